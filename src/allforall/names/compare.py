"""Are these two names one name? A number to sort by, and reasons that a person can check."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import NamedTuple

from allforall.base.progress import SILENT, Progress, task
from allforall.names.likeness import Kind, Likeness, likeness
from allforall.names.part import Part
from allforall.names.parts import split_full_name
from allforall.names.reasons import EXCHANGED, ORDER, Reason, reason_of
from allforall.names.scripts import compose

Words = tuple[str | None, str | None, str | None]
"""Family name, given name and patronymic as typed."""
Alike = tuple[Likeness, Likeness, Likeness]

PARTS = (Part.SURNAME, Part.GIVEN, Part.PATRONYMIC)
_POWER = (2, 1, 1)
"""A doubt about the family name counts twice."""
_ONE_SIDED = tuple(Likeness(Kind.ONE_SIDED, value) for value in (0.7, 0.7, 0.9))
"""What a part is worth that one of the two names lacks; lists often leave the patronymic out."""
_NEITHER = Likeness(Kind.NEITHER, 1.0)
_DIGITS = 6
LIKELY = 0.5
"""From here on two names are likely one name."""
_OTHER_ORDER = 0.97
"""Family name first in one text, given name first in the other."""
_EXCHANGED, _EXCHANGED_GUESSED = 0.8, 0.95
"""What is the family name in one is the given name in the other."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """A score from 0 to 1 (from about 0.5 on the names are likely one name) and the reasons for it.

    The score is about names: one name is never proof of one person.
    """

    score: float
    reasons: tuple[Reason, ...]


def compare(left: str, right: str) -> Comparison:
    """Compare two full names in any scripts and order; the score is the same whichever comes first."""
    weighed = _weigh(_read(left), _read(right))
    reasons = [
        reason_of(part, how, a or "", b or "")
        for part, how, a, b in zip(PARTS, weighed.alike, weighed.left, weighed.right, strict=True)
        if how is not _NEITHER
    ]
    return Comparison(round(weighed.score, _DIGITS), (*weighed.order, *reasons))


def compare_many(left: Sequence[str], right: Sequence[str], progress: Progress = SILENT) -> list[float]:
    """Return the scores of many pairs, row by row; a name or part that comes again is worked out once."""
    scores = []
    with task(progress, "Comparing names", len(left)):
        for a, b in zip(left, right, strict=True):
            scores.append(round(_weigh(_read(a), _read(b)).score, _DIGITS))
            progress.advance()
    return scores


@dataclass(frozen=True, slots=True)
class _Read:
    words: Words
    sure: bool
    family_first: bool | None


class _Weighed(NamedTuple):
    score: float
    alike: Alike
    left: Words
    right: Words
    order: tuple[Reason, ...] = ()


@lru_cache(maxsize=200_000)
def _read(text: str) -> _Read:
    parts = split_full_name(text)
    first = compose(text).split()[0] if parts.surname and parts.given_name else ""
    family_first = parts.surname.startswith(first.rstrip(",")) if first and parts.surname else None
    return _Read((parts.surname, parts.given_name, parts.patronymic), parts.sure, family_first)


def _weigh(left: _Read, right: _Read) -> _Weighed:
    """Weigh the parts as they were read; where they do not fit, weigh them with family and given name exchanged."""
    alike = _alike(left.words, right.words)
    score = _score(alike)
    if score < LIKELY and all((*left.words[:2], *right.words[:2])):
        exchanged = _weigh_exchanged(left, right)
        if exchanged.score >= LIKELY:
            return exchanged
    if {left.family_first, right.family_first} == {True, False}:
        return _Weighed(score * _OTHER_ORDER, alike, left.words, right.words, (ORDER,))
    return _Weighed(score, alike, left.words, right.words)


def _weigh_exchanged(left: _Read, right: _Read) -> _Weighed:
    factor = _EXCHANGED if left.sure and right.sure else _EXCHANGED_GUESSED
    ways = []
    for a, b in ((_exchange(left.words), right.words), (left.words, _exchange(right.words))):
        alike = _alike(a, b)
        ways.append(_Weighed(_score(alike) * factor, alike, a, b, (EXCHANGED,)))
    return max(ways, key=lambda way: way.score)


def _exchange(words: Words) -> Words:
    surname, given, patronymic = words
    return given, surname, patronymic


def _alike(left: Words, right: Words) -> Alike:
    surname, given, patronymic = (
        likeness(a, b, part) if a and b else one_sided if a or b else _NEITHER
        for part, a, b, one_sided in zip(PARTS, left, right, _ONE_SIDED, strict=True)
    )
    return surname, given, patronymic


def _score(alike: Alike) -> float:
    """Multiply the parts; names that have no part in common have nothing in common."""
    if all(how.kind in (Kind.NEITHER, Kind.ONE_SIDED) for how in alike):
        return 0.0
    return prod(how.value**power for how, power in zip(alike, _POWER, strict=True))
