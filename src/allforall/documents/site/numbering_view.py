"""Each side's own numbering with its gaps, and totals as stated beside what the record sums up to."""

from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.claims.record.numbering import Gap, Numbered
from allforall.claims.record.totals import StatedTotal
from allforall.claims.record.words import SIDES
from allforall.documents import words
from allforall.documents.site import amounts, terms
from allforall.documents.site.links_table import LinksTable, links_table
from allforall.documents.site.offices import office, state
from allforall.documents.site.places import Figure, anchor
from allforall.documents.site.plot import Plot
from allforall.documents.site.site import Site
from allforall.documents.site.stated_plots import stated_plots
from allforall.documents.site.statement_rows import Row, rows
from allforall.documents.site.titles import entry_title


@dataclass(frozen=True, slots=True)
class SideNumbers:
    """One side's numbering: what it counted between two numbers, and what the record has there."""

    side: str
    name: str
    says: str
    gaps: LinksTable | None


@dataclass(frozen=True, slots=True)
class NumberingView:
    """The page of numbers and totals."""

    sides: tuple[SideNumbers, ...]
    plots: tuple[Plot, ...]
    totals: LinksTable | None
    tallies: tuple[Row, ...]
    """What is said of days without an exchange, so that their totals open to it."""


def numbering_view(site: Site, language: str) -> NumberingView:
    """Work out the page of numbers and totals."""
    return NumberingView(
        tuple(_side(site, side, language) for side in SIDES),
        stated_plots(site, language),
        _totals(site, language) if site.totals else None,
        tuple(row for each in site.record.tallies for row in rows(each.statements, site.known, language)),
    )


def _side(site: Site, side: str, language: str) -> SideNumbers:
    found = site.gaps[side]
    name = state(side, language)
    missing = sum(max(0, gap.missing) for gap in found)
    if not any(each.numbering(side) for each in site.exchanges.values()):
        says = translate(mark("{side} announces no numbers of its own in this record."), language).format(
            side=name
        )
        return SideNumbers(side.lower(), name, says, None)
    says = words.counted(
        "By its own count, {n} exchange is missing from this record.",
        "By its own count, {n} exchanges are missing from this record.",
        missing,
        language,
    )
    return SideNumbers(side.lower(), name, says, _gaps(found, language) if found else None)


def _gaps(found: tuple[Gap, ...], language: str) -> LinksTable:
    heads = [
        mark("From number"),
        mark("To number"),
        mark("It counts between them"),
        mark("In this record"),
        mark("What that means"),
    ]
    rows = [
        (
            _numbered(gap.after, language),
            _numbered(gap.before, language),
            Figure(
                words.number(gap.counted, language),
                anchor(gap.before.exchange.id, gap.before.statements[-1]),
            ),
            Figure(words.number(gap.recorded, language), "exchanges.html"),
            _means(gap, language),
        )
        for gap in found
    ]
    return links_table(
        translate(mark("Gaps in the numbering"), language),
        [translate(head, language) for head in heads],
        rows,
        numeric=(2, 3),
    )


def _numbered(each: Numbered, language: str) -> Figure:
    text = translate(mark("no. {n}, {day}"), language).format(
        n=each.number, day=words.day(each.exchange.day, language)
    )
    return Figure(text, anchor(each.exchange.id, each.statements[-1]))


def _means(gap: Gap, language: str) -> str:
    """Say what a gap means: what the record lacks, or days that the side takes together or does not count."""
    if gap.missing > 0:
        return words.counted(
            "{n} exchange is not in this record",
            "{n} exchanges are not in this record",
            gap.missing,
            language,
        )
    if gap.missing < 0:
        return words.counted(
            "{n} day more in this record: the side takes days together, or does not count them",
            "{n} days more in this record: the side takes days together, or does not count them",
            -gap.missing,
            language,
        )
    return translate(mark("nothing is missing"), language)


def _totals(site: Site, language: str) -> LinksTable:
    heads = [
        mark("Stated at"),
        mark("Who is counted"),
        mark("Said by"),
        mark("Stated in all"),
        mark("The record sums up to"),
        mark("Without a number"),
        mark("What that means"),
    ]
    return links_table(
        translate(mark("Totals as stated"), language),
        [translate(head, language) for head in heads],
        [_total(site, each, language) for each in site.totals],
        numeric=range(3, 6),
    )


def _total(site: Site, each: StatedTotal, language: str) -> tuple[str | Figure, ...]:
    entry = each.said.entry
    here = anchor(entry, each.statement)
    means = mark("the record lacks some, or does not count what was counted")
    if each.too_low:
        means = mark("less was stated than is on record: both cannot be right")
    elif each.stated.meets(each.summed):
        means = mark("the two agree")
    return (
        Figure(entry_title(site, entry, language), here),
        terms.flow(each.flow, language),
        office(each.said.said_by, language),
        Figure(amounts.amount(each.stated, language), here),
        Figure(amounts.amount(each.summed, language), "exchanges.html"),
        words.counted("{n} exchange", "{n} exchanges", each.undisclosed, language),
        translate(means, language),
    )
