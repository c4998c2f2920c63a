"""Splits a text in which every line is a row, all lines at once: most lists, and a million rows take their time."""

import csv
import re

import polars as pl

NEVER_IN_TEXT = "\0"
QUOTE = '"'


def split_lines(text: str, separator: str, most_columns: int) -> tuple[pl.DataFrame, pl.Series] | None:
    """Return the cells of a text and how many each line has, or None where a cell may run over lines.

    The same cells as `rows_of` gives; a quotation mark that neither opens nor closes a cell is left to it as well.
    """
    data = text.encode()
    lines = _cut(data, NEVER_IN_TEXT, 1, quoted=False)["0"]
    quoted = QUOTE in text
    if quoted and not _every_line_whole(lines, separator):
        return None
    outside = lines.str.replace_all(f"{QUOTE}[^{QUOTE}]*{QUOTE}", "") if quoted else lines
    widths = outside.str.count_matches(separator, literal=True).fill_null(0) + 1
    frame = _cut(data, separator, min(int(str(widths.max() or 1)), most_columns), quoted=quoted)
    if frame.height != lines.len():
        return None
    if quoted:
        frame = frame.with_columns(pl.when(pl.all() != "").then(pl.all()))
    return frame, widths


def _every_line_whole(lines: pl.Series, separator: str) -> bool:
    """Tell whether quotation marks stand around whole cells only, doubled inside of them, on each line by itself."""
    between = re.escape(separator)
    cell = f'(?:"(?:[^"]|"")*"|[^"{between}]*)'
    marked = lines.filter(lines.str.contains(QUOTE, literal=True))
    short = marked.str.len_bytes() <= csv.field_size_limit()
    return bool(short.all() and marked.str.contains(f"^{cell}(?:{between}{cell})*$").all())


def _cut(data: bytes, separator: str, width: int, *, quoted: bool) -> pl.DataFrame:
    return pl.read_csv(
        data,
        has_header=False,
        infer_schema=False,
        schema={str(i): pl.String for i in range(width)},
        separator=separator,
        quote_char=QUOTE if quoted else None,
        extra_columns="ignore",
        missing_columns="insert",
    )
