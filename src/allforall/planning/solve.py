"""From a problem to a plan: level after level, then people; or, where no plan keeps every term, what contradicts what."""

import numpy as np

from allforall.base.errors import CannotTell, InternalError
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.planning.assign import assign
from allforall.planning.blocking import Oracle, blocking_sets
from allforall.planning.budget import Budget
from allforall.planning.classes import Classes, Ints, exact_classes
from allforall.planning.frame import Frame, Kept, frame
from allforall.planning.levels import Level, level, levels_of
from allforall.planning.model import build
from allforall.planning.plan import LevelResult, Plan
from allforall.planning.problem import Problem
from allforall.planning.refine import at_counts, starting_classes
from allforall.planning.search import Found, Infeasible, Search


def solve(
    problem: Problem, *, progress: Progress = SILENT, time_limit_s: float = 60, effort: float = 1.0
) -> Plan:
    """Find the best plan and what is proven about it within a time; the same people in any order give the same plan.

    `effort` says how large a search for proof may be, as a share of the usual: 0 where many plans are compared and a
    small gap will do. Unlike a short time limit it leaves every machine with the same plan.

    Raises `CannotTell` (`planning.no_plan_yet`) when the time is over before any plan or contradiction is known, and
    `InputError` (`planning.too_large`) for a model beyond an ordinary machine.
    """
    framed = frame(build(problem))
    budget = Budget.of(time_limit_s, effort=effort)
    aims = levels_of(framed.model)
    try:
        with task(progress, mark("finding who goes in which round"), len(aims)):
            counts, reached, by_clock = _climb(framed, aims, budget, progress)
    except Infeasible:
        return _contradiction(framed, budget if budget.left_s() > 1 else Budget.of(time_limit_s), progress)
    model = framed.model
    if not model.allows(counts):
        raise InternalError(
            "planning.unsound", mark("The plan found breaks a term. Nothing was kept; please report it.")
        )
    proven = all(each.value == each.bound for each in reached)
    return Plan(
        status="optimal" if proven else "feasible",
        released=int(counts.sum()),
        person_days=level("person_days", model).value(model, counts),
        levels=reached,
        assignment=assign(problem, model.groups, counts),
        by_clock=by_clock,
    )


def _climb(
    framed: Frame, aims: tuple[Level, ...], budget: Budget, progress: Progress
) -> tuple[Ints, tuple[LevelResult, ...], bool]:
    """Reach each level as far as those before it allow; return counts, what was reached, and whether time cut it."""
    exact = exact_classes(framed.model.groups)
    nobody = np.zeros(framed.model.shape, dtype=np.int64)
    counts = nobody if framed.model.allows(nobody) else None
    classes = starting_classes(exact, framed.model.problem.rounds)
    kept: list[Kept] = []
    reached: list[LevelResult] = []
    by_clock = False
    for done, aim in enumerate(aims):
        share = budget.share(len(aims) - done)
        known = _known(framed, aim, counts, classes)
        best = known if not len(exact) else Search(framed, exact, aim, tuple(kept), share, known).run()
        if best.counts is None:
            raise CannotTell(
                "planning.no_plan_yet",
                mark("No plan was found in the time given, and none was ruled out. Allow more time."),
            )
        counts, classes = best.counts, at_counts(best.classes, exact, best.counts)
        kept.append(Kept(aim, best.value))
        reached.append(LevelResult(aim.name, best.value, max(best.value, best.bound)))
        by_clock = by_clock or best.by_clock
        progress.advance()
    return nobody if counts is None else counts, tuple(reached), by_clock


def _known(framed: Frame, aim: Level, counts: Ints | None, classes: Classes) -> Found:
    """What is known of a level before any search: the plan so far, and what all would be worth at their earliest."""
    model, fit = framed.model, framed.model.groups.fit
    everyone = np.zeros(model.shape, dtype=np.int64)
    able = np.flatnonzero(fit <= model.problem.rounds)
    everyone[able, fit[able] - 1] = model.groups.size[able]
    value = 0 if counts is None else aim.value(model, counts)
    return Found(counts, value, aim.value(model, everyone), classes)


def _contradiction(framed: Frame, budget: Budget, progress: Progress) -> Plan:
    """Say which items of the text contradict each other."""
    with task(progress, mark("finding which terms contradict each other")):
        oracle = Oracle(framed, budget)
        answer = blocking_sets(framed.model.items, oracle.feasible, progress)
    return Plan(
        status="infeasible",
        released=0,
        person_days=0,
        levels=(),
        assignment=np.zeros(len(framed.model.problem.people), dtype=np.int32),
        blocking_sets=answer.sets,
        complete=answer.complete,
    )
