"""Writes the lists as the two bureaus send them: encodings, delimiters, title rows, sheets."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import polars as pl

from allforall.sampling.formats import Cell
from making.words import UNREADABLE

GENERATED = "Вигадані люди / вымышленные люди / generated people"


def write_csv(rows: pl.DataFrame, path: Path, *, separator: str, encoding: str) -> None:
    """Write a csv as one bureau's program does; the encoding may be `utf-8-sig` or `cp1251`."""
    text = rows.write_csv(separator=separator, line_terminator="\r\n")
    path.write_bytes(text.encode(encoding))


def sheet(
    rows: pl.DataFrame, titles: Sequence[str] = (), closing: Sequence[str] = ()
) -> list[Sequence[Cell]]:
    """Return title rows, header, rows and closing lines of a sheet."""
    return [*([title] for title in titles), rows.columns, *rows.rows(), *([line] for line in closing)]


def with_real_dates(
    rows: pl.DataFrame, iso: pl.DataFrame, fields: dict[str, str], share: float, seed: int
) -> list[Sequence[Cell]]:
    """Return header and rows of a sheet in which a share of the full dates are dates and the rest is text."""
    cells: list[list[Cell]] = [list(row) for row in rows.rows()]
    for field, header in fields.items():
        column = rows.columns.index(header)
        for number, text in enumerate(iso[field]):
            readable = cells[number][column] not in UNREADABLE["ru"]
            if (
                text
                and readable
                and len(text) == len("2025-06-02")
                and (number * 7919 + seed) % 100 < share * 100
            ):
                cells[number][column] = date.fromisoformat(text)
    return [rows.columns, *cells]
