"""Running totals as stated, beside what the record sums up to: the difference is what the record does not know."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from allforall.accounts.amount import Amount, total
from allforall.accounts.posting import Group
from allforall.accounts.reported import Reported
from allforall.claims.record.record import Record
from allforall.claims.record.views import PublicExchange, statement_id
from allforall.claims.record.words import BOTH, SIDES, TOTAL, Field, Flow
from allforall.people.statement import Statement


@dataclass(frozen=True, slots=True)
class StatedTotal:
    """One running total: who said it at which exchange, and what the record sums up to by then.

    `undisclosed` exchanges in the sum have no number. The stated total may count what the record does not (returns
    outside exchanges, exchanges of other mediators), so less in the record is a gap; more in it is a contradiction.
    """

    said: Statement
    statement: str
    flow: Flow
    stated: Amount
    summed: Amount
    undisclosed: int

    @property
    def too_low(self) -> bool:
        """Whether the record has more than was stated in all."""
        return self.stated.high is not None and self.summed.low > self.stated.high


def stated_totals(record: Record) -> Iterator[StatedTotal]:
    """Go through the running totals in the order of the days for which they were stated."""
    for entry in sorted((*record.exchanges, *record.tallies), key=lambda each: each.day):
        for each in entry.statements:
            field = Field.parse(each.field)
            if field.head == TOTAL and field.flow:
                meant = counted_by(record, each.said_by, field.flow)
                amounts = [amount for one, amount in meant if one.day <= entry.day]
                yield StatedTotal(
                    each,
                    statement_id(each),
                    field.flow,
                    Amount.parse(each.value),
                    total(amount for amount in amounts if amount.known),
                    sum(not amount.known for amount in amounts),
                )


def counted_by(record: Record, said_by: str, flow: Flow) -> Iterator[tuple[PublicExchange, Amount]]:
    """Go through what a speaker's total of one flow is made of, exchange by exchange."""
    for exchange in record.exchanges:
        if exchange.took_place and _means(said_by, exchange):
            for amount in _home(exchange.flows(), flow):
                yield exchange, amount


def _means(said_by: str, exchange: PublicExchange) -> bool:
    """Tell whether a total by this speaker means this exchange: a mediator's are those that it mediated."""
    state = said_by.partition(".")[0]
    return state in {*SIDES, BOTH, "press", ""} or state in exchange.mediators


def _home(flows: Mapping[Flow, Reported], flow: Flow) -> Iterator[Amount]:
    """Give what one exchange adds to a total: by the group, or everybody where the group is not told apart."""
    for side in SIDES if flow.to == BOTH else (flow.to,):
        found = flows.get(Flow(side, flow.group)) or flows.get(Flow(side, Group.PERSONS))
        if found:
            yield found.amount
        elif not any(each.group == Group.BODIES for each in flows):
            yield Amount(0, None)
