"""One agreement, proposal or dispute as its page shows it: terms, who says so, both sides' words, its accounts."""

from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.claims.record.views import PublicPromise
from allforall.claims.record.words import (
    ANSWER,
    BOTH,
    CONDITION,
    DEADLINE,
    DELIVERED,
    FORMULA,
    KIND,
    OUTCOME,
    PARTIES,
    PROMISES,
    SIDES,
    TERMS,
    Field,
)
from allforall.documents.site import terms
from allforall.documents.site.account_view import AccountView, accounts_of
from allforall.documents.site.clash_view import ClashView, clashes_of
from allforall.documents.site.exchange_view import Neighbour
from allforall.documents.site.offices import state
from allforall.documents.site.places import page_of
from allforall.documents.site.site import Site
from allforall.documents.site.statement_rows import Row, row, rows
from allforall.documents.site.titles import promise_title
from allforall.people.statement import Statement

SPOKEN = {KIND, ANSWER, CONDITION, FORMULA}
"""What a side says in its own name, beside the numbers."""


@dataclass(frozen=True, slots=True)
class SideWords:
    """What one side is on record saying."""

    side: str
    name: str
    said: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class PromiseView:
    """Everything on the page of one promise."""

    id: str
    title: str
    kind: str
    terms: tuple[Row, ...]
    parties: tuple[Row, ...]
    deadline: tuple[Row, ...]
    formula: tuple[Row, ...]
    condition: tuple[Row, ...]
    renews: Neighbour | None
    one_sided: bool
    speakers: tuple[SideWords, ...]
    accounts: tuple[AccountView, ...]
    outcome: tuple[Row, ...]
    clashes: tuple[ClashView, ...]
    statements: tuple[Row, ...]
    before: Neighbour | None
    after: Neighbour | None


def promise_view(site: Site, promise: PublicPromise, language: str) -> PromiseView:
    """Work out the page of one promise."""

    def told(field: str) -> tuple[Row, ...]:
        return tuple(row(each, site.known, language) for each in promise.said(field))

    order = list(site.promises)
    place = order.index(promise.id)
    return PromiseView(
        id=promise.id,
        title=promise_title(promise, language),
        kind=terms.term(terms.KINDS, promise.kind, language),
        terms=told(TERMS),
        parties=told(PARTIES),
        deadline=told(DEADLINE),
        formula=told(FORMULA),
        condition=told(CONDITION),
        renews=_neighbour(site, promise.renews, language) if promise.renews in site.promises else None,
        one_sided=promise.one_sided,
        speakers=_speakers(site, promise, language),
        accounts=accounts_of(site, promise.id, language),
        outcome=told(OUTCOME),
        clashes=clashes_of(site, promise.id, language),
        statements=rows(promise.statements, site.known, language),
        before=_neighbour(site, order[place - 1], language) if place else None,
        after=_neighbour(site, order[place + 1], language) if place + 1 < len(order) else None,
    )


def _speakers(site: Site, promise: PublicPromise, language: str) -> tuple[SideWords, ...]:
    """Put each side's own words together; a side that is silent stands there as silent, others follow both."""
    spoken = [each for each in promise.statements if _is_spoken(each)]
    by_side = {side: [each for each in spoken if _side(each) in {side, BOTH}] for side in SIDES}
    others = [each for each in spoken if _side(each) not in {*SIDES, BOTH}]
    found = [
        SideWords(side.lower(), state(side, language), rows(said, site.known, language))
        for side, said in by_side.items()
    ]
    if others:
        name = translate(mark("Others"), language)
        found.append(SideWords("", name, rows(others, site.known, language)))
    return tuple(found)


def _is_spoken(each: Statement) -> bool:
    return each.field in SPOKEN or Field.parse(each.field).head in {PROMISES, DELIVERED}


def _side(each: Statement) -> str:
    return each.said_by.partition(".")[0]


def _neighbour(site: Site, entry: str, language: str) -> Neighbour:
    return Neighbour(promise_title(site.promises[entry], language), page_of(entry))
