"""East Slavic names compared part with part: family name, given name, patronymic, in whichever order they stand."""

from dataclasses import dataclass
from functools import lru_cache
from math import prod
from typing import NamedTuple

from allforall.names.likeness import Kind, Likeness, likeness
from allforall.names.part import Part
from allforall.names.parts import split_full_name
from allforall.names.reasons import EXCHANGED, ORDER, Reason
from allforall.names.scripts import compose

Words = tuple[str | None, str | None, str | None]
"""Family name, given name and patronymic as typed."""
Alike = tuple[Likeness, Likeness, Likeness]

PARTS = (Part.SURNAME, Part.GIVEN, Part.PATRONYMIC)
_POWER = (2, 1, 1)
"""A doubt about the family name counts twice."""
_ONE_SIDED = tuple(Likeness(Kind.ONE_SIDED, value) for value in (0.7, 0.7, 0.9))
"""What a part is worth that one of the two names lacks; lists often leave the patronymic out."""
NEITHER = Likeness(Kind.NEITHER, 1.0)
LIKELY = 0.5
"""From here on two names are likely one name."""
_OTHER_ORDER = 0.97
"""Family name first in one text, given name first in the other."""
_EXCHANGED, _EXCHANGED_GUESSED = 0.8, 0.95
"""What is the family name in one is the given name in the other."""


@dataclass(frozen=True, slots=True)
class _Read:
    words: Words
    sure: bool
    family_first: bool | None


class ByParts(NamedTuple):
    """A score from 0 to 1, how alike the parts are, the parts as they were compared, and what is to say of their order."""

    score: float
    alike: Alike
    left: Words
    right: Words
    order: tuple[Reason, ...] = ()


def weigh_parts(left: str, right: str) -> ByParts:
    """Compare two names part with part; the same whichever comes first."""
    return _weigh(_read(left), _read(right))


@lru_cache(maxsize=200_000)
def _read(text: str) -> _Read:
    parts = split_full_name(text)
    first = compose(text).split()[0] if parts.surname and parts.given_name else ""
    family_first = parts.surname.startswith(first.rstrip(",")) if first and parts.surname else None
    return _Read((parts.surname, parts.given_name, parts.patronymic), parts.sure, family_first)


def _weigh(left: _Read, right: _Read) -> ByParts:
    """Weigh the parts as they were read; where they do not fit, weigh them with family and given name exchanged."""
    alike = _alike(left.words, right.words)
    score = _score(alike)
    if score < LIKELY and all((*left.words[:2], *right.words[:2])):
        exchanged = _weigh_exchanged(left, right)
        if exchanged.score >= LIKELY:
            return exchanged
    if {left.family_first, right.family_first} == {True, False}:
        return ByParts(score * _OTHER_ORDER, alike, left.words, right.words, (ORDER,))
    return ByParts(score, alike, left.words, right.words)


def _weigh_exchanged(left: _Read, right: _Read) -> ByParts:
    factor = _EXCHANGED if left.sure and right.sure else _EXCHANGED_GUESSED
    ways = []
    for a, b in ((_exchange(left.words), right.words), (left.words, _exchange(right.words))):
        alike = _alike(a, b)
        ways.append(ByParts(_score(alike) * factor, alike, a, b, (EXCHANGED,)))
    return max(ways, key=lambda way: way.score)


def _exchange(words: Words) -> Words:
    surname, given, patronymic = words
    return given, surname, patronymic


def _alike(left: Words, right: Words) -> Alike:
    surname, given, patronymic = (
        likeness(a, b, part) if a and b else one_sided if a or b else NEITHER
        for part, a, b, one_sided in zip(PARTS, left, right, _ONE_SIDED, strict=True)
    )
    return surname, given, patronymic


def _score(alike: Alike) -> float:
    """Multiply the parts; names that have no part in common have nothing in common."""
    if all(how.kind in (Kind.NEITHER, Kind.ONE_SIDED) for how in alike):
        return 0.0
    return prod(how.value**power for how, power in zip(alike, _POWER, strict=True))
