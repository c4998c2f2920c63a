"""What does not fit, with both sides and their sources; what addition explains is said to be that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from allforall.base.messages import mark, translate
from allforall.claims.record.contradictions import Clash, Contradiction
from allforall.claims.record.words import TERMS
from allforall.documents import words
from allforall.documents.site import amounts, terms
from allforall.documents.site.clash_words import chip, says
from allforall.documents.site.places import page_of
from allforall.documents.site.site import Site
from allforall.documents.site.statement_rows import Row, row
from allforall.documents.site.titles import entry_title

KINDS = {
    Clash.NUMBER: mark("Two numbers for the same people"),
    Clash.PROMISE: mark("Two numbers for the same promise"),
    Clash.SUM: mark("Parts that do not add up to the whole"),
    Clash.EVERY: mark("A statement about every exchange, and one that it does not fit"),
    Clash.TOTAL: mark("A stated total below what the record sums up to"),
    Clash.DENIED: mark("One side says so, the other says that it is not so"),
    Clash.ONE_SIDED: mark("An agreement of both sides, of which only one has spoken"),
}


@dataclass(frozen=True, slots=True)
class ClashView:
    """One contradiction: where it is, the words on both sides, and what can be said of it."""

    kind: str
    heading: str
    entry_title: str
    href: str
    says: str
    explained: bool
    said: tuple[Row, ...]
    chip: str


def clashes_of(site: Site, entry: str, language: str) -> tuple[ClashView, ...]:
    """Show every contradiction about one exchange or promise."""
    return tuple(clash_view(site, each, language) for each in site.contradictions_of.get(entry, ()))


def clash_view(site: Site, each: Contradiction, language: str) -> ClashView:
    """Show one contradiction."""
    said = [site.statements[one] for one in each.statements]
    if each.clash is Clash.DENIED:
        said = [*site.promises[each.entry].said(TERMS), *said]
    return ClashView(
        kind=each.clash.value,
        heading=translate(KINDS[each.clash], language),
        entry_title=entry_title(site, each.entry, language),
        href=page_of(each.entry),
        says=says(site, each, language),
        explained=each.explained_by is not None,
        said=tuple(row(one, site.known, language) for one in said),
        chip=chip(each, language),
    )


def about_every(site: Site, found: Sequence[Contradiction], language: str) -> tuple[ClashView, ...]:
    """Show a statement about every exchange once, with all the exchanges that it does not fit."""
    by_statement: dict[str, list[Contradiction]] = {}
    for each in found:
        by_statement.setdefault(each.statements[0], []).append(each)
    return tuple(_about_every(site, one, against, language) for one, against in by_statement.items())


def _about_every(site: Site, one: str, against: Sequence[Contradiction], language: str) -> ClashView:
    first, stated = against[0], site.statements[one]
    rows = [row(stated, site.known, language)]
    for each in against:
        told = row(site.statements[each.statements[1]], site.known, language)
        rows.append(replace(told, what=entry_title(site, each.entry, language)))
    against_it = words.counted(
        "{flow}: {stated} was said of every exchange before; {n} exchange on record does not fit it.",
        "{flow}: {stated} was said of every exchange before; {n} exchanges on record do not fit it.",
        len(against),
        language,
        flow=terms.flow(first.flow, language) if first.flow else "",
        stated=amounts.amount(first.amounts[0], language),
    )
    return replace(
        clash_view(site, first, language),
        entry_title=entry_title(site, stated.entry, language),
        href=page_of(stated.entry),
        says=against_it,
        said=tuple(rows),
    )
