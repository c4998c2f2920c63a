"""Which items of a text contradict each other: every minimal set of them, or as many as the effort allows.

The sets are enumerated as in MARCO (Liffiton, Previti, Malik and Mouhoub, "Fast, flexible MUS enumeration",
Constraints 2016): a small program of its own proposes a largest combination of items about which nothing is known
yet; it is either feasible, or shrunk to a minimal set that is not. Whether a combination is feasible is asked in whole
people, since a linear program overlooks contradictions between whole numbers.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from allforall.base.progress import Progress
from allforall.planning.budget import Budget
from allforall.planning.classes import Classes
from allforall.planning.frame import Frame, program
from allforall.planning.highs import INFINITY, Answer, Highs, Program

MOST_SETS = 50
NODES = 5_000


@dataclass(frozen=True, slots=True)
class BlockingSets:
    """Minimal sets of items that contradict each other; `complete` tells that there is no other."""

    sets: tuple[tuple[str, ...], ...]
    complete: bool


class Undecided(Exception):  # noqa: N818  # an answer of the search, caught where it is asked
    """The effort was spent before the answer was known."""


class Oracle:
    """Answers whether some plan keeps these items, whatever becomes of the others."""

    def __init__(self, framed: Frame, budget: Budget) -> None:
        """Put whole groups together: urgency does not matter for what is possible."""
        self._framed = framed
        self._budget = budget
        self._program = program(framed, Classes(framed.model.groups, framed.model.groups.starts), None)
        self._solver = Highs(self._program)

    def feasible(self, items: Collection[str]) -> bool:
        """Ask for one combination of items; raise `Undecided` when the effort is spent."""
        if self._budget.over:
            raise Undecided
        data, left_out = self._program, [item for item in self._framed.model.items if item not in items]
        low, high, reach = self._framed.without(left_out)
        rest, size = len(low), len(data.gain) - len(reach)
        self._solver.bound_rows(
            np.concatenate((low, data.low[rest:])), np.concatenate((high, data.high[rest:]))
        )
        self._solver.bound_columns(
            np.concatenate((data.lower[:size], -reach)), np.concatenate((data.upper[:size], reach))
        )
        if self._solver.linear(time_s=self._budget.left_s()).answer is Answer.INFEASIBLE:
            return False
        answer = self._solver.whole(time_s=self._budget.left_s(), nodes=NODES).answer
        if answer is Answer.NOTHING:
            raise Undecided
        return answer is not Answer.INFEASIBLE


def blocking_sets(
    items: Sequence[str],
    feasible: Callable[[Collection[str]], bool],
    progress: Progress,
    most: int = MOST_SETS,
) -> BlockingSets:
    """Enumerate the minimal sets among items that are infeasible together, smaller ones first."""
    found: list[frozenset[str]] = []
    possible: list[frozenset[str]] = []
    complete = False
    try:
        while len(found) < most:
            seed = _unexplored(items, found, possible)
            if seed is None:
                complete = True
                break
            if feasible(seed):
                possible.append(seed)
            else:
                found.append(_shrink(seed, items, feasible))
                progress.advance()
    except Undecided:
        complete = False
    return BlockingSets(
        tuple(sorted((tuple(sorted(each)) for each in found), key=lambda s: (len(s), s))), complete
    )


def _shrink(
    seed: frozenset[str], items: Sequence[str], feasible: Callable[[Collection[str]], bool]
) -> frozenset[str]:
    """Leave out halves, quarters and single items of an infeasible set as long as it stays infeasible."""
    kept = [item for item in items if item in seed]
    step = max(1, len(kept) // 2)
    while True:
        start = 0
        while start < len(kept):
            without = kept[:start] + kept[start + step :]
            if feasible(without):
                start += step
            else:
                kept = without
        if step == 1:
            return frozenset(kept)
        step //= 2


def _unexplored(
    items: Sequence[str], found: Sequence[frozenset[str]], possible: Sequence[frozenset[str]]
) -> frozenset[str] | None:
    """Propose a largest set that holds no blocking set and is part of no feasible one; None when all is known."""
    rows = [[item in each for item in items] for each in found] + [
        [item not in each for item in items] for each in possible
    ]
    table = np.array(rows, dtype=np.bool_).reshape(len(rows), len(items))
    row, column = np.nonzero(table)
    blocked = np.arange(len(rows)) < len(found)
    answer = Highs(
        Program(
            gain=np.ones(len(items)),
            lower=np.zeros(len(items)),
            upper=np.ones(len(items)),
            whole=np.ones(len(items), dtype=np.bool_),
            low=np.where(blocked, -INFINITY, 1.0),
            high=np.where(blocked, table.sum(axis=1) - 1.0, INFINITY),
            starts=np.searchsorted(row, np.arange(len(rows) + 1)).astype(np.int32),
            columns=column.astype(np.int32),
            values=np.ones(len(column)),
        )
    ).whole(time_s=60.0, nodes=NODES)
    if answer.answer is Answer.INFEASIBLE:
        return None
    if answer.answer is not Answer.PROVEN:
        raise Undecided
    return frozenset(item for item, chosen in zip(items, answer.x, strict=True) if chosen > 0.5)  # noqa: PLR2004  # rounding
