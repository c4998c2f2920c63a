"""Text files with one row a line: the separator is found, quotation marks are respected, rows keep their number.

A row counts as spreadsheet programs count it: a line break inside quotation marks starts no new row.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import polars as pl

from allforall.base.limits import Limits
from allforall.base.messages import mark
from allforall.intake.encoding import Decoded, decode
from allforall.intake.grid import Grid, Refused, refused
from allforall.intake.lines import split_lines
from allforall.intake.separator import StrayQuote, rows_of, separator_of

CHUNK_ROWS = 50_000
_NO_TEXT = mark("it holds bytes that are no text")
_LONG_LINE = mark("it has a line longer than any list needs")
_MANY_ROWS = mark("it has more rows than the limits allow")


def read_separated(data: bytes, given: Mapping[str, str], limits: Limits) -> Grid | Refused:
    """Read a CSV or another separated text file."""
    decoded = decode(data)
    if decoded is None:
        return refused(_NO_TEXT)
    text = _one_line_end(decoded.text)
    if not text.strip():
        return Refused("intake.file_empty", {})
    if _longest_line_over(text, limits.columns * limits.cell_chars):
        return refused(_LONG_LINE)
    if text.count("\n") > limits.rows * 2:
        return refused(_MANY_ROWS)
    separator, declared = separator_of(text, given)
    notes = _notes(decoded)
    try:
        frame, widths = _split(text, separator, limits)
    except StrayQuote:
        frame, widths = _line_by_line(text, separator, limits)
        notes = (*notes, ("intake.quotes_unbalanced", {}))
    if frame.height > limits.rows:
        return refused(_MANY_ROWS)
    if declared:
        frame = frame.with_columns(pl.when(pl.int_range(pl.len()) > 0).then(pl.all()))
    return Grid("", frame, widths=widths, notes=notes)


def _notes(decoded: Decoded) -> tuple[tuple[str, dict[str, Any]], ...]:
    return (("intake.encoding_guessed", {"encoding": decoded.guessed}),) if decoded.guessed else ()


def _one_line_end(text: str) -> str:
    """End every line with a line feed; a carriage return that ends no line is a space."""
    if "\r" not in text:
        return text
    text = text.replace("\r\n", "\n")
    return text.replace("\r", " " if "\n" in text else "\n")


def _longest_line_over(text: str, limit: int) -> bool:
    """Tell whether a line is too long, by looking for one line end in each stretch of that length."""
    position = 0
    while len(text) - position > limit:
        end = text.rfind("\n", position, position + limit)
        if end < 0:
            return True
        position = end + 1
    return False


def _split(text: str, separator: str, limits: Limits) -> tuple[pl.DataFrame, pl.Series]:
    """Split a text into rows and cells; raise `StrayQuote` where its quotation marks do not pair."""
    quotes = text.count('"')
    if quotes % 2:
        raise StrayQuote
    return split_lines(text, separator, limits.columns + 1) or _careful(text, separator, limits)


def _careful(text: str, separator: str, limits: Limits) -> tuple[pl.DataFrame, pl.Series]:
    """Split a text whose cells run over lines, a chunk of rows at a time to keep memory low."""
    return _in_chunks(rows_of(text, separator), limits)


def _line_by_line(text: str, separator: str, limits: Limits) -> tuple[pl.DataFrame, pl.Series]:
    """Split a text with a stray quotation mark: on a line where they do not pair they are letters like others."""
    lines = text.removesuffix("\n").split("\n")
    return _in_chunks((_split_line(line, separator) for line in lines), limits)


def _split_line(line: str, separator: str) -> list[str]:
    if line.count('"') % 2 or len(line) > csv.field_size_limit():
        return line.split(separator)
    return next(csv.reader([line], delimiter=separator), [])


def _in_chunks(rows: Iterator[list[str]], limits: Limits) -> tuple[pl.DataFrame, pl.Series]:
    frames, widths = [], []
    while chunk := list(islice(rows, CHUNK_ROWS)):
        lengths = [len(row) for row in chunk]
        widths.append(pl.Series("cells", lengths, dtype=pl.UInt32))
        frames.append(frame_of(chunk, min(max(lengths), limits.columns + 1)))
    frame = pl.concat(frames, how="diagonal") if frames else pl.DataFrame()
    return frame, pl.concat(widths) if widths else pl.Series("cells", [], dtype=pl.UInt32)


def frame_of(rows: Iterable[list[str]], width: int) -> pl.DataFrame:
    """Make text columns `0`, `1` … of rows, short ones filled up and empty cells null."""
    filled = [row[:width] + [""] * (width - len(row)) for row in rows]
    columns = {
        str(i): [cell or None for cell in column] for i, column in enumerate(zip(*filled, strict=True))
    }
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))
