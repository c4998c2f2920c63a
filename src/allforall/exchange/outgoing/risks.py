"""What may harm somebody if it leaves the house. The program names it and proposes; a person decides."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from allforall.base.dates import PartialDate
from allforall.base.messages import mark


class Decision(StrEnum):
    """What leaves the house of one person."""

    RELEASE = "release"
    AGENCY_ONLY = "agency only"
    WITHHOLD = "withhold"


class Risk(StrEnum):
    """Why telling may harm."""

    NOT_ACKNOWLEDGED = "not_acknowledged"
    HOLDER = "holder"
    BRANCH = "branch"
    DECLINED = "declined"
    NOT_HELD = "not_held"
    DEAD = "dead"
    CHILD = "child"
    CIVILIAN = "civilian"
    UNSURE = "unsure"
    TWICE = "twice"


WORDS: dict[Risk, str] = {
    Risk.NOT_ACKNOWLEDGED: mark("nobody who holds them has said so: asking may harm them"),
    Risk.HOLDER: mark("held by a company, a self-declared authority or nobody knows whom"),
    Risk.BRANCH: mark("their branch of service may bring harm"),
    Risk.DECLINED: mark("said to decline the return"),
    Risk.NOT_HELD: mark("home, free or escaped"),
    Risk.DEAD: mark("said to be dead: a track of its own, and kin first"),
    Risk.CHILD: mark("under 18, or said to be a child"),
    Risk.CIVILIAN: mark("a civilian"),
    Risk.UNSURE: mark("no full name or no date of birth: somebody else may be meant"),
    Risk.TWICE: mark("the same person stands above on this list, by all evidence"),
}
_TO_AGENCY = frozenset({Risk.CHILD, Risk.CIVILIAN})
"""Risks that speak against the other party alone."""
_ANSWERABLE = frozenset({None, "state"})
_BRANCHES = frozenset({"intelligence", "pmc"})
_FREE = frozenset({"returned", "released_otherwise", "escaped", "refused_return"})
_SAID_HELD = frozenset({"held_acknowledged", "agreed", "in_transfer"})
CIVILIANS = frozenset({"civilian_internee", "civilian_accused"})
ADULT_YEARS = 18


def risks(said: Mapping[str, str | None], *, ours: bool, on: date, twice: bool = False) -> tuple[Risk, ...]:
    """Name what speaks against telling; `ours` are people whom we ask about, others we hold ourselves."""
    status, category = said.get("status"), said.get("category")
    named = said.get("surname") and said.get("given_name") and said.get("dob")
    in_order = (
        (Risk.NOT_ACKNOWLEDGED, ours and status not in _SAID_HELD | _FREE | {"deceased"}),
        (Risk.HOLDER, ours and said.get("holder_type") not in _ANSWERABLE),
        (Risk.BRANCH, ours and said.get("branch") in _BRANCHES),
        (Risk.DECLINED, said.get("will") == "refuses"),
        (Risk.NOT_HELD, status in _FREE),
        (Risk.DEAD, "deceased" in {status, category}),
        (Risk.CHILD, category == "child" or _may_be_child(said.get("dob"), on)),
        (Risk.CIVILIAN, category in CIVILIANS),
        (Risk.UNSURE, not named),
        (Risk.TWICE, twice),
    )
    return tuple(risk for risk, holds in in_order if holds)


def proposed(found: tuple[Risk, ...], *, ours: bool) -> Decision:
    """Propose the most careful answer; a civilian in our own hands is never kept from the Agency (GC IV 137(2))."""
    if not found:
        return Decision.RELEASE
    to_agency = set(found) <= _TO_AGENCY or (
        not ours and bool(_TO_AGENCY & set(found)) and not {Risk.DEAD, Risk.TWICE} & set(found)
    )
    return Decision.AGENCY_ONLY if to_agency else Decision.WITHHOLD


def _may_be_child(dob: str | None, on: date) -> bool:
    """Tell whether somebody may be under 18; of a year alone the latest day counts."""
    try:
        return bool(dob) and PartialDate.parse(str(dob)).ages_on(on)[0] < ADULT_YEARS
    except ValueError:
        return False
