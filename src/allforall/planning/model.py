"""Everything that bounds a plan, as rows over how many of a group go in a round.

Each row belongs to an *item* of the text or of the logistics, by the names that people use (`clause:ID`,
`exposure:ID`, `deadline:ID`, `named:ID`, `seats:PARTY`, `stretchers:PARTY`, `site:ID`): what contradicts what is
answered by leaving items out. All numbers are whole, so a plan can be checked without any tolerance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.planning.classes import Groups, Ints, group
from allforall.planning.ledgers import Ledger, ledgers_of
from allforall.planning.problem import Problem

MOST_CELLS = 2_000_000
"""Groups times rounds: beyond this the model would not fit into an ordinary machine."""
FREE = 2**62
"""Stands for "no bound" among whole numbers."""


@dataclass(frozen=True, slots=True)
class Row:
    """low ≤ Σ coefficient · people of a group in a round ≤ high; `cells` are group · rounds + round (from 0)."""

    item: str
    cells: Ints
    coefficients: Ints
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class Account:
    """A ledger over groups: `signed` is what one released person of each group adds to the exposure, in units.

    `reach` is how far the exposure may go from zero after each round, None where nothing bounds it.
    """

    item: str
    ledger: Ledger
    signed: Ints
    reach: Ints | None

    def exposure(self, counts: Ints) -> Ints:
        """The exposure after every round, in units."""
        return np.asarray(np.cumsum(self.signed @ counts))


@dataclass(frozen=True)
class Model:
    """A problem over groups: which rows and accounts bound the counts (groups x rounds)."""

    problem: Problem
    groups: Groups
    rows: tuple[Row, ...]
    accounts: tuple[Account, ...]
    items: tuple[str, ...] = field(default=())

    @property
    def shape(self) -> tuple[int, int]:
        """Groups and rounds."""
        return len(self.groups), self.problem.rounds

    def most(self) -> Ints:
        """How many of a group can go in a round if nothing else bound them (groups x rounds)."""
        return np.where(self.groups.may_go(self.problem.rounds), self.groups.size[:, np.newaxis], 0)

    def allows(self, counts: Ints) -> bool:
        """Check counts against every row and account, in whole numbers."""
        if (
            (counts < 0).any()
            or (counts > self.most()).any()
            or (counts.sum(axis=1) > self.groups.size).any()
        ):
            return False
        flat = counts.ravel()
        for row in self.rows:
            if not row.low <= int(flat[row.cells] @ row.coefficients) <= row.high:
                return False
        return all(
            account.reach is None or (np.abs(account.exposure(counts)) <= account.reach).all()
            for account in self.accounts
        )


def build(problem: Problem, apart: Ints | None = None) -> Model:
    """Set up the groups of a problem, told apart further where a caller asks, and everything that bounds them."""
    groups, group_of_named = group(problem, apart)
    if len(groups) * problem.rounds > MOST_CELLS:
        raise InputError(
            "planning.too_large",
            mark(
                "{groups} different kinds of people in {rounds} rounds are too many to plan at once. Plan fewer rounds."
            ),
            groups=f"{len(groups):,}",
            rounds=f"{problem.rounds:,}",
        )
    writer = _Rows(problem, groups)
    rows = tuple(
        row
        for part in (writer.seats(), writer.clauses(), writer.named(group_of_named))
        for row in part
        if len(row.cells) or row.low > 0
    )
    accounts = tuple(
        Account(
            f"exposure:{problem.clauses[ledger.clause].id}",
            ledger,
            np.where(groups.clause == ledger.clause, groups.weight, 0)
            * np.where(groups.holder == 0, ledger.factors[0], -ledger.factors[1]),
            None if ledger.limit is None else np.full(problem.rounds, ledger.limit, dtype=np.int64),
        )
        for ledger in ledgers_of(problem)
    )
    items = [row.item for row in rows]
    items += [account.item for account in accounts if account.reach is not None]
    return Model(problem, groups, rows, accounts, tuple(dict.fromkeys(items)))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Writes the rows of one problem."""

    problem: Problem
    groups: Groups

    def _sum(self, item: str, mask: NDArray[np.bool_], rounds: Sequence[int], low: int, high: int) -> Row:
        """Bound how many of some groups go in some rounds (from 0)."""
        cells = np.add.outer(np.flatnonzero(mask) * self.problem.rounds, np.array(rounds, np.int64)).ravel()
        return Row(item, cells, np.ones(len(cells), np.int64), low, high)

    def seats(self) -> Iterator[Row]:
        """Seats and stretcher places per holder, seats per site."""
        problem, groups = self.problem, self.groups
        for index, party in enumerate(problem.parties):
            held = groups.holder == index
            for number in range(problem.rounds):
                yield self._sum(f"seats:{party}", held, [number], -FREE, problem.seats[party][number])
                if problem.stretchers:
                    most = problem.stretchers[party][number]
                    carried = held & (groups.stretcher == 1)
                    yield self._sum(f"stretchers:{party}", carried, [number], -FREE, most)
        for index, site in enumerate(problem.sites):
            for number, most in enumerate(site.seats or ()):
                yield self._sum(f"site:{site.id}", groups.site == index, [number], -FREE, most)

    def clauses(self) -> Iterator[Row]:
        """Who must go, by when, and how many of them."""
        every = range(self.problem.rounds)
        for index, clause in enumerate(self.problem.clauses):
            for holder in (0, 1):
                total = int(self.problem.eligible_per_clause[index, holder])
                if not total:  # who holds nobody owes nobody
                    continue
                mask = (self.groups.clause == index) & (self.groups.holder == holder)
                name = f"clause:{clause.id}"
                if clause.everyone_returns:
                    yield self._sum(name, mask, every, total, FREE)
                if clause.deadline_round:
                    yield self._sum(
                        f"deadline:{clause.id}", mask, every[: clause.deadline_round], total, FREE
                    )
                if clause.count_max is not None:
                    low = clause.count_max if clause.count_exact else -FREE
                    yield self._sum(name, mask, every, low, clause.count_max)
                if clause.count_min:
                    yield self._sum(name, mask, every, clause.count_min, FREE)

    def named(self, group_of: dict[str, int]) -> Iterator[Row]:
        """Who goes only together with, or only after, somebody else."""
        rounds = self.problem.rounds
        for pair in self.problem.named:
            first, second = group_of.get(pair.first), group_of.get(pair.second)
            item, together = f"named:{pair.id}", pair.condition == "same_round"
            if pair.first == pair.second:
                continue
            if first is None or second is None:
                # One of the two cannot go at all, so whoever depends on that one stays as well.
                left = second if first is None and together else first
                if left is not None:
                    yield self._sum(item, np.arange(len(self.groups)) == left, range(rounds), -FREE, 0)
                continue
            for number in range(rounds):
                seen = np.array([number]) if together else np.arange(number + 1)
                cells = np.concatenate((first * rounds + seen, second * rounds + seen))
                yield Row(item, cells, np.repeat([1, -1], len(seen)), 0 if together else -FREE, 0)
