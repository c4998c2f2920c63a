"""Which pairs are compared at all: those that share one of these. A pair that shares none is never seen again.

Each rule is narrow enough for lists of a million people and wide enough to forgive one mistake; together they forgive
a misspelt family name, an initial, a missing patronymic, an unknown or wrong date of birth, and names in each other's
column. Measured recall stands in `docs/linkage.md`.
"""

import polars as pl

from allforall.base.errors import InputError
from allforall.base.messages import mark

Rule = tuple[tuple[str, str], ...]
"""Columns of the left and of the right entry that must be equal."""

MOST_PAIRS = 100_000_000
"""Candidate pairs of one rule. Honest lists of a million people stay far below it; a list of one name does not."""


_ROOM = 2**62
"""How far the numbers of several columns may be put into one."""


def _same(*columns: str) -> Rule:
    return tuple((column, column) for column in columns)


_BORN = ("birth_year", "birth_month", "birth_day")

RULES: tuple[Rule, ...] = (
    _same("surname_key", "given_mended"),
    _same(*_BORN, "given_mended"),
    _same(*_BORN, "surname_block"),
    _same(*_BORN, "patronymic_mended"),
    _same("surname_block", "given_mended", "patronymic_mended"),
    _same("surname_start", "given_mended", "patronymic_mended"),
    _same("surname_end", "given_mended", "patronymic_mended"),
    _same("surname_start", "given_mended", "birth_year"),
    _same("surname_end", "given_mended", "birth_year"),
    _same("surname_start", "given_mended", "capture_year", "capture_month"),
    _same("surname_end", "given_mended", "capture_year", "capture_month"),
    _same("surname_block", "patronymic_mended", "birth_year"),
    _same("given_mended", "patronymic_mended", "birth_year", "birth_month"),
    _same("given_mended", "patronymic_mended", "birth_year", "birth_day"),
    _same("given_mended", "patronymic_mended", "birth_month", "birth_day"),
    _same("given_mended", "patronymic_mended", "capture_days"),
    _same("surname_key", "birth_year", "birth_month"),
    _same("surname_key", "birth_year", "birth_day"),
    _same("surname_key", "given_initial", "patronymic_initial"),
    _same("surname_key", "given_initial", "birth_year"),
    _same("surname_start", "given_initial", "patronymic_initial", "birth_year"),
    _same("surname_key", "patronymic_mended", "capture_year", "capture_month"),
    _same("surname_key", "capture_days"),
    _same(*_BORN, "place_text"),
    _same(*_BORN, "place_of_birth_text"),
    _same("surname_key", "given_initial", "place_of_birth_text"),
    _same("number"),
    _same("postcode", "surname_key"),
    _same("postcode", "given_initial"),
    _same("postcode", "birth_year"),
    _same("postcode", "street_text"),
    _same("postcode", "occupation_key"),
    _same("postcode", "place_of_birth_text"),
    _same(*_BORN, "postcode_area"),
    _same("postcode_area", "surname_key"),
    _same("postcode_area", "surname_start", "given_initial"),
    _same("postcode_area", "given_mended", "birth_year"),
    _same("postcode_area", "given_mended", "place_of_birth_text"),
    _same("street_text", "surname_key"),
    _same("street_text", "given_mended"),
    _same("street_text", "birth_year"),
    _same("occupation_key", "surname_key"),
    _same("occupation_key", "surname_start", "place_of_birth_text"),
    _same("occupation_key", "given_mended", "place_of_birth_text"),
    (("surname_key", "given_as_surname"), ("given_key", "surname_as_given")),
    (("given_as_surname", "surname_key"), ("surname_as_given", "given_key")),
    (*_same(*_BORN), ("given_key", "surname_as_given")),
    (*_same(*_BORN), ("surname_as_given", "given_key")),
)


def condition(rule: Rule) -> str:
    """Write a rule as SQL."""
    return " AND ".join(f"l.{left} = r.{right}" for left, right in rule)


def equal(rule: Rule) -> str:
    """Write a rule as SQL over two tables whose columns end in `_l` and `_r`."""
    return " AND ".join(f"{left}_l = {right}_r" for left, right in rule)


def keys(left: pl.DataFrame, right: pl.DataFrame, rule: Rule) -> tuple[pl.Series, pl.Series]:
    """Bring what a rule asks of two tables of whole numbers into one number each: equal ones where the rule holds.

    Null where part of it is not known. Joining on one number is several times as fast as joining on four columns.
    """
    height = left.height
    packed = pl.repeat(0, height + right.height, dtype=pl.Int64, eager=True)
    size = 1
    for of_left, of_right in rule:
        column = pl.concat([left[of_left].cast(pl.Int64), right[of_right].cast(pl.Int64)])
        least, most = (int(str(end)) if end is not None else 0 for end in (column.min(), column.max()))
        if size * (most - least + 1) > _ROOM:
            packed = packed.rank("dense").cast(pl.Int64)
            size = len(packed) + 1
        packed = packed * (most - least + 1) + (column - least)
        size *= most - least + 1
    packed = packed.alias("key")
    return packed.head(height), packed.tail(right.height)


def _pairs(of_left: pl.Series, of_right: pl.Series) -> int:
    """Count the pairs of equal keys."""
    sides = [side.drop_nulls().value_counts(name="count") for side in (of_left, of_right)]
    met = sides[0].join(sides[1], on="key")
    return int((met["count"].cast(pl.Int64) * met["count_right"].cast(pl.Int64)).sum())


def hold_to_limits(left: pl.DataFrame, right: pl.DataFrame) -> dict[Rule, int]:
    """Refuse lists on which so many people are alike that comparing them would not end; else count pairs by rule.

    Takes two tables of `bound.coded`. Raises `InputError` (`linkage.too_many_alike`).
    """
    counted = {rule: _pairs(*keys(left, right, rule)) for rule in RULES}
    for rule, pairs in counted.items():
        hold_to_limit(pairs, rule)
    return counted


def hold_to_limit(pairs: int, rule: Rule) -> None:
    """Refuse what one rule brings together, where it is too much; raises as `hold_to_limits`."""
    if pairs > MOST_PAIRS:
        raise InputError(
            "linkage.too_many_alike",
            mark(
                "The lists hold {pairs} pairs of people with the same {columns}; the limit is {limit}."
                " Check whether one value was filled into many rows, and leave unknown cells empty."
            ),
            pairs=f"{pairs:,}",
            columns=", ".join(column for column, _ in rule),
            limit=f"{MOST_PAIRS:,}",
        )
