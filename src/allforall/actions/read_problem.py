"""Read the files that a planner needs: an exchange problem, a plan that was published, what changed since."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

from allforall.base.errors import InputError
from allforall.base.limits import DEFAULT_LIMITS, MEGABYTE, Limits
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.files.people_table import read_people_table
from allforall.planning.changes import Changes
from allforall.planning.problem import Problem
from allforall.planning.published import turns_of


def read_problem(source: Path, *, progress: Progress = SILENT, limits: Limits = DEFAULT_LIMITS) -> Problem:
    """Read an exchange problem from a JSON file within limits; its people may lie beside it as a Parquet file.

    Raises `InputError` (`actions.problem_unreadable`, `files.people_unreadable`, `planning.bad_problem`).
    """
    with task(progress, mark("reading the problem")):
        data = _read(source, "an exchange problem", limits)
        people = data.get("people")
        if isinstance(people, str):
            data = {**data, "people": read_people_table(source, people, limits)}
        ids = people.get("id") if isinstance(people, dict) else None
        if isinstance(ids, list) and len(ids) > limits.rows:
            reason = f"it names {len(ids):,} people, and the limit is {limits.rows:,}"
            _refuse(source, "an exchange problem", reason)
        return Problem.parse(data)


def read_published(
    source: Path, problem: Problem, *, progress: Progress = SILENT, limits: Limits = DEFAULT_LIMITS
) -> NDArray[np.int32]:
    """Read a plan of a problem: each person's round, 0 for who stays."""
    with task(progress, mark("reading the plan")):
        return turns_of(problem, _read(source, "a plan", limits))


def read_changes(source: Path, problem: Problem, *, limits: Limits = DEFAULT_LIMITS) -> Changes:
    """Read what changed since a plan was published."""
    return Changes.parse(_read(source, "a file of changes", limits), problem)


def _read(source: Path, document: str, limits: Limits) -> Mapping[str, Any]:
    """Read one JSON object; what is wrong with the file is said with its name."""
    try:
        if (size := source.stat().st_size) > limits.file_bytes:
            megabytes = limits.file_bytes // MEGABYTE
            _refuse(source, document, f"it has {size // MEGABYTE:,} MB, and the limit is {megabytes:,}")
        data = json.loads(source.read_bytes(), parse_constant=_no_number)
    except OSError as error:
        _refuse(source, document, error.strerror or "it cannot be opened", error)
    except RecursionError as error:
        _refuse(source, document, "its values are nested too deeply", error)
    except ValueError as error:
        _refuse(source, document, f"it is no JSON: {error}", error)
    if not isinstance(data, dict):
        _refuse(source, document, "it is no object with keys")
    return data


def _no_number(word: str) -> NoReturn:
    msg = f"{word} is no number"
    raise ValueError(msg)


def _refuse(source: Path, document: str, reason: str, cause: Exception | None = None) -> NoReturn:
    raise InputError(
        "actions.problem_unreadable",
        mark("{path} cannot be read as {document}: {reason}. Check the file and try again."),
        path=str(source),
        document=document,
        reason=reason,
    ) from cause
