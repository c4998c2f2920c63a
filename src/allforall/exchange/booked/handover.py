"""What came of a round for the living, as somebody there counted it; and what each side confirms of it."""

from dataclasses import asdict, dataclass, fields
from datetime import datetime

from allforall.accounts.amount import Amount
from allforall.accounts.posting import Group
from allforall.base.parties import LETTERS
from allforall.exchange.booked.fields import amount_counts, amount_facts, write
from allforall.exchange.booked.reading import Reading
from allforall.exchange.booked.word import Under, Word, read_under, read_word
from allforall.ledger.entry import Entry

HANDOVER = "round.handover"
CONFIRMED = "round.confirmed"


@dataclass(frozen=True, slots=True)
class Tally:
    """Seats of the final manifest by what became of them, None where nobody counted.

    `delivered` came, `substituted` of them in the place of somebody else; `no_show` were not brought, `refused` did not
    want to go, `died_before` died. `extra` came in addition, on no seat, and count towards no promise: where a side counts
    them towards one, they are delivered.
    """

    delivered: int | None = None
    no_show: int | None = None
    refused: int | None = None
    substituted: int | None = None
    extra: int | None = None
    died_before: int | None = None

    def __post_init__(self) -> None:
        """Refuse more substitutes than came."""
        if self.delivered is not None and (self.substituted or 0) > self.delivered:
            msg = "those who came in the place of others are among those delivered, so they cannot be more"
            raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class Handover:
    """What somebody counted at a handover, under one promise. Bodies have entries of their own."""

    word: Word
    under: Under
    round: int
    tally: Tally

    def __post_init__(self) -> None:
        """Keep the dead out of the tally of the living."""
        if self.under.group is Group.BODIES:
            msg = "bodies are handed over as “remains.handed_over”, by the bag"
            raise ValueError(msg)

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {**self.word.facts(), **self.under.facts(), "round": self.round}
        return write(HANDOVER, at, facts, asdict(self.tally), self.word.document)


@dataclass(frozen=True, slots=True)
class Confirmation:
    """How many of a round one side confirms under one promise, bodies too; the word's day is when it does so."""

    word: Word
    under: Under
    round: int
    amount: Amount

    def __post_init__(self) -> None:
        """Let only a side confirm, each for itself: the two may come apart in number and in time."""
        if self.word.side not in LETTERS:
            msg = "a confirmation is the word of A or of B, each for itself"
            raise ValueError(msg)

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {
            **self.word.facts(),
            **self.under.facts(),
            **amount_facts(self.amount),
            "round": self.round,
        }
        return write(CONFIRMED, at, facts, amount_counts(self.amount), self.word.document)


def read_handover(reading: Reading) -> Handover:
    """Read what somebody counted at a handover."""
    counts = {each.name: reading.count(each.name) for each in fields(Tally)}
    return Handover(read_word(reading), read_under(reading), reading.round(), Tally(**counts))


def read_confirmation(reading: Reading) -> Confirmation:
    """Read what a side confirms."""
    return Confirmation(read_word(reading), read_under(reading), reading.round(), reading.amount())
