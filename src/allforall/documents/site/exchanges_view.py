"""The table of all exchanges, whose foot is the sums of the first page."""

from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.claims.record.views import PublicExchange, statement_id
from allforall.claims.record.words import CONFIDENCE, MEDIATORS, SIDES
from allforall.documents import words
from allforall.documents.site import amounts, sums, terms
from allforall.documents.site.offices import state, states
from allforall.documents.site.places import Figure, anchor, does_not_apply, figure, page_of
from allforall.documents.site.site import Site


@dataclass(frozen=True, slots=True)
class ExchangeRow:
    """One exchange in the table of all."""

    day: str
    href: str
    numbers: tuple[Figure, ...]
    own_numbers: tuple[Figure, ...]
    mediators: Figure
    confidence: Figure
    mark: str


@dataclass(frozen=True, slots=True)
class SumView:
    """The foot of one column: the sum, how many announcements it is made of, how many exchanges gave no number."""

    id: str
    figure: str
    made_of: str


@dataclass(frozen=True, slots=True)
class ExchangesView:
    """The whole table, newest first."""

    rows: tuple[ExchangeRow, ...]
    sums: tuple[SumView, ...]


def exchanges_view(site: Site, language: str) -> ExchangesView:
    """Work out the table of all exchanges."""
    return ExchangesView(
        tuple(_row(site, each, language) for each in reversed(site.exchanges.values())),
        sum_views(site, language),
    )


def sum_views(site: Site, language: str) -> tuple[SumView, ...]:
    """Give the four sums: people to each side, bodies to each side."""
    people = [(f"sum-people-{side.lower()}", sums.people(site, side)) for side in SIDES]
    bodies = [(f"sum-bodies-{side.lower()}", sums.bodies(site, side)) for side in SIDES]
    return tuple(
        SumView(name, amounts.amount(found.amount, language), made_of(found, language))
        for name, found in (*people, *bodies)
    )


def made_of(found: sums.Sum, language: str) -> str:
    """Say what a sum is made of and what it leaves out; the two counts are two sentences, so that each has its plural."""
    told = words.counted("in {n} announcement", "in {n} announcements", found.told, language)
    if not found.without:
        return told
    without = words.counted(
        "{n} exchange without a number", "{n} exchanges without a number", found.without, language
    )
    return translate(mark("{told}; {without}"), language).format(told=told, without=without)


def _row(site: Site, exchange: PublicExchange, language: str) -> ExchangeRow:
    living = exchange.took_place and site.of_the_living(exchange)
    people = [
        figure(exchange.id, site.people(exchange, side), language) if living else does_not_apply(language)
        for side in SIDES
    ]
    bodies = [
        figure(exchange.id, found, language)
        if (found := site.bodies(exchange, side))
        else does_not_apply(language)
        for side in SIDES
    ]
    marked = "" if exchange.took_place else translate(mark("called off"), language)
    return ExchangeRow(
        words.day(exchange.day, language),
        page_of(exchange.id),
        (*people, *bodies),
        _own_numbers(exchange, language),
        _said(exchange, MEDIATORS, states(exchange.mediators, language)),
        _said(exchange, CONFIDENCE, terms.term(terms.CONFIDENCES, exchange.value(CONFIDENCE), language)),
        marked,
    )


def _own_numbers(exchange: PublicExchange, language: str) -> tuple[Figure, ...]:
    """Give the number that each side counts it as."""
    said = translate(mark("{side}: no. {n}"), language)
    return tuple(
        Figure(said.format(side=state(side, language), n=each.value), anchor(exchange.id, statement_id(each)))
        for side in SIDES
        for each in exchange.numbering(side)
    )


def _said(exchange: PublicExchange, field: str, text: str) -> Figure:
    """Link words to the statement that they come from."""
    found = exchange.said(field)
    return Figure(text, anchor(exchange.id, statement_id(found[-1])) if found else "")
