"""Gaps in each side's own numbering: between its 5th and its 40th exchange it counts 34, and the record knows of fewer."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from allforall.claims.record.record import Record
from allforall.claims.record.views import PublicExchange, statement_id


@dataclass(frozen=True, slots=True)
class Numbered:
    """One exchange with the number that a side gave it, and the statements that say so."""

    exchange: PublicExchange
    number: int
    statements: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """Two exchanges that one side numbered, one after the other.

    `counted` is how many it counts between them, `recorded` how many the record has there. A record that has more
    counts days that the side takes together, or does not count.
    """

    side: str
    after: Numbered
    before: Numbered
    counted: int
    recorded: int

    @property
    def missing(self) -> int:
        """How many exchanges the record lacks by that count; negative where it has more."""
        return self.counted - self.recorded


def numbered(record: Record, side: str) -> tuple[Numbered, ...]:
    """Return the exchanges that a side numbered, in the order of their days."""
    found = []
    for exchange in record.exchanges:
        said = exchange.numbering(side)
        if said:
            found.append(Numbered(exchange, int(said[-1].value), tuple(statement_id(each) for each in said)))
    return tuple(found)


def gaps(record: Record, side: str) -> Iterator[Gap]:
    """Go through what lies between the exchanges that a side numbered; only exchanges that brought the living count."""
    known = numbered(record, side)
    for after, before in pairwise(known):
        between = [
            each
            for each in record.exchanges
            if after.exchange.day < each.day < before.exchange.day and _of_the_living(each)
        ]
        yield Gap(side, after, before, before.number - after.number - 1, len(between))


def _of_the_living(exchange: PublicExchange) -> bool:
    """Tell whether people were exchanged, told in numbers or not; a day of bodies alone has no number of its own."""
    flows = exchange.flows()
    only_bodies = bool(flows) and all(flow.group == "bodies" for flow in flows)
    return exchange.took_place and not only_bodies
