"""True counts of a round on their way to a public statement. They stay in the house; only what they become leaves it."""

from collections.abc import Mapping, Sequence
from typing import Annotated

from pydantic import Field

from allforall.documents.papers.statement import Category, Group, Side, Stage, Statement
from allforall.documents.papers.values import Content, Count, Day, Line, Story, Wanted
from allforall.exchange.public_counts import Cell, Published, publishable


class CountedSide(Content):
    """One direction: `counts` by group, and `so_far` everybody home with this round; None where nobody says."""

    home_to: Wanted
    counts: Annotated[Mapping[Category, Count], Field(min_length=1)]
    so_far: Count | None = None


class Counted(Content):
    """What a statement is made from. `by` names the field of people that groups them: one that may be public."""

    round: Annotated[int, Field(ge=1, le=100_000)]
    stage: Stage
    day: Day = ""
    place: Line = ""
    by: Wanted = "category"
    sides: tuple[CountedSide, CountedSide]
    contact: Story = ""


def statement_of(said: Counted, earlier: Sequence[Statement] = ()) -> Statement:
    """Merge small groups, with all earlier statements of the exchange in mind, given in their order."""
    return Statement(
        round=said.round,
        stage=said.stage,
        day=said.day,
        place=said.place,
        sides=(_side(said, 0, earlier), _side(said, 1, earlier)),
        contact=said.contact,
    )


def withdrawn(statement: Statement, earlier: Sequence[Statement]) -> bool:
    """Tell whether numbers of this round that were public are not any more, since their change would show few people."""
    before = [each for each in earlier if each.round == statement.round]
    return any(
        now.total is None and then.total is not None
        for each in before
        for now, then in zip(statement.sides, each.sides, strict=True)
    )


def _side(said: Counted, index: int, earlier: Sequence[Statement]) -> Side:
    side = said.sides[index]
    counts = {str(group): people for group, people in side.counts.items()}
    found = publishable(said.round, counts, side.so_far, [_published(each, index) for each in earlier])
    groups = tuple(Group.model_validate({"of": cell.groups, "people": cell.people}) for cell in found.cells)
    return Side(home_to=side.home_to, groups=groups, total=found.total, so_far=found.so_far)


def _published(said: Statement, index: int) -> Published:
    side = said.sides[index]
    cells = tuple(Cell(tuple(sorted(group.of)), group.people) for group in side.groups)
    return Published(said.round, cells, side.total, side.so_far)
