"""Who travels in a round, one direction at a time. Made from unjudged matches it says so on every row."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from allforall.base.parties import Letter, other
from allforall.exchange.reconcile import Known
from allforall.names.display import latin_name
from allforall.people.fields import NAME_FIELDS
from allforall.people.person import Person

_SEPARATOR = "; "


def write_entries(entries: Sequence[str]) -> str:
    """Write entries into one cell; where a sender's id holds the separator itself, as JSON."""
    if any(_SEPARATOR.strip() in entry for entry in entries):
        return json.dumps(list(entries), ensure_ascii=False)
    return _SEPARATOR.join(entries)


def read_entries(cell: str) -> tuple[str, ...]:
    """Read what `write_entries` wrote; a cell that is neither gives nothing."""
    if not cell.startswith("["):
        return tuple(entry for entry in cell.split(_SEPARATOR) if entry)
    try:
        return tuple(str(entry) for entry in json.loads(cell))
    except ValueError:
        return ()


class Standing(StrEnum):
    """How far a row may be trusted. Only rows that a person judged can become a final manifest."""

    DRAFT = "unjudged draft"
    JUDGED = "judged"


class Seat(StrEnum):
    """Whether identity is settled; a conditional seat is confirmed, or given to another, at handover."""

    FIRM = "firm"
    CONDITIONAL = "conditional, identity confirmed at handover"


@dataclass(frozen=True, slots=True)
class Traveller:
    """One person whom the plan puts into a round, and the clause that counts them."""

    known: Known
    round: int
    clause: str
    holder: str
    site: str
    stretcher: bool
    conditional: bool


@dataclass(frozen=True, slots=True)
class ManifestRow:
    """One line of a manifest: the fewest fields that a handover needs, and the way back to every statement.

    `entries` (`LIST:ROW_ID`) do not change when a list is sent in another order; `cells` say where they stand now.
    """

    case: str
    surname: str
    given_name: str
    patronymic: str
    latin: str
    dob: str
    rank: str
    stretcher: str
    clause: str
    home_to: Letter
    held_by: Letter
    holder: str
    site: str
    seat: Seat
    standing: Standing
    entries: str
    cells: str


def manifest(about: Letter, number: int, travellers: Iterable[Traveller]) -> tuple[ManifestRow, ...]:
    """Make the manifest of one round for the people of one party, in an order that no list decides."""
    rows = [_row(t) for t in travellers if t.known.about == about and t.round == number]
    return tuple(sorted(rows, key=lambda row: (row.latin.casefold(), row.case)))


def _row(traveller: Traveller) -> ManifestRow:
    person = traveller.known.person
    surname, given, patronymic = (_at_home(person, field, traveller.known.about) for field in NAME_FIELDS)
    cells = dict.fromkeys(
        f"{s.cell.file} {s.cell.sheet} {s.cell.row}".replace("  ", " ") for s in person.statements
    )
    return ManifestRow(
        case=person.id,
        surname=surname,
        given_name=given,
        patronymic=patronymic,
        latin=latin_name(surname, given, patronymic),
        dob=" / ".join(person.values("dob")),
        rank=person.first("rank") or "",
        stretcher="yes" if traveller.stretcher else "no",
        clause=traveller.clause,
        home_to=traveller.known.about,
        held_by=other(traveller.known.about),
        holder=traveller.holder,
        site=traveller.site,
        seat=Seat.CONDITIONAL if traveller.conditional else Seat.FIRM,
        standing=Standing.JUDGED if person.judged else Standing.DRAFT,
        entries=write_entries(person.entries),
        cells="; ".join(cells),
    )


def _at_home(person: Person, field: str, about: Letter) -> str:
    """Show a name as the home party writes it, or else as whoever names the person writes it."""
    said = person.said(field)
    return next((s.value for s in said if s.said_by == about), said[0].value if said else "")
