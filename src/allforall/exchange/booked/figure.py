"""A figure of a balance: a number that never stands without the entries that it comes from."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from allforall.accounts.amount import Amount, total
from allforall.accounts.reported import Reported, Saying
from allforall.exchange.booked.counts import Count


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the entries that it comes from. Where no entry says anything there is no figure, and no 0 either."""

    amount: Amount
    entries: tuple[int, ...]


def over_rounds(said: list[Count]) -> Figure:
    """Add up rounds, each as its speakers have it."""
    rounds: dict[int, list[Count]] = defaultdict(list)
    for each in said:
        rounds[each.round].append(each)
    return summed([reported(words) for words in rounds.values()])


def reported(words: list[Count]) -> Figure:
    """Take words about one number together: a range where their speakers cannot all be right."""
    taken = Reported.of(tuple(Saying(each.amount, each.said_by, "") for each in words))
    return Figure(taken.amount, entries_of(words))


def summed(figures: list[Figure]) -> Figure:
    """Add figures up, with all their entries."""
    return Figure(
        total(each.amount for each in figures),
        tuple(sorted({number for each in figures for number in each.entries})),
    )


def entries_of(said: Iterable[Count]) -> tuple[int, ...]:
    """Return the numbers of the entries that numbers come from, each once, in order."""
    return tuple(sorted({number for each in said for number in each.entries}))


def numbers_of(statements: Iterable[str]) -> tuple[int, ...]:
    """Read the numbers of entries out of statements of postings, such as `7` and `7+8`."""
    return tuple(sorted({int(number) for each in statements for number in each.split("+")}))
