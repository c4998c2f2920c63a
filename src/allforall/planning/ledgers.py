"""How far one side has given more than it got: what each released person weighs under a clause, and the limit."""

from dataclasses import dataclass
from fractions import Fraction
from math import floor, gcd

import numpy as np
from numpy.typing import NDArray

from allforall.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Ledger:
    """The exposure account of one clause, in whole units.

    After every round |factors[0] · weight released by the first holder - factors[1] · that of the second| ≤ `limit`.
    For all-for-all between N and M people factors are (M, N)/gcd, so that *progress* is compared; units divided by
    `scale` are persons of the side that holds fewer. `limit` None: no bound.
    """

    clause: int
    factors: tuple[int, int]
    limit: int | None

    @property
    def scale(self) -> int:
        """Units for one person of the side that holds fewer: what a stated limit is multiplied by."""
        return max(self.factors)


def ledgers_of(problem: Problem) -> tuple[Ledger, ...]:
    """Open an account for every clause that weighs people against each other."""
    found = []
    for index, clause in enumerate(problem.clauses):
        if clause.exposure_limit is None:
            continue
        first, second = (int(count) for count in problem.eligible_per_clause[index])
        factors = (1, 1)
        limit: int | None = floor(Fraction(clause.exposure_limit))
        if clause.formula == "all_for_all":
            if first and second:
                share = gcd(first, second)
                factors = (second // share, first // share)
                limit = floor(Fraction(clause.exposure_limit) * max(factors))
            else:
                limit = None
        found.append(Ledger(index, factors, limit))
    return tuple(found)


def weights_of(problem: Problem) -> NDArray[np.int64]:
    """For each person what their release weighs under the clause that counts them, before a ledger's factors."""
    people, under = problem.people, problem.counted_under
    weight = np.ones(len(people), dtype=np.int64)
    for index, clause in enumerate(problem.clauses):
        mine = under == index
        if clause.formula == "equivalents":
            weight[mine] = np.array(problem.rank_equivalents, dtype=np.int64)[people["rank"][mine]]
        elif clause.ratio is not None:
            shares = np.array([clause.ratio[party] for party in problem.parties], dtype=np.int64)
            weight[mine] = shares[people.holder[mine]]
    return weight
