"""How alike two forms of one part of a name are, and what kind of likeness it is."""

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from allforall.names.diminutives import may_be_short_for
from allforall.names.equivalents import forms_of, known_keys
from allforall.names.keys import token_key
from allforall.names.near_keys import are_derived, are_too_far, nearness
from allforall.names.part import Part
from allforall.names.parts import is_initial
from allforall.names.scripts import compose, script_of
from allforall.names.stems import stem_of


class Kind(StrEnum):
    """What two forms of one part of a name have to do with each other."""

    SAME = "same"
    SPELLING = "spelling"
    """One name in two spellings."""
    CONSONANTS = "consonants"
    """The same consonants, and one of the two scripts writes few vowels."""
    FORM = "form"
    """Forms of one name that sound different, as in two languages."""
    PIECE = "piece"
    """One is a piece of the other, which is a double name."""
    SHORT = "short"
    """One may be what friends say for the other."""
    INITIAL = "initial"
    LETTERS = "letters"
    """They differ in a few letters."""
    DERIVED = "derived"
    """They differ by an ending that makes another family's name."""
    DIFFERENT = "different"
    ONE_SIDED = "one-sided"
    """Only one of the two names has this part."""
    NEITHER = "neither"
    """Neither name has this part."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """A kind of likeness, its value from 0 (nothing in common) to 1 (the same), and the letters that differ."""

    kind: Kind
    value: float
    letters: int = 0


_SAME = Likeness(Kind.SAME, 1.0)
_SPELLING_AT_LEAST = 0.9
_SPELLING_ACROSS_SCRIPTS = 0.99
_FORM = Likeness(Kind.FORM, 0.98)
_FORM_OF_BOTH = Likeness(Kind.FORM, 0.9)
"""A form that is also another name: the Belarusian Алена is Елена, and Алёна."""
_PIECE = Likeness(Kind.PIECE, 0.85)
_SHORT = Likeness(Kind.SHORT, 0.8)
_INITIAL = Likeness(Kind.INITIAL, 0.85)
DERIVED_AT_MOST = 0.5
_FEW_LETTERS = 0.5
_TOO_FAR = 0.4
_OTHER_KNOWN_NAME = 0.2
"""Олексій and Олександр differ in few letters and are brothers, not one man."""


@lru_cache(maxsize=200_000)
def likeness(left: str, right: str, part: Part) -> Likeness:
    """Compare two forms of one part of a name; the same whichever comes first."""
    if left > right:
        left, right = right, left
    plain_left, plain_right = compose(left).casefold(), compose(right).casefold()
    if plain_left == plain_right:
        return _SAME
    if part is not Part.SURNAME and (is_initial(left) or is_initial(right)):
        return _likeness_of_initial(left, right, part)
    key_left, key_right = token_key(left, part), token_key(right, part)
    if key_left == key_right != "":
        if stem_of(left, part) != stem_of(right, part) and "-" not in key_left:
            return _FORM
        return Likeness(Kind.SPELLING, _spelling(plain_left, plain_right))
    if part is Part.GIVEN and (may_be_short_for(left, key_right) or may_be_short_for(right, key_left)):
        return _SHORT
    return _likeness_of_keys(key_left, key_right, part)


def _spelling(left: str, right: str) -> float:
    """Grade one key in two spellings: in one script a different letter is a little evidence against."""
    if script_of(left) is not script_of(right):
        return _SPELLING_ACROSS_SCRIPTS
    alike = Levenshtein.normalized_similarity(left, right)
    return _SPELLING_AT_LEAST + (_SPELLING_ACROSS_SCRIPTS - _SPELLING_AT_LEAST) * alike


def _likeness_of_initial(left: str, right: str, part: Part) -> Likeness:
    initials = [{form[:1] for form in forms_of(token_key(word, part), part)} for word in (left, right)]
    return _INITIAL if initials[0] & initials[1] else Likeness(Kind.DIFFERENT, 0.0)


def _is_piece(left: str, right: str) -> bool:
    pieces_left, pieces_right = set(left.split("-")), set(right.split("-"))
    return len(pieces_left) != len(pieces_right) and (
        pieces_left < pieces_right or pieces_right < pieces_left
    )


def _likeness_of_keys(left: str, right: str, part: Part) -> Likeness:
    if not left or not right:
        return Likeness(Kind.DIFFERENT, 0.0)
    if part is not Part.PATRONYMIC and _is_piece(left, right):
        return _PIECE
    letters = Levenshtein.distance(left, right)
    if left in forms_of(right, part) or right in forms_of(left, part):
        return _FORM_OF_BOTH
    if left in known_keys(part) and right in known_keys(part):
        return Likeness(Kind.DIFFERENT, _OTHER_KNOWN_NAME, letters)
    return _likeness_by_letters(left, right, letters, part)


def _likeness_by_letters(left: str, right: str, letters: int, part: Part) -> Likeness:
    value = nearness(left, right, part)
    if are_too_far(left, right, letters, part):
        return Likeness(Kind.DIFFERENT, min(value, _TOO_FAR), letters)
    if part is Part.SURNAME and are_derived(left, right):
        return Likeness(Kind.DERIVED, min(value, DERIVED_AT_MOST), letters)
    return Likeness(Kind.LETTERS if value > _FEW_LETTERS else Kind.DIFFERENT, value, letters)
