"""Promised and fulfilled in the course of time: every agreement's account of people, added up day by day.

An agreement that renews an earlier one promises the same people and is not added again.
"""

from collections.abc import Iterator
from datetime import date

from allforall.accounts.amount import total
from allforall.accounts.balance import Balance
from allforall.accounts.posting import Group
from allforall.claims.record.record import Record
from allforall.documents.charts.ladder import Rung

PARTS = (Group.MILITARY, Group.CIVILIANS)
"""People as some agreements count them: the two add up to everybody."""


def rungs(record: Record, side: str, until: date) -> Iterator[Rung]:
    """Go through the days on which something was promised to one side or came of it, up to a day."""
    agreed = {each.id for each in record.promises if each.kind == "agreed" and not each.renews}
    accounts = {
        each.account
        for each in record.balances(until)
        if each.account.promise in agreed and each.account.to == side and each.promises
    }
    whole = {each.promise for each in accounts if each.group == Group.PERSONS}
    counted = {
        each
        for each in accounts
        if each.group == Group.PERSONS or (each.group in PARTS and each.promise not in whole)
    }
    days = sorted({each.day for each in record.postings if each.account in counted and each.day <= until})
    before = None
    for day in days:
        rung = _rung(day, [each for each in record.balances(day) if each.account in counted])
        if before is None or (rung.promised, rung.fulfilled) != (before.promised, before.fulfilled):
            yield rung
        before = rung


def _rung(day: date, balances: list[Balance]) -> Rung:
    """Add up what was kept of each promise: what came beyond one does not fill another."""
    return Rung(day, total(each.promised for each in balances), total(each.kept for each in balances))
