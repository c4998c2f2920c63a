"""Writes a list to a file: csv, parquet, or an xlsx whose bytes do not carry the time of writing."""

import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Literal

import polars as pl
from openpyxl import Workbook
from openpyxl.xml.constants import ARC_CORE

from allforall.base.progress import SILENT, Progress

Format = Literal["csv", "xlsx", "parquet"]
Cell = str | int | float | date | None
Sheets = dict[str, Iterable[Sequence[Cell]]]

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip archive can state."""
EPOCH_TEXT = b"1980-01-01T00:00:00Z"
_TIME_OF_WRITING = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
STEP = 1_000


def write_list(rows: pl.DataFrame, path: Path, form: Format, progress: Progress = SILENT) -> None:
    """Write a table of text with its column names as header; the same table gives the same bytes."""
    match form:
        case "csv":
            rows.write_csv(path)
        case "parquet":
            rows.write_parquet(path, row_group_size=100_000)
        case "xlsx":
            write_workbook({"list": _with_header(rows, progress)}, path)


def write_workbook(sheets: Sheets, path: Path) -> None:
    """Write sheets of rows; the archive states a fixed time, so that the same cells give the same bytes."""
    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    buffer = BytesIO()
    book.save(buffer)
    _without_time(buffer, path)


def _with_header(rows: pl.DataFrame, progress: Progress) -> Iterable[Sequence[Cell]]:
    yield rows.columns
    for number, row in enumerate(rows.iter_rows(), 1):
        yield row
        if number % STEP == 0:
            progress.advance(STEP)


def _without_time(archive: BytesIO, path: Path) -> None:
    with zipfile.ZipFile(archive) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            entry = zipfile.ZipInfo(info.filename, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            data = old.read(info)
            new.writestr(entry, _TIME_OF_WRITING.sub(EPOCH_TEXT, data) if info.filename == ARC_CORE else data)
