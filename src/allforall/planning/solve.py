"""From a problem to a plan: level after level, then people; or, where no plan keeps every term, what contradicts what."""

import numpy as np

from allforall.base.errors import InternalError
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.planning.assign import assign
from allforall.planning.blocking import Oracle, blocking_sets
from allforall.planning.budget import Budget
from allforall.planning.classes import Ints
from allforall.planning.climb import climb
from allforall.planning.frame import Frame, frame
from allforall.planning.levels import level, levels_of
from allforall.planning.model import Model, build
from allforall.planning.plan import Plan
from allforall.planning.problem import Problem
from allforall.planning.search import Infeasible


def solve(
    problem: Problem, *, progress: Progress = SILENT, time_limit_s: float = 60, effort: float = 1.0
) -> Plan:
    """Find the best plan and what is proven about it within a time; the same people in any order give the same plan.

    `effort` says how large a search for proof may be, as a share of the usual: 0 where many plans are compared and a
    small gap will do. Unlike a short time limit it leaves every machine with the same plan.

    Raises `CannotTell` (`planning.no_plan_yet`) when the time is over before any plan or contradiction is known, and
    `InputError` (`planning.too_large`) for a model beyond an ordinary machine.
    """
    budget = Budget.of(time_limit_s, effort=effort)
    framed = frame(build(problem))
    aims = levels_of(framed.model)
    try:
        with task(progress, mark("finding who goes in which round"), len(aims)):
            best = climb(framed, aims, budget, progress)
    except Infeasible:
        return contradiction(framed, budget if budget.left_s() > 1 else Budget.of(time_limit_s), progress)
    model = framed.model
    sound(model, best.counts)
    proven = all(each.value == each.bound for each in best.reached)
    return Plan(
        status="optimal" if proven else "feasible",
        released=int(best.counts.sum()),
        person_days=level("person_days", model).value(model, best.counts),
        levels=best.reached,
        assignment=assign(problem, model.groups, best.counts),
        by_clock=best.by_clock,
    )


def sound(model: Model, counts: Ints) -> None:
    """Check a plan against every term before it leaves the house; raise `InternalError` for one that breaks any."""
    if not model.allows(counts):
        raise InternalError(
            "planning.unsound", mark("The plan found breaks a term. Nothing was kept; please report it.")
        )


def contradiction(framed: Frame, budget: Budget, progress: Progress) -> Plan:
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
