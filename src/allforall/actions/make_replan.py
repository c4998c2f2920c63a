"""Plan again after some rounds, from files: the problem, the published plan, and what changed."""

import json
from dataclasses import replace
from pathlib import Path

from allforall.actions.make_plan import plan_text
from allforall.actions.read_problem import read_changes, read_problem, read_published
from allforall.base.limits import DEFAULT_LIMITS, Limits
from allforall.base.progress import SILENT, Progress
from allforall.planning.cure_words import cure_findings
from allforall.planning.replan import Replanned, replan
from allforall.planning.words import findings_of
from allforall.ports.outbox import Outbox


def make_replan(
    source: Path,
    published: Path,
    changes: Path,
    out: Outbox,
    name: str,
    *,
    done: int,
    loss: float = 0.0,
    problem_name: str = "",
    salt: str | None = None,
    time_limit_s: float = 60,
    progress: Progress = SILENT,
    limits: Limits = DEFAULT_LIMITS,
) -> Replanned:
    """Plan the rounds after `done` so that fewest people move, and put the plan into `out`, whole or not at all.

    `salt` decides ties in the place of the problem's own. With `problem_name` the problem as it stands now is put beside it: what a next second plan, or `why`, begins with.

    Raises what `replan` and the readers raise.
    """
    problem = read_problem(source, progress=progress, limits=limits)
    if salt is not None:
        problem = replace(problem, tie_break_salt=salt)
    turns = read_published(published, problem, progress=progress, limits=limits)
    happened = read_changes(changes, problem, limits=limits)
    made = replan(problem, turns, done, happened, loss=loss, progress=progress, time_limit_s=time_limit_s)
    if problem_name:
        out.put(
            problem_name, json.dumps(made.problem.to_json(), ensure_ascii=False, separators=(",", ":")) + "\n"
        )
    if made.moved is None:
        out.put(
            name, plan_text(made.problem, made.plan, done=done, cures=[each.to_json() for each in made.cures])
        )
        said = (*findings_of(made.problem, made.plan), *cure_findings(made.problem, made.cures))
        return replace(made, findings=(*said, *made.findings))
    out.put(name, plan_text(made.problem, made.plan, done=done, moved=made.moved.to_json()))
    return made
