"""Whom a clause is about, in words."""

from collections.abc import Callable
from typing import Any

from allforall.agreement.conditions import AgeBetween, LongHeld, SeriouslyWoundedOrSick
from allforall.agreement.predicate import (
    Every,
    InCategory,
    Named,
    Not,
    OnList,
    Predicate,
    Said,
    Some,
    Unreadable,
)
from allforall.agreement.words import listed, word

PLURAL = {
    "pow": "prisoners of war",
    "retained_medical": "medical or religious personnel",
    "civilian_internee": "civilians held",
    "civilian_accused": "civilians held on charges",
    "child": "children",
    "unknown_status": "people whose status is in doubt",
    "deceased": "the dead",
    "female": "women",
    "male": "men",
}
"""Codes of people as a clause speaks of them: many at once."""


def who_words(who: Predicate) -> str:
    """Say whom a condition takes in: `aged 18 to 25; prisoners of war`."""
    return _WORDS[type(who)](who)


def _age(who: AgeBetween) -> str:
    if who.youngest is None:
        return f"aged {who.oldest} or younger"
    return f"aged {who.youngest} or older" if who.oldest is None else f"aged {who.youngest} to {who.oldest}"


def _said(who: Said) -> str:
    values = listed([PLURAL.get(value, word(value).replace("_", " ")) for value in who.values], last="or")
    return values if who.field == "sex" else f"{who.field.replace('_', ' ')}: {values}"


def _every(who: Every) -> str:
    return "; ".join(_inside(part) for part in who.parts) if who.parts else "everyone"


def _inside(part: Predicate) -> str:
    several = isinstance(part, Every | Some) and len(part.parts) > 1
    return f"({who_words(part)})" if several else who_words(part)


_WORDS: dict[type, Callable[[Any], str]] = {
    AgeBetween: _age,
    SeriouslyWoundedOrSick: lambda _: "seriously wounded or sick",
    LongHeld: lambda who: f"in captivity for {who.years} years or longer",
    InCategory: lambda who: listed([PLURAL.get(value, value) for value in who.values]),
    Said: _said,
    OnList: lambda who: f"on the list {who.name}",
    Named: lambda who: f"named: {listed(list(who.entries))}",
    Unreadable: lambda _: "not readable in the text",
    Every: _every,
    Some: lambda who: " or ".join(_inside(part) for part in who.parts),
    Not: lambda who: f"not {_inside(who.part)}",
}
