"""How a list's columns are laid out in its rows: which fields stand in which part, in which order, from which column."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from allforall.people.access import Share, share_of
from allforall.people.person_list import Column, PersonList


@dataclass(frozen=True, slots=True)
class Layout:
    """What is the same for every row of a version: the file, its columns, and the order of fields in each part."""

    name: str
    file: str
    digest: str
    sheet: str
    source: str
    received: date | None
    fields: tuple[str, ...]
    """Fields of cleaned values, as `PersonList.values` has them."""
    typed: tuple[str, ...]
    """Fields of cells as typed, as `PersonList.raw` has them."""
    columns: Mapping[str, Column]
    derived: Mapping[str, str]

    def values_of(self, share: Share) -> tuple[str, ...]:
        """Name the cleaned fields of a part, in the order of its vector."""
        return tuple(field for field in self.fields if share_of(field) is share)

    def typed_of(self, share: Share) -> tuple[str, ...]:
        """Name the typed fields of a part, in the order of its vector."""
        return tuple(field for field in self.typed if share_of(field) is share)

    def to_json(self) -> dict[str, Any]:
        """Write the layout so that reading it gives the same layout again."""
        return {
            "name": self.name,
            "file": self.file,
            "digest": self.digest,
            "sheet": self.sheet,
            "source": self.source,
            "received": self.received.isoformat() if self.received else None,
            "fields": list(self.fields),
            "typed": list(self.typed),
            "columns": {field: [column.index, column.header] for field, column in self.columns.items()},
            "derived": dict(self.derived),
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "Layout":
        """Read what `to_json` wrote."""
        return cls(
            name=said["name"],
            file=said["file"],
            digest=said["digest"],
            sheet=said["sheet"],
            source=said["source"],
            received=date.fromisoformat(said["received"]) if said["received"] else None,
            fields=tuple(said["fields"]),
            typed=tuple(said["typed"]),
            columns={field: Column(index, header) for field, (index, header) in said["columns"].items()},
            derived=said["derived"],
        )


def layout_of(people: PersonList) -> Layout:
    """Describe a list that was read. A row's id stands beside its parts, so it is in none of them."""
    return Layout(
        name=people.name,
        file=people.file,
        digest=people.digest,
        sheet=people.sheet,
        source=people.source,
        received=people.received,
        fields=tuple(field for field in people.values.columns if field != "id"),
        typed=tuple(people.raw.columns),
        columns=people.columns,
        derived=people.derived,
    )
