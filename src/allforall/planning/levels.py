"""What a plan is good at, level after level: a later one never costs an earlier one."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allforall.planning.classes import Classes, Ints
from allforall.planning.model import Model


@dataclass(frozen=True, slots=True)
class Level:
    """One aim: `counted` tells which groups count for it; with `days`, a person counts urgency times days saved.

    `turns` (groups x rounds), where there are any, add what a person of a group counts for going in a round.
    """

    name: str
    counted: NDArray[np.bool_]
    days: bool
    turns: Ints | None = None

    def value(self, model: Model, counts: Ints) -> int:
        """The exact value of counts (groups x rounds), when the more urgent of a group go first."""
        if self.turns is not None:
            return int((counts * self.turns).sum())
        if not self.days:
            return int(counts[self.counted].sum())
        urgency = np.diff(model.groups.urgency_of_first(np.cumsum(counts, axis=1)), axis=1, prepend=0)
        return int((urgency[self.counted] @ model.problem.days_saved[1:]).sum())

    def most(self, model: Model) -> int:
        """What nobody can exceed: everyone at their best, as if nothing bound them together."""
        groups, rounds = model.groups, model.problem.rounds
        if self.turns is not None:
            best = np.where(model.most() > 0, self.turns, 0).max(axis=1, initial=0)
            return int((best * groups.size).sum())
        earliest = np.zeros(model.shape, dtype=np.int64)
        able = np.flatnonzero(groups.fit <= np.minimum(groups.until, rounds))
        earliest[able, groups.fit[able] - 1] = groups.size[able]
        return self.value(model, earliest)

    def worth(self, model: Model, classes: Classes) -> NDArray[np.float64]:
        """What one person of each class adds when going in each round (classes x rounds)."""
        if self.turns is not None:
            return self.turns[classes.group].astype(np.float64)
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
