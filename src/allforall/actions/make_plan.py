"""Plan an exchange problem that lies as a file: read it, plan it, write the plan."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.planning.plan import Plan
from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from allforall.planning.words import findings_of
from allforall.ports.outbox import Outbox


@dataclass(frozen=True)
class Made:
    """A problem, its plan, and what people should know about it."""

    problem: Problem
    plan: Plan
    findings: tuple[Finding, ...]


def make_plan(
    source: Path,
    out: Outbox,
    name: str,
    *,
    time_limit_s: float = 60,
    progress: Progress = SILENT,
    limits: Limits = DEFAULT_LIMITS,
) -> Made:
    """Plan the problem in `source` and put the plan into `out` under a name, whole or not at all.

    Raises `InputError` (`actions.problem_unreadable`, `planning.bad_problem`, `planning.too_large`) where the file
    cannot be used, `CannotTell` (`planning.no_plan_yet`) where the time was too short.
    """
    problem = read_problem(source, progress=progress, limits=limits)
    plan = solve(problem, progress=progress, time_limit_s=time_limit_s)
    out.put(name, plan_text(problem, plan))
    return Made(problem, plan, findings_of(problem, plan))


def read_problem(source: Path, *, progress: Progress = SILENT, limits: Limits = DEFAULT_LIMITS) -> Problem:
    """Read an exchange problem from a JSON file within limits."""
    with task(progress, mark("reading the problem")):
        try:
            if (size := source.stat().st_size) > limits.file_bytes:
                megabytes = limits.file_bytes // MEGABYTE
                _refuse(source, f"it has {size // MEGABYTE:,} MB, and the limit is {megabytes:,}")
            data = json.loads(source.read_bytes(), parse_constant=_no_number)
        except OSError as error:
            _refuse(source, error.strerror or "it cannot be opened", error)
        except RecursionError as error:
            _refuse(source, "its values are nested too deeply", error)
        except ValueError as error:
            _refuse(source, f"it is no JSON: {error}", error)
        people = data.get("people") if isinstance(data, dict) else None
        ids = people.get("id") if isinstance(people, dict) else None
        if isinstance(ids, list) and len(ids) > limits.rows:
            _refuse(source, f"it names {len(ids):,} people, and the limit is {limits.rows:,}")
        return Problem.parse(data)


def plan_text(problem: Problem, plan: Plan) -> str:
    """Write a plan as JSON with a line for each key, so that a person can read it and compare two."""

    def line(value: Any) -> str:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":"))

    parts = [f" {line(key)}: {line(value)}" for key, value in plan.to_json(problem).items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _no_number(word: str) -> NoReturn:
    msg = f"{word} is no number"
    raise ValueError(msg)


def _refuse(source: Path, reason: str, cause: Exception | None = None) -> NoReturn:
    raise InputError(
        "actions.problem_unreadable",
        mark("{path} cannot be read as an exchange problem: {reason}. Check the file and try again."),
        path=str(source),
        reason=reason,
    ) from cause
