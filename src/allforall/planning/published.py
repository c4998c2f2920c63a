"""A plan that was published, read again: who was to go in which round (format `exchange-plan/1`)."""

from collections.abc import Mapping
from dataclasses import replace
from types import NoneType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allforall.planning.plan import FORMAT
from allforall.planning.problem import Problem
from allforall.planning.reading import Node


def turns_of(problem: Problem, data: Mapping[str, Any]) -> NDArray[np.int32]:
    """Return each person's round by their place in the problem, 0 for who stays; who is not named stays.

    Raises `InputError` (`planning.bad_problem`) that names the key which cannot be used.
    """
    node = Node(data, document="plan").keys(("format", "assignment"), others=True)
    if node["format"].value != FORMAT:
        node["format"].wrong(f"is not {FORMAT}")
    if node["status"].value == "infeasible":
        node["status"].wrong("is infeasible, so it plans nobody")
    assignment = node["assignment"].keys(("id", "round"), others=True)
    ids, rounds = _list(assignment["id"], (str,)), _list(assignment["round"], (int, NoneType))
    if len(ids) != len(rounds):
        assignment.wrong(f"has {len(rounds)} rounds for {len(ids)} people")
    place = {name: index for index, name in enumerate(problem.people["id"].tolist())}
    turns = np.zeros(len(problem.people), dtype=np.int32)
    for row, (name, turn) in enumerate(zip(ids, rounds, strict=True)):
        if name not in place:
            _at(assignment["id"], row).wrong(f"(“{name}”) is not among the people of the problem")
        if turn is not None and not 1 <= turn <= problem.rounds:
            _at(assignment["round"], row).wrong(f"is none of the {problem.rounds} rounds")
        turns[place[name]] = turn or 0
    return turns


def _list(node: Node, kinds: tuple[type, ...]) -> list[Any]:
    """Read a list with a value for each person; millions are checked without a node for each."""
    if not isinstance(node.value, list):
        node.wrong("must be a list")
    for row, value in enumerate(node.value):
        if type(value) not in kinds:
            _at(node, row).wrong("is neither a whole number nor null" if int in kinds else "must be a text")
    return node.value


def _at(node: Node, row: int) -> Node:
    return replace(node, path=f"{node.path}[{row}]")
