"""Counts that may be made public: no number, and no difference of numbers, that stands for one to four people.

Every published number counts a set of people. These sets are kept nested: the groups of a round are parts of its total,
rounds are parts of what is home so far. The rest of a set that no published part covers is empty or large enough, so
whatever sums and differences a reader forms of all statements together are empty or large enough, too.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LEAST = 5
"""The fewest people that may stand behind a number (domain rules D10 and D14)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Groups that are counted together, and how many people they are."""

    groups: tuple[str, ...]
    people: int


@dataclass(frozen=True, slots=True)
class Published:
    """What is said of one direction of one round; None where a number would show too few people."""

    round: int
    cells: tuple[Cell, ...]
    total: int | None
    so_far: int | None = None


def publishable(
    number: int,
    counts: Mapping[str, int],
    so_far: int | None,
    earlier: Sequence[Published] = (),
    *,
    least: int = LEAST,
) -> Published:
    """Merge the true counts of a round until they may be published after all earlier statements, in their order.

    `so_far` counts everybody home with this round, None where nobody says. A round that was stated before keeps its
    merged groups, and its numbers change by nothing or by enough people, whichever statement they are held against.
    """
    before = [each for each in earlier if each.round == number and each.total is not None]
    cells = _merged(_start(counts, before), before, least)
    total = sum(cell.people for cell in cells) if cells else None
    said = Published(number, cells, total)
    return Published(number, cells, total, _so_far(said, so_far, earlier, least))


def _start(counts: Mapping[str, int], before: Sequence[Published]) -> list[Cell]:
    """Begin with every group by itself, or with the groups as they were merged last; who is in neither stands apart."""
    cells = before[-1].cells if before else ()
    kept = {group for cell in cells for group in cell.groups}
    merged = [Cell(cell.groups, sum(counts.get(group, 0) for group in cell.groups)) for cell in cells]
    new = [Cell((group,), people) for group, people in counts.items() if people and group not in kept]
    return [*merged, *new]


def _merged(cells: list[Cell], before: Sequence[Published], least: int) -> tuple[Cell, ...]:
    while bad := [cell for cell in cells if not _may_stand(cell, before, least)]:
        smallest = min(bad, key=_order)
        rest = [cell for cell in cells if cell is not smallest]
        if not rest:
            return ()
        partner = min(rest, key=_order)
        groups = tuple(sorted({*smallest.groups, *partner.groups}))
        cells = [cell for cell in rest if cell is not partner]
        cells.append(Cell(groups, smallest.people + partner.people))
    kept = [cell for cell in cells if cell.people]
    return tuple(sorted(kept, key=lambda cell: cell.groups)) if _may_sum(kept, before, least) else ()


def _order(cell: Cell) -> tuple[int, tuple[str, ...]]:
    return cell.people, cell.groups


def _may_stand(cell: Cell, before: Sequence[Published], least: int) -> bool:
    """Tell whether a number is large enough, and so is its difference to whatever was said of the same groups before."""
    changes = [
        abs(cell.people - sum(each.people for each in said.cells if set(each.groups) <= set(cell.groups)))
        for said in before
    ]
    large = cell.people >= least or (bool(before) and cell.people == 0)
    return large and all(change == 0 or change >= least for change in changes)


def _may_sum(cells: Sequence[Cell], before: Sequence[Published], least: int) -> bool:
    """Tell the same of the total: two large changes may leave a small one between them."""
    total = sum(cell.people for cell in cells)
    changes = [abs(total - said.total) for said in before if said.total is not None]
    return all(change == 0 or change >= least for change in changes)


def _so_far(said: Published, so_far: int | None, earlier: Sequence[Published], least: int) -> int | None:
    """Publish a sum over rounds only where what no stated round accounts for is nobody, or enough people."""
    if so_far is None or so_far < least:
        return None
    statements = [*earlier, said]
    known = [(0, 0), *((each.so_far, i + 1) for i, each in enumerate(earlier) if each.so_far is not None)]
    rests = [so_far - base - sum(_additions(statements, since)) for base, since in known]
    return so_far if all(rest == 0 or abs(rest) >= least for rest in rests) else None


def _additions(statements: Sequence[Published], since: int) -> list[int]:
    """Return by how many people each statement changed what had been stated before."""
    totals: dict[int, int] = {}
    added = []
    for index, each in enumerate(statements):
        if each.total is None:
            continue
        if index >= since:
            added.append(each.total - totals.get(each.round, 0))
        totals[each.round] = each.total
    return added
