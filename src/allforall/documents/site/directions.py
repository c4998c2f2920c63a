"""What came to one side in an exchange: each group, each word about it, and whose word that is."""

from dataclasses import dataclass

from allforall.accounts.posting import Group
from allforall.accounts.reported import Reported, Saying
from allforall.base.messages import mark, translate
from allforall.claims.record.views import PublicExchange
from allforall.claims.record.words import BOTH, SIDES, Flow
from allforall.documents.site import amounts, terms
from allforall.documents.site.offices import office, state
from allforall.documents.site.places import Figure, anchor, does_not_apply
from allforall.documents.site.site import Site


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


def direction(site: Site, exchange: PublicExchange, side: str, language: str) -> DirectionView:
    """Put everything that came to one side together; people first, bodies last and never added to them."""
    flows = site.flows[exchange.id]
    own = sorted((flow for flow in flows if flow.to == side), key=lambda flow: list(Group).index(flow.group))
    living = site.of_the_living(exchange)
    whole = site.people(exchange, side) if living else site.bodies(exchange, side)
    head = Figure(amounts.reported(whole, language), unknown=whole is None or not whole.amount.known)
    if whole and whole.sayings:
        head = Figure(head.words, anchor(exchange.id, whole.sayings[0].statement), unknown=head.unknown)
    if not exchange.took_place and not own:
        head = does_not_apply(language)
    return DirectionView(
        side.lower(),
        terms.flow(Flow(side, Group.PERSONS if living else Group.BODIES), language),
        head,
        tuple(flow_view(exchange.id, flow, flows[flow], language) for flow in own),
    )


def flow_view(entry: str, flow: Flow, found: Reported, language: str) -> FlowView:
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
        stand = mark("both sides stand by {n} of them") if found.disputed else mark("both sides stand by {n}")
        return translate(stand, language).format(n=amounts.amount(both, language))
    for side in SIDES:
        if found.by(side) is not None:
            return translate(mark("one-sided: only {side} is on record"), language).format(
                side=state(side, language)
            )
    return translate(mark("neither side is on record saying so"), language)
