"""A person laid out: name, what is not agreed, what is graded and how old it is, and the line of everything said."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from allforall.base.dates import PartialDate
from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.names.display import latin
from allforall.people.entry import list_of
from allforall.people.fields import BY_NAME, NAME_FIELDS, Kind
from allforall.people.statement import Statement
from allforall.store.persons import Known

CONDITION_HOLDS_DAYS = 90
"""After so many days a condition that somebody saw counts as one that somebody reports."""
NOT_IN_THE_LINE = frozenset({"full_name", "source", "reliability"})
LABELS = {
    "id": mark("the sender's number"),
    "surname": mark("family name"),
    "given_name": mark("given name"),
    "patronymic": mark("patronymic"),
    "full_name": mark("full name"),
    "mother_maiden_name": mark("mother's family name at birth"),
    "callsign": mark("callsign"),
    "sex": mark("sex"),
    "dob": mark("date of birth"),
    "place_of_birth": mark("place of birth"),
    "nationality": mark("nationality"),
    "place": mark("place of residence"),
    "street": mark("street"),
    "postcode": mark("postal code"),
    "occupation": mark("occupation"),
    "rank": mark("rank"),
    "unit": mark("unit"),
    "branch": mark("branch of service"),
    "personal_number": mark("personal number"),
    "category": mark("legal category"),
    "capture_date": mark("captured or missing since"),
    "capture_place": mark("place of capture"),
    "holder": mark("holder"),
    "holder_type": mark("kind of holder"),
    "site": mark("place of detention"),
    "held_since": mark("held since"),
    "last_sign_of_life": mark("last sign of life"),
    "condition": mark("condition"),
    "medical_class": mark("medical class"),
    "annex_code": mark("code of GC III Annex I"),
    "will": mark("own wish"),
    "will_heard_by": mark("wish heard by"),
    "status": mark("status"),
    "note": mark("note"),
    "source": mark("source"),
    "reliability": mark("reliability"),
}
"""What a field is called at the desk; every field of a list has one, which a test holds."""


@dataclass(frozen=True, slots=True)
class Said:
    """One field as a row says it: the value, what was typed where that differs, the cell."""

    field: str
    label: str
    value: str
    typed: str
    cell: str


@dataclass(frozen=True, slots=True)
class Moment:
    """What one row of one list says, on the day on which the list came."""

    on: date | None
    side: str
    by: str
    grade: str
    entry: str
    file: str
    line: int
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Everything that the page of a person shows."""

    name: str
    latin: str
    also: tuple[str, ...]
    differing: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    moments: tuple[Moment, ...]
    sign_of_life: tuple[str, int | None] | None
    condition: tuple[str, str, bool] | None
    will: tuple[str, str] | None
    hidden: tuple[str, ...]


def shown(known: Known, today: date, language: str) -> PersonShown:
    """Lay a person out for a day."""
    person = known.person
    names = list(dict.fromkeys(_name(person.statements, entry) for entry in person.entries))
    names = [name for name in names if name]
    first = names[0] if names else ""
    return PersonShown(
        name=first,
        latin=latin(first) if first else "",
        also=tuple(names[1:]),
        differing=tuple(_differing(known, language)),
        moments=tuple(_moments(known, language)),
        sign_of_life=_sign_of_life(known, today),
        condition=_condition(known, today, language),
        will=_will(known, language),
        hidden=tuple(translate(LABELS[field], language) for field in known.hidden if field in LABELS),
    )


def _name(statements: Sequence[Statement], entry: str) -> str:
    said = {s.field: s.value for s in statements if s.entry == entry}
    return " ".join(said[field] for field in NAME_FIELDS if field in said) or said.get("full_name", "")


def _differing(known: Known, language: str) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Name the fields of which lists say different things, with who says what; names differ by script alone."""
    for field in BY_NAME:
        if BY_NAME[field].kind in {Kind.NAME, Kind.TEXT} or field in NOT_IN_THE_LINE or field == "id":
            continue
        values = known.person.values(field)
        if any(not (a.startswith(b) or b.startswith(a)) for a in values for b in values):
            told = tuple((_value(field, s.value, language), s.entry) for s in known.person.said(field))
            yield translate(LABELS[field], language), told


def _moments(known: Known, language: str) -> Iterator[Moment]:
    entries = [
        (entry, [s for s in known.person.statements if s.entry == entry]) for entry in known.person.entries
    ]
    entries.sort(key=lambda each: (each[1][0].said_on or date.min) if each[1] else date.min, reverse=True)
    for entry, statements in entries:
        if not statements:
            continue
        top = statements[0]
        sent = known.lists.get(list_of(entry))
        yield Moment(
            on=top.said_on,
            side=(sent.said_by if sent else top.said_by).lower(),
            by=top.source if top.source != top.said_by else "",
            grade=next((s.reliability for s in statements if s.reliability), ""),
            entry=entry,
            file=top.cell.file,
            line=top.cell.row,
            said=tuple(_said(s, language) for s in statements if s.field not in NOT_IN_THE_LINE),
        )


def _said(statement: Statement, language: str) -> Said:
    value = _value(statement.field, statement.value, language)
    same = statement.raw.strip().casefold() in {value.casefold(), statement.value.casefold()}
    whole_name = statement.field in NAME_FIELDS and statement.value.casefold() in statement.raw.casefold()
    typed = "" if same or whole_name else statement.raw
    label = translate(LABELS.get(statement.field, statement.field), language)
    return Said(statement.field, label, value, typed, f"{statement.cell.column}{statement.cell.row}")


def _value(field: str, value: str, language: str) -> str:
    """Write a value as people of the language read it; codes are words, dates are dates, names stay as they are."""
    kind = BY_NAME[field].kind
    if kind is Kind.DATE:
        try:
            return words.partial_day(PartialDate.parse(value), language)
        except ValueError:
            return value
    if kind is Kind.CODE:
        return translate(value.replace("_", " "), language)
    return value


def _sign_of_life(known: Known, today: date) -> tuple[str, int | None] | None:
    """Return the last sign of life, and how many days ago that was at most."""
    days = []
    for statement in known.person.said("last_sign_of_life"):
        try:
            days.append(PartialDate.parse(statement.value))
        except ValueError:
            continue
    if not days:
        return None
    last = max(days, key=lambda day: day.latest)
    return str(last), (today - last.earliest).days


def _condition(known: Known, today: date, language: str) -> tuple[str, str, bool] | None:
    """Return the condition, who says it, and whether what was seen is too old to count as seen."""
    said = known.person.said("condition")
    if not said:
        return None
    newest = max(said, key=lambda s: s.said_on or date.min)
    old = newest.said_on is not None and (today - newest.said_on).days > CONDITION_HOLDS_DAYS
    return _value("condition", newest.value, language), newest.entry, old


def _will(known: Known, language: str) -> tuple[str, str] | None:
    said = known.person.said("will")
    if not said:
        return None
    heard = known.person.first("will_heard_by") or ""
    return _value("will", said[-1].value, language), _value("will_heard_by", heard, language) if heard else ""
