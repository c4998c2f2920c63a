"""What the public record knows of events, as clusters of claims lean on it: days and published numbers, what was agreed."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from allforall.accounts.posting import Group
from allforall.accounts.reported import Reported
from allforall.claims.record.record import public_record
from allforall.claims.record.views import PublicPromise
from allforall.claims.record.words import FORMULA, PROMISES

_COUNTED = {Group.PERSONS, Group.MILITARY, Group.CIVILIANS, Group.BODIES}


@dataclass(frozen=True, slots=True)
class Round:
    """A handover of the record; `numbers` holds what any side published, by direction."""

    day: date
    numbers: frozenset[tuple[str, int]]

    def has(self, numbers: set[tuple[str, int]]) -> bool:
        """Tell whether one of these numbers was published for it; a number for both is their sum."""
        if self.numbers & numbers:
            return True
        sums = {a + b for to, a in self.numbers if to == "UA" for other, b in self.numbers if other == "RU"}
        return any(to == "both" and n in sums for to, n in numbers)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something agreed, with its day, numbers and formulas."""

    ref: str
    day: date
    numbers: frozenset[int]
    formulas: frozenset[str]


@cache
def rounds() -> tuple[Round, ...]:
    """Return the rounds in the order of their days."""
    return tuple(
        Round(
            each.day,
            frozenset(
                (flow.to, n)
                for flow, reported in each.flows().items()
                if flow.group in _COUNTED
                for n in _numbers(reported)
            ),
        )
        for each in public_record().exchanges
    )


@cache
def agreements() -> tuple[Agreement, ...]:
    """Return the agreements in the order of their days; what was agreed in one sitting is one."""
    by_day: dict[date, list[PublicPromise]] = defaultdict(list)
    for each in public_record().promises:
        if each.kind == "agreed":
            by_day[each.day].append(each)
    return tuple(
        Agreement(
            f"AG-{day}",
            day,
            frozenset(n for one in agreed for said in one.flows(PROMISES).values() for n in _numbers(said)),
            frozenset(said.value for one in agreed for said in one.said(FORMULA)),
        )
        for day, agreed in by_day.items()
    )


def _numbers(reported: Reported) -> Iterator[int]:
    for saying in reported.sayings:
        if saying.amount.known:
            yield from {saying.amount.low, saying.amount.high or saying.amount.low} - {0}
