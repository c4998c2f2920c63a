"""The pictures of the report: each drawn wide and narrow, numbered, with its source and the same data as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from markupsafe import Markup

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts import (
    calendar,
    cumulative,
    cumulative_lines,
    exposure,
    flow,
    pairs,
    price,
    promises,
    pyramid,
    spread,
)
from allforall.documents.charts.compact import compact
from allforall.documents.charts.svg import wide_and_narrow
from allforall.documents.charts.table import Table, table
from allforall.documents.price_data import HOW_DRAWN
from allforall.documents.report.model import Report, Round

FULL, HALF = 900.0, 480.0
"""Widths of a drawing that fills the page and of one that stands beside another, in pixels."""
MOST_ROWS = {FULL: 16, HALF: 10}
"""Rows of a table under a picture, by width; the files beside the report have all of them, and the page says so."""
MOST_CLAUSES = 6
"""Bounded clauses that are drawn, in the order of the agreement."""
MANY_CLAUSES, FEW_ROWS = 3, 5
"""Where more clauses than this are drawn, each has a shorter table, so that the page stays light."""

Data = TypeVar("Data")


@dataclass(frozen=True, slots=True)
class Plot:
    """One figure of the page. `left_out` counts rows that the table has no room for."""

    number: int
    title: str
    sub: str
    drawing: Markup
    table: Table
    source: str
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Plots:
    """All figures of the page, in the order of their numbers."""

    flows: tuple[Plot, ...]
    people: tuple[Plot, ...]
    rounds: Plot
    frames_today: bool
    cumulative: Plot | None
    exposures: tuple[Plot, ...]
    prices: tuple[Plot, ...]
    no_shows: tuple[Plot, ...]
    promises: Plot | None
    remainder: Plot | None


class _Numbered:
    """Numbers figures in the order in which they are drawn."""

    def __init__(self, language: str, rows: float) -> None:
        self._language = language
        self._rows = rows
        self._last = 0

    def __call__(
        self,
        picture: Callable[[Data, float, str, str], str],
        data: Data,
        rows: Table,
        width: float,
        *,
        title: str,
        sub: str,
        source: str = "",
        most: int | None = None,
    ) -> Plot:
        """Draw one figure in both widths; its table has at most so many rows."""
        self._last += 1
        shown = Table(
            rows.heads, rows.rows[: int((most or MOST_ROWS[width]) * self._rows)], rows.foot, rows.numeric
        )
        drawn = wide_and_narrow(
            lambda w, classes: compact(picture(data, w, self._language, classes)), wide=width
        )
        return Plot(
            number=self._last,
            title=title,
            sub=sub,
            drawing=Markup(drawn),  # noqa: S704  # the pictures escape every word themselves
            table=shown,
            source=source,
            left_out=len(rows.rows) - len(shown.rows),
        )


def plots(report: Report, language: str = "en", *, rows: float = 1) -> Plots:
    """Draw every figure that the run has data for; tables have the share `rows` of the rows that they may have."""
    plot = _Numbered(language, rows)
    return Plots(
        tuple(_flow(plot, data, language) for data in report.flows),
        tuple(_pyramid(plot, data, language) for data in (report.ages, report.captivity) if data),
        _rounds(plot, report, language),
        _calendar(report).frames_today,
        _cumulative(plot, report.cumulative, language) if report.cumulative else None,
        _exposures(plot, report.exposures[:MOST_CLAUSES], language),
        tuple(_price(plot, data, language) for data in report.prices),
        tuple(_spread(plot, data, language) for data in _spreads(report)),
        _promises(plot, report, language) if report.promises else None,
        _remainder(plot, report, language) if report.remainder else None,
    )


def _flow(plot: _Numbered, data: flow.Flow, language: str) -> Plot:
    sub = translate(mark("entries on two lists"), language)
    rows = flow.as_table(data, language)
    return plot(flow.picture, data, rows, HALF, title=data.title, sub=sub, source=data.source)


def _pyramid(plot: _Numbered, data: pyramid.Pyramid, language: str) -> Plot:
    sub = translate(mark("people, by {unit}"), language).format(unit=data.unit)
    rows = pyramid.as_table(data, language)
    return plot(pyramid.picture, data, rows, HALF, title=data.title, sub=sub, source=data.source)


def _rounds(plot: _Numbered, report: Report, language: str) -> Plot:
    title = translate(mark("Rounds on the calendar"), language)
    sub = translate(mark("people; upper bar to A, lower bar to B; outline: planned, filled: done"), language)
    return plot(
        calendar.picture, _calendar(report), rounds_table(report.rounds, language), FULL, title=title, sub=sub
    )


def _calendar(report: Report) -> calendar.Calendar:
    entries = tuple(calendar.Entry(r.number, r.day, r.people, r.stage.done) for r in report.rounds)
    return calendar.Calendar(entries, report.as_of)


def _cumulative(plot: _Numbered, data: cumulative.Cumulative, language: str) -> Plot:
    title = translate(mark("People home after every round"), language)
    sub = mark("people; circle: A, square: B; dashed lines: planned")
    if data.levels:
        sub = mark(
            "people; circle: A, square: B; dashed lines: planned; level lines: promised, with the clause, "
            "which counts only those who meet it"
        )
    rows = cumulative.as_table(data, language)
    return plot(cumulative_lines.picture, data, rows, FULL, title=title, sub=translate(sub, language))


def _exposures(plot: _Numbered, found: Sequence[exposure.Exposure], language: str) -> tuple[Plot, ...]:
    most = FEW_ROWS if len(found) > MANY_CLAUSES else None
    return tuple(
        plot(
            exposure.picture,
            data,
            exposure.as_table(data, language),
            HALF,
            title=data.title,
            sub=_bound(data, language),
            source=data.source,
            most=most,
        )
        for data in found
    )


def _price(plot: _Numbered, data: price.Prices, language: str) -> Plot:
    sub = translate(HOW_DRAWN, language).format(unit=data.unit)
    return plot(price.picture, data, price.as_table(data, language), HALF, title=data.title, sub=sub)


def _spreads(report: Report) -> tuple[spread.Spreads, ...]:
    found = report.no_shows
    return () if found is None else tuple(filter(None, (found.home, found.ahead)))


def _spread(plot: _Numbered, data: spread.Spreads, language: str) -> Plot:
    rows = spread.as_table(data, language)
    return plot(spread.picture, data, rows, HALF, title=data.title, sub=data.unit)


def _promises(plot: _Numbered, report: Report, language: str) -> Plot:
    title = translate(mark("Promised and planned, clause by clause"), language)
    sub = mark(
        "outline: promised; pale: planned; hatched: announced by one side; solid: confirmed by both. "
        "Each clause has its own scale."
    )
    rows = promises.as_table(report.promises, language)
    return plot(promises.picture, report.promises, rows, FULL, title=title, sub=translate(sub, language))


def _remainder(plot: _Numbered, report: Report, language: str) -> Plot:
    title = translate(mark("In no round, by reason"), language)
    sub = translate(mark("people; solid: acknowledged; pale: not settled; outline: nothing known"), language)
    rows = pairs.as_table(report.remainder, language)
    return plot(pairs.picture, report.remainder, rows, FULL, title=title, sub=sub)


def rounds_table(rounds: Sequence[Round], language: str = "en") -> Table:
    """Give every number of the rounds, and who remains on both sides after each."""
    heads = [
        translate(name, language)
        for name in (
            mark("Round"),
            mark("Day"),
            mark("To A"),
            mark("To B"),
            mark("A remaining"),
            mark("B remaining"),
            mark("Clauses"),
            mark("Stage"),
        )
    ]
    rows = []
    for r in rounds:
        remaining = r.remaining.both if r.remaining else None
        rows.append(
            (
                words.number(r.number, language),
                words.day(r.day, language),
                *(words.count(value, language) for value in r.people.both),
                *((words.count(value, language) for value in remaining) if remaining else ("–", "–")),
                r.clauses or "–",
                translate(str(r.stage), language),
            )
        )
    return table(heads, rows, numeric=range(2, 6))


def _bound(e: exposure.Exposure, language: str) -> str:
    """Say what is measured and within what."""
    if e.limit is None:
        return e.unit
    limit = words.number(e.limit, language, decimals=e.decimals)
    return translate(mark("{unit}, limit {limit} either way"), language).format(unit=e.unit, limit=limit)
