"""Tables as CSV text that opens the same everywhere and runs nothing."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import polars as pl

from allforall.documents.cells import safe_text

_INSIDE = re.compile(r"([;\t\r\n]\s*)([=+\-@])")
"""A formula after a semicolon, a tab or a line end: spreadsheet programs of many countries split there, quoted or not."""
_RETURN = re.compile(r"\r\n?")
"""The writer puts no quotes around a lone carriage return, and other programs begin a row there."""

_HARMLESS = r"^[\p{L}\p{N}][\p{L}\p{N} ._:/-]{0,200}$"
"""Texts that `cell_text` leaves as they are, told for a whole column at once."""
ROWS_AT_ONCE = 100_000

Value = str | int | float | bool | date | None
"""What a cell of a table may hold; None is written as an empty cell, never as 0."""


def csv_text(columns: Sequence[str], rows: Iterable[Mapping[str, Value]]) -> str:
    """Write rows under these columns, in this order: line feeds at line ends, for UTF-8.

    A key that is no column raises `ValueError`, so that nothing is lost in silence; a missing one is an empty cell.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe_text(name) for name in columns])
    known = set(columns)
    for row in rows:
        if unknown := row.keys() - known:
            msg = f"no such column: {', '.join(sorted(unknown))}"
            raise ValueError(msg)
        writer.writerow([cell_text(row.get(name)) for name in columns])
    return out.getvalue()


def csv_of(table: pl.DataFrame) -> str:
    """Write a whole table as `csv_text` would, a column at a time: a million links have twenty million cells."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([safe_text(name) for name in table.columns])
    for rows in table.iter_slices(ROWS_AT_ONCE):
        writer.writerows(zip(*(_cells(column) for column in rows.iter_columns()), strict=True))
    return out.getvalue()


def _cells(column: pl.Series) -> list[Value]:
    """Make the cells of a column safe; the writer itself writes numbers as `str` does, and nothing for None."""
    if column.dtype.is_numeric() or (column.dtype == pl.String and column.str.contains(_HARMLESS).all()):
        return column.to_list()
    return [cell_text(value) for value in column.to_list()]


def cell_text(value: Value) -> str:
    """Write one value; numbers stay numbers (a minus before a number is no formula), texts are made safe."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return _RETURN.sub("\n", _INSIDE.sub(r"\1'\2", safe_text(value)))
    return value.isoformat() if isinstance(value, date) else str(value)
