"""Collects findings while a list is read, so that a million bad rows cannot fill the memory."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from allforall.base.finding import Finding, FindingKind, Severity
from allforall.base.place import Place
from allforall.intake import findings

KEPT_PER_CODE = 1_000
RAW_CHARS = 80
_ORDER = {Severity.BLOCKS: 0, Severity.LOOK: 1, Severity.NOTE: 2}


def cut(text: str) -> str:
    """Shorten what stands in a cell for a sentence about it."""
    return text if len(text) <= RAW_CHARS else text[: RAW_CHARS - 1] + "…"


@dataclass
class FindingLog:
    """Keeps the first thousand findings of each code in a file and counts the rest."""

    file: str
    sheet: str = ""
    found: list[Finding] = field(default_factory=list)
    count: Counter[str] = field(default_factory=Counter)

    def add(self, kind: FindingKind, row: int | None = None, column: str = "", **args: Any) -> None:
        """Note one finding at a row and column of the sheet that is being read."""
        self.count[kind.code] += 1
        if self.count[kind.code] <= KEPT_PER_CODE:
            self.found.append(kind.at(Place(self.file, self.sheet, row, column), **args))

    def add_cells(
        self, kind: FindingKind, rows: pl.Series, texts: pl.Series, column: str, **args: Any
    ) -> None:
        """Note a finding for each of these rows and the texts that stand there; a series in `args` goes row by row."""
        room = max(KEPT_PER_CODE - self.count[kind.code], 0)
        by_row = {name: value for name, value in args.items() if isinstance(value, pl.Series)}
        same = {name: value for name, value in args.items() if name not in by_row}
        for i, (row, text) in enumerate(zip(rows.head(room), texts.head(room), strict=True)):
            own = {name: series[i] for name, series in by_row.items()}
            place = Place(self.file, self.sheet, row, column)
            self.found.append(kind.at(place, raw=cut(text or ""), **same, **own))
        self.count[kind.code] += len(rows)

    def done(self) -> tuple[Finding, ...]:
        """Return what was found: what blocks first, then by row and column; long series end in a count."""
        for code, count in self.count.items():
            if count > KEPT_PER_CODE:
                rest = count - KEPT_PER_CODE
                where = Place(self.file, self.sheet)
                self.found.append(
                    findings.MORE_OF_THE_SAME.at(where, code=code, count=rest, kept=KEPT_PER_CODE)
                )
        return tuple(sorted(self.found, key=_position))


def _position(finding: Finding) -> tuple[int, int, int, str]:
    where = finding.where
    row, column = (where.row or 0, where.column) if where else (0, "")
    return _ORDER[finding.severity], row, len(column), column
