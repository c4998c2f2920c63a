"""Workbooks (xlsx, xlsm, xlsb, xls, ods): which sheet holds the people, and its cells as text.

Runs in the worker only. Dates come as ISO text, whole numbers without `.0`, so that a personal number stays itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from allforall.base.messages import mark
from allforall.intake.grid import Grid, OtherSheet, Refused, refused
from allforall.intake.headers import HEADER_ROWS, find_header

CHUNK_ROWS = 20_000
_DAMAGED = mark("the workbook is damaged or of a kind that is not known here")
_MANY_ROWS = mark("it has more rows than the limits allow")
_MANY_SHEETS = mark("it has more sheets than the limits allow")


def text_of(value: object) -> str | None:
    """Write a cell as the person who typed it would read it back."""
    if isinstance(value, str):
        return value or None
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(value)
    if isinstance(value, datetime):
        whole_day = value.time() == time()
        return value.date().isoformat() if whole_day else value.isoformat(" ", "minutes")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def read_workbook(job: Mapping[str, Any]) -> Grid | Refused:
    """Read the sheet that was named, or the first that looks like a list of people, visible ones first."""
    try:
        with Path(job["path"]).open("rb") as file:
            book = CalamineWorkbook.from_filelike(file)
            return _read_book(book, job)
    except (CalamineError, ValueError, OSError):
        return refused(_DAMAGED)


def _read_book(book: CalamineWorkbook, job: Mapping[str, Any]) -> Grid | Refused:
    tables = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    tables.sort(key=lambda sheet: sheet.visible != SheetVisibleEnum.Visible)
    names = [sheet.name for sheet in tables]
    if len(names) > job["sheets"]:
        return refused(_MANY_SHEETS)
    if job["sheet"] and job["sheet"] not in names:
        return Refused("intake.sheet_missing", {"sheet": job["sheet"], "sheets": ", ".join(names)})
    sheet = book.get_sheet_by_name(job["sheet"]) if job["sheet"] else _choose(book, names, job["given"])
    if sheet is None or sheet.start is None:
        return Refused("intake.file_empty", {})
    if _height(sheet) > job["rows"]:
        return refused(_MANY_ROWS)
    frame = frame_of(sheet, job["columns"] + 1)
    others = [_other(book, name, job["given"]) for name in names if name != sheet.name]
    return Grid(sheet.name, frame, sheet.start[1], others=tuple(other for other in others if other))


def _height(sheet: CalamineSheet) -> int:
    """Count the rows from the first line on; the library's own `total_height` is one short (0.9.1)."""
    return sheet.end[0] + 1 if sheet.end else 0


def _top(sheet: CalamineSheet) -> list[list[str | None]]:
    return [[text_of(cell) for cell in row] for row in islice(_rows(sheet), HEADER_ROWS)]


def _rows(sheet: CalamineSheet) -> Iterator[Sequence[object]]:
    """Return the rows of a sheet from its first line on, empty ones too."""
    return sheet.iter_rows() if sheet.start else iter(())


def _choose(book: CalamineWorkbook, names: Sequence[str], given: Mapping[str, str]) -> CalamineSheet | None:
    """Return the first sheet with headers that name people, else with any headers, else with anything.

    To open a sheet is what takes time, so the likeliest is opened once only.
    """
    second, third = None, None
    for name in names:
        sheet = book.get_sheet_by_name(name)
        top = _top(sheet)
        header = find_header(top, given)
        if header and header.names_people:
            return sheet
        second = second or (sheet if header else None)
        third = third or (sheet if any(any(row) for row in top) else None)
    return second or third


def _other(book: CalamineWorkbook, name: str, given: Mapping[str, str]) -> OtherSheet | None:
    sheet = book.get_sheet_by_name(name)
    if sheet.start is None:
        return None
    header = find_header(_top(sheet), given)
    people = _height(sheet) - header.index - 1 if header and header.names_people else 0
    return OtherSheet(name, people)


def frame_of(sheet: CalamineSheet, most_columns: int) -> pl.DataFrame:
    """Make text columns of a sheet, a chunk of rows at a time to keep memory low."""
    width = min(sheet.width, most_columns)
    schema = {str(i): pl.String for i in range(width)}
    rows = _rows(sheet)
    frames = []
    while chunk := list(islice(rows, CHUNK_ROWS)):
        columns = zip(*chunk, strict=True)
        texts = {
            str(i): [text_of(cell) for cell in column] for i, column in enumerate(islice(columns, width))
        }
        frames.append(pl.DataFrame(texts, schema=schema))
    return pl.concat(frames) if frames else pl.DataFrame(schema=schema)
