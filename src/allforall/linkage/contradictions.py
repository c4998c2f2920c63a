"""Judgements that cannot all be true: one person along a chain of pairs, and two people at its ends."""

from collections import deque
from collections.abc import Iterable, Mapping

from allforall.base.finding import Finding
from allforall.linkage.findings import JUDGED_IN_A_CIRCLE
from allforall.people.judgement import Judgement, Verdict, holding


def contradictions(judgements: Iterable[Judgement]) -> tuple[Finding, ...]:
    """Find each pair judged different that judgements of `same` join, with the shortest chain that joins it.

    Three entries make the smallest circle, a triangle. The result does not depend on the order of the judgements.
    """
    standing = holding(judgements)
    joined: dict[str, set[str]] = {}
    for judgement in standing:
        if judgement.verdict is Verdict.SAME:
            joined.setdefault(judgement.left, set()).add(judgement.right)
            joined.setdefault(judgement.right, set()).add(judgement.left)
    found = []
    for judgement in standing:
        left, right = sorted(judgement.pair)
        if judgement.verdict is Verdict.DIFFERENT and (chain := _chain(joined, left, right)):
            found.append(
                JUDGED_IN_A_CIRCLE.at(left=left, right=right, who=judgement.who, chain=" = ".join(chain))
            )
    return tuple(sorted(found, key=lambda f: (f.args["left"], f.args["right"])))


def _chain(joined: Mapping[str, set[str]], start: str, end: str) -> list[str]:
    """Return the shortest way from one entry to another, the first in the alphabet of several; empty for none."""
    came_from = {start: ""}
    waiting = deque([start])
    while waiting and end not in came_from:
        here = waiting.popleft()
        for there in sorted(joined.get(here, ())):
            if there not in came_from:
                came_from[there] = here
                waiting.append(there)
    if end not in came_from:
        return []
    way = [end]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return way[::-1]
