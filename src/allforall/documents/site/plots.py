"""The pictures of the site: each drawn wide and narrow, numbered, with its source and the same data as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from allforall.accounts.amount import Amount, total
from allforall.accounts.reported import Reported
from allforall.base.messages import mark, translate
from allforall.base.parties import Letter
from allforall.claims.record.totals import StatedTotal, counted_by
from allforall.claims.record.views import PublicExchange
from allforall.claims.record.words import BOTH, SIDES, Flow
from allforall.documents import words
from allforall.documents.charts import ladder, needles, stated
from allforall.documents.charts.svg import wide_and_narrow
from allforall.documents.charts.time_axis import Span
from allforall.documents.site import amounts, sums, terms
from allforall.documents.site.links_table import LinksTable, links_table
from allforall.documents.site.offices import office
from allforall.documents.site.places import Figure, figure, page_of
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


def timelines(site: Site, language: str) -> tuple[Plot, ...]:
    """Draw who came home on one line of time, and bodies apart on a line and a scale of their own."""
    people = [each for each in site.exchanges.values() if not each.took_place or site.of_the_living(each)]
    bodies = [each for each in sums.took_place(site) if any(site.bodies(each, side) for side in SIDES)]
    found = []
    if people:
        found.append(_people(site, people, language))
    if bodies:
        found.append(_bodies(site, bodies, language))
    return tuple(found)


def _people(site: Site, shown: Sequence[PublicExchange], language: str) -> Plot:
    drawn = [
        needles.Needle(
            each.day,
            *(
                (reported.amount if (reported := site.people(each, side)) else Amount(0, None))
                for side in SIDES
            ),
            cancelled=not each.took_place,
        )
        for each in shown
    ]
    said = needles.Words(
        up=translate(mark("to Ukraine, people returned"), language),
        down=translate(mark("to Russia, people returned"), language),
        up_short=terms.direction("UA", language),
        down_short=terms.direction("RU", language),
        cancelled=translate(mark("called off"), language),
        label=_label(site, shown, site.people, mark("People returned, exchange by exchange"), language),
    )
    return Plot(
        1,
        translate(mark("Exchanges of people, both directions, on one line of time"), language),
        translate(
            mark(
                "Each needle is one exchange, its length is people. A hollow diamond: it took place, and no number was"
                " given. A hollow end: as far as sources differ. A cross: called off."
            ),
            language,
        ),
        _drawn(lambda width, classes: needles.picture(drawn, _span(site), said, width, language, classes)),
        _table(site, shown, site.people, mark("People returned"), language),
        words.counted(
            "Source: {n} exchange in this record.",
            "Source: {n} exchanges in this record.",
            len(shown),
            language,
        ),
    )


def _bodies(site: Site, shown: Sequence[PublicExchange], language: str) -> Plot:
    drawn = [
        needles.Needle(
            each.day,
            *((reported.amount if (reported := site.bodies(each, side)) else None) for side in SIDES),
        )
        for each in shown
    ]
    said = needles.Words(
        up=translate(mark("to Ukraine, bodies returned"), language),
        down=translate(mark("to Russia, bodies returned"), language),
        up_short=terms.direction("UA", language),
        down_short=terms.direction("RU", language),
        cancelled="",
        label=_label(site, shown, site.bodies, mark("Bodies returned, day by day"), language),
    )
    return Plot(
        2,
        translate(mark("Bodies returned, on a scale of their own"), language),
        translate(
            mark(
                "Bodies are never added to people. Where nothing was announced in a direction, nothing is drawn."
            ),
            language,
        ),
        _drawn(lambda width, classes: needles.picture(drawn, _span(site), said, width, language, classes)),
        _table(site, shown, site.bodies, mark("Bodies returned"), language),
        words.counted(
            "Source: {n} day on which bodies were returned.",
            "Source: {n} days on which bodies were returned.",
            len(shown),
            language,
        ),
    )


def ladder_plots(site: Site, language: str) -> tuple[Plot, ...]:
    """Draw promised against fulfilled, one picture a direction."""
    return tuple(
        _ladder(site, side, number, language)
        for number, side in enumerate(SIDES, start=3)
        if site.ladders[side]
    )


def _ladder(site: Site, side: str, number: int, language: str) -> Plot:
    rungs = site.ladders[side]
    last = rungs[-1]
    promised, fulfilled = (amounts.amount(value, language) for value in (last.promised, last.fulfilled))
    title = {
        "UA": mark("To Ukraine: {promised} promised, {fulfilled} of them returned"),
        "RU": mark("To Russia: {promised} promised, {fulfilled} of them returned"),
    }[side]
    label = {
        "UA": mark("People promised to Ukraine and, of these, returned. {steps}"),
        "RU": mark("People promised to Russia and, of these, returned. {steps}"),
    }[side]
    step = translate(mark("By {day}: {promised} promised, {fulfilled} returned."), language)
    steps = " ".join(
        step.format(
            day=words.day(each.day, language),
            promised=amounts.amount(each.promised, language),
            fulfilled=amounts.amount(each.fulfilled, language),
        )
        for each in rungs
    )
    said = ladder.Words(
        promised,
        translate(mark("promised"), language),
        fulfilled,
        translate(mark("returned"), language),
        translate(label, language).format(steps=steps),
    )
    return Plot(
        number,
        translate(title, language).format(promised=promised, fulfilled=fulfilled),
        translate(
            mark(
                "People under agreements with a number. Dashed: promised. Solid: returned under them, as far as it is"
                " sure; the band reaches to what it may be."
            ),
            language,
        ),
        _drawn(
            lambda width, classes: ladder.picture(
                rungs, LETTER[side], _span(site), said, width, language, classes
            ),
            HALF,
        ),
        _rungs(rungs, side, language),
        translate(
            mark(
                "What came beyond one promise does not fill another. An agreement of which only one side has spoken is"
                " counted; one that renews an earlier one is not counted again."
            ),
            language,
        ),
    )


def stated_plots(site: Site, language: str) -> tuple[Plot, ...]:
    """Draw totals as stated beside the sum that each speaker must mean: to one side, or what one mediator brought about."""
    found = []
    for flow in sorted({Flow(each.flow.to, sums.PEOPLE) for each in site.totals}):
        totals = [each for each in site.totals if each.flow.to == flow.to]
        found.append(_stated(site, flow, totals, len(found) + 1, language))
    return tuple(found)


def _stated(site: Site, flow: Flow, totals: Sequence[StatedTotal], number: int, language: str) -> Plot:
    running: list[stated.Sum] = []
    by_day: dict[date, list[Amount]] = {}
    for exchange, value in counted_by(site.record, totals[0].said.said_by, flow):
        if value.known:
            by_day.setdefault(exchange.day, []).append(value)
    for day, values in by_day.items():
        running.append(stated.Sum(day, total([*(running[-1:] and [running[-1].amount]), *values])))
    circles = [
        stated.Stated(site.exchanges[each.said.entry].day, each.stated, amounts.amount(each.stated, language))
        for each in totals
    ]
    summed = (
        amounts.amount(running[-1].amount, language) if running else amounts.amount(Amount(0, 0), language)
    )
    mediated = flow.to == BOTH
    title = {
        "UA": mark("Totals to Ukraine as stated, beside what announcements add up to"),
        "RU": mark("Totals to Russia as stated, beside what announcements add up to"),
        BOTH: mark("A mediator's totals, beside the exchanges credited to it"),
    }[flow.to]
    said_one = translate(mark("{day}: {stated} stated by {office}, {summed} in the record."), language)
    said = " ".join(
        said_one.format(
            day=words.day(site.exchanges[each.said.entry].day, language),
            stated=amounts.amount(each.stated, language),
            office=office(each.said.said_by, language),
            summed=amounts.amount(each.summed, language),
        )
        for each in totals
    )
    return Plot(
        number,
        translate(title, language),
        translate(
            mark(
                "Line: the record, both directions of the exchanges that it mediated. Circles: totals as stated."
            )
            if mediated
            else mark("Line: people, from announcements with a number. Circles: totals as stated."),
            language,
        ),
        _drawn(
            lambda width, classes: stated.picture(
                running,
                circles,
                _span(site),
                stated.Words(summed, translate(mark("in this record"), language), said),
                width,
                language,
                classes,
            )
        ),
        None,
        translate(
            mark(
                "A total above the line counts what this record lacks or leaves out; one below it cannot be right with it."
            ),
            language,
        ),
    )


def _drawn(draw: Callable[[float, str], str], wide: float = FULL) -> Markup:
    """Take a picture, drawn wide and narrow, as it is: it has escaped every word of its own."""
    return Markup(wide_and_narrow(draw, wide=wide))  # noqa: S704  # the picture escapes every word itself


def _span(site: Site) -> Span:
    """Show the years from the first exchange to the day of knowledge."""
    first = min((each.day for each in site.exchanges.values()), default=site.known)
    return Span(date(first.year, 1, 1), max(site.known, date(first.year, 1, 2)))


def _label(
    site: Site,
    shown: Sequence[PublicExchange],
    of: Callable[[PublicExchange, str], Reported | None],
    name: str,
    language: str,
) -> str:
    """Say a picture in words, with every number in it."""
    one = translate(mark("{day}: {ua} to Ukraine, {ru} to Russia."), language)
    off = translate(mark("{day}: called off."), language)
    said = []
    for each in shown:
        day = words.day(each.day, language)
        if not each.took_place:
            said.append(off.format(day=day))
            continue
        numbers = [figure(each.id, of(each, side), language).words for side in SIDES]
        said.append(one.format(day=day, ua=numbers[0], ru=numbers[1]))
    return f"{translate(name, language)}. {' '.join(said)}"


def _table(
    site: Site,
    shown: Sequence[PublicExchange],
    of: Callable[[PublicExchange, str], Reported | None],
    name: str,
    language: str,
) -> LinksTable:
    rows = []
    for each in shown:
        numbers = [figure(each.id, of(each, side), language) for side in SIDES]
        if not each.took_place:
            numbers = [Figure(translate(mark("called off"), language))] * len(SIDES)
        rows.append((Figure(words.day(each.day, language), page_of(each.id)), *numbers))
    heads = [translate(mark("Day"), language), *(terms.direction(side, language) for side in SIDES)]
    return links_table(translate(name, language), heads, rows, numeric=(1, 2))


def _rungs(rungs: Sequence[ladder.Rung], side: str, language: str) -> LinksTable:
    heads = [mark("From"), mark("Promised"), mark("Of these returned")]
    rows = [
        (
            words.day(each.day, language),
            Figure(amounts.amount(each.promised, language), "promises.html"),
            Figure(amounts.amount(each.fulfilled, language), "promises.html"),
        )
        for each in rungs
    ]
    name = terms.flow(Flow(side, sums.PEOPLE), language)
    return links_table(name, [translate(head, language) for head in heads], rows, numeric=(1, 2))
