"""How a round goes, in codes: its legs, who signed it off, and that it was broken off."""

from dataclasses import dataclass
from datetime import datetime

from allforall.base.parties import Letter
from allforall.exchange.booked.fields import write
from allforall.exchange.booked.reading import Reading
from allforall.exchange.booked.word import Word, read_word
from allforall.ledger.entry import Entry

LEG = "round.leg"
SIGN_OFF = "round.signoff"
ABORT = "round.abort"


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg of the way (`leg`) reached a state (`state`), both codes; `to` whose people are on it, None for both."""

    word: Word
    agreement: str
    round: int
    leg: str
    state: str
    to: Letter | None = None

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {
            **self.word.facts(),
            "agreement": self.agreement,
            "round": self.round,
            "leg": self.leg,
            "state": self.state,
            "to": self.to,
        }
        return write(LEG, at, facts, {}, self.word.document)


@dataclass(frozen=True, slots=True)
class SignOff:
    """A body (`body`, a code) gave its word on a round: `state` is a code such as `given` or `withheld`."""

    word: Word
    agreement: str
    round: int
    body: str
    state: str

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {
            **self.word.facts(),
            "agreement": self.agreement,
            "round": self.round,
            "body": self.body,
            "state": self.state,
        }
        return write(SIGN_OFF, at, facts, {}, self.word.document)


@dataclass(frozen=True, slots=True)
class Abort:
    """A round was broken off, for a `reason` and on a `leg`, both codes; `to` in which direction, None for both."""

    word: Word
    agreement: str
    round: int
    reason: str
    leg: str | None = None
    to: Letter | None = None

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {
            **self.word.facts(),
            "agreement": self.agreement,
            "round": self.round,
            "reason": self.reason,
            "leg": self.leg,
            "to": self.to,
        }
        return write(ABORT, at, facts, {}, self.word.document)


def read_leg(reading: Reading) -> Leg:
    """Read where a leg stands."""
    return Leg(
        read_word(reading),
        reading.code("agreement"),
        reading.round(),
        reading.code("leg"),
        reading.code("state"),
        reading.letter_or_none("to"),
    )


def read_sign_off(reading: Reading) -> SignOff:
    """Read what a body said of a round."""
    return SignOff(
        read_word(reading),
        reading.code("agreement"),
        reading.round(),
        reading.code("body"),
        reading.code("state"),
    )


def read_abort(reading: Reading) -> Abort:
    """Read that a round was broken off."""
    return Abort(
        read_word(reading),
        reading.code("agreement"),
        reading.round(),
        reading.code("reason"),
        reading.code_or_none("leg"),
        reading.letter_or_none("to"),
    )
