"""Reach one level after another, each as far as those before it allow."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from allforall.base.errors import CannotTell
from allforall.base.messages import mark
from allforall.base.progress import Progress
from allforall.planning.budget import Budget
from allforall.planning.classes import Classes, Ints, exact_classes
from allforall.planning.frame import Frame, Kept
from allforall.planning.levels import Level
from allforall.planning.plan import LevelResult
from allforall.planning.refine import at_counts, starting_classes
from allforall.planning.search import Found, Search


@dataclass(frozen=True, slots=True)
class Climbed:
    """Counts (groups x rounds), what each level reached, and whether time cut the search short."""

    counts: Ints
    reached: tuple[LevelResult, ...]
    by_clock: bool


def climb(
    framed: Frame,
    aims: Sequence[Level],
    budget: Budget,
    progress: Progress,
    *,
    kept: Sequence[Kept] = (),
    start: Ints | None = None,
) -> Climbed:
    """Reach each aim without lowering those before it, nor those `kept` from outside; `start` is a plan known already.

    Raises `Infeasible` where no plan keeps every term, `CannotTell` (`planning.no_plan_yet`) when time was too short.
    """
    exact = exact_classes(framed.model.groups)
    nobody = np.zeros(framed.model.shape, dtype=np.int64)
    counts = start if start is not None or not framed.model.allows(nobody) else nobody
    classes = starting_classes(exact, framed.model.problem.rounds)
    held = list(kept)
    reached: list[LevelResult] = []
    by_clock = False
    for done, aim in enumerate(aims):
        share = budget.share(len(aims) - done)
        known = _known(framed, aim, counts, classes)
        best = known if not len(exact) else Search(framed, exact, aim, tuple(held), share, known).run()
        if best.counts is None:
            raise CannotTell(
                "planning.no_plan_yet",
                mark("No plan was found in the time given, and none was ruled out. Allow more time."),
            )
        counts, classes = best.counts, at_counts(best.classes, exact, best.counts)
        held.append(Kept(aim, best.value))
        reached.append(LevelResult(aim.name, best.value, max(best.value, best.bound)))
        by_clock = by_clock or best.by_clock
        progress.advance()
    return Climbed(nobody if counts is None else counts, tuple(reached), by_clock)


def _known(framed: Frame, aim: Level, counts: Ints | None, classes: Classes) -> Found:
    """What is known of a level before any search: the plan so far, and what all would be worth at their best."""
    model = framed.model
    value = 0 if counts is None else aim.value(model, counts)
    return Found(counts, value, aim.most(model), classes)
