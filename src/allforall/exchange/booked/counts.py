"""Every number that somebody said, taken out of the entries, so that it can be added up and walked back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum

from allforall.accounts.amount import NOT_KNOWN, Amount, total
from allforall.accounts.posting import Account, Group
from allforall.base.parties import LETTERS
from allforall.exchange.booked.book import Line
from allforall.exchange.booked.handover import Confirmation, Handover
from allforall.exchange.booked.remains import RemainsHandedOver, RemainsIdentified
from allforall.exchange.booked.rounds import RoundSize, Step
from allforall.exchange.booked.terms import Promise, Stage
from allforall.exchange.booked.word import BOTH


class What(StrEnum):
    """What a number counts."""

    PROPOSED = "proposed"
    PROMISED = "promised"
    PLANNED = "planned"
    OFFERED = "offered"
    DECLINED = "declined"
    AGREED = "agreed"
    FINAL = "final"
    DELIVERED = "delivered"
    CONFIRMED = "confirmed"
    NO_SHOW = "no_show"
    REFUSED = "refused"
    SUBSTITUTED = "substituted"
    EXTRA = "extra"
    DIED_BEFORE = "died_before"
    IDENTIFIED = "identified"
    OWN = "own"


NEWEST = frozenset(
    {What.PROPOSED, What.PLANNED, What.OFFERED, What.DECLINED, What.AGREED, What.FINAL},
)
"""What may be said anew: the newest word of each party counts. Of what happened, every word stands until it is corrected."""
_STEPS = {step: What(step.value.partition(".")[2]) for step in Step}


@dataclass(frozen=True, slots=True)
class Count:
    """One number: of which account and round (0 for none), who said it, of which day, and in which entries it stands."""

    account: Account
    what: What
    round: int
    said_by: str
    on: date
    amount: Amount
    entries: tuple[int, ...]
    deadline: date | None = None

    @property
    def side(self) -> str:
        """The party of who said it, or `both`."""
        return self.said_by.partition(".")[0]


def counts_of(lines: Iterable[Line]) -> tuple[Count, ...]:
    """Take every number out of entries that stand; where a party may say it anew, the newest."""
    newest: dict[object, Count] = {}
    for number, count in enumerate(each for line in lines for each in _counts(line)):
        anew = count.what in NEWEST
        key = (count.account, count.what, count.round, count.side) if anew else number
        newest.pop(key, None)
        newest[key] = count
    said = tuple(_owed(newest.values()))
    return (*said, *_persons(said))


def _owed(said: Iterable[Count]) -> Iterator[Count]:
    """Let a promise be owed where both sides say that it is agreed; what one says alone is proposed."""
    counts = tuple(said)
    sides: dict[Account, set[str]] = defaultdict(set)
    for each in counts:
        if each.what is What.PROMISED:
            sides[each.account] |= set(LETTERS) if each.side == BOTH else {each.side}
    for each in counts:
        alone = each.what is What.PROMISED and not sides[each.account].issuperset(LETTERS)
        yield replace(each, what=What.PROPOSED) if alone else each


def _counts(line: Line) -> Iterator[Count]:
    booked = line.booked
    if isinstance(booked, Promise):
        what = What.PROPOSED if booked.stage is Stage.PROPOSED else What.PROMISED
        yield replace(_one(line, booked, what, booked.amount), deadline=booked.deadline)
    elif isinstance(booked, RoundSize):
        yield _one(line, booked, _STEPS[booked.step], booked.amount)
    elif isinstance(booked, Confirmation):
        yield _one(line, booked, What.CONFIRMED, booked.amount)
    elif isinstance(booked, RemainsHandedOver):
        yield _one(line, booked, What.DELIVERED, _amount(booked.bags))
    elif isinstance(booked, RemainsIdentified):
        yield _one(line, booked, What.IDENTIFIED, _amount(booked.persons))
        if booked.own is not None:
            yield _one(line, booked, What.OWN, _amount(booked.own))
    elif isinstance(booked, Handover):
        yield from _tally(line, booked)


def _tally(line: Line, booked: Handover) -> Iterator[Count]:
    """Take the tally apart. Who said only how many came in addition said nothing of the seats."""
    said = {each.name: getattr(booked.tally, each.name) for each in fields(booked.tally)}
    counted = {name: number for name, number in said.items() if number is not None}
    if counted.keys() != {What.EXTRA.value}:
        counted.setdefault(What.DELIVERED.value, None)
    for name, number in counted.items():
        yield _one(line, booked, What(name), _amount(number))


def _one(
    line: Line,
    booked: Promise | RoundSize | Confirmation | Handover | RemainsHandedOver | RemainsIdentified,
    what: What,
    amount: Amount,
) -> Count:
    number = 0 if isinstance(booked, Promise) else booked.round or 0
    word = booked.word
    return Count(booked.under.account, what, number, word.said_by, word.on, amount, (line.number,))


def _amount(number: int | None) -> Amount:
    return NOT_KNOWN if number is None else Amount.exactly(number)


_PARTS = (Group.MILITARY, Group.CIVILIANS)
"""Everybody alive is one or the other (GC III 4, GC IV 4)."""


def _persons(said: Iterable[Count]) -> Iterator[Count]:
    """Count a promise of persons as kept by military and civilians together, where their speaker says no persons.

    Who says only one of the two says at least so many.
    """
    promised = {
        (c.account.promise, c.account.to)
        for c in said
        if c.account.group is Group.PERSONS and c.what is What.PROMISED
    }
    parts: dict[tuple[str, str, What, int, str], dict[Group, list[Count]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for count in said:
        if (
            count.round
            and (count.account.promise, count.account.to) in promised
            and count.what is not What.EXTRA
        ):
            key = (count.account.promise, count.account.to, count.what, count.round, count.said_by)
            parts[key][count.account.group].append(count)
    for groups in parts.values():
        found = [groups[group] for group in _PARTS if group in groups]
        if not found or Group.PERSONS in groups or any(len(words) > 1 for words in found):
            continue
        words = [each for group in found for each in group]
        amount = total(each.amount for each in words)
        if len(found) < len(_PARTS):
            amount = replace(amount, high=None)
        first = words[0]
        yield replace(
            first,
            account=replace(first.account, group=Group.PERSONS),
            on=max(each.on for each in words),
            amount=amount,
            entries=tuple(number for each in words for number in each.entries),
        )
