"""How far a pair is judged when several people judge it: each counts once, by what they said last."""

import hashlib
from collections.abc import Mapping
from enum import StrEnum

from allforall.people.judgement import Verdict

SECOND_LOOK_EVERY = 10
"""One pair in so many is shown to a second reviewer, so that agreement can be measured."""


class Settled(StrEnum):
    """Where a pair is on its way."""

    WAITING = "waiting"
    JUDGED = "judged"
    SECOND = "second"
    """One person looked, and somebody else has to look too."""
    CONFLICT = "conflict"
    """People judged it differently, as many the one way as the other; somebody else decides."""


def settle(said: Mapping[int, Verdict], *, second_look: bool) -> Settled:
    """Say where a pair is by what each person said last; what they took back counts as nothing said."""
    spoken = [verdict for verdict in said.values() if verdict is not Verdict.TAKEN_BACK]
    if not spoken:
        return Settled.WAITING
    same, different = spoken.count(Verdict.SAME), spoken.count(Verdict.DIFFERENT)
    if same and same == different:
        return Settled.CONFLICT
    if same == different or (second_look and same + different == 1):
        return Settled.SECOND
    return Settled.JUDGED


def verdict_of(said: Mapping[int, Verdict]) -> Verdict | None:
    """Return what holds: what most people say, unsure where they stand against each other, None where nobody spoke."""
    spoken = [verdict for verdict in said.values() if verdict is not Verdict.TAKEN_BACK]
    if not spoken:
        return None
    same, different = spoken.count(Verdict.SAME), spoken.count(Verdict.DIFFERENT)
    if same == different:
        return Verdict.UNSURE
    return Verdict.SAME if same > different else Verdict.DIFFERENT


def wants_second_look(left: str, right: str) -> bool:
    """Choose the pairs that two people look at: the same ones whoever asks, and nobody can tell which beforehand."""
    digest = hashlib.sha256("\n".join(sorted((left, right))).encode()).digest()
    return int.from_bytes(digest[:4], "big") % SECOND_LOOK_EVERY == 0
