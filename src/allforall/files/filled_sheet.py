"""A sheet of ours that a person filled in and saved, as CSV or as a workbook: rows by our own column names."""

from collections.abc import Collection
from pathlib import Path
from typing import NoReturn

from allforall.base.errors import InputError
from allforall.base.finding import KINDS
from allforall.base.limits import DEFAULT_LIMITS, Limits
from allforall.base.messages import mark
from allforall.base.place import Place
from allforall.intake.grid import Refused
from allforall.intake.open_file import open_grid

FilledRow = tuple[Place, dict[str, str]]


def read_filled(path: Path, needed: Collection[str], limits: Limits = DEFAULT_LIMITS) -> list[FilledRow]:
    """Read the rows under our headers, each with its place; an empty cell is an empty text, an empty row nothing.

    A workbook is opened in the limited process that opens everything from outside. Raises `InputError`
    (`files.sheet_unusable`) where the file cannot be read or a column is missing.
    """
    if not path.is_file():
        _refuse(path, "there is no such file")
    grid = open_grid(path, sheet=None, given={}, limits=limits)
    if isinstance(grid, Refused):
        _refuse(path, KINDS[grid.code].says.format(**{"file": path.name, **grid.args}).rstrip("."))
    rows = grid.frame.rows()
    head = [(cell or "").strip() for cell in rows[0]] if rows else []
    if missing := sorted(set(needed) - set(head)):
        _refuse(path, f"it has no column {', '.join(missing)}")
    found = []
    for line, row in enumerate(rows[1:], start=2):
        said = {name: (cell or "").strip() for name, cell in zip(head, row, strict=True) if name}
        if any(said.values()):
            found.append((Place(path.name, grid.sheet, line), said))
    return found


def _refuse(path: Path, why: str) -> NoReturn:
    raise InputError(
        "files.sheet_unusable",
        mark(
            "{path} cannot be used: {why}. Fill in the sheet that was written for it, and keep its first line."
        ),
        path=str(path),
        why=why,
    )
