"""From numbers that were said to postings of the accounts."""

from collections.abc import Iterable
from datetime import date

from allforall.accounts.posting import Account, Posting, Stage
from allforall.exchange.booked.counts import Count, What

_STAGES = {What.PROMISED: Stage.PROMISED, What.DELIVERED: Stage.DELIVERED, What.CONFIRMED: Stage.DELIVERED}


def postings(counts: Iterable[Count]) -> tuple[Posting, ...]:
    """Enter promises and deliveries into the accounts; a confirmation is a word about the round's delivery.

    One promise has one day, that of the first word about it; a round that of the first word about its handover, or else of
    the first confirmation. So words about one event meet, and are never added up.
    """
    said = tuple(each for each in counts if each.what in _STAGES)
    days: dict[tuple[Account, int], tuple[bool, date]] = {}
    for each in said:
        place, day = (each.account, each.round), (each.what is What.CONFIRMED, each.on)
        days[place] = min(days.get(place, day), day)
    return tuple(
        Posting(
            each.account,
            _STAGES[each.what],
            f"round {each.round:04d}" if each.round else "promise",
            days[each.account, each.round][1],
            each.on,
            each.amount,
            each.said_by,
            "+".join(map(str, each.entries)),
            each.deadline,
        )
        for each in said
    )
