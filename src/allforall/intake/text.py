"""Cleans what people type without changing what they say, one column at a time."""

import csv
import re
from functools import cache
from importlib.resources import files

import polars as pl

_DIRTY = r"\p{C}|^\s|\s$|\s\s|[^\S ]|\p{M}"
_INVISIBLE = r"\p{Cf}|[\p{Cc}&&[^\t\n\r\x0b\x0c\x85]]"
_SPACE = r"\s+"
_UPPER_HALF = re.escape(bytes(range(0x80, 0xC0)).decode("cp1251", "ignore"))
_BROKEN = rf"\x{{FFFD}}|\?{{3,}}|(?:[ÐÑ][\x{{80}}-\x{{BF}}]){{2}}|(?:[РС][{_UPPER_HALF}]){{3}}"
"""A Cyrillic letter is two bytes in UTF-8, the first of which other encodings show as Ð and Ñ, or as Р and С."""


def cleaned(column: pl.Series) -> pl.Series:
    """Take out invisible characters, fold every white space to one space, join letters with their accents (NFC).

    A cell of which nothing is left is null.
    """
    if not column.str.contains(_DIRTY).any():
        return column
    clean = column.str.replace_all(_INVISIBLE, "").str.replace_all(_SPACE, " ").str.strip_chars()
    clean = clean.str.normalize("NFC")
    return clean.to_frame("text").select(pl.when(pl.col("text") != "").then(pl.col("text")))["text"]


@cache
def no_answer() -> dict[str, str]:
    """Return words that people write where they have no answer, and what they mean: `data/no_answer.csv`.

    `unknown`: nobody knows; `nothing`: there is none; `not_disclosed`: somebody chose not to say.
    """
    text = (files("allforall.intake") / "data" / "no_answer.csv").read_text("utf-8")
    return {row["word"]: row["meaning"] for row in csv.DictReader(text.splitlines())}


def broken(column: pl.Series) -> pl.Series:
    """Tell which texts lost their letters on the way: replacement signs, question marks, UTF-8 read as something else."""
    return column.str.contains(_BROKEN).fill_null(value=False)
