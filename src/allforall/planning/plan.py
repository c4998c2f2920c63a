"""A plan: who goes in which round, what that is worth, and what is proven about it (format `exchange-plan/1`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allforall.planning.ledgers import ledgers_of, weights_of
from allforall.planning.problem import Problem

FORMAT = "exchange-plan/1"


@dataclass(frozen=True, slots=True)
class LevelResult:
    """What one level reached: its value, a proven upper bound, and how far apart they are, relative to the value."""

    name: str
    value: int
    bound: int

    @property
    def gap(self) -> float:
        """0 means proven; otherwise the share by which a better plan could at most be better."""
        return (self.bound - self.value) / max(self.value, 1)

    def to_json(self) -> dict[str, Any]:
        """Write the level."""
        return {"name": self.name, "value": self.value, "bound": self.bound, "gap": self.gap}


@dataclass(frozen=True, eq=False)
class Plan:
    """A round for every person of a problem, by their place in it; 0 stays.

    `status` is `optimal` only when every level is proven. An infeasible problem has nobody going, and its
    `blocking_sets`: each a minimal set of items that contradict each other; `complete` tells that none is missing.
    `by_clock` tells that time cut the search short: another run may then find another plan, never one above `bound`.
    """

    status: str
    released: int
    person_days: int
    levels: tuple[LevelResult, ...]
    assignment: NDArray[np.int32]
    blocking_sets: tuple[tuple[str, ...], ...] = ()
    complete: bool = True
    by_clock: bool = False

    @property
    def bound(self) -> int | None:
        """The proven upper bound of the last level, None for an infeasible problem."""
        return self.levels[-1].bound if self.levels else None

    @property
    def gap(self) -> float | None:
        """The largest gap of any level, None for an infeasible problem."""
        return max(level.gap for level in self.levels) if self.levels else None

    def to_json(self, problem: Problem) -> dict[str, Any]:
        """Write the plan; people by id, null for those who stay."""
        said: dict[str, Any] = {
            "format": FORMAT,
            "problem": problem.name,
            "status": self.status,
            "released": self.released,
            "person_days": self.person_days,
            "bound": self.bound,
            "gap": self.gap,
            "by_clock": self.by_clock,
            "levels": [level.to_json() for level in self.levels],
            "assignment": {
                "id": problem.people["id"].tolist(),
                "round": [turn or None for turn in self.assignment.tolist()],
            },
        }
        if self.status == "infeasible":
            said |= {"blocking_sets": [list(each) for each in self.blocking_sets], "complete": self.complete}
        return said


@dataclass(frozen=True, slots=True)
class Exposure:
    """How far the first holder is ahead after each round under one clause (negative: the second is).

    `limit` None: no bound. `unit` is `persons`, `weight` (ratios and equivalents), or `progress`: persons of the side
    that holds fewer, so that both sides' shares of their own total can be compared.
    """

    clause: str
    after_round: tuple[float, ...]
    limit: float | None
    unit: str

    @property
    def peak(self) -> float:
        """The largest exposure of either side."""
        return max((abs(value) for value in self.after_round), default=0.0)


_UNITS = {"n_for_n": "persons", "all_for_all": "progress", "ratio": "weight", "equivalents": "weight"}


def exposure(problem: Problem, plan: Plan) -> tuple[Exposure, ...]:
    """Tell the exposure under every clause that has one, after every round, in the clause's own unit."""
    weights, people = weights_of(problem), problem.people
    found = []
    for ledger in ledgers_of(problem):
        clause = problem.clauses[ledger.clause]
        mine = (problem.counted_under == ledger.clause) & (plan.assignment > 0)
        sign = np.where(people.holder[mine] == 0, ledger.factors[0], -ledger.factors[1])
        moved = np.zeros(problem.rounds + 1, dtype=np.int64)
        np.add.at(moved, plan.assignment[mine], sign * weights[mine])
        units = np.cumsum(moved[1:])
        limit = None if ledger.limit is None else float(clause.exposure_limit or 0)
        after = tuple((units / ledger.scale).tolist())
        found.append(Exposure(clause.id, after, limit, _UNITS[clause.formula]))
    return tuple(found)


def by_round(problem: Problem, plan: Plan) -> Mapping[str, tuple[int, ...]]:
    """Count for each party the people whom it releases in every round."""
    return {
        party: tuple(
            np.bincount(
                plan.assignment[problem.people.holder == index], minlength=problem.rounds + 1
            ).tolist()[1:]
        )
        for index, party in enumerate(problem.parties)
    }
