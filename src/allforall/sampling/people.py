"""Generated people of one party, as columns of numbers: what is true of them before anybody writes it down."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from allforall.base.parties import Letter
from allforall.sampling.coded import Flags, Ints, Shares
from allforall.sampling.given_names import given_names
from allforall.sampling.patronymics import russian, ukrainian
from allforall.sampling.surnames import surnames
from allforall.sampling.writing import Tokens

CATEGORIES = ("pow", "retained_medical", "civilian_internee", "civilian_accused", "child")
POW, MEDICAL, CIVILIAN, ACCUSED, CHILD = range(5)
CONDITIONS = ("well", "sick", "wounded", "seriously_sick", "seriously_wounded")
SERIOUS = CONDITIONS.index("seriously_sick")
"""From this position on a condition is serious."""
MEDICAL_CLASSES = ("A", "B", "NC", "none", "unset")
WILLS = ("wishes", "refuses")
HEARD_BY = ("neutral", "holder", "family")


@dataclass(frozen=True, slots=True)
class People:
    """Columns of one length; a row is one person. Dates are days since 1970; -1 in other columns is *not known*.

    `surname`, `given_name` and `father` are rows of the tables of names; `birth_place`, `home` and `capture_place`
    of the places; `rank` and `unit` of their party's tables, -1 for civilians; the rest positions in the tuples above.
    """

    party: Letter
    surname: Ints
    given_name: Ints
    father: Ints
    female: Flags
    born: Ints
    birth_place: Ints
    home: Ints
    rank: Ints
    unit: Ints
    personal_number: Ints
    category: Ints
    captured: Ints
    capture_place: Ints
    condition: Ints
    medical_class: Ints
    will: Ints
    heard_by: Ints

    def __len__(self) -> int:
        """Count them."""
        return len(self.born)


@cache
def surname_tokens() -> Tokens:
    """Return each family name twice, a man's form and then a woman's: token `2 * surname + female`."""
    names = surnames()
    return Tokens(
        _interleaved(names["uk"].to_list(), names["uk_feminine"].to_list()),
        _interleaved(names["ru"].to_list(), names["ru_feminine"].to_list()),
    )


@cache
def given_tokens() -> Tokens:
    """Return the given names, then again with the Ukrainian form kept in Russian letters."""
    names = given_names()
    uk, ru = names["uk"].to_list(), names["ru"].to_list()
    kept = [spelled or usual for spelled, usual in zip(names["ru_spelled"].to_list(), ru, strict=True)]
    return Tokens(uk + uk, ru + kept)


@cache
def patronymic_tokens() -> Tokens:
    """Return each father's name as patronymic of a son and then of a daughter: token `2 * father + female`."""
    names = given_names()
    uk = [ukrainian(name) for name in names["uk"]]
    ru = [russian(name) for name in names["ru"]]
    return Tokens(
        [form for both in uk for form in (both.son, both.daughter)],
        [form for both in ru for form in (both.son, both.daughter)],
    )


def _interleaved(first: list[str], second: list[str]) -> list[str]:
    return [name for both in zip(first, second, strict=True) for name in both]


def picks(weights: Shares, size: int, rng: np.random.Generator) -> Ints:
    """Draw positions with the given weights."""
    edges = np.cumsum(weights)
    found = np.searchsorted(edges, rng.random(size) * edges[-1], side="right")
    drawn: Ints = np.minimum(found, len(edges) - 1).astype(np.int64)
    return drawn
