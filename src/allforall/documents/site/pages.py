"""The pages of the site: which there are, and what each shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from allforall.base.messages import mark, translate
from allforall.documents.site.exchange_view import exchange_view
from allforall.documents.site.exchanges_view import exchanges_view
from allforall.documents.site.lists import clash_groups, promise_cards
from allforall.documents.site.numbering_view import numbering_view
from allforall.documents.site.overview import overview
from allforall.documents.site.places import page_of
from allforall.documents.site.promise_view import promise_view
from allforall.documents.site.site import Site

TITLES = {
    "index": mark("What was promised, what was announced as done, who said it"),
    "exchanges": mark("All exchanges"),
    "promises": mark("Agreements, proposals and disputes"),
    "contradictions": mark("What does not fit together"),
    "numbering": mark("Each side's own numbers, and totals as stated"),
    "about": mark("How this record was made"),
}


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name inside the folder of its language, its title, its template and what that shows."""

    name: str
    title: str
    template: str
    view: Any


def pages(site: Site, language: str) -> Iterator[Page]:
    """Work out every page in one language."""
    shown = {
        "index": overview(site, language),
        "exchanges": exchanges_view(site, language),
        "promises": promise_cards(site, language),
        "contradictions": clash_groups(site, language),
        "numbering": numbering_view(site, language),
        "about": None,
    }
    for name, view in shown.items():
        yield Page(f"{name}.html", translate(TITLES[name], language), f"{name}.html.j2", view)
    for exchange in site.exchanges.values():
        told = exchange_view(site, exchange, language)
        yield Page(page_of(exchange.id), told.title, "exchange.html.j2", told)
    for promise in site.promises.values():
        said = promise_view(site, promise, language)
        yield Page(page_of(promise.id), said.title, "promise.html.j2", said)
