"""Explain from files why people stay: the problem, its plan, and perhaps one person's id."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from allforall.actions.read_problem import read_problem, read_published
from allforall.base.errors import InputError
from allforall.base.limits import DEFAULT_LIMITS, Limits
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress
from allforall.planning.explain import Explanation, Reason, explain


@dataclass(frozen=True)
class Asked:
    """One person: the round in which they go (0: none), why they stay, and how many of their kind go before them."""

    id: str
    round: int
    reason: Reason | None
    ahead: int


@dataclass(frozen=True)
class Explained:
    """Why people stay, and the person who was asked about."""

    explanation: Explanation
    asked: Asked | None


def explain_plan(
    source: Path,
    plan: Path,
    person: str | None = None,
    *,
    time_limit_s: float = 60,
    progress: Progress = SILENT,
    limits: Limits = DEFAULT_LIMITS,
) -> Explained:
    """Explain everybody whom a plan leaves, and one person by their id where one is named.

    Raises `InputError` (`actions.no_such_person`) for an id that the problem does not have, and what the readers raise.
    """
    problem = read_problem(source, progress=progress, limits=limits)
    turns = read_published(plan, problem, progress=progress, limits=limits)
    place = np.flatnonzero(problem.people["id"] == person) if person is not None else np.empty(0, np.int64)
    if person is not None and not len(place):
        raise InputError(
            "actions.no_such_person",
            mark("{source} names nobody with the id {person}. Check the id."),
            source=str(source),
            person=person,
        )
    found = explain(problem, turns, progress=progress, time_limit_s=time_limit_s)
    if person is None:
        return Explained(found, None)
    row = int(place[0])
    reason = found.of(row)
    return Explained(found, Asked(person, int(turns[row]), reason, found.ahead(row) if reason else 0))
