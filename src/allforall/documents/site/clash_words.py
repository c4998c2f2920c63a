"""What does not fit, in a sentence; where a sum explains it, that sum."""

from allforall.accounts.amount import Amount
from allforall.accounts.posting import Group
from allforall.base.messages import mark, translate
from allforall.claims.record.contradictions import Clash, Contradiction
from allforall.claims.record.words import SIDES
from allforall.documents.site import amounts, terms
from allforall.documents.site.offices import state
from allforall.documents.site.site import Site

DIFFER = mark("differ")
LEAVES_OUT = {
    Group.MILITARY: mark("{flow}: the number for everybody leaves out the prisoners of war."),
    Group.CIVILIANS: mark("{flow}: the number for everybody leaves out the civilians."),
}


def says(site: Site, each: Contradiction, language: str) -> str:
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
        return translate(LEAVES_OUT[each.explained_by], language).format(flow=flow)
    return translate(
        mark("{flow}: prisoners of war and civilians add up to another number."), language
    ).format(flow=flow)


def _width(each: Contradiction, language: str) -> str:
    """Write how far apart the numbers are."""
    low = min(value.low for value in each.amounts)
    highs = [value.high for value in each.amounts if value.high is not None]
    return amounts.amount(Amount.exactly(max(highs, default=low) - low), language)


def chip(each: Contradiction, language: str) -> str:
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
    return translate(chips.get(each.clash, DIFFER), language)


def _speakers(site: Site, each: Contradiction) -> list[str]:
    """Name the sides whose offices stand behind the statements."""
    found = (site.statements[one].said_by.partition(".")[0] for one in each.statements)
    return [side for side in dict.fromkeys(found) if side in SIDES]
