"""Show a list before it is taken in: which column is read as what, the first rows as typed, every doubt at its cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from allforall.base.finding import Finding, blocks
from allforall.base.progress import SILENT, Progress
from allforall.intake import read_list
from allforall.people.person_list import PersonList

FIRST_ROWS = 50
MOST_FINDINGS = 2_000
"""Doubts that a preview carries; all are counted."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a list would be if it were taken in now; `people` is None where it cannot be read."""

    people: PersonList | None
    findings: tuple[Finding, ...]

    @property
    def blocked(self) -> int:
        """How many doubts stop it."""
        return sum(blocks([finding]) for finding in self.findings)

    def shown(self) -> dict[str, Any]:
        """Return what a page shows of the rows: headers with their fields, lines, and cells as typed."""
        if self.people is None:
            return {"columns": [], "rows": []}
        columns = sorted(self.people.columns.items(), key=lambda item: item[1].index)
        top = self.people.raw.head(FIRST_ROWS)
        lines = self.people.rows.head(FIRST_ROWS).to_list()
        cells = top.select([field for field, _ in columns]).rows()
        return {
            "columns": [[column.letter, column.header, field] for field, column in columns],
            "rows": [[line, list(row)] for line, row in zip(lines, cells, strict=True)],
        }

    def told(self) -> list[dict[str, Any]]:
        """Return the doubts so that they can be kept and said in any language later."""
        return [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "row": finding.where.row if finding.where else None,
                "column": finding.where.column if finding.where else "",
                "args": {name: _plain(value) for name, value in finding.args.items()},
            }
            for finding in self.findings[:MOST_FINDINGS]
        ]


def preview_list(
    path: Path,
    *,
    name: str,
    source: str,
    received: date | None,
    today: date,
    columns: Mapping[str, str] | None = None,
    progress: Progress = SILENT,
) -> Preview:
    """Read a list as it would be taken in; the same file and columns always give the same list."""
    read = read_list(
        path, name=name, source=source, received=received, today=today, columns=columns, progress=progress
    )
    return Preview(read.people, read.findings)


def _plain(value: object) -> str | int | float:
    return value if isinstance(value, (int, float)) else str(value)
