"""The record and the day of knowledge, with what every page asks of them worked out once."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from allforall.accounts.amount import Amount, total
from allforall.accounts.balance import Balance
from allforall.accounts.posting import Group
from allforall.accounts.reported import Reported
from allforall.claims.record.contradictions import Contradiction, contradictions
from allforall.claims.record.numbering import Gap, gaps
from allforall.claims.record.record import Record
from allforall.claims.record.totals import StatedTotal, stated_totals
from allforall.claims.record.views import PublicExchange, PublicPromise, statement_id
from allforall.claims.record.words import SIDES, Flow
from allforall.documents.charts.ladder import Rung
from allforall.documents.site.ladders import rungs
from allforall.people.statement import Statement


@dataclass(frozen=True)
class Site:
    """Everything that pages are made of: no page reads anything else, so none can know more than the record does."""

    record: Record
    known: date

    @cached_property
    def statements(self) -> dict[str, Statement]:
        """Return every statement by its id."""
        return {statement_id(each): each for each in self.record.statements}

    @cached_property
    def exchanges(self) -> dict[str, PublicExchange]:
        """Return exchanges by their id, in the order of their days."""
        return {each.id: each for each in self.record.exchanges}

    @cached_property
    def promises(self) -> dict[str, PublicPromise]:
        """Return agreements, proposals and disputes by their id, in the order of their days."""
        return {each.id: each for each in self.record.promises}

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return what does not fit."""
        return contradictions(self.record)

    @cached_property
    def contradictions_of(self) -> dict[str, list[Contradiction]]:
        """Return what does not fit, by the exchange or promise that it is about."""
        found: dict[str, list[Contradiction]] = defaultdict(list)
        for each in self.contradictions:
            found[each.entry].append(each)
        return found

    @cached_property
    def balances(self) -> tuple[Balance, ...]:
        """Return the accounts of all promises on the day of knowledge."""
        return self.record.balances(self.known)

    @cached_property
    def gaps(self) -> dict[str, tuple[Gap, ...]]:
        """Return what lies between the numbers that each side gave."""
        return {side: tuple(gaps(self.record, side)) for side in SIDES}

    @cached_property
    def totals(self) -> tuple[StatedTotal, ...]:
        """Return the running totals that somebody stated."""
        return tuple(stated_totals(self.record))

    def people(self, exchange: PublicExchange, side: str) -> Reported | None:
        """Return who came home to one side: everybody, or as far as only parts are told, those parts as a lower bound."""
        flows = self.flows[exchange.id]
        if whole := flows.get(Flow(side, Group.PERSONS)):
            return whole
        parts = [flows.get(Flow(side, group)) for group in (Group.MILITARY, Group.CIVILIANS)]
        told = [part for part in parts if part]
        if not told:
            return None
        together = total(part.amount for part in told)
        sayings = tuple(saying for part in told for saying in part.sayings)
        high = together.high if len(told) == len(parts) else None
        return Reported(
            sayings,
            Amount(together.low, high, about=together.about),
            disputed=any(part.disputed for part in told),
        )

    def bodies(self, exchange: PublicExchange, side: str) -> Reported | None:
        """Return the bodies that one side got, None where nothing is said of any."""
        return self.flows[exchange.id].get(Flow(side, Group.BODIES))

    def of_the_living(self, exchange: PublicExchange) -> bool:
        """Tell whether people came home, told in numbers or not; a day may be of bodies alone."""
        flows = self.flows[exchange.id]
        return not flows or any(flow.group != Group.BODIES for flow in flows)

    @cached_property
    def flows(self) -> dict[str, dict[Flow, Reported]]:
        """Return the numbers of each exchange, worked out once."""
        return {each.id: each.flows() for each in self.record.exchanges}

    @cached_property
    def ladders(self) -> dict[str, tuple[Rung, ...]]:
        """Return, for each side, what agreements promised and how much of it was fulfilled, from day to day."""
        return {side: tuple(rungs(self.record, side, self.known)) for side in SIDES}

    @property
    def newest(self) -> date | None:
        """The day of the newest statement, None where nothing was known."""
        return self.record.days[-1] if self.record.statements else None


def site_of(record: Record, known: date | None = None) -> Site:
    """Show a record as it could be known on a day, or on the day of its newest statement: no clock is asked."""
    if known is None:
        return Site(record, record.days[-1])
    return Site(record.as_known(known), known)
