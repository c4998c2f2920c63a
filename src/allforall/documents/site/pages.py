"""The pages of the site: which there are, and what each shows."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from allforall.base.messages import mark, translate
from allforall.documents.site.exchange_view import exchange_view
from allforall.documents.site.places import page_of
from allforall.documents.site.site import Site


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its name inside the folder of its language, its title, its template and what that shows."""

    name: str
    title: str
    template: str
    view: Any


def pages(site: Site, language: str) -> Iterator[Page]:
    """Work out every page in one language."""
    yield Page("index.html", translate(mark("What was promised, what was announced as done, who said it"), language), "index.html.j2", list(site.exchanges.values()))
    for exchange in site.exchanges.values():
        view = exchange_view(site, exchange, language)
        yield Page(page_of(exchange.id), view.title, "exchange.html.j2", view)
