"""The plan that moves fewest people from the one published, after deaths, refusals, missed rounds or changed seats.

A plain second plan would be best again and would move thousands: inside a group it does not care who goes when. But a
published round is a promise to a family. So the best value is found first; then, at no loss or at a small stated loss
of the last level, as many people as possible keep their round; then the best of what is left is taken.
"""

from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

import numpy as np
from numpy.typing import NDArray

from allforall.base.errors import UsageError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.planning import findings as found
from allforall.planning.assign import assign, counts_of
from allforall.planning.budget import Budget
from allforall.planning.changes import Changes
from allforall.planning.climb import Climbed, climb
from allforall.planning.cures import Cure, cures
from allforall.planning.frame import Kept, frame
from allforall.planning.levels import Level, level, levels_of
from allforall.planning.model import Model
from allforall.planning.moved import Moved, count_moved, said_of
from allforall.planning.plan import LevelResult, Plan
from allforall.planning.problem import Problem
from allforall.planning.search import Infeasible
from allforall.planning.solve import contradiction, sound
from allforall.planning.underway import Underway, model_of, underway

NOTHING_PROMISED = -1


@dataclass(frozen=True)
class Replanned:
    """A new plan for `problem` as it stands now, its cost in people moved, and what the best value would have been.

    `moved` is None where no plan keeps every term; `cures` then say what would settle that.
    """

    problem: Problem
    plan: Plan
    moved: Moved | None
    best: tuple[LevelResult, ...]
    findings: tuple[Finding, ...]
    cures: tuple[Cure, ...] = ()


def replan(
    problem: Problem,
    published: NDArray[np.int32],
    done: int,
    changes: Changes,
    *,
    loss: float = 0.0,
    progress: Progress = SILENT,
    time_limit_s: float = 60,
) -> Replanned:
    """Plan the rounds after `done`, moving as few people as a `loss` (a share of the last level's best) allows.

    Raises `InputError` (`planning.bad_problem`) for changes that cannot have happened, `UsageError` for a loss that is
    no share, `CannotTell` (`planning.no_plan_yet`) when the time is too short.
    """
    if not 0 <= loss < 1:
        raise UsageError(
            "planning.loss_no_share",
            mark("The loss is a share from 0 to less than 1, such as 0.001; it was {loss}."),
            loss=loss,
        )
    state = underway(problem, published, done, changes)
    budget = Budget.of(time_limit_s)
    framed = frame(model_of(state))
    aims = levels_of(framed.model)
    try:
        with task(progress, mark("finding the best plan from here"), len(aims)):
            best = climb(framed, aims, budget.share(2), progress)
    except Infeasible:
        plan = contradiction(framed, Budget.of(time_limit_s), progress)
        found = cures(
            state.problem,
            plan.blocking_sets,
            model_of=lambda changed: model_of(replace(state, problem=changed)),
            progress=progress,
            time_limit_s=time_limit_s,
        )
        return Replanned(state.problem, plan, None, (), state.findings, found)
    with task(progress, mark("moving as few people as possible"), 2):
        turns = assign(state.problem, framed.model.groups, best.counts)
        return _nearest(state, best, turns, budget, loss, progress)


def _nearest(
    state: Underway, best: Climbed, turns: NDArray[np.int32], budget: Budget, loss: float, progress: Progress
) -> Replanned:
    """Keep as many promises as the loss allows, then make the best of it."""
    framed = frame(model_of(state, np.where(state.promised > 0, state.promised, NOTHING_PROMISED)))
    model = framed.model
    *earlier, last = levels_of(model)
    floors = [
        *(each.value for each in best.reached[:-1]),
        ceil(best.reached[-1].value * (1 - Fraction(str(loss)))),
    ]
    kept = [Kept(aim, floor) for aim, floor in zip((*earlier, last), floors, strict=True)]
    climbed = climb(
        framed,
        (promises(model, state.done), last),
        budget,
        progress,
        kept=kept,
        start=counts_of(model.groups, turns, model.problem.rounds),
    )
    counts = climbed.counts
    sound(model, counts)
    assignment = assign(state.problem, model.groups, counts)
    levels = tuple(
        LevelResult(aim.name, aim.value(model, counts), max(before.bound, aim.value(model, counts)))
        for aim, before in zip((*earlier, last), best.reached, strict=True)
    )
    plan = Plan(
        status="optimal" if all(each.value == each.bound for each in levels) else "feasible",
        released=int(counts.sum()),
        person_days=level("person_days", model).value(model, counts),
        levels=levels,
        assignment=assignment,
        by_clock=best.by_clock or climbed.by_clock,
    )
    moved = count_moved(state, assignment, turns, climbed.reached[0])
    said = said_of(moved, levels[-1], best.reached[-1])
    findings = (*state.findings, *said, *([found.CUT_SHORT.at()] if plan.by_clock else []))
    return Replanned(state.problem, plan, moved, best.reached, findings)


def promises(model: Model, done: int) -> Level:
    """Count people who keep the round that they were promised."""
    told, (groups, rounds) = model.groups.apart, model.shape
    turns = np.zeros((groups, rounds), dtype=np.int64)
    promised = np.flatnonzero(told > done)
    turns[promised, told[promised] - 1] = 1
    return Level("promises", np.ones(groups, dtype=np.bool_), days=False, turns=turns)
