"""Places, units and numbers as people write them, brought to a form in which two spellings meet."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.resources import files

import polars as pl

from allforall.names.columns import blocks_of, keys_of_words
from allforall.names.part import Part

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


def place_keys(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each text the consonant skeletons of the words that name a place, each once, in order of the alphabet.

    A skeleton of consonants lets Kharkiv meet Харків and Харьков; words for the kind of place are left out.
    """
    return _skeletons(texts, _KINDS_OF_PLACE)


def street_keys(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return for each text the consonant skeletons of the words that name a street; house numbers are written in too many ways."""
    return _skeletons(texts, _KINDS_OF_PLACE | _KINDS_OF_STREET)


def _skeletons(texts: Sequence[str], kinds: frozenset[str]) -> list[tuple[str, ...]]:
    named = [[word for word in words if word not in kinds] for words in _words(texts)]
    key_of = _key_of(named)
    block_of = dict(zip(key_of, blocks_of(pl.Series(list(key_of.values()), dtype=pl.String)), strict=True))
    return [tuple(sorted({block for word in words if (block := block_of[word])})) for words in named]


def occupation_keys(texts: Sequence[str]) -> list[str]:
    """Return for each text the keys of the words of an occupation in the order written; spellings of one word meet."""
    written = _words(texts)
    key_of = _key_of(written)
    return [" ".join(key for word in words if (key := key_of[word])) for words in written]


def _words(texts: Sequence[str]) -> list[list[str]]:
    return [_WORD.findall(text.casefold()) for text in texts]


def _key_of(lists: Sequence[Sequence[str]]) -> dict[str, str]:
    """Work out the key of each different word, all at once: lists name the same places over and over."""
    different = list(dict.fromkeys(word for words in lists for word in words))
    keys = keys_of_words(pl.Series(different, dtype=pl.String), Part.SURNAME)
    return dict(zip(different, keys, strict=True))


@lru_cache(maxsize=200_000)
def unit_numbers(text: str) -> tuple[str, ...]:
    """Return the numbers by which a unit is called; the words around them differ from side to side."""
    return tuple(sorted(set(_DIGITS.findall(text))))


@lru_cache(maxsize=200_000)
def plain_number(text: str) -> str:
    """Return a personal number without blanks and signs, its letters in one alphabet."""
    folded = unicodedata.normalize("NFKC", text).upper().translate(_LIKE_LATIN)
    return "".join(sign for sign in folded if sign.isalnum())
