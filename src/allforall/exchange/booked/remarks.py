"""What is said of earlier entries: that they are disputed, or that whoever said them says otherwise now."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from allforall.accounts.amount import NOT_KNOWN, Amount
from allforall.exchange.booked.fields import amount_counts, amount_facts, write
from allforall.exchange.booked.reading import Reading
from allforall.exchange.booked.word import Word, read_word
from allforall.ledger.entry import Entry
from allforall.ledger.malformed import Malformed

CORRECTED = "entry.corrected"


class DisputeStage(StrEnum):
    """Whether a dispute is open."""

    RAISED = "dispute.raised"
    SETTLED = "dispute.settled"


@dataclass(frozen=True, slots=True)
class Dispute:
    """Somebody disputes entries, by their digests, or settles a dispute, by the digest of what raised it.

    `amount` is how many are in dispute, where somebody says so; `reason` is a code.
    """

    word: Word
    stage: DisputeStage
    about: tuple[str, ...]
    amount: Amount = NOT_KNOWN
    reason: str | None = None

    def __post_init__(self) -> None:
        """Refuse a dispute about nothing."""
        if not self.about:
            msg = "a dispute refers to the entries that it is about"
            raise ValueError(msg)

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {**self.word.facts(), **amount_facts(self.amount), "reason": self.reason}
        counts = amount_counts(self.amount)
        return write(self.stage.value, at, facts, counts, self.word.document, self.about)


@dataclass(frozen=True, slots=True)
class Correction:
    """Who said `of` takes it back; `by` stands in its place, empty where nothing does. Both stay in the ledger.

    Only the word of whoever said the entry corrects it: nobody takes back what another said.
    """

    word: Word
    of: str
    by: str = ""
    reason: str | None = None

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {**self.word.facts(), "reason": self.reason}
        refs = (self.of, self.by) if self.by else (self.of,)
        return write(CORRECTED, at, facts, {}, self.word.document, refs)


def read_dispute(reading: Reading) -> Dispute:
    """Read a dispute, or that it is settled."""
    word, stage, about = read_word(reading), DisputeStage(reading.entry.kind), reading.refs()
    return Dispute(word, stage, about, reading.amount(), reading.code_or_none("reason"))


def read_correction(reading: Reading) -> Correction:
    """Read a correction."""
    word, of, rest = read_word(reading), reading.ref(), reading.refs()
    if len(rest) > 1:
        raise Malformed("a correction refers to the entry that it corrects and to the one in its place")
    return Correction(word, of, "".join(rest), reading.code_or_none("reason"))
