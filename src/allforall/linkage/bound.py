"""What a field can weigh at most, told by comparing numbers only: numbers that stand for texts, and bits for letters.

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
WITH_BITS = frozenset(
    name
    for comparison in COMPARISONS
    for level in comparison.levels
    for pattern in (_SLIP, _SHARED)
    for name in pattern.findall(level.condition)
)
"""The columns of which some level asks for letters or words."""


def may_hold(condition: str) -> str:
    """Rewrite a condition so that it holds wherever it did, and asks for numbers only."""
    condition = _SHORT.sub("true", condition)
    condition = _SLIP.sub(r"bit_count(xor(\1_bits_l, \1_bits_r)) <= 2", condition)
    condition = _ALIKE.sub("true", condition)
    return _SHARED.sub(r"(\1_bits_l & \1_bits_r) <> 0", condition)


def at_most(comparison: Comparison, model: Model) -> str:
    """Write the most that a field can weigh as SQL over a table made by `numbered`."""
    return f"CASE WHEN {comparison.unknown} THEN 0.0 ELSE {_most(comparison.levels, comparison, model)} END"


def _most(levels: Sequence[Level], comparison: Comparison, model: Model) -> str:
    first, *rest = levels
    weights = [model.chances[comparison.field][level.name].weight for level in levels]
    if not rest:
        return str(weights[0])
    condition = may_hold(first.condition)
    sure = condition == first.condition
    rare = f" + {first.frequency}_rarity_l" if first.frequency else ""
    weight = f"{weights[0]}{rare}" if sure else str(max(weights))
    return f"CASE WHEN {condition} THEN {weight} ELSE {_most(rest, comparison, model)} END"


def numbered(table: pl.DataFrame) -> pl.DataFrame:
    """Let numbers stand for texts and lists of texts, equal ones for equal ones, and put their `…_bits` beside them."""
    columns = []
    for column in table.iter_columns():
        if column.dtype in (pl.String, pl.List):
            text = column.list.join("\x1f") if column.dtype == pl.List else column
            number = pl.select(pl.when(text.is_not_null()).then(text.hash(1))).to_series()
            columns.append(number.alias(column.name))
            if column.name in WITH_BITS:
                columns.append(_bits(column, text))
        else:
            columns.append(column)
    return pl.DataFrame(columns)


def _bits(column: pl.Series, text: pl.Series) -> pl.Series:
    distinct = text.drop_nulls().unique()
    words = column.dtype == pl.List
    bits = [_of_pieces(value.split("\x1f") if words else value) for value in distinct]
    return text.replace_strict(distinct, bits, default=None, return_dtype=pl.UInt64).alias(
        f"{column.name}_bits"
    )


def _of_pieces(pieces: Sequence[str]) -> int:
    bits = 0
    for piece in set(pieces):
        bits |= 1 << (crc32(piece.encode()) % BITS)
    return bits
