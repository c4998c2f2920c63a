"""The pictures of totals as stated, beside what the record sums up to."""

from collections.abc import Sequence

from allforall.accounts.amount import NOBODY
from allforall.accounts.posting import Group
from allforall.base.messages import mark, translate
from allforall.claims.record.totals import StatedTotal, counted_by
from allforall.claims.record.words import BOTH, Flow
from allforall.documents import words
from allforall.documents.charts import stated
from allforall.documents.site import amounts
from allforall.documents.site.offices import office, state
from allforall.documents.site.places import day_of
from allforall.documents.site.plot import Plot, drawn, span
from allforall.documents.site.site import Site

TITLES = {
    "UA": mark("Totals to Ukraine as stated, beside what announcements add up to"),
    "RU": mark("Totals to Russia as stated, beside what announcements add up to"),
    BOTH: mark("{mediator}: totals as stated, beside the exchanges credited to it"),
}
SUBS = {
    "UA": mark("Line: people, from announcements with a number. Circles: totals as stated."),
    "RU": mark("Line: people, from announcements with a number. Circles: totals as stated."),
    BOTH: mark(
        "Line: the record, both directions of the exchanges that it mediated. Circles: totals as stated."
    ),
}


def stated_plots(site: Site, language: str) -> tuple[Plot, ...]:
    """Draw totals as stated beside the sum that they must mean: to one side, or what one mediator brought about."""
    groups: dict[tuple[str, str], list[StatedTotal]] = {}
    for each in site.totals:
        mediator = each.said.said_by.partition(".")[0] if each.flow.to == BOTH else ""
        groups.setdefault((each.flow.to, mediator), []).append(each)
    return tuple(
        _plot(site, totals, number, language)
        for number, (_, totals) in enumerate(sorted(groups.items()), start=1)
    )


def _plot(site: Site, totals: Sequence[StatedTotal], number: int, language: str) -> Plot:
    to = totals[0].flow.to
    mediator = state(totals[0].said.said_by.partition(".")[0], language)
    running = _running(site, totals[0].said.said_by, Flow(to, Group.PERSONS))
    circles = [
        stated.Stated(day_of(each.said.entry), each.stated, amounts.amount(each.stated, language))
        for each in totals
    ]
    said = stated.Words(
        amounts.amount(running[-1].amount if running else NOBODY, language),
        translate(mark("in this record"), language),
        _label(totals, language),
    )
    source = mark(
        "A total above the line counts what this record lacks or leaves out; one below it cannot be right with it."
    )
    return Plot(
        number,
        translate(TITLES[to], language).format(mediator=mediator),
        translate(SUBS[to], language),
        drawn(
            lambda width, classes: stated.picture(
                running, circles, span(site), said, width, language, classes
            )
        ),
        None,
        translate(source, language),
    )


def _running(site: Site, said_by: str, flow: Flow) -> list[stated.Sum]:
    """Sum up from day to day what a speaker's total of one flow is made of, as far as it has numbers."""
    running: list[stated.Sum] = []
    for exchange, value in counted_by(site.record, said_by, flow):
        if value.known:
            before = running[-1].amount if running else NOBODY
            running.append(stated.Sum(exchange.day, before + value))
    return running


def _label(totals: Sequence[StatedTotal], language: str) -> str:
    """Say the picture in words, with every number in it."""
    one = translate(mark("{day}: {stated} stated by {office}, {summed} in this record."), language)
    return " ".join(
        one.format(
            day=words.day(day_of(each.said.entry), language),
            stated=amounts.amount(each.stated, language),
            office=office(each.said.said_by, language),
            summed=amounts.amount(each.summed, language),
        )
        for each in totals
    )
