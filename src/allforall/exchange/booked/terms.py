"""What was signed and promised."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from allforall.accounts.amount import Amount
from allforall.exchange.booked.fields import amount_counts, amount_facts, write
from allforall.exchange.booked.reading import Reading
from allforall.exchange.booked.word import Under, Word, read_under, read_word
from allforall.ledger.entry import Entry

AGREEMENT_SIGNED = "agreement.signed"


class Stage(StrEnum):
    """How far a promise is: what one side proposes is owed by nobody."""

    PROPOSED = "promise.proposed"
    AGREED = "promise.agreed"


@dataclass(frozen=True, slots=True)
class AgreementSigned:
    """A text was signed; the word's document is that text."""

    word: Word
    agreement: str

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        return write(
            AGREEMENT_SIGNED, at, {**self.word.facts(), "agreement": self.agreement}, {}, self.word.document
        )


@dataclass(frozen=True, slots=True)
class Promise:
    """What a clause obliges to, towards one side: so many by a deadline that binds, as far as the text says it."""

    word: Word
    under: Under
    stage: Stage
    amount: Amount
    deadline: date | None = None

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {
            **self.word.facts(),
            **self.under.facts(),
            **amount_facts(self.amount),
            "deadline": self.deadline,
        }
        return write(self.stage.value, at, facts, amount_counts(self.amount), self.word.document)


def read_agreement(reading: Reading) -> AgreementSigned:
    """Read that a text was signed."""
    return AgreementSigned(read_word(reading), reading.code("agreement"))


def read_promise(reading: Reading) -> Promise:
    """Read a promise."""
    return Promise(
        read_word(reading),
        read_under(reading),
        Stage(reading.entry.kind),
        reading.amount(),
        reading.day_or_none("deadline"),
    )
