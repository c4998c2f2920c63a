"""The safe window that a side promises to keep, as an entry: whoever fires inside of it broke a word that stands there."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from allforall.exchange.booked.fields import write
from allforall.exchange.booked.reading import Reading
from allforall.exchange.booked.word import Word, read_word
from allforall.ledger.entry import Entry
from allforall.ledger.malformed import Malformed

WINDOW = "round.window"
_FORM = "%Y-%m-%dT%H:%M:%SZ"
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")


@dataclass(frozen=True, slots=True)
class SafeWindow:
    """One side's word on the window of a round, in UTC and to the second; the window holds when both say the same last."""

    word: Word
    agreement: str
    round: int
    start: datetime
    end: datetime

    def __post_init__(self) -> None:
        """Refuse a window that ends before it begins."""
        if self.end <= self.start:
            msg = "a safe window ends after it begins"
            raise ValueError(msg)

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {
            **self.word.facts(),
            "agreement": self.agreement,
            "round": self.round,
            "start": self.start.astimezone(UTC).strftime(_FORM),
            "end": self.end.astimezone(UTC).strftime(_FORM),
        }
        return write(WINDOW, at, facts, {}, self.word.document)


def read_window(reading: Reading) -> SafeWindow:
    """Read what a side said of the window."""
    return SafeWindow(
        read_word(reading),
        reading.code("agreement"),
        reading.round(),
        _moment(reading, "start"),
        _moment(reading, "end"),
    )


def _moment(reading: Reading, name: str) -> datetime:
    text = reading.code(name)
    try:
        if _MOMENT.fullmatch(text):
            return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
    except ValueError:
        pass
    raise Malformed(
        f"in an entry “{reading.entry.kind}”, “{name}” is a time in UTC, written 2025-06-09T06:00:00Z"
    )
