"""What became of every entry of a list when it was held against the others: no entry is left out."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from allforall.base.messages import mark
from allforall.exchange.reconcile import Known, Result
from allforall.linkage.clusters import list_of


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


def fates(known: Iterable[Known]) -> Mapping[str, Counter[Fate]]:
    """Count the entries of every list by what became of them.

    Of an entry that repeats another one of its list only the repetition is counted, so that the counts of `BOTH` are
    equal on the two lists and everything adds up to the entries of the list.
    """
    counted: dict[str, Counter[Fate]] = {}
    for one in known:
        seen: set[str] = set()
        for entry in one.person.entries:
            name = list_of(entry)
            fate = Fate.REPEATED if name in seen else _fate(one)
            counted.setdefault(name, Counter())[fate] += 1
            seen.add(name)
    return counted


def _fate(one: Known) -> Fate:
    if one.result is Result.ALREADY_RETURNED:
        return Fate.HOME
    if one.result is Result.DECEASED:
        return Fate.DEAD
    if one.on_both:
        return Fate.BOTH
    if one.possible:
        return Fate.POSSIBLE
    if one.held:
        return Fate.NOT_ASKED
    return Fate.EVIDENCE if one.evidence else Fate.NO_TRACE
