"""What a plan is good at, level after level: a later one never costs an earlier one."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allforall.planning.classes import Classes, Ints
from allforall.planning.model import Model


@dataclass(frozen=True, slots=True)
class Level:
    """One aim: `counted` tells which groups count for it; with `days`, a person counts urgency times days saved."""

    name: str
    counted: NDArray[np.bool_]
    days: bool

    def value(self, model: Model, counts: Ints) -> int:
        """The exact value of counts (groups x rounds), when the more urgent of a group go first."""
        if not self.days:
            return int(counts[self.counted].sum())
        urgency = np.diff(model.groups.urgency_of_first(np.cumsum(counts, axis=1)), axis=1, prepend=0)
        return int((urgency[self.counted] @ model.problem.days_saved[1:]).sum())

    def worth(self, model: Model, classes: Classes) -> NDArray[np.float64]:
        """What one person of each class adds when going in each round (classes x rounds)."""
        counted = self.counted[classes.group].astype(np.float64)
        if not self.days:
            return np.repeat(counted[:, np.newaxis], model.problem.rounds, axis=1)
        saved: NDArray[np.float64] = np.outer(counted * classes.urgency, model.problem.days_saved[1:])
        return saved


def _unconditional(model: Model) -> NDArray[np.bool_]:
    free = np.array([clause.formula == "unconditional" for clause in model.problem.clauses], dtype=np.bool_)
    return np.asarray(free[model.groups.clause])


def _everyone(model: Model) -> NDArray[np.bool_]:
    return np.ones(len(model.groups), dtype=np.bool_)


_LEVELS: dict[str, tuple[Callable[[Model], NDArray[np.bool_]], bool]] = {
    "unconditional_first": (_unconditional, True),
    "number_home": (_everyone, False),
    "person_days": (_everyone, True),
}


def level(name: str, model: Model) -> Level:
    """Make the level of one of the names that a problem's objective lists."""
    counted, days = _LEVELS[name]
    return Level(name, counted(model), days)


def levels_of(model: Model) -> tuple[Level, ...]:
    """Make the levels of a problem, most important first."""
    return tuple(level(name, model) for name in model.problem.objective)
