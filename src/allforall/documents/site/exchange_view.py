"""One exchange as its page shows it: both directions, who said which number, and what follows from it."""

from dataclasses import dataclass

from allforall.accounts.posting import Group
from allforall.accounts.reported import Reported, Saying
from allforall.base.messages import mark, translate
from allforall.claims.record.views import PublicExchange
from allforall.claims.record.words import BASIS, BOTH, CONFIDENCE, MEDIATORS, NOTE, SIDES, Flow
from allforall.documents import words
from allforall.documents.site import amounts, terms
from allforall.documents.site.clash_view import ClashView, clashes_of
from allforall.documents.site.offices import office, state
from allforall.documents.site.places import Figure, anchor, page_of
from allforall.documents.site.site import Site
from allforall.documents.site.statement_rows import Row, row, rows
from allforall.documents.site.titles import exchange_title, promise_title


@dataclass(frozen=True, slots=True)
class Word:
    """One source's number: who says it."""

    figure: Figure
    said_by: str


@dataclass(frozen=True, slots=True)
class FlowView:
    """One group in one direction: what all sources come to, each word, and whose word it is."""

    name: str
    figure: Figure
    said: tuple[Word, ...]
    stands: str


@dataclass(frozen=True, slots=True)
class DirectionView:
    """All that came to one side."""

    side: str
    name: str
    head: Figure
    flows: tuple[FlowView, ...]


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
        directions=tuple(_direction(site, exchange, side, language) for side in SIDES),
        together=tuple(
            _flow(exchange.id, flow, found, language) for flow, found in flows.items() if flow.to == BOTH
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


def _direction(site: Site, exchange: PublicExchange, side: str, language: str) -> DirectionView:
    """Put everything that came to one side together; people first, bodies last and never added to them."""
    flows = site.flows[exchange.id]
    own = sorted((flow for flow in flows if flow.to == side), key=lambda flow: list(Group).index(flow.group))
    living = site.of_the_living(exchange)
    whole = site.people(exchange, side) if living else site.bodies(exchange, side)
    head = Figure(amounts.reported(whole, language), unknown=whole is None or not whole.amount.known)
    if whole and whole.sayings:
        head = Figure(head.words, anchor(exchange.id, whole.sayings[0].statement), unknown=head.unknown)
    return DirectionView(
        side.lower(),
        terms.flow(Flow(side, Group.PERSONS if living else Group.BODIES), language),
        head,
        tuple(_flow(exchange.id, flow, flows[flow], language) for flow in own),
    )


def _flow(entry: str, flow: Flow, found: Reported, language: str) -> FlowView:
    """Show what all sources come to, and below it each word with whose it is."""
    return FlowView(
        terms.group(flow.group, language) if flow.to != BOTH else terms.flow(flow, language),
        Figure(
            amounts.reported(found, language),
            anchor(entry, found.sayings[0].statement),
            unknown=not found.amount.known,
        ),
        tuple(_word(entry, each, language) for each in found.sayings),
        _stands(found, language),
    )


def _word(entry: str, saying: Saying, language: str) -> Word:
    figure = Figure(amounts.said(saying.amount, language), anchor(entry, saying.statement))
    return Word(figure, office(saying.said_by, language))


def _stands(found: Reported, language: str) -> str:
    """Say whether both sides stand by a number, one of them, or nobody whose office is on record."""
    both = found.confirmed_by_both((SIDES[0], SIDES[1]))
    if both is not None:
        return translate(mark("both sides stand by {n}"), language).format(n=amounts.amount(both, language))
    for side in SIDES:
        if found.by(side) is not None:
            return translate(mark("one-sided: only {side} is on record"), language).format(
                side=state(side, language)
            )
    return translate(mark("neither side is on record by office"), language)


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
