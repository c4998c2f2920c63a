"""Find the best counts for one level: the linear program, then whole numbers around it, then a search that proves.

The linear program is nearly tight: on large problems its solution, with the few broken numbers put right, is within
millionths of the bound. On small ones the search in whole numbers closes the rest. Nothing is called proven that is
not: the value is computed from whole people, the bound from prices or from a finished search.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from allforall.planning.bound import Priced, priced, whole
from allforall.planning.budget import Budget
from allforall.planning.classes import Classes, Ints
from allforall.planning.frame import Frame, Kept, program, to_columns, to_counts
from allforall.planning.highs import Answer, Floats, Highs, Solution
from allforall.planning.levels import Level
from allforall.planning.refine import MOST_ROUNDS_OF_REFINING, refined

NODES_BETWEEN, NODES_NEAR, NODES_PROOF = 200, 500, 20_000
"""Branching steps allowed to each search: a count and not a time, so that the same problem gives the same plan."""
WORK_PROOF = 2e10
"""Branching steps times free columns squared: a step's work grows about so, and a minute is enough for this much."""
SMALL, LARGE = 1_500, 20_000
"""Free columns: up to SMALL a search for proof needs no better start; above LARGE, times the effort, none is begun."""
_WHOLE = 1e-6


@dataclass(frozen=True, slots=True)
class Found:
    """The best counts found for a level (None: none yet), their value and a proven upper bound.

    `by_clock` tells that time cut the search short, so that a faster machine may find a better plan.
    """

    counts: Ints | None
    value: int
    bound: int
    classes: Classes
    by_clock: bool = False


class Infeasible(Exception):  # noqa: N818  # an answer of the search, caught where it is asked
    """No plan keeps every term."""


@dataclass
class Search:
    """One level's search: what is known so far."""

    framed: Frame
    exact: Classes
    aim: Level
    kept: Sequence[Kept]
    budget: Budget
    best: Found

    def run(self) -> Found:
        """Search until the best is proven or the effort is spent; raise `Infeasible` where no plan can be."""
        solver, relaxed = self._relax()
        if self._proven or self.budget.over:
            return self.best
        far = len(solver.program.gain) > SMALL or self.budget.near
        if far and relaxed.answer is Answer.PROVEN:
            self._around(solver, relaxed)
        if not self._proven and (not self.budget.near or self.best.counts is None):
            self._prove(solver, relaxed)
        return self.best

    @property
    def _proven(self) -> bool:
        return self.best.counts is not None and self.best.value >= self.best.bound

    def _relax(self) -> tuple[Highs, Solution]:
        """Solve the linear program, splitting coarse classes where its prices ask for it."""
        left = MOST_ROUNDS_OF_REFINING
        while True:
            classes = self.best.classes
            solver = Highs(program(self.framed, classes, self.aim, self.kept))
            relaxed = self._noted(solver.linear(time_s=self.budget.left_s()))
            if relaxed.answer is Answer.INFEASIBLE and self.best.counts is None:
                raise Infeasible
            if relaxed.answer is not Answer.PROVEN:
                return solver, relaxed
            seen = self._take_bound(relaxed)
            self._consider(relaxed.x)
            finer = refined(self.framed, classes, self.exact, relaxed.x, seen)
            left -= 1
            if self._proven or len(finer) == len(classes) or self.budget.over or not left:
                return solver, relaxed
            self.best = replace(self.best, classes=finer)

    def _take_bound(self, relaxed: Solution) -> Priced:
        """Take the bound that the prices of a linear program prove."""
        seen = priced(self.framed, self.exact, self.aim, self.kept, relaxed.row_prices)
        self.best = replace(self.best, bound=min(self.best.bound, whole(seen.bound)))
        return seen

    def _consider(self, point: Floats) -> None:
        """Keep a point if, as whole people, it keeps every term and earlier level and is better."""
        if not len(point):
            return
        counts = to_counts(self.framed, self.best.classes, point)
        model = self.framed.model
        if not model.allows(counts) or any(k.level.value(model, counts) < k.value for k in self.kept):
            return
        value = self.aim.value(model, counts)
        if self.best.counts is None or value > self.best.value:
            self.best = replace(self.best, counts=counts, value=value)

    def _around(self, solver: Highs, relaxed: Solution) -> None:
        """Search in whole numbers close to the linear program's solution: quick, and nearly always near the bound."""
        lower, upper = solver.program.lower, solver.program.upper
        down, up = np.floor(relaxed.x + _WHOLE), np.ceil(relaxed.x - _WHOLE)
        used = (up > 0).astype(np.float64)
        for leeway, nodes in ((0.0, NODES_BETWEEN), (1.0, NODES_NEAR)):
            near_low, near_high = np.maximum(lower, down - leeway), np.minimum(upper, up + leeway * used)
            free = ~solver.program.whole
            solver.bound_columns(np.where(free, lower, near_low), np.where(free, upper, near_high))
            share = self.budget.left_s() / 2
            self._consider(self._noted(solver.whole(time_s=share, nodes=nodes, start=self._start())).x)
            if self._proven:
                return

    def _prove(self, solver: Highs, relaxed: Solution) -> None:
        """Search everywhere that could still be better: what its price rules out stays as it is."""
        data = solver.program
        lower, upper = data.lower.copy(), data.upper.copy()
        if self.best.counts is not None and relaxed.answer is Answer.PROVEN:
            # Moving a column off its bound costs its price a unit; more than the gap cannot be worth it.
            dear = data.whole & (np.abs(relaxed.column_prices) > self.best.bound - self.best.value + 1)
            settled = np.rint(relaxed.x)
            lower[dear], upper[dear] = settled[dear], settled[dear]
        free = int((lower < upper).sum())
        if free > max(SMALL, LARGE * self.budget.effort):
            return
        solver.bound_columns(lower, upper)
        sharp = self.best.classes.cuts.size == self.exact.cuts.size
        answer = self._noted(
            solver.whole(
                time_s=self.budget.left_s(),
                nodes=min(NODES_PROOF, int(WORK_PROOF / max(free, 1) ** 2)),
                start=self._start(),
                stop_below=0.999 if sharp else 0.0,  # values are whole numbers, so a gap below one is none
            )
        )
        if answer.answer is Answer.INFEASIBLE and self.best.counts is None:
            raise Infeasible
        self._consider(answer.x)
        if sharp and answer.answer in (Answer.PROVEN, Answer.FOUND) and np.isfinite(answer.bound):
            self.best = replace(
                self.best, bound=min(self.best.bound, max(self.best.value, whole(answer.bound, 1e-9)))
            )

    def _noted(self, solution: Solution) -> Solution:
        """Remember when time ended a search."""
        self.best = replace(self.best, by_clock=self.best.by_clock or solution.by_clock)
        return solution

    def _start(self) -> Floats | None:
        """Return the best plan so far as a point of the program."""
        if self.best.counts is None:
            return None
        return to_columns(self.framed, self.best.classes, self.best.counts)
