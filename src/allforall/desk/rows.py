"""Rows of a list as a table: what was typed, what it was read as where that differs, and names in Latin letters."""

from collections.abc import Sequence
from dataclasses import dataclass

from allforall.names.display import latin
from allforall.names.scripts import Script, script_of
from allforall.people.fields import BY_NAME, Kind
from allforall.store.reading import Seen


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell as typed; `read` where it was read as something else, `below` in Latin letters."""

    typed: str
    read: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True)
class TableShown:
    """Headers with their fields, and rows: line, entry, cells; `erased` for a placeholder."""

    columns: tuple[tuple[str, str, str], ...]
    rows: Sequence[tuple[int, str, tuple[CellShown, ...], bool]]


def rows_shown(seen: Seen) -> TableShown:
    """Lay opened rows out."""
    people = seen.people
    columns = sorted(people.columns.items(), key=lambda item: item[1].index)
    fields = [field for field, _ in columns]
    rows = []
    for index, position in enumerate(seen.positions):
        cells = tuple(
            cell_shown(field, people.raw[field][index], people.values[field][index]) for field in fields
        )
        rows.append((int(people.rows[index]), people.entry(index), cells, position in seen.erased))
    return TableShown(tuple((column.letter, column.header, field) for field, column in columns), rows)


def cell_shown(field: str, typed: str | None, read: str | None) -> CellShown:
    """Show one cell."""
    text = typed or ""
    named = field in BY_NAME and BY_NAME[field].kind is Kind.NAME
    below = latin(text) if named and text and script_of(text) is Script.CYRILLIC else ""
    differs = read is not None and read.casefold() != text.strip().casefold() and not named
    return CellShown(text, read or "" if differs else "", below)
