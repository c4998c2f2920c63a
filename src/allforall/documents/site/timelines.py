"""The pictures of exchanges on one line of time: people, and bodies apart on a scale of their own."""

from collections.abc import Callable, Sequence

from allforall.accounts.amount import NOT_KNOWN, Amount
from allforall.accounts.reported import Reported
from allforall.base.messages import mark, translate
from allforall.claims.record.views import PublicExchange
from allforall.claims.record.words import SIDES
from allforall.documents import words
from allforall.documents.charts import needle, needles
from allforall.documents.site import sums, terms
from allforall.documents.site.links_table import LinksTable, links_table
from allforall.documents.site.places import Figure, figure, page_of
from allforall.documents.site.plot import Plot, drawn, span
from allforall.documents.site.site import Site

Told = Callable[[PublicExchange, str], Reported | None]
"""What is told of one exchange in one direction."""


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
    """Draw people: whatever took place has a mark in both directions, with a number or without."""

    def told(each: PublicExchange, side: str) -> Amount:
        found = site.people(each, side)
        return found.amount if found else NOT_KNOWN

    marks = [
        needle.Needle(each.day, told(each, "UA"), told(each, "RU"), cancelled=not each.took_place)
        for each in shown
    ]
    said = needle.Words(
        up=translate(mark("to Ukraine, people returned"), language),
        down=translate(mark("to Russia, people returned"), language),
        up_short=terms.direction("UA", language),
        down_short=terms.direction("RU", language),
        cancelled=translate(mark("called off"), language),
        label=_label(shown, site.people, mark("People returned, exchange by exchange."), language),
    )
    sub = mark(
        "Each needle is one exchange, its length is people. A hollow diamond: it took place, and no number was given. A"
        " hollow end: as far as sources differ. A cross: called off."
    )
    source = words.counted(
        "Source: {n} exchange in this record.", "Source: {n} exchanges in this record.", len(shown), language
    )
    return Plot(
        1,
        translate(mark("Exchanges of people, both directions, on one line of time"), language),
        translate(sub, language),
        drawn(lambda width, classes: needles.picture(marks, span(site), said, width, language, classes)),
        _table(shown, site.people, mark("People returned"), language),
        source,
    )


def _bodies(site: Site, shown: Sequence[PublicExchange], language: str) -> Plot:
    """Draw bodies: only what was announced has a mark, since the dead are not returned in every exchange."""

    def told(each: PublicExchange, side: str) -> Amount | None:
        found = site.bodies(each, side)
        return found.amount if found else None

    marks = [needle.Needle(each.day, told(each, "UA"), told(each, "RU")) for each in shown]
    said = needle.Words(
        up=translate(mark("to Ukraine, bodies returned"), language),
        down=translate(mark("to Russia, bodies returned"), language),
        up_short=terms.direction("UA", language),
        down_short=terms.direction("RU", language),
        cancelled="",
        label=_label(shown, site.bodies, mark("Bodies returned, day by day."), language),
    )
    sub = mark(
        "Bodies are never added to people. Where nothing was announced in a direction, nothing is drawn."
    )
    source = words.counted(
        "Source: {n} day on which bodies were returned.",
        "Source: {n} days on which bodies were returned.",
        len(shown),
        language,
    )
    return Plot(
        2,
        translate(mark("Bodies returned, on a scale of their own"), language),
        translate(sub, language),
        drawn(lambda width, classes: needles.picture(marks, span(site), said, width, language, classes)),
        _table(shown, site.bodies, mark("Bodies returned"), language),
        source,
    )


def _label(shown: Sequence[PublicExchange], of: Told, name: str, language: str) -> str:
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
    return " ".join([translate(name, language), *said])


def _table(shown: Sequence[PublicExchange], of: Told, name: str, language: str) -> LinksTable:
    """Give the same data as a table, each number with its statement."""
    rows = []
    for each in shown:
        numbers = [figure(each.id, of(each, side), language) for side in SIDES]
        if not each.took_place:
            numbers = [Figure(translate(mark("called off"), language))] * len(SIDES)
        rows.append((Figure(words.day(each.day, language), page_of(each.id)), *numbers))
    heads = [translate(mark("Day"), language), *(terms.direction(side, language) for side in SIDES)]
    return links_table(translate(name, language), heads, rows, numeric=(1, 2))
