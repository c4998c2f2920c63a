"""Reads the tables that this package carries into statements, each with its cell, its source and when it could be known."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from allforall.base.place import column_letter
from allforall.claims.record.words import (
    BASIS,
    CONFIDENCE,
    DAY,
    DEADLINE,
    MEDIATORS,
    NOTE,
    OUTCOME,
    PARTIES,
    STATUS,
    TERMS,
)
from allforall.people.cell import Cell
from allforall.people.statement import Statement

EXCHANGES, COMMITMENTS, STATEMENTS, SOURCES = (
    "exchanges.csv",
    "commitments.csv",
    "statements.csv",
    "sources.csv",
)
OF_EXCHANGES = {
    "date": DAY,
    "ua_returned": "to_ua.persons",
    "ua_military": "to_ua.military",
    "ua_civilians": "to_ua.civilians",
    "ru_returned": "to_ru.persons",
    "ru_military": "to_ru.military",
    "ru_civilians": "to_ru.civilians",
    "bodies_to_ua": "to_ua.bodies",
    "bodies_to_ru": "to_ru.bodies",
    "mediators": MEDIATORS,
    "basis": BASIS,
    "status": STATUS,
    "confidence": CONFIDENCE,
    "note": NOTE,
}
OF_COMMITMENTS = {
    "date": DAY,
    "parties": PARTIES,
    "terms": TERMS,
    "deadline": DEADLINE,
    "outcome_as_reported": OUTCOME,
    "confidence": CONFIDENCE,
}
NOTHING = {"", "-"}
COMPILER = "compiler"
"""Who says what no source is quoted for: whoever put the tables together."""
OF_THE_COMPILER = {NOTE, CONFIDENCE, OUTCOME}
AT_ONCE = {DAY, STATUS, TERMS, DEADLINE, PARTIES}
"""What the first of several sources was enough to know; which of them carries a number is not recorded."""


@dataclass(frozen=True, slots=True)
class PublicSource:
    """A page that said something: its address (or the number of a source document) and when it was published.

    `known_from` tells how the day is known: from the `address`, the `text`, or only from the day of the `event` that it
    reports; empty where it is not known, so that what it says counts as known only when the tables were closed.
    """

    address: str
    outlet: str
    published: date | None
    known_from: str


@cache
def sources() -> dict[str, PublicSource]:
    """Read every source by its address."""
    return {
        row["source"]: PublicSource(
            row["source"],
            row["outlet"],
            date.fromisoformat(row["published"]) if row["published"] else None,
            row["known_from"],
        )
        for row in _table(SOURCES).rows
    }


def closed_on() -> date:
    """Return the day of the newest source: what has no day of its own was known by then."""
    return max(source.published for source in sources().values() if source.published)


@cache
def packaged() -> tuple[Statement, ...]:
    """Read all that the tables say, in their order."""
    return (*_of_table(EXCHANGES, OF_EXCHANGES), *_of_table(COMMITMENTS, OF_COMMITMENTS), *_further())


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    digest: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, str], ...]

    def cell(self, row: int, column: str) -> Cell:
        """Name a cell as a spreadsheet does; row 1 is the head."""
        letter = column_letter(self.columns.index(column))
        return Cell(self.name, self.digest, "", row, letter, column)


@cache
def _table(name: str) -> _Table:
    data = (files("allforall.claims") / "record" / name).read_bytes()
    reader = csv.DictReader(data.decode().splitlines())
    rows = tuple(reader)
    return _Table(name, hashlib.sha256(data).hexdigest(), tuple(reader.fieldnames or ()), rows)


def _of_table(name: str, fields: dict[str, str]) -> Iterator[Statement]:
    """Make a statement of every filled cell; an empty one says nothing."""
    table = _table(name)
    for number, row in enumerate(table.rows, start=2):
        entry = row.get("id") or f"EX-{row['date']}"
        cited = row["source_urls"].split()
        for column, field in fields.items():
            if row[column] in NOTHING:
                continue
            by_compiler = field in OF_THE_COMPILER
            yield Statement(
                entry=entry,
                field=field,
                value=row[column],
                raw=row[column],
                cell=table.cell(number, column),
                source=" ".join(cited),
                said_on=closed_on() if field == OUTCOME else _known(cited, field, row["date"]),
                said_by=COMPILER if by_compiler else "",
            )


def _known(cited: list[str], field: str, day: str) -> date:
    """Say when a cell could be known: for what its row is about by the first source, for the rest by the last."""
    if not cited:
        return date.fromisoformat(day)
    published = [sources()[address].published or closed_on() for address in cited]
    return min(published) if field in AT_ONCE else max(published)


def _further() -> Iterator[Statement]:
    """Read what single sources say, with who said it."""
    table = _table(STATEMENTS)
    for number, row in enumerate(table.rows, start=2):
        published = sources()[row["source"]].published if row["source"] else None
        yield Statement(
            entry=row["entry"],
            field=row["field"],
            value=row["value"],
            raw=row["value"],
            cell=table.cell(number, "value"),
            source=row["source"],
            said_on=date.fromisoformat(row["known"]) if row["known"] else published or closed_on(),
            said_by=row["said_by"],
        )
