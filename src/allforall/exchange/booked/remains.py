"""The dead: bags are counted when they are handed over, persons when they are identified, months apart.

One bag may hold several persons, and one person may lie in several bags of several rounds, so neither number is ever worked
out from the other.
"""

from dataclasses import dataclass
from datetime import datetime

from allforall.accounts.posting import Group
from allforall.exchange.booked.fields import write
from allforall.exchange.booked.reading import Reading
from allforall.exchange.booked.word import Under, Word, read_under, read_word
from allforall.ledger.entry import Entry
from allforall.ledger.malformed import Malformed

HANDED_OVER = "remains.handed_over"
IDENTIFIED = "remains.identified"


@dataclass(frozen=True, slots=True)
class RemainsHandedOver:
    """How many bags somebody counted in a round, None where nobody did."""

    word: Word
    under: Under
    round: int
    bags: int | None

    def __post_init__(self) -> None:
        """Keep to the dead."""
        _of_bodies(self.under)

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {**self.word.facts(), **self.under.facts(), "round": self.round}
        return write(HANDED_OVER, at, facts, {"bags": self.bags}, self.word.document)


@dataclass(frozen=True, slots=True)
class RemainsIdentified:
    """How many persons were identified among what was handed over, since the last such entry of the same speaker.

    `own` of them belong to the side that handed them over, to which they go back. `round` where it is known.
    """

    word: Word
    under: Under
    persons: int
    own: int | None = None
    round: int | None = None

    def __post_init__(self) -> None:
        """Keep to the dead, and the part within the whole."""
        _of_bodies(self.under)
        if (self.own or 0) > self.persons:
            msg = "those who belong to the other side are among those identified, so they cannot be more"
            raise ValueError(msg)

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {**self.word.facts(), **self.under.facts(), "round": self.round}
        return write(IDENTIFIED, at, facts, {"persons": self.persons, "own": self.own}, self.word.document)


def read_handed_over(reading: Reading) -> RemainsHandedOver:
    """Read how many bags were counted."""
    return RemainsHandedOver(read_word(reading), read_under(reading), reading.round(), reading.count("bags"))


def read_identified(reading: Reading) -> RemainsIdentified:
    """Read how many persons were identified."""
    persons = reading.count("persons")
    if persons is None:
        raise Malformed(f"an entry “{IDENTIFIED}” counts “persons”")
    return RemainsIdentified(
        read_word(reading), read_under(reading), persons, reading.count("own"), reading.round_or_none()
    )


def _of_bodies(under: Under) -> None:
    if under.group is not Group.BODIES:
        msg = "remains are counted as the group bodies"
        raise ValueError(msg)
