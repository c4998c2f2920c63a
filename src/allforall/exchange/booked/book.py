"""The book: what an exchange booked in one ledger, in order, and which of it stands at two times.

`on` asks for what had happened by a day, `known` for what stood in the ledger by a day. Nothing is ever taken out: a corrected
entry is still in the book, and no longer counts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from allforall.exchange.booked.fields import entry_digest
from allforall.exchange.booked.read import Booked, read_booked
from allforall.exchange.booked.remarks import Correction, Dispute, DisputeStage
from allforall.ledger.entry import Entry
from allforall.ledger.malformed import Malformed


@dataclass(frozen=True, slots=True)
class Line:
    """One entry: its number, what was booked and when it was written down.

    `unsigned` names the parties whose word it is said to be, who have keys in the ledger, and who did not sign it.
    """

    number: int
    digest: str
    at: datetime
    booked: Booked
    unsigned: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """An entry of a kind that an exchange books, which says something else than that kind says."""

    number: int
    kind: str
    why: str


@dataclass(frozen=True, slots=True)
class Standing:
    """What counts at two times.

    `lines` count, `disputes` are open; `corrected` gives for an entry the number of what corrected it. `unsigned` are words
    that their party did not sign, `void` are corrections and settlements that do nothing, because another said the entry or
    because it is not there.
    """

    on: date
    lines: tuple[Line, ...]
    disputes: tuple[Line, ...]
    corrected: dict[int, int]
    unsigned: tuple[Line, ...]
    void: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that an exchange booked in one ledger."""

    lines: tuple[Line, ...]
    unread: tuple[Unread, ...] = ()

    def standing(self, on: date, known: date | None = None) -> Standing:
        """Say what counts of what had happened by one day, as the ledger stood on another; None for as it stands."""
        seen = [line for line in self.lines if known is None or line.at.date() <= known]
        signed = [line for line in seen if not line.unsigned]
        corrected, void = _corrected(signed)
        counting = [line for line in signed if line.number not in corrected and line.booked.word.on <= on]
        disputes, idle = _open(counting)
        return Standing(
            on,
            tuple(line for line in counting if not isinstance(line.booked, Correction | Dispute)),
            disputes,
            corrected,
            tuple(line for line in seen if line.unsigned),
            (*void, *idle),
        )


def read_book(entries: Iterable[tuple[int, Entry, tuple[str, ...]]]) -> Book:
    """Read numbered entries, each with the parties that have keys and did not sign what is said to be their word."""
    lines: list[Line] = []
    unread: list[Unread] = []
    for number, entry, silent in entries:
        try:
            booked = read_booked(entry)
        except Malformed as error:
            unread.append(Unread(number, entry.kind, error.why))
            continue
        if booked is not None:
            unsigned = tuple(side for side in booked.word.sides if side in silent)
            lines.append(Line(number, entry_digest(entry), entry.at, booked, unsigned))
    return Book(tuple(lines), tuple(unread))


def _corrected(lines: list[Line]) -> tuple[dict[int, int], list[Line]]:
    """Let corrections work, the newest first, since one may itself be corrected."""
    by_digest = {line.digest: line for line in lines}
    corrected: dict[int, int] = {}
    void: list[Line] = []
    for line in reversed(lines):
        booked = line.booked
        if not isinstance(booked, Correction) or line.number in corrected:
            continue
        target = by_digest.get(booked.of)
        theirs = target is not None and target.booked.word.side == booked.word.side
        if target is None or not theirs or target.number > line.number:
            void.append(line)
        else:
            corrected[target.number] = line.number
    return corrected, void


def _open(lines: list[Line]) -> tuple[tuple[Line, ...], list[Line]]:
    """Return the disputes that nobody settled who may: whoever raised one, or both together."""
    raised: dict[str, Line] = {}
    idle: list[Line] = []
    for line in lines:
        booked = line.booked
        if not isinstance(booked, Dispute):
            continue
        if booked.stage is DisputeStage.RAISED:
            raised[line.digest] = line
            continue
        theirs = [
            digest
            for digest in booked.about
            if digest in raised and set(raised[digest].booked.word.sides) <= set(booked.word.sides)
        ]
        for digest in theirs:
            del raised[digest]
        if not theirs:
            idle.append(line)
    return tuple(raised.values()), idle
