"""A speaker found in a sentence, and two of them who speak together."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from allforall.claims.speakers import Mention
from allforall.claims.tokens import Token

_AFTER = 5
_FIRST_NAMES = 2
"""Words between `and` and a surname."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Tokens `first` to `last` say that `mention` speaks; `verb` is where the verb stands."""

    first: int
    last: int
    mention: Mention
    verb: int


def joined_before(
    tokens: Sequence[Token], mentions: Sequence[Mention], before: list[Mention]
) -> Mention | None:
    """Take the nearest, or both where two sides are joined by `and`."""
    if not before:
        return None
    named = [m for m in before if m.sort in {"person", "office", "both", "actor"}]
    if len(named) == 1 and named[0] is before[-1]:
        named = [
            m
            for m in mentions
            if 0 <= named[0].first - m.last <= _FIRST_NAMES and m.sort in {"person", "office"}
        ] + named
    if len(named) > 1:
        left, right = named[-2], named[-1]
        between = tokens[left.last : right.first]
        apart = any(a.text == "," and b.of("and") for a, b in pairwise(between))
        if left.role and right.role and any(t.of("and") for t in between) and not apart:
            return _pair(left, right)
    nearest = before[-1]
    if (
        nearest.sort == "actor"
        and len(before) > 1
        and before[-2].sort in {"person", "office"}
        and before[-2].last >= nearest.first - 1
    ):
        return before[-2]
    return nearest


def joined_after(tokens: Sequence[Token], mentions: Sequence[Mention], after: Mention) -> Mention:
    """Take who is named after a verb, with whom `and` joins to them."""
    for right in mentions:
        if 0 < right.first - after.last <= _AFTER and right.sort in {"person", "office"}:
            between = tokens[after.last : right.first]
            if any(t.of("and") for t in between) and not any(t.text == "," for t in between):
                return _pair(after, right)
    return after


def _pair(left: Mention, right: Mention) -> Mention:
    sides = {str(m.role).partition(".")[0] for m in (left, right)}
    if {"UA", "RU"} <= sides or "both" in sides:
        return Mention(left.first, right.last, "both", "both")
    return Mention(
        left.first, right.last, left.role if left.sort != "actor" else right.role, left.sort, left.word
    )
