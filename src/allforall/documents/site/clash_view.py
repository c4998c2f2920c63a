"""What does not fit, with both sides and their sources; what addition explains is said to be that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from allforall.accounts.amount import Amount
from allforall.accounts.posting import Group
from allforall.base.messages import mark, translate
from allforall.claims.record.contradictions import Clash, Contradiction
from allforall.claims.record.words import SIDES, TERMS
from allforall.documents import words
from allforall.documents.site import amounts, terms
from allforall.documents.site.offices import state
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
LEAVES_OUT = {
    Group.MILITARY: mark("The whole is the number without the prisoners of war: it leaves them out."),
    Group.CIVILIANS: mark("The whole is the number without the civilians: it leaves them out."),
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
        says=_says(site, each, language),
        explained=each.explained_by is not None,
        said=tuple(row(one, site.known, language) for one in said),
        chip=_chip(each, language),
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
    says = words.counted(
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
        says=says,
        said=tuple(rows),
    )


def _says(site: Site, each: Contradiction, language: str) -> str:
    """Say what does not fit, in one sentence, and what explains it where something does."""
    if each.clash is Clash.ONE_SIDED:
        side = next(iter(_speakers(site, each)), "")
        return translate(mark("Only {side} is on record saying that this was agreed."), language).format(
            side=state(side, language)
        )
    if each.clash is Clash.DENIED:
        return translate(mark("What one side says, the other answers with a denial."), language)
    flow = terms.flow(each.flow, language) if each.flow else ""
    if each.clash in {Clash.NUMBER, Clash.PROMISE}:
        return _of_numbers(each, flow, language)
    if each.clash is Clash.SUM:
        return _of_parts(each, flow, language)
    stated, found = (amounts.amount(value, language) for value in each.amounts)
    sentence = (
        mark("{flow}: {stated} was said of every exchange before; this one brought {found}.")
        if each.clash is Clash.EVERY
        else mark("{flow}: {stated} in all was stated; the record sums up to {found} by that day.")
    )
    return translate(sentence, language).format(flow=flow, stated=stated, found=found)


def _of_numbers(each: Contradiction, flow: str, language: str) -> str:
    """Say which numbers differ, and of whom the difference consists where a sum explains it."""
    numbers = " / ".join(amounts.amount(value, language) for value in each.amounts)
    if each.explained_by is None:
        return translate(mark("{flow}: {numbers}. No sum explains it."), language).format(
            flow=flow, numbers=numbers
        )
    explained = {
        Group.MILITARY: mark("{flow}: {numbers}. The difference is the {n} prisoners of war."),
        Group.CIVILIANS: mark("{flow}: {numbers}. The difference is the {n} civilians."),
    }.get(each.explained_by, mark("{flow}: {numbers}. The difference is another group of {n}."))
    return translate(explained, language).format(flow=flow, numbers=numbers, n=_width(each, language))


def _of_parts(each: Contradiction, flow: str, language: str) -> str:
    """Say that the parts give another sum than the whole, and whom the whole leaves out."""
    if each.explained_by in LEAVES_OUT:
        return translate(LEAVES_OUT[each.explained_by], language)
    return translate(
        mark("{flow}: prisoners of war and civilians add up to another number."), language
    ).format(flow=flow)


def _width(each: Contradiction, language: str) -> str:
    """Write how far apart the numbers are."""
    low = min(value.low for value in each.amounts)
    highs = [value.high for value in each.amounts if value.high is not None]
    return amounts.amount(Amount.exactly(max(highs, default=low) - low), language)


def _chip(each: Contradiction, language: str) -> str:
    """Name the kind of difference in two or three words."""
    if each.explained_by is not None:
        return translate(mark("explained by a sum"), language)
    exact = all(value.high is not None for value in each.amounts)
    if each.clash in {Clash.NUMBER, Clash.PROMISE} and exact:
        return translate(mark("differ by {n}"), language).format(n=_width(each, language))
    chips = {
        Clash.EVERY: mark("against the record"),
        Clash.TOTAL: mark("against the record"),
        Clash.DENIED: mark("denied"),
        Clash.ONE_SIDED: mark("one-sided"),
    }
    return translate(chips.get(each.clash, mark("differ")), language)


def _speakers(site: Site, each: Contradiction) -> list[str]:
    """Name the sides whose offices stand behind the statements."""
    found = (site.statements[one].said_by.partition(".")[0] for one in each.statements)
    return [side for side in dict.fromkeys(found) if side in SIDES]
