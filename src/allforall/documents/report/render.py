"""The report as one HTML file: nothing loaded, nothing sent, no script, the same bytes for the same run."""

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from allforall.base.canonical import spoken_groups
from allforall.base.messages import mark, translate
from allforall.base.parties import LETTERS, Letter
from allforall.documents import words
from allforall.documents.charts import exposure, gauge
from allforall.documents.charts.svg import clean
from allforall.documents.counts import Absent, Count, Sides, total
from allforall.documents.report import titles
from allforall.documents.report.comparison import comparison
from allforall.documents.report.lead import lead
from allforall.documents.report.model import Report, View
from allforall.documents.report.plots import plots
from allforall.documents.style.sheet import paper_footer, style_sheet

MOST_PEOPLE = 5_000
"""More named people than this stand in the manifests, not on a page."""
MOST_KINDS = 16
"""Kinds of findings on the page, gravest first; the rest is in the file of findings beside it."""
DECISIONS = 3
"""What a person can take in at once; the findings below have the rest."""
MOST_ELEMENTS = 3_000
"""What a phone shows at once. A page with more has shorter tables; the files beside it have every row."""
FEWER_ROWS = 0.5
_GAUGE_WIDTH = 260.0
_TAG = re.compile("<[a-zA-Z]")
_VIEWS: dict[View, str] = {
    "both": mark("the mediator's view of both sides"),
    "A": mark("the view of A alone: nothing that only B knows"),
    "B": mark("the view of B alone: nothing that only A knows"),
}


@dataclass(frozen=True, slots=True)
class Group:
    """One headline number of the first screen."""

    name: str
    means: str
    count: Count
    leading: bool = False


def render(report: Report, language: str = "en") -> str:
    """Write the report in one language, right to left where the language is.

    The page has a content security policy that admits its own style and nothing else. Size and elements stay within
    what a phone shows at once (250 KB, 3,000 elements) however many people there are, unless people are named.
    """
    page = _page(report, language)
    if len(_TAG.findall(page)) > MOST_ELEMENTS and report.people is None:
        page = _page(report, language, rows=FEWER_ROWS)
    return page


def _page(report: Report, language: str, *, rows: float = 1) -> str:
    """Write the page with tables as long as they may be, or shorter."""
    style = style_sheet() + paper_footer(_footer(report, language), translate(mark("page"), language))
    context = {
        "report": report,
        "language": language,
        "direction": "rtl" if words.right_to_left(language) else "ltr",
        "style": Markup(style),  # noqa: S704  # our own sheet; the policy names its digest
        "style_digest": base64.b64encode(hashlib.sha256(style.encode()).digest()).decode(),
        "view": translate(_VIEWS[report.view], language),
        "lead": lead(report, language),
        "plots": plots(report, language, rows=rows),
        "comparison": comparison(report.formulas, language),
        "titles": titles,
        "letters": LETTERS,
        "outlook": {letter: _groups(report, letter, language) for letter in LETTERS},
        "everybody": {
            letter: total(*(g.count for g in _groups(report, letter, language))) for letter in LETTERS
        },
        "gauges": _gauges(report, language),
        "decisions": report.decisions[:DECISIONS],
        "findings": report.findings[:MOST_KINDS],
        "people": (report.people or ())[:MOST_PEOPLE],
        "spoken": spoken_groups(report.digest) if report.digest else "",
        **_speech(language),
    }
    return _environment().get_template("report.html.j2").render(context)


@lru_cache
def _environment() -> Environment:
    """Open the templates: everything is escaped, a missing name is an error, control characters never get through."""
    environment = Environment(
        loader=PackageLoader("allforall.documents.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_presentable,
    )
    environment.globals["is_absent"] = lambda value: isinstance(value, Absent)
    return environment


def _presentable(value: Any) -> Any:
    """Clean every text on its way into the page; what is marked as safe has been cleaned by whoever made it."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _speech(language: str) -> dict[str, Callable[..., str]]:
    """Give the templates their words in one language."""
    return {
        "_": partial(translate, language=language),
        "number": partial(words.number, language=language),
        "count": partial(words.count, language=language),
        "counted": partial(words.counted, language=language),
        "day": partial(words.day, language=language),
        "moment": partial(words.moment, language=language),
    }


def _footer(report: Report, language: str) -> str:
    """Say at the foot of each sheet of paper which report it is of, and that nobody has judged its matches."""
    parts = [report.title, words.day(report.as_of, language)]
    if report.unjudged:
        parts.append(translate(mark("unjudged draft"), language))
    return " · ".join(parts)


def _groups(report: Report, letter: Letter, language: str) -> tuple[Group, ...]:
    """Give the four headline numbers of one side."""
    outlook = report.outlook

    def group(name: str, means: str, people: Sides, *, leading: bool = False) -> Group:
        return Group(translate(name, language), translate(means, language), people.of(letter), leading)

    return (
        group(mark("go home"), mark("in a round"), outlook.go, leading=True),
        group(mark("stay"), mark("in no round"), outlook.stay),
        group(mark("undetermined"), mark("too little is known"), outlook.undetermined),
        group(mark("unreachable"), mark("nobody answers for them"), outlook.unreachable),
    )


def _gauges(report: Report, language: str) -> tuple[tuple[exposure.Exposure, Markup], ...]:
    """Draw where each bounded clause stands after the next round."""
    coming = report.next_round
    drawn = []
    for bounded in report.exposures if coming else ():
        step = bounded.after(coming.number) if coming else None
        if step is not None and bounded.limit is not None:
            picture = gauge.picture(
                step.ahead, bounded.limit, _GAUGE_WIDTH, language, decimals=bounded.decimals
            )
            drawn.append((bounded, Markup(picture)))  # noqa: S704  # the picture escapes every word itself
    return tuple(drawn)
