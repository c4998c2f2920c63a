"""Where sources cannot all be right: same event, same direction, same group, and no sum that explains it.

44 returned here and 40 there is no contradiction: these are two flows. Nor is 154 against 146 where one source counts
8 civilians apart: that is said as what it is, a sum.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from allforall.accounts.amount import Amount, total
from allforall.accounts.posting import Group
from allforall.accounts.reported import Reported, Saying
from allforall.claims.record.record import Record
from allforall.claims.record.totals import stated_totals
from allforall.claims.record.views import Entry, PublicExchange, statement_id
from allforall.claims.record.words import ANSWER, EVERY, KIND, PROMISES, SIDES, Field, Flow

PARTS: tuple[tuple[Group, tuple[Group, ...]], ...] = (
    (Group.PERSONS, (Group.MILITARY, Group.CIVILIANS)),
    (Group.PERSONS, (Group.ENLISTED, Group.OFFICERS, Group.CIVILIANS)),
    (Group.PERSONS, (Group.MEN, Group.WOMEN)),
    (Group.MILITARY, (Group.ENLISTED, Group.OFFICERS)),
)
"""Groups of which everybody in the whole is exactly one, so that they add up to it."""


class Clash(StrEnum):
    """How sources contradict each other."""

    NUMBER = "number"
    """Two numbers of the same people."""
    PROMISE = "promise"
    """Two numbers of the same promise."""
    SUM = "sum"
    """The parts do not add up to the whole."""
    EVERY = "every"
    """A statement about every exchange, and one that it does not fit."""
    TOTAL = "total"
    """A running total below what the record sums up to."""
    DENIED = "denied"
    """One side says so, the other says that it is not so."""
    ONE_SIDED = "one sided"
    """An agreement of both sides of which only one has spoken."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What does not fit: where, how, and the statements on both sides.

    `explained_by` is a group whose number makes up the whole difference, where there is one.
    """

    clash: Clash
    entry: str
    flow: Flow | None
    statements: tuple[str, ...]
    amounts: tuple[Amount, ...] = ()
    explained_by: Group | None = None


def contradictions(record: Record) -> tuple[Contradiction, ...]:
    """Find every contradiction, by the order of exchanges and promises."""
    return (*_of_exchanges(record), *_of_promises(record), *_of_totals(record))


def _of_exchanges(record: Record) -> Iterator[Contradiction]:
    for exchange in record.exchanges:
        flows = exchange.flows()
        for flow, reported in flows.items():
            if reported.disputed:
                yield _clash(Clash.NUMBER, exchange, flow, reported, flows)
        yield from _sums(exchange, flows)
        yield from _about_every(record, exchange)


def _clash(
    clash: Clash, entry: Entry, flow: Flow, reported: Reported, flows: Mapping[Flow, Reported]
) -> Contradiction:
    """Put a dispute into words that can be checked, after trying whether a sum explains it."""
    explained = None
    width = reported.in_dispute.high
    for other, amount in flows.items():
        if other.to == flow.to and other.group != flow.group and amount.amount == Amount(width or 0, width):
            explained = other.group
    return Contradiction(clash, entry.id, flow, _ids(reported.sayings), _amounts(reported.sayings), explained)


def _sums(exchange: PublicExchange, flows: Mapping[Flow, Reported]) -> Iterator[Contradiction]:
    """Hold the parts against the whole, which may leave one of them out: that is said."""
    for side, (whole_group, groups) in product(SIDES, PARTS):
        whole = flows.get(Flow(side, whole_group))
        parts = [part for group in groups if (part := flows.get(Flow(side, group)))]
        if not whole or len(parts) < len(groups) or not all(each.amount.exact for each in (whole, *parts)):
            continue
        together = total(part.amount for part in parts)
        if not together.meets(whole.amount):
            left_out = next(
                (
                    g
                    for g, part in zip(groups, parts, strict=True)
                    if _without(together, part) == whole.amount
                ),
                None,
            )
            said = tuple(saying for each in (whole, *parts) for saying in each.sayings)
            yield Contradiction(
                Clash.SUM, exchange.id, Flow(side, whole_group), _ids(said), _amounts(said), left_out
            )


def _without(together: Amount, part: Reported) -> Amount:
    return Amount.exactly(together.low - part.amount.low)


def _about_every(record: Record, exchange: PublicExchange) -> Iterator[Contradiction]:
    """Hold a statement about every exchange against each exchange before it."""
    for each in exchange.statements:
        field = Field.parse(each.field)
        if field.head != EVERY or not field.flow:
            continue
        stated = Amount.parse(each.value)
        for earlier in record.exchanges:
            reported = earlier.flows().get(field.flow)
            if earlier.day < exchange.day and reported and not reported.amount.meets(stated):
                yield Contradiction(
                    Clash.EVERY,
                    earlier.id,
                    field.flow,
                    (statement_id(each), *_ids(reported.sayings)),
                    (stated, reported.amount),
                )


def _of_promises(record: Record) -> Iterator[Contradiction]:
    for promise in record.promises:
        flows = promise.flows(PROMISES)
        for flow, reported in flows.items():
            if reported.disputed:
                yield _clash(Clash.PROMISE, promise, flow, reported, flows)
        if promise.said(ANSWER):
            said = (*promise.said(KIND), *promise.said(ANSWER))
            yield Contradiction(Clash.DENIED, promise.id, None, tuple(statement_id(each) for each in said))
        if promise.one_sided:
            ids = tuple(statement_id(each) for each in promise.said(KIND))
            yield Contradiction(Clash.ONE_SIDED, promise.id, None, ids)


def _of_totals(record: Record) -> Iterator[Contradiction]:
    for each in stated_totals(record):
        if each.too_low:
            yield Contradiction(
                Clash.TOTAL, each.said.entry, each.flow, (each.statement,), (each.stated, each.summed)
            )


def _ids(sayings: tuple[Saying, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.statement for each in sayings))


def _amounts(sayings: tuple[Saying, ...]) -> tuple[Amount, ...]:
    return tuple(dict.fromkeys(each.amount for each in sayings))
