"""The words by which a row is found, and those of a search, as blind indexes: equal words have equal numbers.

What the index gives away to a thief of the database without the keys: how many rows share a family name, a given
name, a day of birth, and which rows these are; never which name or day it is. Each compartment has numbers of its own.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import polars as pl

from allforall.base.dates import PartialDate
from allforall.names.columns import keys_of_words
from allforall.names.keys import surname_block, token_key
from allforall.names.part import Part
from allforall.people.person_list import PersonList
from allforall.store.keyring import Keyring

_PARTS = {"surname": Part.SURNAME, "given_name": Part.GIVEN, "patronymic": Part.PATRONYMIC}
_SIGNS = {"surname": "s", "given_name": "g", "patronymic": "p"}
_NEAR, _DAY, _YEAR, _NUMBER, _ID, _CALL = "b", "d", "y", "n", "i", "c"
_BETWEEN = re.compile(r"[\s,;]+")
_PLAIN = re.compile(r"[\W_]+")
MOST_WORDS = 8
"""Words of a search that are looked at; nobody's name has more."""


@dataclass(frozen=True, slots=True)
class Index:
    """Makes the numbers of one compartment."""

    ring: Keyring
    compartment: int

    def number(self, sign: str, word: str) -> int:
        """Return the number of a word in a place."""
        return self.ring.search_token(f"{self.compartment}|{sign}|{word}")

    def of_list(self, people: PersonList) -> Iterator[tuple[int, int]]:
        """Give every word of every row: its number and the row's position, each once a row."""
        number = lru_cache(maxsize=200_000)(self.number)
        seen: set[tuple[int, int]] = set()
        for sign, position, word in self._words(people):
            pair = number(sign, word), position
            if pair not in seen:
                seen.add(pair)
                yield pair

    def of_search(self, text: str) -> list[tuple[frozenset[int], frozenset[int]]]:
        """Give, for each word of a search, the numbers that it may have, and those of names that are only near."""
        return [self._of_word(word) for word in _BETWEEN.split(text.strip()) if word][:MOST_WORDS]

    def _of_word(self, word: str) -> tuple[frozenset[int], frozenset[int]]:
        exact = {self.number(_ID, word.casefold())}
        near = set()
        if day := _day(word):
            exact.add(self.number(_DAY if day.exact else _YEAR, str(day) if day.exact else str(day.year)))
        if any(letter.isdigit() for letter in word):
            exact.add(self.number(_NUMBER, _plain(word)))
        else:
            keys = {field: token_key(word, part) for field, part in _PARTS.items()}
            exact |= {self.number(_SIGNS[field], key) for field, key in keys.items() if key}
            exact.add(self.number(_CALL, _plain(word)))
            near.add(self.number(_NEAR, surname_block(keys["surname"])))
        return frozenset(exact), frozenset(exact | near)

    def _words(self, people: PersonList) -> Iterator[tuple[str, int, str]]:
        values = people.values
        for field, part in _PARTS.items():
            if field in values.columns:
                keys = _keys(values[field], part)
                for position, word in keys.iter_rows():
                    yield _SIGNS[field], position, word
                    if field == "surname":
                        yield _NEAR, position, surname_block(word)
        for position, row_id in enumerate(values["id"].to_list()):
            yield _ID, position, row_id.casefold()
        for field, sign in (("personal_number", _NUMBER), ("callsign", _CALL)):
            for position, text in _said(people, field):
                yield sign, position, _plain(text)
        for position, text in _said(people, "dob"):
            day = PartialDate.parse(text)
            yield _YEAR, position, str(day.year)
            if day.exact:
                yield _DAY, position, str(day)


def _keys(column: pl.Series, part: Part) -> pl.DataFrame:
    """Return the keys of the words of a column of names, with the positions of their rows."""
    words = (
        pl.DataFrame({"position": range(len(column)), "word": column}, schema_overrides={"word": pl.String})
        .drop_nulls("word")
        .with_columns(pl.col("word").str.split(" "))
        .explode("word")
        .filter(pl.col("word").str.len_chars() > 0)
    )
    different = words["word"].unique(maintain_order=True)
    table = pl.DataFrame({"word": different, "key": keys_of_words(different, part)})
    found = words.join(table, on="word", how="left").select("position", "key")
    return found.filter(pl.col("key").str.len_chars() > 0)


def _said(people: PersonList, field: str) -> Iterator[tuple[int, str]]:
    if field in people.values.columns:
        for position, text in enumerate(people.values[field].to_list()):
            if text:
                yield position, text


def _plain(text: str) -> str:
    return _PLAIN.sub("", text).casefold()


def _day(word: str) -> PartialDate | None:
    """Read a date as somebody types it into a search: `1991`, `1991-07-03`, `03.07.1991`."""
    turned = re.fullmatch(r"(\d{1,2})[./](\d{1,2})[./](\d{4})", word)
    text = "{2}-{1:0>2}-{0:0>2}".format(*turned.groups()) if turned else word
    try:
        return PartialDate.parse(text)
    except ValueError:
        return None
