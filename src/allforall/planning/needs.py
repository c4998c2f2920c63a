"""What one more person of a group would need if nobody else's round changed.

Only seats, stretcher places, numbers and counterparts can be added. Everything is counted in whole numbers.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from allforall.planning.classes import Ints
from allforall.planning.model import Account, Model

PLACES = ("seats", "stretchers", "site")
NEVER = 1_000_000
"""More units than any reason would name: what cannot be had at all."""


@dataclass(frozen=True, order=True, slots=True)
class Need:
    """So many `units` more of something, in a round (0: in any).

    `kind` is `seats` or `stretchers` (`name` is a party), `site` (places there), `number` (of a clause), `counterparts`
    (people of `party` released under a clause by that round, or their weight where it counts by rank).
    """

    kind: str
    name: str
    round: int
    units: int
    party: str = ""

    def to_json(self) -> dict[str, object]:
        """Write the need without what says nothing."""
        said = {
            "kind": self.kind,
            "name": self.name,
            "round": self.round,
            "party": self.party,
            "units": self.units,
        }
        return {key: value for key, value in said.items() if value}


@dataclass(frozen=True)
class Standing:
    """A plan as counts (groups x rounds), and what it leaves free."""

    model: Model
    counts: Ints

    @cached_property
    def left(self) -> Ints:
        """How many of each group stay."""
        return np.asarray(self.model.groups.size - self.counts.sum(axis=1))

    @cached_property
    def full(self) -> tuple[int, ...]:
        """The rows that have no room for one more."""
        flat = self.counts.ravel()
        return tuple(
            index
            for index, row in enumerate(self.model.rows)
            if int(flat[row.cells] @ row.coefficients) >= row.high
        )

    @cached_property
    def units(self) -> Ints:
        """How many units one more person of each group would need in each round; `NEVER` where no number helps."""
        needed = np.where(self.model.most() > 0, 0, NEVER)
        flat = needed.reshape(-1)
        for index in self.full:
            row = self.model.rows[index]
            cost = 1 if row.item.split(":")[0] in (*PLACES, "clause") else NEVER
            flat[row.cells[row.coefficients > 0]] += cost
        for account in self.model.accounts:
            for group in np.flatnonzero(account.signed):
                needed[group] += self.counterparts(account, int(group))
        return np.minimum(needed, NEVER)

    def counterparts(self, account: Account, group: int) -> Ints:
        """How many counterparts one more of a group would need by each round, so that the limit is kept ever after."""
        rounds = self.model.problem.rounds
        if account.reach is None:
            return np.zeros(rounds, dtype=np.int64)
        adds, after = int(account.signed[group]), account.exposure(self.counts)
        ahead = after * np.sign(adds) - account.reach
        furthest = np.maximum.accumulate(ahead[::-1])[::-1]
        behind = np.minimum.accumulate((after * np.sign(adds) + account.reach)[::-1])[::-1]
        unit = self.unit(account, 1 - int(self.model.groups.holder[group]))
        wanted = np.maximum(0, -(-(furthest + abs(adds)) // unit))
        # So many at once may put the other side too far ahead.
        return np.where(behind + abs(adds) - wanted * unit < 0, NEVER, wanted)

    def unit(self, account: Account, holder: int) -> int:
        """What one counterpart of a holder moves the exposure: by their ratio, or one of weight under equivalents."""
        clause = self.model.problem.clauses[account.ledger.clause]
        share = clause.ratio[self.model.problem.parties[holder]] if clause.ratio else 1
        return share * account.ledger.factors[holder]

    def needs(self, group: int, turn: int) -> tuple[Need, ...]:
        """Name what one more of a group would need in a round (from 0)."""
        return tuple(sorted(self._needs(group, turn)))

    def _needs(self, group: int, turn: int) -> Iterator[Need]:
        model = self.model
        cell = group * model.problem.rounds + turn
        for index in self.full:
            row = model.rows[index]
            if (row.cells[row.coefficients > 0] == cell).any():
                kind, _, name = row.item.partition(":")
                yield Need(kind, name, turn + 1, 1) if kind in PLACES else Need("number", name, 0, 1)
        for account in model.accounts:
            if account.signed[group] and (units := int(self.counterparts(account, group)[turn])):
                other = model.problem.parties[1 - int(model.groups.holder[group])]
                clause = model.problem.clauses[account.ledger.clause].id
                yield Need("counterparts", clause, turn + 1, units, other)
