"""What a pair can weigh at most, told by comparing numbers only: numbers that stand for texts, and bits for letters.

One letter more, less or other leaves all but two letters of a text in place, so two texts whose letters differ in more
cannot be one slip apart; two lists of words that share a word share a bit.
"""

import re
from collections.abc import Sequence
from zlib import crc32

import polars as pl

from allforall.linkage.level import Comparison, Level
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model

BITS = 62
_SHORT = re.compile(r"least\(length\(\w+_l\), length\(\w+_r\)\) >= \d+")
_SLIP = re.compile(r"damerau_levenshtein\((\w+)_l, \w+_r\) <= 1")
_ALIKE = re.compile(r"jaro_winkler_similarity\(\w+_l, \w+_r\) >= [\d.]+")
_SHARED = re.compile(r"list_has_any\((\w+)_l, \w+_r\)")
_COLUMN = re.compile(r"\b(\w+)_([lr])\b")
WITH_BITS = frozenset(
    name
    for comparison in COMPARISONS
    for level in comparison.levels
    for pattern in (_SLIP, _SHARED)
    for name in pattern.findall(level.condition)
)
"""The columns of which some level asks for letters or words."""
_EQUAL = re.compile(r"\b(\w+)_l = (\w+)_r\b")
CROSSED = frozenset(
    name
    for comparison in COMPARISONS
    for level in comparison.levels
    for pair in _EQUAL.findall(level.condition)
    if pair[0] != pair[1]
    for name in pair
)
"""The columns that are held against another column: their numbers mean the same in both."""


def may_hold(condition: str) -> str:
    """Rewrite a condition so that it holds wherever it did, and asks for numbers only."""
    condition = _SHORT.sub("true", condition)
    condition = _SLIP.sub(r"bit_count(bit_xor(\1_bits_l, \1_bits_r)) <= 2", condition)
    condition = _ALIKE.sub("true", condition)
    return _SHARED.sub(r"bit_and(\1_bits_l, \1_bits_r) <> 0", condition)


def at_most(model: Model, left: pl.DataFrame, right: pl.DataFrame) -> str:
    """Write the most that a pair can weigh as SQL over two tables of `coded`, in the words that polars understands.

    Fields that are not known to one of the lists at all weigh nothing.
    """
    empty = {f"{name}_l" for name in _empty(left)} | {f"{name}_r" for name in _empty(right)}
    known = [c for c in COMPARISONS if not any(f"{column} IS NULL" in _parts(c.unknown) for column in empty)]
    fields = [f"CASE WHEN {c.unknown} THEN 0.0 ELSE {_most(c.levels, c, model)} END" for c in known]
    return " + ".join(f"({field})" for field in fields) or "0.0"


def columns_of(condition: str, side: str) -> list[str]:
    """Name the columns of one side (`l`, `r`) that a condition speaks of, in order of the alphabet."""
    return sorted({name for name, of in _COLUMN.findall(condition) if of == side})


def _parts(unknown: str) -> list[str]:
    return unknown.split(" OR ")


def _empty(table: pl.DataFrame) -> list[str]:
    return [column.name for column in table.iter_columns() if column.null_count() == table.height]


def _most(levels: Sequence[Level], comparison: Comparison, model: Model) -> str:
    first, *rest = levels
    weights = [model.chances[comparison.field][level.name].weight for level in levels]
    if not rest:
        return f"{weights[0]:.9f}"
    condition = may_hold(first.condition)
    sure = condition == first.condition
    rare = f" + {first.frequency}_rarity_l" if first.frequency else ""
    weight = f"{weights[0]:.9f}{rare}" if sure else f"{max(weights):.9f}"
    return f"CASE WHEN {condition} THEN {weight} ELSE {_most(rest, comparison, model)} END"


def coded(left: pl.DataFrame, right: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Let numbers stand for texts and lists of texts, equal ones for equal ones, and put their `…_bits` beside them."""
    columns: list[pl.Series] = []
    for name in left.columns:
        whole = left[name] if left is right else pl.concat([left[name], right[name]])
        columns.extend(_in_numbers(whole))
    both = pl.DataFrame(columns)
    return both.head(left.height), both.tail(right.height)


def _in_numbers(column: pl.Series) -> list[pl.Series]:
    if column.dtype not in (pl.String, pl.List):
        return [column]
    text = column.list.join("\x1f") if column.dtype == pl.List else column
    hashed = pl.select(pl.when(text.is_not_null()).then(text.hash(1))).to_series()
    numbers = (hashed if column.name in CROSSED else hashed.rank("dense")).alias(column.name)
    if column.name not in WITH_BITS:
        return [numbers]
    distinct = text.drop_nulls().unique()
    words = column.dtype == pl.List
    bits = [_of_pieces(value.split("\x1f") if words else value) for value in distinct]
    found = text.replace_strict(distinct, bits, default=None, return_dtype=pl.UInt64)
    return [numbers, found.alias(f"{column.name}_bits")]


def _of_pieces(pieces: Sequence[str]) -> int:
    bits = 0
    for piece in set(pieces):
        bits |= 1 << (crc32(piece.encode()) % BITS)
    return bits
