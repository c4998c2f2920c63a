"""How alike two words of names of any origin are, from 0 to 1."""

import re
from collections import defaultdict
from functools import lru_cache

from rapidfuzz.distance import OSA

from allforall.names import packaged
from allforall.names.diminutives import is_diminutive, may_be_short_for
from allforall.names.equivalents import known_keys
from allforall.names.keys import token_key
from allforall.names.likeness import DERIVED_AT_MOST, Kind, Likeness
from allforall.names.near_keys import are_derived
from allforall.names.part import Part
from allforall.names.words import Word

_SAME = Likeness(Kind.SAME, 1.0)
_SPELLING = Likeness(Kind.SPELLING, 1.0)
_FORM = Likeness(Kind.FORM, 0.97)
_SHORT = Likeness(Kind.SHORT, 0.85)
_INITIAL = Likeness(Kind.INITIAL, 0.85)
_CONSONANTS = Likeness(Kind.CONSONANTS, 0.9)
_BY_SOUND = 0.98
LEAST = 0.45
"""Below this two words are two, not one misspelt."""
_VOWELS = re.compile("[аеиоув]")
_ONE_VOWEL = str.maketrans("аеиоу", "ааааа")
_ONE_CONSONANT = str.maketrans("бгджзцчшфхщ", "пктссссспкс")
_SYLLABLES = re.compile("[\u3400-\u9fff ]+|[\uac00-\ud7a3 ]+")
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=400_000)
def word_likeness(left: Word, right: Word) -> Likeness:
    """Compare two words by letters, by sound, and by consonants where a script writes no vowels; the same both ways."""
    if left.typed.casefold() == right.typed.casefold():
        return _SAME
    if _SYLLABLES.fullmatch(left.typed) and _SYLLABLES.fullmatch(right.typed):  # 平 and 朋 sound alike
        return _letters(left.typed.replace(" ", ""), right.typed.replace(" ", ""), 0.0)
    if left.latin == right.latin != "":
        return _SPELLING
    if left.is_initial or right.is_initial:
        fits = left.latin[:1] == right.latin[:1] or left.sound[:1] == right.sound[:1]
        return _INITIAL if fits else Likeness(Kind.DIFFERENT, 0.0)
    by_sound = _by_sound(left, right) if left.sound and right.sound else 0.0
    known = _as_given_names(left, right) or _as_consonants(left, right)
    found = _letters(left.latin or left.typed, right.latin or right.typed, by_sound)
    if found.value > DERIVED_AT_MOST and are_derived(left.sound, right.sound):
        return Likeness(Kind.DERIVED, DERIVED_AT_MOST, found.letters)
    return known if known and known.value >= found.value else found


def _letters(left: str, right: str, by_sound: float) -> Likeness:
    letters = OSA.distance(left, right)
    value = max(1 - letters / max(len(left), len(right)), by_sound)
    return Likeness(Kind.LETTERS if value >= LEAST else Kind.DIFFERENT, value, letters)


def _by_sound(left: Word, right: Word) -> float:
    """Compare sounds; another vowel counts half, since few romanisations agree about vowels."""
    whole = OSA.normalized_similarity(left.sound, right.sound)
    rough = OSA.normalized_similarity(left.sound.translate(_ONE_VOWEL), right.sound.translate(_ONE_VOWEL))
    alike = max(_BY_SOUND * whole, (whole + rough) / 2)
    if left.lacks_vowels or right.lacks_vowels:
        one, other = _consonants(left.sound), _consonants(right.sound)
        if one and other:
            alike = max(alike, _CONSONANTS.value * OSA.normalized_similarity(one, other))
    return alike


def _consonants(sound: str) -> str:
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", sound).translate(_ONE_CONSONANT))


def _as_consonants(left: Word, right: Word) -> Likeness | None:
    if not left.lacks_vowels and not right.lacks_vowels:
        return None
    one, other = _consonants(left.sound), _consonants(right.sound)
    return _CONSONANTS if one == other != "" else None


def _as_given_names(left: Word, right: Word) -> Likeness | None:
    (one, known, short), (other, _, other_short) = _as_given(left.typed), _as_given(right.typed)
    if one == other and known:
        return _FORM
    if (short and may_be_short_for(left.typed, other)) or (
        other_short and may_be_short_for(right.typed, one)
    ):
        return _SHORT
    nicknames = _nicknames()
    if right.latin in nicknames.get(left.latin, ()) or left.latin in nicknames.get(right.latin, ()):
        return _SHORT
    return None


@lru_cache(maxsize=100_000)
def _as_given(typed: str) -> tuple[str, bool, bool]:
    """Return the key of a word as a given name, whether it is a known one, and whether friends say it for one."""
    key = token_key(typed, Part.GIVEN)
    return key, key in known_keys(Part.GIVEN), is_diminutive(typed)


@lru_cache
def _nicknames() -> dict[str, frozenset[str]]:
    short: defaultdict[str, set[str]] = defaultdict(set)
    for row in packaged.rows("nicknames.csv"):
        short[row["name"]] |= set(row["short"].split())
    return {name: frozenset(forms) for name, forms in short.items()}
