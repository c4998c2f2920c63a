"""The list of promises, and the page of what does not fit."""

from dataclasses import dataclass

from allforall.base.messages import translate
from allforall.claims.record.contradictions import Clash
from allforall.claims.record.words import DEADLINE, OUTCOME, TERMS
from allforall.documents.site import terms
from allforall.documents.site.account_view import AccountView, accounts_of
from allforall.documents.site.clash_view import KINDS, ClashView, about_every, clash_view
from allforall.documents.site.offices import office
from allforall.documents.site.places import page_of
from allforall.documents.site.site import Site
from allforall.documents.site.statement_rows import Row, row
from allforall.documents.site.titles import promise_title


@dataclass(frozen=True, slots=True)
class PromiseCard:
    """One promise in the list: what it says, who says it, by when, and how its accounts stand."""

    kind: str
    title: str
    href: str
    terms: tuple[Row, ...]
    said_by: tuple[str, ...]
    one_sided: bool
    deadline: tuple[Row, ...]
    accounts: tuple[AccountView, ...]
    outcome: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class ClashGroup:
    """Everything that does not fit in one way."""

    id: str
    heading: str
    clashes: tuple[ClashView, ...]


def promise_cards(site: Site, language: str) -> tuple[PromiseCard, ...]:
    """Show every promise, newest first."""
    found = []
    for promise in reversed(site.promises.values()):
        told = {
            field: tuple(row(each, site.known, language) for each in promise.said(field))
            for field in (TERMS, DEADLINE, OUTCOME)
        }
        found.append(
            PromiseCard(
                terms.term(terms.KINDS, promise.kind, language),
                promise_title(promise, language),
                page_of(promise.id),
                told[TERMS],
                tuple(office(code, language) for code in promise.said_by),
                promise.one_sided,
                told[DEADLINE],
                accounts_of(site, promise.id, language),
                told[OUTCOME],
            )
        )
    return tuple(found)


def clash_groups(site: Site, language: str) -> tuple[ClashGroup, ...]:
    """Show what does not fit, by the way in which it does not."""
    found = []
    for clash in Clash:
        found_so = [each for each in site.contradictions if each.clash is clash]
        if clash is Clash.EVERY:
            own = about_every(site, found_so, language)
        else:
            own = tuple(clash_view(site, each, language) for each in found_so)
        if own:
            found.append(
                ClashGroup(f"kind-{clash.value.replace(' ', '-')}", translate(KINDS[clash], language), own)
            )
    return tuple(found)
