"""What one more person of a group would need if nobody else's round changed.

Only seats, stretcher places, numbers and counterparts can be added. Everything is counted in whole numbers.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from allforall.planning.classes import Ints
from allforall.planning.model import Account, Model

PLACES = ("seats", "stretchers", "site")


@dataclass(frozen=True, order=True, slots=True)
class Need:
    """So many `units` more of something, in a round (0: in any).

    `kind` is `seats` or `stretchers` (`name` is a party), `site` (places there), `number` (of a clause), `counterparts`
    (people of `party` released under a clause by that round; each of this `weight` where a clause counts by rank).
    """

    kind: str
    name: str
    round: int
    units: int
    party: str = ""
    weight: int = 0

    def to_json(self) -> dict[str, object]:
        """Write the need without what says nothing."""
        said = {"kind": self.kind, "name": self.name, "round": self.round, "units": self.units}
        said |= {"party": self.party, "weight": self.weight}
        return {key: value for key, value in said.items() if value}


def kinds_of_counterparts(model: Model, account: Account, holder: int) -> tuple[int, ...]:
    """What one counterpart can weigh under a clause: by their ratio, or as some rank that the holder has there."""
    clause = model.problem.clauses[account.ledger.clause]
    if clause.formula == "equivalents":
        mine = (model.groups.clause == account.ledger.clause) & (model.groups.holder == holder)
        return tuple(np.unique(model.groups.weight[mine & (model.groups.weight > 0)]).tolist())
    return (clause.ratio[model.problem.parties[holder]] if clause.ratio else 1,)


@dataclass(frozen=True)
class Standing:
    """A plan as counts (groups x rounds), and what one more would need."""

    model: Model
    counts: Ints

    @cached_property
    def left(self) -> Ints:
        """How many of each group stay."""
        return np.asarray(self.model.groups.size - self.counts.sum(axis=1))

    @cached_property
    def _ties(self) -> tuple[frozenset[int], ...]:
        """Groups of which one more needs one more of the other."""
        rounds = self.model.problem.rounds
        return tuple(
            {
                frozenset((row.cells // rounds).tolist())
                for row in self.model.rows
                if row.item.startswith("named:")
            }
        )

    def together(self, group: int) -> tuple[int, ...]:
        """Return the group and those who stay as well and are tied to it."""
        found, new = {group}, True
        while new and self.model.groups.tag[group] >= 0:
            tied = {other for tie in self._ties if tie & found for other in tie if self.left[other]}
            new = not tied <= found
            found |= tied
        return tuple(sorted(found))

    def per_round(self, group: int) -> list[tuple[Need, ...] | None]:
        """Name what one more of a group, with those tied to it, would need in each round; None where nothing helps."""
        alone = [self._one_more((group,), turn) for turn in range(self.model.problem.rounds)]
        tied = self.together(group)
        if len(tied) == 1 or any(needs is not None for needs in alone):
            return alone
        return [self._one_more(tied, turn) for turn in range(self.model.problem.rounds)]

    def _one_more(self, groups: Sequence[int], turn: int) -> tuple[Need, ...] | None:
        """Name what is missing once these go in a round (from 0) as well."""
        if not self._may_go[list(groups), turn].all():
            return None
        counts = self.counts.copy()
        counts[list(groups), turn] += 1
        needs = [*self._missing(counts, turn), *self._counterparts(counts, turn)]
        return None if None in needs else tuple(sorted(need for need in needs if need))

    @cached_property
    def _may_go(self) -> NDArray[np.bool_]:
        return self.model.groups.may_go(self.model.problem.rounds)

    @cached_property
    def _rows_at(self) -> list[list[int]]:
        """The rows in which each round stands."""
        found: list[list[int]] = [[] for _ in range(self.model.problem.rounds)]
        for index, row in enumerate(self.model.rows):
            for turn in np.unique(row.cells % self.model.problem.rounds).tolist():
                found[turn].append(index)
        return found

    def _missing(self, counts: Ints, turn: int) -> Iterator[Need | None]:
        """What rows lack for these counts; None for what no number can give."""
        flat = counts.ravel()
        numbers: dict[str, int] = {}
        for index in self._rows_at[turn]:
            row = self.model.rows[index]
            value = int(flat[row.cells] @ row.coefficients)
            if row.low <= value <= row.high:
                continue
            kind, _, name = row.item.partition(":")
            if value > row.high and kind in PLACES:
                yield Need(kind, name, turn + 1, value - row.high)
            elif (
                value > row.high > row.low and kind == "clause"
            ):  # an exact number would bind the other side as well
                numbers[name] = max(numbers.get(name, 0), value - row.high)
            else:
                yield None
        yield from (Need("number", name, 0, units) for name, units in numbers.items())

    def _counterparts(self, counts: Ints, turn: int) -> Iterator[Need | None]:
        """Who would have to be released as well, in the same round, so that every limit is kept ever after."""
        for account in self.model.accounts:
            if account.reach is None:
                continue
            after = account.exposure(counts)
            if (np.abs(after) <= account.reach).all():
                continue
            ahead = 0 if (after > account.reach).any() else 1
            sign = 1 - 2 * ahead
            yield self._fewest(account, 1 - ahead, (sign * after)[turn:], account.reach[turn:], turn)

    def _fewest(self, account: Account, holder: int, after: Ints, reach: Ints, turn: int) -> Need | None:
        """The fewest counterparts of one kind that bring an exposure back within reach, and not beyond it."""
        problem = self.model.problem
        clause = problem.clauses[account.ledger.clause]
        best: Need | None = None
        for weight in kinds_of_counterparts(self.model, account, holder):
            step = weight * account.ledger.factors[holder]
            units = int(-(-(after - reach).max() // step))
            if (after - units * step >= -reach).all() and (best is None or units < best.units):
                said = weight if clause.formula == "equivalents" else 0
                best = Need("counterparts", clause.id, turn + 1, units, problem.parties[holder], said)
        return best
