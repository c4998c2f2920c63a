"""How many a round is to carry under one promise, from a first plan to what both agreed, or a refusal."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from allforall.accounts.amount import Amount
from allforall.exchange.booked.fields import amount_counts, amount_facts, write
from allforall.exchange.booked.reading import Reading
from allforall.exchange.booked.word import Under, Word, read_under, read_word
from allforall.ledger.entry import Entry


class Step(StrEnum):
    """How far the size of a round is. A later step does not take back an earlier one."""

    PLANNED = "round.planned"
    """By one side for itself, or by a mediator."""
    OFFERED = "round.offered"
    """Put to the other side."""
    DECLINED = "round.declined"
    """An offer that the other side does not accept."""
    AGREED = "round.agreed"
    FINAL = "round.final"
    """The manifest from which people are called."""


@dataclass(frozen=True, slots=True)
class RoundSize:
    """So many in one round under one promise; the word's document is the manifest, `day` when the round is to be.

    `round` is its number within the agreement, from 1. `reason` is a code, such as why an offer was declined.
    """

    word: Word
    under: Under
    round: int
    step: Step
    amount: Amount
    day: date | None = None
    reason: str | None = None

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {
            **self.word.facts(),
            **self.under.facts(),
            **amount_facts(self.amount),
            "round": self.round,
            "day": self.day,
            "reason": self.reason,
        }
        return write(self.step.value, at, facts, amount_counts(self.amount), self.word.document)


def read_size(reading: Reading) -> RoundSize:
    """Read the size of a round."""
    return RoundSize(
        read_word(reading),
        read_under(reading),
        reading.round(),
        Step(reading.entry.kind),
        reading.amount(),
        reading.day_or_none("day"),
        reading.code_or_none("reason"),
    )
