"""What of a person list is compared: keys of names, parts of dates, places as skeletons. One row a person.

The table is sorted by row id, so nothing later depends on the order in which the sender wrote the rows.
"""

from collections.abc import Callable, Sequence

import polars as pl

from allforall.linkage.mended import mended
from allforall.linkage.places import (
    occupation_keys,
    place_keys,
    plain_number,
    street_keys,
    unit_numbers,
)
from allforall.names.keys import Part, token_key
from allforall.names.table import key_table
from allforall.people.person_list import PersonList

ID = "unique_id"
"""Position of the person on the list sorted by row id."""
INDEX = "index"
"""Position of the person on the list as it was sent."""
START_LETTERS, END_LETTERS = 3, 6
"""Letters at either end of a family name: a slip at one end leaves the other as it is. Many end in -enko or -sky."""

_ONE_BYTE = dict(zip("абвгдежзиклмнопрстуфхцчшщ", "abvgdejziklmnoprstufhcqwx", strict=True))
"""The letters of keys, one for one: DuckDB counts the bytes that two texts differ in, and Cyrillic letters have two."""


def _column(values: pl.DataFrame, name: str) -> pl.Series:
    if name in values.columns:
        return values[name].cast(pl.String)
    return pl.Series(name, [None] * values.height, dtype=pl.String)


def _names(surname: pl.Series, given: pl.Series, patronymic: pl.Series) -> pl.DataFrame:
    """Return the keys of names, and given names and patronymics with their slips mended, in letters of one byte."""
    keys = key_table(pl.DataFrame({"surname": surname, "given_name": given, "patronymic": patronymic}))
    text = pl.String()
    return keys.with_columns(
        _by_distinct(keys["given_key"], lambda key: mended(key, Part.GIVEN), text).alias("given_mended"),
        _by_distinct(keys["patronymic_key"], lambda key: mended(key, Part.PATRONYMIC), text).alias(
            "patronymic_mended"
        ),
    ).select(pl.all().str.replace_many(_ONE_BYTE))


def _by_distinct(
    texts: pl.Series, read: Callable[[str], Sequence[str] | str], dtype: pl.DataType
) -> pl.Series:
    """Read each distinct text once; what yields nothing is null, which is no evidence."""
    return _all_at_once(texts, lambda distinct: [read(text) for text in distinct], dtype)


def _all_at_once(
    texts: pl.Series, read: Callable[[list[str]], Sequence[Sequence[str] | str]], dtype: pl.DataType
) -> pl.Series:
    """Read all distinct texts together, each once; what yields nothing is null."""
    distinct = texts.drop_nulls().unique()
    read_as = pl.Series("read", [found or None for found in read(distinct.to_list())], dtype=dtype)
    table = pl.DataFrame({"text": distinct, "read": read_as})
    return texts.to_frame("text").join(table, on="text", how="left", maintain_order="left")["read"]


def _initial(texts: pl.Series, part: Part) -> pl.Series:
    """Take the first letter of each key, the only one that an initial has."""
    return _by_distinct(texts, lambda text: token_key(text, part)[:1], pl.String())


def _date(texts: pl.Series, name: str) -> pl.DataFrame:
    """Take an ISO date as precise as it is apart into numbers; `_days` counts days where the day is known."""
    parts = texts.str.split_exact("-", 2).struct.rename_fields(["year", "month", "day"]).struct.unnest()
    return parts.select(pl.all().cast(pl.Int16, strict=False).name.prefix(f"{name}_")).with_columns(
        texts.str.to_date("%Y-%m-%d", strict=False).to_physical().alias(f"{name}_days")
    )


def _area(postcode: pl.Series) -> pl.Series:
    """Leave out the last three signs of a postal code: what is left names a town or a region in most countries."""
    area = postcode.str.head(-3)
    return pl.select(pl.when(area != "").then(area)).to_series().alias("postcode_area")


def features(people: PersonList) -> pl.DataFrame:
    """Bring a list into the form in which it is compared; null is *not known* and counts as no evidence."""
    values = people.values.with_row_index(INDEX).sort("id")
    surname, given, patronymic = (_column(values, n) for n in ("surname", "given_name", "patronymic"))
    nobody = _column(values, "")
    keys = _names(surname, given, patronymic)
    exchanged = _names(given, surname, nobody)
    mother = _names(_column(values, "mother_maiden_name"), nobody, nobody)
    words, text = pl.List(pl.String), pl.String()
    places = [
        _all_at_once(_column(values, name), place_keys, words).alias(name)
        for name in ("place_of_birth", "place", "capture_place")
    ]
    street = _all_at_once(_column(values, "street"), street_keys, words).alias("street")
    postcode = _by_distinct(_column(values, "postcode"), plain_number, text).alias("postcode")
    return pl.DataFrame(
        [
            pl.int_range(values.height, eager=True).alias(ID),
            values[INDEX].cast(pl.Int64),
            *keys,
            keys["surname_key"].str.slice(0, START_LETTERS).alias("surname_start"),
            keys["surname_key"].str.slice(-END_LETTERS).alias("surname_end"),
            _initial(given, Part.GIVEN).alias("given_initial"),
            _initial(patronymic, Part.PATRONYMIC).alias("patronymic_initial"),
            exchanged["surname_key"].alias("given_as_surname"),
            exchanged["given_key"].alias("surname_as_given"),
            *_date(_column(values, "dob"), "birth"),
            *_date(_column(values, "capture_date"), "capture"),
            *places,
            *(place.list.join(" ").alias(f"{place.name}_text") for place in places[:2]),
            street,
            street.list.join(" ").alias("street_text"),
            postcode,
            _area(postcode),
            _all_at_once(_column(values, "occupation"), occupation_keys, text).alias("occupation_key"),
            _by_distinct(_column(values, "unit"), unit_numbers, words).alias("unit"),
            _by_distinct(_column(values, "personal_number"), plain_number, text).alias("number"),
            mother["surname_key"].alias("mother_key"),
            _column(values, "sex").alias("sex"),
        ]
    )
