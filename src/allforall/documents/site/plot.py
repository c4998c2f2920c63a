"""What every picture of the site has: a number, a title, a drawing wide and narrow, the same as a table, its source."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from allforall.base.parties import Letter
from allforall.documents.charts.svg import wide_and_narrow
from allforall.documents.charts.time_axis import Span
from allforall.documents.site.links_table import LinksTable
from allforall.documents.site.site import Site

FULL, HALF = 1020.0, 500.0
"""Widths of a drawing that fills the page and of one that stands beside another, in pixels."""
LETTER: dict[str, Letter] = {"UA": "A", "RU": "B"}
"""Which mark each side has: a circle and a square, as everywhere."""


@dataclass(frozen=True, slots=True)
class Plot:
    """One figure of a page."""

    number: int
    title: str
    sub: str
    drawing: Markup
    table: LinksTable | None
    source: str


def drawn(draw: Callable[[float, str], str], wide: float = FULL) -> Markup:
    """Take a picture, drawn wide and narrow, as it is: it has escaped every word of its own."""
    return Markup(wide_and_narrow(draw, wide=wide))  # noqa: S704  # the picture escapes every word itself


def span(site: Site) -> Span:
    """Show the years from the first exchange to the day of knowledge."""
    first = min((each.day for each in site.exchanges.values()), default=site.known)
    return Span(date(first.year, 1, 1), max(site.known, date(first.year, 1, 2)))
