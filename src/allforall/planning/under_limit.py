"""The best plan under one exposure limit, from what is known of a wider one: quick where many limits are tried."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from math import ceil

import numpy as np

from allforall.base.errors import CannotTell
from allforall.base.progress import SILENT
from allforall.planning.budget import Budget
from allforall.planning.classes import Ints
from allforall.planning.climb import climb
from allforall.planning.coarse import coarse
from allforall.planning.frame import frame
from allforall.planning.levels import levels_of
from allforall.planning.model import Model, build
from allforall.planning.plan import LevelResult
from allforall.planning.problem import Problem
from allforall.planning.search import Infeasible
from allforall.planning.terms import Clause
from allforall.planning.thinned import thinned

Limit = int | float


@dataclass(frozen=True, slots=True)
class Tried:
    """A limit with the best counts found under it and the level that they reach."""

    limit: Limit
    model: Model
    possible: bool | None
    counts: Ints | None = None
    reached: tuple[LevelResult, ...] = ()

    @property
    def values(self) -> tuple[int, ...]:
        """What each level reached, the most important first."""
        return tuple(each.value for each in self.reached)


def try_limit(
    problem: Problem, varied: Sequence[str], limit: Limit, budget: Budget, wider: Ints | None
) -> Tried:
    """Find the best counts under one limit: near a wider limit's plan first, then near a coarse one, which is seldom asked."""

    def bounded(clause: Clause) -> Clause:
        return replace(clause, exposure_limit=limit) if clause.id in varied else clause

    model = build(replace(problem, clauses=tuple(map(bounded, problem.clauses))))
    framed, aims = frame(model), levels_of(model)
    start = None if wider is None else thinned(model, wider)
    try:
        if start is None and not model.allows(np.zeros(model.shape, dtype=np.int64)):
            start = _rough(model, budget)
        best = climb(framed, aims, replace(budget.share(3), near=True), SILENT, start=start)
        if any(each.value < each.bound for each in best.reached):
            rough = _rough(model, budget)
            starts = [best.counts] if rough is None else [best.counts, rough]
            start = max(starts, key=lambda counts: [aim.value(model, counts) for aim in aims])
            if not budget.near or start is not best.counts:
                best = climb(framed, aims, budget, SILENT, start=start)
    except Infeasible:
        return Tried(limit, model, possible=False)
    except CannotTell:
        return Tried(limit, model, possible=None)
    return Tried(limit, model, possible=True, counts=best.counts, reached=best.reached)


def _rough(model: Model, budget: Budget) -> Ints | None:
    """Plan as if people of one group waited alike: few numbers, so that even a limit of nought is searched in no time."""
    rough = build(coarse(model))
    searching = replace(budget.share(2), near=False)
    try:
        return climb(frame(rough), levels_of(rough), searching, SILENT).counts
    except CannotTell:
        return None


def furthest_ahead(free: Tried, varied: Collection[str]) -> Limit:
    """Say how far one side is ahead at most where nothing bounds it."""
    if free.counts is None:
        return 1
    clauses = free.model.problem.clauses
    return max(
        (
            ceil(np.abs(account.exposure(free.counts)).max(initial=0) / account.ledger.scale)
            for account in free.model.accounts
            if clauses[account.ledger.clause].id in varied
        ),
        default=0,
    )
