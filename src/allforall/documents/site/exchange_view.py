"""One exchange as its page shows it: both directions, who said which number, and what follows from it."""

from dataclasses import dataclass

from allforall.claims.record.views import PublicExchange
from allforall.claims.record.words import BASIS, BOTH, CONFIDENCE, MEDIATORS, NOTE, SIDES
from allforall.documents import words
from allforall.documents.site import terms
from allforall.documents.site.clash_view import ClashView, clashes_of
from allforall.documents.site.directions import DirectionView, FlowView, direction, flow_view
from allforall.documents.site.places import page_of
from allforall.documents.site.site import Site
from allforall.documents.site.statement_rows import Row, row, rows
from allforall.documents.site.titles import exchange_title, promise_title


@dataclass(frozen=True, slots=True)
class Towards:
    """A promise that the exchange counts towards, and who says so."""

    title: str
    href: str
    lines: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Neighbour:
    """The page before or after this one."""

    title: str
    href: str


@dataclass(frozen=True, slots=True)
class ExchangeView:
    """Everything on the page of one exchange."""

    id: str
    title: str
    cancelled: bool
    only_bodies: bool
    day: str
    directions: tuple[DirectionView, ...]
    together: tuple[FlowView, ...]
    mediators: tuple[Row, ...]
    basis: tuple[Row, ...]
    numbering: tuple[Row, ...]
    towards: tuple[Towards, ...]
    clashes: tuple[ClashView, ...]
    notes: tuple[Row, ...]
    confidence: tuple[Row, ...]
    statements: tuple[Row, ...]
    before: Neighbour | None
    after: Neighbour | None


def exchange_view(site: Site, exchange: PublicExchange, language: str) -> ExchangeView:
    """Work out the page of one exchange."""
    order = list(site.exchanges)
    place = order.index(exchange.id)
    flows = site.flows[exchange.id]
    living = site.of_the_living(exchange)

    def told(*fields: str) -> tuple[Row, ...]:
        found = [each for field in fields for each in exchange.said(field)]
        return tuple(row(each, site.known, language) for each in found)

    return ExchangeView(
        id=exchange.id,
        title=exchange_title(site, exchange, language),
        cancelled=not exchange.took_place,
        only_bodies=not living,
        day=words.day(exchange.day, language),
        directions=tuple(direction(site, exchange, side, language) for side in SIDES),
        together=tuple(
            flow_view(exchange.id, flow, found, language) for flow, found in flows.items() if flow.to == BOTH
        ),
        mediators=told(MEDIATORS),
        basis=told(BASIS),
        numbering=tuple(
            row(each, site.known, language) for side in SIDES for each in exchange.numbering(side)
        ),
        towards=_towards(site, exchange, language),
        clashes=clashes_of(site, exchange.id, language),
        notes=told(NOTE),
        confidence=told(CONFIDENCE),
        statements=rows(exchange.statements, site.known, language),
        before=_neighbour(site, order[place - 1], language) if place else None,
        after=_neighbour(site, order[place + 1], language) if place + 1 < len(order) else None,
    )


def _neighbour(site: Site, entry: str, language: str) -> Neighbour:
    return Neighbour(exchange_title(site, site.exchanges[entry], language), page_of(entry))


def _towards(site: Site, exchange: PublicExchange, language: str) -> tuple[Towards, ...]:
    """Group what is said of the promises that it counts towards; a promise not known yet has no page to link."""
    found: dict[str, list[Row]] = {}
    for said, field in exchange.counts_towards():
        found.setdefault(field.promise, []).append(row(said, site.known, language))
    return tuple(
        Towards(
            promise_title(site.promises[promise], language)
            if promise in site.promises
            else terms.promise_by_id(promise, language),
            page_of(promise) if promise in site.promises else "",
            tuple(lines),
        )
        for promise, lines in found.items()
    )
