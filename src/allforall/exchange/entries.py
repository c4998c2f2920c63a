"""What became of every entry of a list when it was held against the others: no entry is left out."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum

from allforall.base.messages import mark
from allforall.exchange.reconcile import Known, Result
from allforall.people.entry import list_of


class Fate(StrEnum):
    """What comparing lists made of one entry, in the words of the report."""

    BOTH = mark("on both lists")
    POSSIBLE = mark("possible")
    REPEATED = mark("repeated on the list")
    HOME = mark("home already")
    DEAD = mark("said to be dead")
    EVIDENCE = mark("held by evidence, not listed")
    NO_TRACE = mark("no trace")
    NOT_ASKED = mark("asked for by no one")
    ELSEWHERE = mark("on another list of that side")
    NOT_SHOWN = mark("not shown whether asked for")


def fates(known: Iterable[Known], name: str, opposite: str | None) -> Counter[Fate]:
    """Count the entries of the list `name` by what became of them when it was held against the list `opposite`.

    Where there is no opposite list to be seen, nothing is said of whether anybody there asks for them.

    Of entries that repeat one another only the first counts as itself, so that `BOTH` is the same number on the two
    lists and everything adds up to the entries of the list.
    """
    counted: Counter[Fate] = Counter()
    for one in known:
        mine = [entry for entry in one.person.entries if list_of(entry) == name]
        if mine:
            on_both = any(list_of(entry) == opposite for entry in one.person.entries)
            fate = _fate(one, on_both=on_both)
            counted[Fate.NOT_SHOWN if fate is Fate.NOT_ASKED and opposite is None else fate] += 1
            counted[Fate.REPEATED] += len(mine) - 1
    return +counted


def _fate(one: Known, *, on_both: bool) -> Fate:
    in_order = (
        (Fate.HOME, one.result is Result.ALREADY_RETURNED),
        (Fate.DEAD, one.result is Result.DECEASED),
        (Fate.BOTH, on_both),
        (Fate.POSSIBLE, bool(one.possible)),
        (Fate.ELSEWHERE, one.asked and one.held),
        (Fate.NOT_ASKED, not one.asked),
        (Fate.EVIDENCE, one.evidence),
    )
    return next((fate for fate, holds in in_order if holds), Fate.NO_TRACE)
