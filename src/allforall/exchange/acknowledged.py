"""Who is held by all evidence and stands on no list of the holder (CIHL 98, 117, 123; GC IV 136-138)."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from allforall.agreement.known import possible_dates
from allforall.agreement.law import CIVILIANS
from allforall.agreement.law_findings import H47_NOT_TOLD, H58_NOT_LISTED
from allforall.base.finding import Finding
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.reconcile import Known, Result

TOLD_WITHIN = timedelta(days=14)
"""Custody of a civilian that lasts longer is told to the bureau (GC IV 136)."""


def check_acknowledged(known: Iterable[Known], shown: Iterable[Letter], as_of: date) -> Iterator[Finding]:
    """Find people whom evidence puts in captivity and whom the holder does not name.

    `shown` are the parties whose people the holder's own lists were shown for: of others nobody here can say that the
    lists leave them out.
    """
    everybody = [one for one in known if one.result is Result.EVIDENCE_ONLY]
    for letter in LETTERS:
        if letter not in shown:
            continue
        left_out = [one for one in everybody if one.about == letter]
        civilians = [one for one in left_out if _civilian(one) and _held_long(one, as_of)]
        for kind, people in ((H58_NOT_LISTED, left_out), (H47_NOT_TOLD, civilians)):
            ids = tuple(one.person.id for one in people)
            if ids:
                yield kind.at(party=letter, count=len(ids), people=ids)


def _civilian(one: Known) -> bool:
    said = set(one.person.values("category"))
    return bool(said) and said <= set(CIVILIANS)


def _held_long(one: Known, as_of: date) -> bool:
    """Tell whether custody began over two weeks ago, by every date that may be the true one."""
    began = [*possible_dates(one.person, "capture_date"), *possible_dates(one.person, "held_since")]
    return bool(began) and min(day.days_until(as_of)[0] for day in began) > TOLD_WITHIN.days
