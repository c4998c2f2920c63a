"""Plan an exchange problem that lies as a file: read it, plan it, write the plan."""

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from allforall.actions.read_problem import read_problem
from allforall.base.finding import Finding
from allforall.base.limits import DEFAULT_LIMITS, Limits
from allforall.base.progress import SILENT, Progress
from allforall.planning.buses import order_buses
from allforall.planning.cure_words import cure_findings
from allforall.planning.cures import Cure, cures
from allforall.planning.noshow import Drawn, Shares, draw_noshows, on_condition
from allforall.planning.plan import Plan
from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from allforall.planning.words import findings_of
from allforall.ports.outbox import Outbox


@dataclass(frozen=True)
class Made:
    """A problem, its plan, what people should know about it, and what would cure it where it is impossible."""

    problem: Problem
    plan: Plan
    findings: tuple[Finding, ...]
    cures: tuple[Cure, ...] = ()
    no_shows: Drawn | None = None


def make_plan(
    source: Path,
    out: Outbox,
    name: str,
    *,
    bus_size: int | None = None,
    no_shows: Shares | None = None,
    seed: int = 1,
    salt: str | None = None,
    time_limit_s: float = 60,
    progress: Progress = SILENT,
    limits: Limits = DEFAULT_LIMITS,
) -> Made:
    """Plan the problem in `source` and put the plan into `out` under a name, whole or not at all.

    With `bus_size` the plan says in which order buses of so many people leave within each round; with `no_shows` what
    it is worth where so many do not come, drawn from `seed`. `salt` decides ties in the place of the problem's own.

    Raises `InputError` (`actions.problem_unreadable`, `planning.bad_problem`, `planning.too_large`) where the file
    cannot be used, `CannotTell` (`planning.no_plan_yet`) where the time was too short.
    """
    problem = read_problem(source, progress=progress, limits=limits)
    if salt is not None:
        problem = replace(problem, tie_break_salt=salt)
    plan = solve(problem, progress=progress, time_limit_s=time_limit_s)
    findings = findings_of(problem, plan)
    if plan.status == "infeasible":
        found = cures(problem, plan.blocking_sets, progress=progress, time_limit_s=time_limit_s)
        out.put(name, plan_text(problem, plan, cures=[cure.to_json() for cure in found]))
        return Made(problem, plan, (*findings, *cure_findings(problem, found)), found)
    drawn = None
    if no_shows is not None:
        (drawn,) = draw_noshows(problem, plan, on_condition(problem), no_shows, seed=seed)
    if bus_size is None:
        out.put(name, plan_text(problem, plan))
        return Made(problem, plan, findings, no_shows=drawn)
    order = order_buses(problem, plan.assignment, size=bus_size)
    out.put(name, plan_text(problem, plan, buses=order.to_json(problem)))
    return Made(problem, plan, (*findings, *order.findings), no_shows=drawn)


def plan_text(problem: Problem, plan: Plan, **more: Any) -> str:
    """Write a plan as JSON with a line for each key, so that a person can read it and compare two."""

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    said = {**plan.to_json(problem), **more}
    return "{\n" + ",\n".join(f" {line(key)}: {line(value)}" for key, value in said.items()) + "\n}\n"
