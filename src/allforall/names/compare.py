"""Are these two names one name? A number to sort by, and reasons that a person can check."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import prod

from allforall.base.progress import SILENT, Progress, task
from allforall.names.likeness import Kind, Likeness, likeness
from allforall.names.part import Part
from allforall.names.parts import NameParts, split_full_name
from allforall.names.reasons import ORDER, Reason, reason_of

Words = tuple[str | None, str | None, str | None]
"""Family name, given name and patronymic as typed."""
Alike = tuple[Likeness, Likeness, Likeness]

PARTS = (Part.SURNAME, Part.GIVEN, Part.PATRONYMIC)
_POWER = (2, 1, 1)
"""A doubt about the family name counts twice."""
_ONE_SIDED = tuple(Likeness(Kind.ONE_SIDED, value) for value in (0.7, 0.7, 0.9))
"""What a part is worth that one of the two names lacks; lists often leave the patronymic out."""
_NEITHER = Likeness(Kind.NEITHER, 1.0)
LIKELY = 0.5
"""From here on two names are likely one name."""
_OTHER_ORDER = 0.97
"""Told apart: family name first in one text, given name first in the other."""
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
    parts_left, parts_right = _split(left), _split(right)
    score, alike, turned = _weigh(parts_left, parts_right)
    words_right = _turn(_words(parts_right)) if turned else _words(parts_right)
    reasons = [
        reason_of(part, how, a or "", b or "")
        for part, how, a, b in zip(PARTS, alike, _words(parts_left), words_right, strict=True)
        if how is not _NEITHER
    ]
    return Comparison(score, (ORDER, *reasons) if turned else tuple(reasons))


def compare_many(left: Sequence[str], right: Sequence[str], progress: Progress = SILENT) -> list[float]:
    """Return the scores of many pairs, row by row; a name or part that comes again is worked out once."""
    scores = []
    with task(progress, "Comparing names", len(left)):
        for a, b in zip(left, right, strict=True):
            scores.append(_weigh(_split(a), _split(b))[0])
            progress.advance()
    return scores


@lru_cache(maxsize=200_000)
def _split(text: str) -> NameParts:
    return split_full_name(text)


def _words(parts: NameParts) -> Words:
    return parts.surname, parts.given_name, parts.patronymic


def _turn(words: Words) -> Words:
    surname, given, patronymic = words
    return given, surname, patronymic


def _weigh(left: NameParts, right: NameParts) -> tuple[float, Alike, bool]:
    """Return the score, how alike the parts are, and whether they fit only with family and given name exchanged."""
    words_left, words_right = _words(left), _words(right)
    alike = _alike(words_left, words_right)
    score = _score(alike)
    if score < LIKELY and all((*words_left[:2], *words_right[:2])):
        other = _alike(words_left, _turn(words_right))
        other_score = _score(other) * (_EXCHANGED if left.sure and right.sure else _EXCHANGED_GUESSED)
        if other_score > LIKELY:
            return other_score, other, True
    return score, alike, False


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
    return round(prod(how.value**power for how, power in zip(alike, _POWER, strict=True)), 6)
