"""Statements as rows of a table: what, by whom, where it stands, since when it is known and how that day is known."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allforall.accounts.posting import Group
from allforall.base.messages import mark, translate
from allforall.claims.record import words as said
from allforall.claims.record.cited import DayFrom, cited, day_from
from allforall.claims.record.packaged import PublicSource
from allforall.claims.record.views import known_on, statement_id
from allforall.claims.record.words import Field
from allforall.documents import words
from allforall.documents.site import terms
from allforall.documents.site.field_words import value, what
from allforall.documents.site.offices import office
from allforall.documents.site.places import page_of
from allforall.documents.site.quoted import without_names
from allforall.people.statement import Statement

HOW = {
    DayFrom.ADDRESS: mark("from the address"),
    DayFrom.TEXT: mark("from the text"),
    DayFrom.EVENT: mark("assumed from the day of the event"),
    DayFrom.RECORDED: mark("as written down with the statement"),
    DayFrom.CLOSED: mark("not known; counted from the day the record was closed"),
}
KEPT = "seed"
"""How the tables name a document that they keep by number."""
QUOTED = {said.NOTE, said.BASIS, said.TERMS, said.OUTCOME, said.PARTIES}
"""What the tables say in English sentences: quoted, never translated."""


@dataclass(frozen=True, slots=True)
class SourceLink:
    """A page that says something; `href` is empty where it has no public address."""

    name: str
    href: str
    published: str


@dataclass(frozen=True, slots=True)
class Row:
    """One statement, ready to be shown."""

    id: str
    page: str
    field: str
    what: str
    what_short: str
    value: str
    quoted: bool
    said_by: str
    sources: tuple[SourceLink, ...]
    known: str
    how: str


def rows(statements: Iterable[Statement], known: date, language: str) -> tuple[Row, ...]:
    """Write statements about one thing: first what happened, then the numbers, the compiler's words last."""
    return tuple(row(each, known, language) for each in sorted(statements, key=_order))


def row(each: Statement, known: date, language: str) -> Row:
    """Write one statement."""
    quoted = each.field in QUOTED
    field = Field.parse(each.field)
    return Row(
        statement_id(each),
        page_of(each.entry),
        each.field,
        what(each.field, language),
        terms.flow(field.flow, language) if field.flow else what(each.field, language),
        without_names(each.value) if quoted else value(each, language),
        quoted,
        office(each.said_by, language),
        tuple(source_link(one, language) for one in cited(each, known)),
        words.day(known_on(each), language),
        translate(HOW[day_from(each)], language),
    )


def source_link(source: PublicSource, language: str) -> SourceLink:
    """Name a source by its outlet; only an address of the web becomes a link."""
    public = source.address.startswith(("https://", "http://"))
    published = words.day(source.published, language) if source.published else ""
    name = source.outlet
    kept, _, number = source.address.partition(":")
    if kept == KEPT:
        name = translate(mark("{outlet}, document {number}"), language).format(outlet=name, number=number)
    return SourceLink(name, source.address if public else "", published)


def _order(each: Statement) -> tuple[int, str, int, str]:
    """Bring statements about one number together, so that what differs stands side by side."""
    field = Field.parse(each.field)
    heads = [
        "",
        said.PROMISES,
        said.DELIVERED,
        said.NUMBERING,
        said.COUNTS,
        said.TOTAL,
        said.HELD,
        said.EVERY,
    ]
    if field.flow:
        side, group = [*said.SIDES, said.BOTH].index(field.flow.to), list(Group).index(field.flow.group)
        return 20 + heads.index(field.head), field.promise, 100 * side + group, each.said_by
    if each.field.startswith(said.NUMBERING):
        place = 20 + heads.index(said.NUMBERING)
    else:
        early = [said.DAY, said.STATUS, said.KIND, said.PARTIES, said.TERMS, said.FORMULA, said.CONDITION]
        place = early.index(each.field) if each.field in early else 30
    return place, each.field, 0, each.said_by
