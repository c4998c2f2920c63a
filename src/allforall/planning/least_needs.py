"""Whether less would do, asked of the solver: may fewer units let one more of a group go, if others change rounds?

A linear program in which seats, stretcher places, numbers and counterparts give way at a cost of one each, while
whoever goes still goes. Its prices bound the units from below for every group at once (Lagrangian relaxation, computed
again as in `bound`), so that a few programs answer for hundreds of groups.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from allforall.planning.budget import Budget
from allforall.planning.classes import Classes, Ints
from allforall.planning.elastic import Slack, stretched
from allforall.planning.frame import frame, program
from allforall.planning.highs import Answer, Floats, Highs, Solution
from allforall.planning.needs import PLACES, Need, Standing, kinds_of_counterparts

NODES = 500
_WHOLE = 1e-6
_DOUBT = 0.01
"""How far sums over millions of people may be off; a bound that close to a whole number proves only that number."""


@dataclass(frozen=True, slots=True)
class Least:
    """The fewest units for one more of a group; `needs` None where no units do. `proven`: the search was finished."""

    units: int
    needs: tuple[Need, ...] | None
    proven: bool


class LeastNeeds:
    """Answers for the groups of one plan."""

    def __init__(self, standing: Standing, budget: Budget) -> None:
        """Write the program once; each question changes one number of it."""
        model = standing.model
        self._standing, self._budget = standing, budget
        self._framed = frame(model)
        base = program(self._framed, Classes(model.groups, model.groups.starts), None)
        rows = len(self._framed.low)
        self._going = standing.counts.sum(axis=1)
        low = base.low.copy()
        low[rows:] = self._going
        self._size = len(base.gain)
        gives = tuple(self._gives())
        self._slacks, self._names = [slack for slack, _ in gives], [need for _, need in gives]
        self._program = stretched(replace(base, low=low), self._slacks)
        self._solver = Highs(self._program)
        self._relaxed: tuple[int, Solution] | None = None
        self.bound: Floats = np.zeros(len(model.groups))

    def _gives(self) -> Iterator[tuple[Slack, Need]]:
        """Everything that may give way, and what a unit of it is called."""
        model = self._standing.model
        problem, most = model.problem, float(len(model.problem.people))
        numbers: dict[str, list[int]] = {}
        for index, row in enumerate(model.rows):
            kind, _, name = row.item.partition(":")
            if kind in PLACES:
                turn = int(row.cells[0]) % problem.rounds + 1
                yield Slack(np.array([index]), np.array([-1.0]), most), Need(kind, name, turn, 1)
            elif kind == "clause" and row.high <= most:
                numbers.setdefault(name, []).append(index)
        for name, rows in numbers.items():
            yield Slack(np.array(rows), np.full(len(rows), -1.0), most), Need("number", name, 0, 1)
        index = len(model.rows)
        for account in model.accounts:
            if account.reach is None:
                continue
            clause = problem.clauses[account.ledger.clause].id
            for turn in range(1, problem.rounds + 1):
                for holder, sign in ((0, 1.0), (1, -1.0)):
                    factor = sign * account.ledger.factors[holder] / account.ledger.scale
                    for weight in kinds_of_counterparts(model, account, holder):
                        said = (
                            weight if problem.clauses[account.ledger.clause].formula == "equivalents" else 0
                        )
                        need = Need("counterparts", clause, turn, 1, problem.parties[holder], said)
                        yield Slack(np.array([index]), np.array([factor * weight]), most), need
                index += 1

    def ask(self, group: int) -> None:
        """Let one program raise the bound on the units that each group needs."""
        answer = self._relax(group)
        if answer.answer is Answer.PROVEN:
            self.bound = np.maximum(self.bound, self._bounds(answer.row_prices))
        elif answer.answer is Answer.INFEASIBLE:
            self.bound[group] = np.inf

    def least(self, group: int) -> Least:
        """Search in whole people for the fewest units of one group: near the plan first, since that is quick."""
        for leeway in (0.0, 1.0):
            near = self._said(self._near(group, leeway), group)
            if near.proven or self._budget.over:
                return near
        answer = self._whole()
        if answer.answer is Answer.INFEASIBLE:
            return Least(0, None, proven=True)
        if answer.answer is Answer.PROVEN:
            self.bound[group] = max(self.bound[group], -answer.bound)
        return self._said(answer, group)

    def _relax(self, group: int) -> Solution:
        """Solve the linear program that asks for one more of this group, and of no other; once in a row."""
        if self._relaxed is None or self._relaxed[0] != group:
            low = self._program.low.copy()
            low[len(self._framed.low) + group] += 1
            self._solver.bound_rows(low, self._program.high)
            self._relaxed = group, self._solver.linear(time_s=self._budget.left_s())
        return self._relaxed[1]

    def _whole(self) -> Solution:
        """Search in whole numbers; units are whole, so a gap below one is none."""
        return self._solver.whole(time_s=self._budget.left_s(), nodes=NODES, stop_below=1 - _DOUBT)

    def _near(self, group: int, leeway: float) -> Solution:
        """Search around the solution of the linear program."""
        relaxed = self._relax(group)
        if relaxed.answer is not Answer.PROVEN:
            return relaxed
        lower, upper = self._program.lower, self._program.upper
        used = (relaxed.x > _WHOLE).astype(np.float64)
        near_low = np.maximum(lower, np.floor(relaxed.x + _WHOLE) - leeway)
        near_high = np.minimum(upper, np.ceil(relaxed.x - _WHOLE) + leeway * used)
        free = ~self._program.whole
        self._solver.bound_columns(np.where(free, lower, near_low), np.where(free, upper, near_high))
        answer = self._whole()
        self._solver.bound_columns(lower, upper)
        return answer

    def _said(self, answer: Solution, group: int) -> Least:
        """Tell an answer; it is proven where the search was finished everywhere or met the bound."""
        if answer.answer not in (Answer.PROVEN, Answer.FOUND):
            return Least(0, None, proven=False)
        amounts = np.rint(answer.x[self._size :]).astype(np.int64)
        needs = [
            replace(name, units=amount)
            for name, amount in zip(self._names, amounts.tolist(), strict=True)
            if amount
        ]
        units = int(amounts.sum())
        return Least(units, tuple(sorted(needs)), units <= self.fewest()[group])

    def _bounds(self, prices: Floats) -> Floats:
        """Bound every group's units by prices: people weighed by them can be worth no more than all terms allow."""
        framed, model = self._framed, self._standing.model
        own, weight = prices[: len(framed.low)], np.maximum(0.0, -prices[len(framed.low) :])
        own = np.where((own > 0) & np.isinf(framed.high) | (own < 0) & np.isinf(framed.low), 0.0, own)
        limits = np.where(own > 0, framed.high, np.where(own < 0, framed.low, 0.0))
        total = float((own * limits).sum())
        cost = np.bincount(framed.cell, framed.value * own[framed.row], framed.counts + len(framed.reach))
        total += float((np.abs(cost[framed.counts :]) * framed.reach).sum())
        for slack in self._slacks:
            total += slack.most * max(0.0, -float(own[slack.rows] @ slack.adds) - slack.cost)
        worth = weight[:, np.newaxis] - cost[: framed.counts].reshape(model.shape)
        worth[model.most() == 0] = 0.0
        total += float((np.maximum(0.0, worth.max(axis=1)) * model.groups.size).sum())
        surplus: Floats = weight - (total - float(weight @ self._going))
        return surplus

    def fewest(self) -> Ints:
        """Round the bounds up to whole units."""
        return np.ceil(np.minimum(self.bound, 1e9) - _DOUBT).clip(0).astype(np.int64)
