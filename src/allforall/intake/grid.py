"""The cells of one sheet as text, before anybody knows what the columns mean."""

from dataclasses import dataclass
from typing import Any

import polars as pl


@dataclass(frozen=True, slots=True)
class OtherSheet:
    """A sheet of the same workbook that was not read, and how many rows of people it seems to have (0: no list)."""

    name: str
    people: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet: text columns called `0`, `1` …, null where a cell is empty, one row for each line.

    Row `i` stands on line `i + 1` as a spreadsheet shows it; column `i` on position `first_column + i`. `widths`
    counts the cells that each line of a text file has; `notes` are codes of findings about the file with what fills
    their sentences.
    """

    sheet: str
    frame: pl.DataFrame
    first_column: int = 0
    widths: pl.Series | None = None
    others: tuple[OtherSheet, ...] = ()
    notes: tuple[tuple[str, dict[str, Any]], ...] = ()

    def top(self, rows: int) -> list[tuple[str | None, ...]]:
        """Return the first rows, where the headers stand."""
        return self.frame.head(rows).rows()


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a file gives no grid: the code of a finding and what fills its sentence."""

    code: str
    args: dict[str, Any]


def refused(reason: str) -> Refused:
    """Refuse a file for a reason in plain words."""
    return Refused("intake.file_refused", {"reason": reason})
