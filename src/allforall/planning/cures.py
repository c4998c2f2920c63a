"""The smallest change that would cure a contradiction, for each of its items in that item's own unit.

A blocking set is cured among all the terms that no other contradiction holds: so what cures it brings no new one, and
where there is only one contradiction the whole text becomes possible. The solver answers in whole people: with the
change a plan exists, and with one unit less none does.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.planning.blocking import NODES, Oracle, Undecided
from allforall.planning.budget import Budget
from allforall.planning.classes import Classes
from allforall.planning.elastic import stretched
from allforall.planning.frame import Frame, frame, program
from allforall.planning.giving_way import Change, Gives, gives_of
from allforall.planning.highs import Answer, Highs
from allforall.planning.model import Model, build
from allforall.planning.problem import Problem
from allforall.planning.terms import Clause

MOST_SETS = 10
"""Contradictions that are cured: whoever has more settles these first."""


@dataclass(frozen=True, slots=True)
class Cure:
    """What would settle one blocking set by changing one of its items; no smaller change of that kind would."""

    blocking_set: tuple[str, ...]
    item: str
    changes: tuple[Change, ...]

    def to_json(self) -> dict[str, object]:
        """Write the cure."""
        changes = [change.to_json() for change in self.changes]
        return {"blocking_set": list(self.blocking_set), "item": self.item, "changes": changes}


def cures(
    problem: Problem,
    blocking_sets: Sequence[tuple[str, ...]],
    *,
    model_of: Callable[[Problem], Model] = build,
    progress: Progress = SILENT,
    time_limit_s: float = 60,
) -> tuple[Cure, ...]:
    """Find the smallest cure of each item of each blocking set; what time or effort does not settle is left out.

    `model_of` builds the model, where rounds that are over bind as well. A duty without a counterpart is never cured by leaving people behind while anything else can give way.
    """
    framed, budget = frame(model_of(problem)), Budget.of(time_limit_s)
    held = {item for each in blocking_sets for item in each}
    free = [item for item in framed.model.items if item not in held]
    found = []
    with task(progress, mark("finding the smallest changes"), min(len(blocking_sets), MOST_SETS)):
        for each in blocking_sets[:MOST_SETS]:
            search = _Search(problem, model_of, framed, frozenset((*free, *each)), budget, len(each) == 1)
            found += [Cure(each, item, changes) for item, changes in search.all(each)]
            progress.advance()
    return tuple(found)


@dataclass(frozen=True)
class _Search:
    """Looks for cures among some terms, of which a single blocking set is a part."""

    problem: Problem
    model_of: Callable[[Problem], Model]
    framed: Frame
    terms: frozenset[str]
    budget: Budget
    alone: bool

    def all(self, items: Sequence[str]) -> Iterator[tuple[str, tuple[Change, ...]]]:
        """Give each item's smallest change."""
        for item in items:
            try:
                changes = self._one(item)
            except Undecided:
                continue
            if changes:
                yield item, changes

    def _one(self, item: str) -> tuple[Change, ...]:
        kind, _, name = item.partition(":")
        if kind == "named":
            return (Change("tie", name),)
        if kind in ("deadline", "exposure"):
            clause = next(clause for clause in self.problem.clauses if clause.id == name)
            steps = self._later(clause) if kind == "deadline" else self._looser(clause)
            if steps:
                return steps
        return self._least(gives_of(self.framed.model, item, last_resort=self.alone))

    def _later(self, clause: Clause) -> tuple[Change, ...]:
        """Move a deadline to the first later round that is late enough."""
        was = clause.deadline_round or 0
        turn = self._first(was + 1, self.problem.rounds, lambda turn: replace(clause, deadline_round=turn))
        return () if turn is None else (Change("deadline", clause.id, was=was, becomes=turn),)

    def _looser(self, clause: Clause) -> tuple[Change, ...]:
        """Raise an exposure limit to the smallest whole number that is large enough."""
        was = clause.exposure_limit or 0
        account = next(a for a in self.framed.model.accounts if a.item == f"exposure:{clause.id}")
        most = int(np.abs(account.signed) @ self.framed.model.groups.size) // account.ledger.scale + 1
        limit = self._first(int(was) + 1, most, lambda limit: replace(clause, exposure_limit=limit))
        return () if limit is None else (Change("limit", clause.id, was=was, becomes=limit),)

    def _first(self, low: int, high: int, changed: Callable[[int], Clause]) -> int | None:
        """Find the smallest number with which a plan exists, given that larger ones are never worse; None: none."""
        if low > high or not self._possible(changed(high)):
            return None
        while low < high:
            middle = (low + high) // 2
            if self._possible(changed(middle)):
                high = middle
            else:
                low = middle + 1
        return high

    def _possible(self, clause: Clause) -> bool:
        """Ask whether a plan exists when one clause is changed."""
        clauses = tuple(clause if each.id == clause.id else each for each in self.problem.clauses)
        framed = frame(self.model_of(replace(self.problem, clauses=clauses)))
        return Oracle(framed, self.budget).feasible(self.terms)

    def _least(self, gives: Sequence[Gives]) -> tuple[Change, ...]:
        """Let an item's own numbers give way as little as possible."""
        framed = self.framed
        if not gives:
            return ()
        base = program(framed, Classes(framed.model.groups, framed.model.groups.starts), None)
        low, high, reach = framed.without([item for item in framed.model.items if item not in self.terms])
        rest, size = len(low), len(base.gain) - len(reach)
        base = replace(
            base,
            low=np.concatenate((low, base.low[rest:])),
            high=np.concatenate((high, base.high[rest:])),
            lower=np.concatenate((base.lower[:size], -reach)),
            upper=np.concatenate((base.upper[:size], reach)),
        )
        solver = Highs(stretched(base, [each.slack for each in gives]))
        answer = solver.whole(time_s=self.budget.left_s(), nodes=NODES)
        if answer.answer is not Answer.PROVEN:
            raise Undecided
        amounts = np.rint(answer.x[len(base.gain) :]).astype(int).tolist()
        return tuple(each.change(amount) for each, amount in zip(gives, amounts, strict=True) if amount)
