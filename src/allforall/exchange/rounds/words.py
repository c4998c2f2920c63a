"""The words of a round: what can be said of a person, of a leg and of a confirmation, each with one meaning."""

import re
from enum import StrEnum
from typing import Literal

from allforall.base.messages import mark

NOT_KNOWN = "not known"
"""Where somebody says that they do not know; an empty place says that nobody was asked."""
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")


class Result(StrEnum):
    """What somebody at the line says of a row, or of one who came and is on no row (code list `handover_result`)."""

    DELIVERED = "delivered"
    NO_SHOW = "no_show"
    REFUSED = "refused"
    SUBSTITUTED = "substituted"
    DIED_BEFORE = "died_before"
    EXTRA = "extra"


class Outcome(StrEnum):
    """Where a row stands by everything that was said of it: each row in exactly one, so that they add up."""

    DELIVERED = mark("arrived")
    NO_SHOW = mark("did not arrive")
    REFUSED = mark("declined to return")
    SUBSTITUTED = mark("someone else came in this place")
    DIED_BEFORE = mark("died before the round")
    TO_SETTLE = mark("to settle: two marks differ")
    NOT_YET = mark("not yet")


class HeardBy(StrEnum):
    """Who heard a person's wish. Only what a neutral heard stops a return (GC III 109(3))."""

    NEUTRAL = "neutral"
    HOLDER = "holder"
    FAMILY = "family"
    HOME = "home"


class Wish(StrEnum):
    """What a person said of their own return, in private."""

    WISHES = "wishes"
    REFUSES = "refuses"
    UNDECIDED = "undecided"
    NOT_ASKED = "not asked"


class Danger(StrEnum):
    """Whether there are substantial grounds to fear torture or persecution where somebody would be sent (CAT 3)."""

    NONE_SEEN = "none seen"
    FEARED = "feared"
    UNDETERMINED = "undetermined"


class Confirmed(StrEnum):
    """How far a number is confirmed (code list `confirm_state`); a neutral's word is shown beside it."""

    NONE = mark("not confirmed")
    ONE_SIDE = mark("confirmed by one side")
    BOTH_MATCH = mark("confirmed by both")
    BOTH_DIFFER = mark("both sides differ")


class Method(StrEnum):
    """How remains were identified. A secondary method alone proposes; it does not identify (INTERPOL DVI)."""

    FINGERPRINT = "fingerprint"
    DENTAL = "dental"
    DNA = "dna"
    PHYSICAL = "physical"
    EFFECTS = "effects"
    VISUAL = "visual"


PRIMARY = (Method.FINGERPRINT, Method.DENTAL, Method.DNA)

Speaker = Literal["A", "B", "neutral"]
"""Whose word it is: one of the parties, or somebody neutral such as the ICRC or the mediator."""
SPEAKERS: tuple[Speaker, ...] = ("A", "B", "neutral")


class Reason(StrEnum):
    """Why a leg or a round did not go on: a code, since it stands in the ledger; the sentence stays in the record."""

    FIRE = "fire"
    ROAD = "road"
    WINDOW = "window"
    ORDER = "order"
    MEDICAL = "medical"
    OTHER_SIDE = "other-side"
    OTHER = "other"


def is_code(text: str) -> bool:
    """Tell whether a text is the code of a person who writes, as in a key: a name would travel with the record."""
    return _CODE.fullmatch(text) is not None
