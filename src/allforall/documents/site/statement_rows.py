"""Statements as rows of a table: what, by whom, where it stands, since when it is known and how that day is known."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from allforall.accounts.amount import Amount
from allforall.accounts.posting import Group
from allforall.base.messages import mark, translate
from allforall.claims.record import words as said
from allforall.claims.record.cited import DayFrom, cited, day_from
from allforall.claims.record.packaged import PublicSource
from allforall.claims.record.views import known_on, statement_id
from allforall.claims.record.words import Field
from allforall.documents import words
from allforall.documents.site import amounts, terms
from allforall.documents.site.offices import office, state, states
from allforall.documents.site.places import page_of
from allforall.documents.site.quoted import without_names
from allforall.people.statement import Statement

FIELDS = {
    said.DAY: mark("Day"),
    said.STATUS: mark("Whether it took place"),
    said.KIND: mark("What it is"),
    said.MEDIATORS: mark("Mediators"),
    said.BASIS: mark("Basis"),
    said.NOTE: mark("Note of the compiler"),
    said.CONFIDENCE: mark("The compiler's confidence"),
    said.PARTIES: mark("Parties"),
    said.TERMS: mark("Terms"),
    said.DEADLINE: mark("Aimed at"),
    said.OUTCOME: mark("Outcome as the compiler reports it"),
    said.FORMULA: mark("Formula"),
    said.CONDITION: mark("Condition"),
    said.ANSWER: mark("Answer"),
    said.RENEWS: mark("Renews"),
}
HEADS = {
    said.PROMISES: mark("Promised: {flow}"),
    said.DELIVERED: mark("Returned in all under it: {flow}"),
    said.TOTAL: mark("Stated total so far: {flow}"),
    said.HELD: mark("Held by the other side, as stated: {flow}"),
    said.EVERY: mark("Said of every exchange before: {flow}"),
}
HOW = {
    DayFrom.ADDRESS: mark("from the address"),
    DayFrom.TEXT: mark("from the text"),
    DayFrom.EVENT: mark("assumed from the day of the event"),
    DayFrom.RECORDED: mark("as written down, no source kept"),
    DayFrom.CLOSED: mark("not known; counted from the day the record was closed"),
}
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


def what(name: str, language: str) -> str:
    """Say what a statement is about."""
    field = Field.parse(name)
    if field.head == said.COUNTS and field.flow:
        return translate(mark("Counts towards {promise}: {flow}"), language).format(
            promise=terms.promise_by_id(field.promise, language), flow=terms.flow(field.flow, language)
        )
    if field.flow and not field.head:
        return terms.flow(field.flow, language)
    if field.flow:
        return translate(HEADS[field.head], language).format(flow=terms.flow(field.flow, language))
    if name.startswith(said.NUMBERING):
        side = state(name.rpartition(".")[2].upper(), language)
        return translate(mark("Number in its own count: {side}"), language).format(side=side)
    return translate(FIELDS[name], language) if name in FIELDS else name


def value(each: Statement, language: str) -> str:
    """Say what a statement says."""
    field = Field.parse(each.field)
    if field.flow:
        if field.head == said.COUNTS and each.value == said.ALL:
            return translate(mark("everybody of this exchange"), language)
        return amounts.said(Amount.parse(each.value), language)
    written = _WRITERS.get(each.field)
    return written(each.value, language) if written else each.value


def source_link(source: PublicSource, language: str) -> SourceLink:
    """Name a source by its outlet; only an address of the web becomes a link."""
    public = source.address.startswith(("https://", "http://"))
    published = words.day(source.published, language) if source.published else ""
    name = source.outlet
    if not public:
        number = source.address.partition(":")[2]
        name = translate(mark("{outlet}, document {number}"), language).format(outlet=name, number=number)
    return SourceLink(name, source.address if public else "", published)


def aimed_at(text: str, language: str) -> str:
    """Write a deadline: a day is aimed at, never promised by this page."""
    try:
        return words.day(date.fromisoformat(text), language)
    except ValueError:
        return translate(mark("no day named"), language)


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


_WRITERS: dict[str, Callable[[str, str], str]] = {
    said.DAY: lambda text, language: words.day(date.fromisoformat(text), language),
    said.STATUS: lambda text, language: terms.term(terms.STATUSES, text, language),
    said.KIND: lambda text, language: terms.term(terms.KINDS, text, language),
    said.MEDIATORS: lambda text, language: states(text.split(), language),
    said.CONFIDENCE: lambda text, language: terms.term(terms.CONFIDENCES, text, language),
    said.FORMULA: lambda text, language: terms.term(terms.FORMULAS, text, language),
    said.CONDITION: lambda text, language: terms.term(terms.CONDITIONS, text, language),
    said.ANSWER: lambda text, language: terms.term(terms.ANSWERS, text, language),
    said.DEADLINE: aimed_at,
    said.RENEWS: terms.promise_by_id,
}
