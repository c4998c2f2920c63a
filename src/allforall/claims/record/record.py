"""The record as it could be known on a day: exchanges, promises and the accounts between them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from allforall.accounts.amount import Amount
from allforall.accounts.balance import Balance, balances
from allforall.accounts.posting import Account, Posting, Stage
from allforall.claims.record.packaged import packaged
from allforall.claims.record.views import (
    EXCHANGE,
    TALLY,
    Entry,
    PublicExchange,
    PublicPromise,
    entries,
    known_on,
    statement_id,
)
from allforall.claims.record.words import ALL, DELIVERED, PROMISES, Field
from allforall.people.statement import Statement


@dataclass(frozen=True)
class Record:
    """All that was said, and nothing else: every view is worked out from the statements, so that none can know more."""

    statements: tuple[Statement, ...]

    def as_known(self, day: date) -> "Record":
        """Return the record as a reader of that day could know it."""
        return Record(tuple(each for each in self.statements if known_on(each) <= day))

    def plus(self, statements: Iterable[Statement]) -> "Record":
        """Add statements, such as accepted claims; nothing that was said is replaced."""
        return Record((*self.statements, *statements))

    @property
    def days(self) -> tuple[date, ...]:
        """Return every day on which something became known."""
        return tuple(sorted({known_on(each) for each in self.statements}))

    @cached_property
    def exchanges(self) -> tuple[PublicExchange, ...]:
        """Return the exchanges in the order of their days."""
        found = (
            PublicExchange(name, date.fromisoformat(name[3:13]), said)
            for name, said in entries(self.statements).items()
            if name.startswith(EXCHANGE)
        )
        return tuple(sorted(found, key=lambda each: (each.day, each.id)))

    @cached_property
    def promises(self) -> tuple[PublicPromise, ...]:
        """Return agreements, proposals and disputes in the order of their days."""
        found = (
            PublicPromise(name, date.fromisoformat(name[3:13]), said)
            for name, said in entries(self.statements).items()
            if not name.startswith((EXCHANGE, TALLY))
        )
        return tuple(sorted(found, key=lambda each: (each.day, each.id)))

    @cached_property
    def tallies(self) -> tuple[Entry, ...]:
        """Return days of which only a running total or a number held is said."""
        found = (
            Entry(name, date.fromisoformat(name[3:13]), said)
            for name, said in entries(self.statements).items()
            if name.startswith(TALLY)
        )
        return tuple(sorted(found, key=lambda each: (each.day, each.id)))

    @cached_property
    def postings(self) -> tuple[Posting, ...]:
        """Return what enters the accounts: promises, and exchanges that somebody counts towards them."""
        return (*self._promised(), *self._delivered())

    def balances(self, on: date) -> tuple[Balance, ...]:
        """Balance every promise with a number on a day."""
        return balances(self.postings, on)

    def _promised(self) -> Iterator[Posting]:
        stages = {PROMISES: Stage.PROMISED, DELIVERED: Stage.DELIVERED_IN_ALL}
        for promise in self.promises:
            for each in promise.statements:
                field = Field.parse(each.field)
                if field.flow and field.head in stages:
                    yield Posting(
                        account=Account(promise.id, field.flow.to, field.flow.group),
                        stage=stages[field.head],
                        event=promise.id,
                        day=promise.day if field.head == PROMISES else known_on(each),
                        known=known_on(each),
                        amount=Amount.parse(each.value),
                        said_by=each.said_by,
                        statement=statement_id(each),
                        deadline=promise.deadline if field.head == PROMISES else None,
                    )

    def _delivered(self) -> Iterator[Posting]:
        for exchange in self.exchanges:
            if not exchange.took_place:
                continue
            flows = exchange.flows()
            for link, field in exchange.counts_towards():
                if not field.flow:
                    continue
                account = Account(field.promise, field.flow.to, field.flow.group)
                known = known_on(link)
                if link.value != ALL:
                    words = [(Amount.parse(link.value), link.said_by, statement_id(link))]
                elif field.flow in flows:
                    words = [(s.amount, s.said_by, s.statement) for s in flows[field.flow].sayings]
                else:
                    words = [(Amount(0, None), link.said_by, statement_id(link))]
                for amount, said_by, statement in words:
                    yield Posting(
                        account, Stage.DELIVERED, exchange.id, exchange.day, known, amount, said_by, statement
                    )


def public_record() -> Record:
    """Open the record that this package carries."""
    return Record(packaged())
