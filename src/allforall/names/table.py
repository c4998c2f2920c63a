"""Keys for a whole list of people at once: each different name is worked out once."""

from collections.abc import Callable
from functools import partial

import polars as pl

from allforall.names.keys import surname_block, token_key
from allforall.names.part import Part

_FIELDS = (("surname", Part.SURNAME), ("given_name", Part.GIVEN), ("patronymic", Part.PATRONYMIC))


def key_table(values: pl.DataFrame) -> pl.DataFrame:
    """Return the name keys of each row, in the same order.

    `values` has text columns `surname`, `given_name`, `patronymic`, nulls allowed, a missing column standing for nulls;
    the result has `surname_key`, `surname_block`, `given_key`, `patronymic_key`. A key is null where the name is not
    known; so is that of an initial, which is no evidence that two given names are one.
    """
    keys = {}
    for field, part in _FIELDS:
        column = (
            values[field]
            if field in values.columns
            else pl.repeat(None, values.height, dtype=pl.String, eager=True)
        )
        keys[field] = _per_distinct(column, partial(_key, part))
    surname = keys["surname"]
    return pl.DataFrame(
        {
            "surname_key": surname,
            "surname_block": _per_distinct(surname, surname_block),
            "given_key": keys["given_name"],
            "patronymic_key": keys["patronymic"],
        }
    )


def _key(part: Part, name: str) -> str | None:
    key = token_key(name, part)
    return key if len(key) > 1 or (key and part is Part.SURNAME) else None


def _per_distinct(column: pl.Series, work: Callable[[str], str | None]) -> pl.Series:
    distinct = column.drop_nulls().unique()
    worked = pl.Series([work(value) for value in distinct], dtype=pl.String)
    return column.replace_strict(distinct, worked, default=None, return_dtype=pl.String)
