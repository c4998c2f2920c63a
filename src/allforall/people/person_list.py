"""A list of people as somebody sent it: what was typed, and what it was read as, side by side in columns.

Lists reach a million rows, so they stay tables; statements about one row are made when somebody asks for that row.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

import polars as pl

from allforall.base.place import Place, column_letter
from allforall.people.cell import Cell
from allforall.people.entry import entry_name
from allforall.people.fields import NAME_FIELDS
from allforall.people.statement import Statement


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file that was understood: its position from 0 and its header as typed."""

    index: int
    header: str

    @property
    def letter(self) -> str:
        """The column as spreadsheets name it."""
        return column_letter(self.index)


@dataclass(frozen=True)
class PersonList:
    """One list, one row a person.

    `raw` and `values` have the same height. Both hold text columns named as in `people.fields`: `raw` those that the
    file has, as typed; `values` also those that were derived (a full name split into its parts), cleaned, null where
    nothing is known: dates in ISO form as precise as they are, codes as in `fields`, names in their own script.
    `values["id"]` is never null and unique; `rows` gives the line of the file. `columns` says which column of the
    file each field of `raw` came from, `derived` which field a derived one came from.
    """

    name: str
    file: str
    digest: str
    sheet: str
    source: str
    raw: pl.DataFrame
    values: pl.DataFrame
    rows: pl.Series
    columns: Mapping[str, Column]
    derived: Mapping[str, str] = field(default_factory=dict)
    received: date | None = None

    def __len__(self) -> int:
        """Count the people on the list."""
        return self.values.height

    @cached_property
    def position(self) -> dict[str, int]:
        """Where each row id stands, from 0."""
        return {row_id: i for i, row_id in enumerate(self.values["id"].to_list())}

    def without(self, row_ids: Collection[str]) -> "PersonList":
        """The same list without some rows; every other row keeps its id, its place and its statements."""
        keep = ~self.values["id"].is_in(sorted(row_ids))
        return replace(
            self, raw=self.raw.filter(keep), values=self.values.filter(keep), rows=self.rows.filter(keep)
        )

    def entry(self, index: int) -> str:
        """The name by which other parts of the house call a row: `LIST:ROW_ID`."""
        return entry_name(self.name, self.values["id"][index])

    def cell(self, index: int, field_name: str) -> Cell:
        """The cell of the file that a value came from."""
        column = self.columns[self.derived.get(field_name, field_name)]
        return Cell(self.file, self.digest, self.sheet, int(self.rows[index]), column.letter, column.header)

    def place(self, index: int, field_name: str = "") -> Place:
        """Where a person finds the row, or one cell of it."""
        known = field_name and self.derived.get(field_name, field_name) in self.columns
        letter = self.columns[self.derived.get(field_name, field_name)].letter if known else ""
        return Place(self.file, self.sheet, int(self.rows[index]), letter)

    def statements(self, index: int) -> tuple[Statement, ...]:
        """Everything that this row says about its person. A blank cell says nothing, so it makes no statement."""
        values = self.values.row(index, named=True)
        typed = self.raw.row(index, named=True)
        entry = entry_name(self.name, values["id"])
        found = []
        for name, value in values.items():
            origin = self.derived.get(name, name)
            if value is None or name == "id" or origin not in self.columns:
                continue
            found.append(
                Statement(
                    entry=entry,
                    field=name,
                    value=value,
                    raw=typed.get(origin) or "",
                    cell=self.cell(index, name),
                    source=values.get("source") or self.source,
                    reliability=values.get("reliability") or "",
                    said_on=self.received,
                    said_by=self.source,
                )
            )
        return tuple(found)


def person_said(people: PersonList, row_id: str) -> tuple[str, str] | None:
    """Return the name and the date of birth that a row says, as a person judges by them; None for no such row."""
    if row_id not in people.position:
        return None
    values = people.values.row(people.position[row_id], named=True)
    return " ".join(values[part] for part in NAME_FIELDS if values.get(part)), values.get("dob") or ""
