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
_BETWEEN = "\x1f"
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
    """Let numbers stand for texts and lists of texts, equal ones for equal ones, and put their `…_bits` beside them.

    Numbers are counted from 0 in each column, so that those of several columns fit into one (`blocking.key`).
    """
    both = left if left is right else pl.concat([left, right])
    texts = [column for column in both.iter_columns() if column.dtype in (pl.String, pl.List)]
    crossed = [column for column in texts if column.name in CROSSED]
    together = _numbers(pl.concat(crossed))
    numbers = {c.name: together.slice(i * both.height, both.height) for i, c in enumerate(crossed)}
    columns = [column for column in both.iter_columns() if column.dtype not in (pl.String, pl.List)]
    for text in texts:
        number = numbers[text.name] if text.name in numbers else _numbers(text)
        columns.append(number.alias(text.name))
        if text.name in WITH_BITS:
            columns.append(_bits(text, number).alias(f"{text.name}_bits"))
    found = pl.DataFrame(columns)
    return found.head(left.height), found.tail(right.height)


def _joined(text: pl.Series) -> pl.Series:
    return text.list.join(_BETWEEN) if text.dtype == pl.List else text


def _numbers(text: pl.Series) -> pl.Series:
    return _joined(text).cast(pl.Categorical(pl.Categories.random())).to_physical()


def _bits(text: pl.Series, number: pl.Series) -> pl.Series:
    """Work out the bits of each different text once, and put them where its number stands."""
    first = number.arg_unique()
    distinct = pl.DataFrame(
        {"number": number.gather(first), "text": _joined(text.gather(first))}
    ).drop_nulls()
    if distinct.is_empty():
        return pl.repeat(None, len(number), dtype=pl.UInt64, eager=True)
    words = text.dtype == pl.List
    bits = [_of_pieces(value.split(_BETWEEN) if words else value) for value in distinct["text"]]
    by_number = pl.repeat(0, int(str(distinct["number"].max())) + 1, dtype=pl.UInt64, eager=True)
    return by_number.scatter(distinct["number"], pl.Series(bits, dtype=pl.UInt64)).gather(number)


def _of_pieces(pieces: Sequence[str]) -> int:
    bits = 0
    for piece in set(pieces):
        bits |= 1 << (crc32(piece.encode()) % BITS)
    return bits
