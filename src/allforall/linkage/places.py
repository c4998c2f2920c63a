"""Places, units and numbers as people write them, brought to a form in which two spellings meet."""

import re
import unicodedata
from functools import lru_cache
from importlib.resources import files

from allforall.names.keys import Part, surname_block, token_key

_WORD = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")
_KINDS_OF_PLACE = frozenset(
    files("allforall.linkage").joinpath("data/kinds_of_place.txt").read_text("utf-8").split()
)
"""Words that say what kind of place it is, or which country, and not which place."""
_KINDS_OF_STREET = frozenset(
    files("allforall.linkage").joinpath("data/kinds_of_street.txt").read_text("utf-8").split()
)
"""Words that say what kind of street, building or part of one it is."""
_LIKE_LATIN = str.maketrans("АВСЕНІКМРТХУ", "ABCEHIKMPTXY")


@lru_cache(maxsize=200_000)
def place_keys(text: str) -> tuple[str, ...]:
    """Return the consonant skeletons of the words that name a place, each once, in order of the alphabet.

    A skeleton of consonants lets Kharkiv meet Харків and Харьков; words for the kind of place are left out.
    """
    return _skeletons(text, _KINDS_OF_PLACE)


@lru_cache(maxsize=200_000)
def street_keys(text: str) -> tuple[str, ...]:
    """Return the consonant skeletons of the words that name a street; house numbers are written in too many ways."""
    return _skeletons(text, _KINDS_OF_PLACE | _KINDS_OF_STREET)


def _skeletons(text: str, kinds: frozenset[str]) -> tuple[str, ...]:
    words = (word for word in _WORD.findall(text.casefold()) if word not in kinds)
    return tuple(sorted({block for word in words if (block := surname_block(token_key(word, Part.SURNAME)))}))


@lru_cache(maxsize=200_000)
def occupation_key(text: str) -> str:
    """Return the keys of the words of an occupation in the order written; spellings of one word meet."""
    return " ".join(key for word in _WORD.findall(text.casefold()) if (key := token_key(word, Part.SURNAME)))


@lru_cache(maxsize=200_000)
def unit_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers by which a unit is called; the words around them differ from side to side."""
    return tuple(sorted(set(_DIGITS.findall(text))))


@lru_cache(maxsize=200_000)
def plain_number(text: str) -> str:
    """Return a personal number without blanks and signs, its letters in one alphabet."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(_LIKE_LATIN)
    return "".join(sign for sign in folded if sign.isalnum())
