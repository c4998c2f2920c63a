"""What a handover sheet says, line by line, as things said of a round; a line that nobody can read is a finding."""

from collections.abc import Sequence
from pathlib import Path

from allforall.actions.round_words import Situation
from allforall.base.clock import Clock
from allforall.base.errors import UsageError
from allforall.base.finding import Finding
from allforall.base.parties import LETTERS, Letter
from allforall.base.place import Place
from allforall.exchange.rounds.events import Event, Extra, Marked
from allforall.exchange.rounds.repeated import repeats
from allforall.exchange.rounds.words import HeardBy, Result, is_code
from allforall.files.findings import SHEET_LINE
from allforall.files.handover_sheet import SheetLine, read_sheet
from allforall.files.round_events import plain

_WORDS = {
    Result.DELIVERED: ("delivered", "arrived", "yes", "+", "✓"),
    Result.NO_SHOW: ("no_show", "no show", "did not arrive", "not arrived", "no", "-", "−"),
    Result.REFUSED: ("refused", "declined", "declined to return", "declined to cross"),
    Result.SUBSTITUTED: ("substituted", "substitute", "someone else came in this place"),
    Result.DIED_BEFORE: ("died_before", "died before", "died before the handover", "died"),
    Result.EXTRA: ("extra", "came, is on no row", "on no row"),
}
RESULTS = {word: result for result, words in _WORDS.items() for word in words}
_TOO_ILL = ("too ill", "too ill to go on", "too ill to travel")
_WRONG = ("wrong person", "wrong_person", "returned_to_holder", "returned to holder")


class SheetReader:
    """Reads one sheet; `findings` are the lines that could not be recorded."""

    def __init__(self, path: Path, who: str, clock: Clock) -> None:
        """Name the sheet, who types it, and the time for lines without one."""
        self._path, self._who, self._clock = path, who, clock
        self.findings: list[Finding] = []
        self.lines = 0

    def __call__(self, situation: Situation) -> Sequence[Event]:
        """Return what the sheet says, as far as the round takes it."""
        said: list[Event] = []
        now = situation.now
        lines = read_sheet(self._path)
        self.lines = len(lines)
        for line in lines:
            try:
                event = self._event(line, situation, said)
                if not repeats(now, event):
                    now = now.after(event)
            except (UsageError, ValueError) as error:
                why = error.say() if isinstance(error, UsageError) else str(error)
                self.findings.append(
                    SHEET_LINE.at(Place(self._path.name, row=line.line), why=why.rstrip("."))
                )
            else:
                said.append(event)
        return said

    def _event(self, line: SheetLine, situation: Situation, said: Sequence[Event]) -> Event:
        to = _letter(line.to)
        result, why = _result(line)
        at = situation.moment(line.time, self._clock)
        who = line.marked_by or self._who
        if not is_code(who):
            msg = f"“{who}” is no code of a person; write one such as a-7 under marked_by"
            raise ValueError(msg)
        if result is Result.EXTRA and not line.row:
            return self._extra(line, to, situation, said)
        return Marked(
            at=at,
            who=who,
            to=to,
            row=_row(line, to, situation),
            result=result,
            heard_by=_heard_by(line.heard_by),
            came=plain(line.who_came),
            why=plain(why),
        )

    def _extra(self, line: SheetLine, to: Letter, situation: Situation, said: Sequence[Event]) -> Extra:
        """Give somebody on no row a label; the same line typed again is the same person."""
        came, why = plain(line.who_came), plain(line.why)
        if not came:
            msg = "who came? Write under who_came what is known of this person"
            raise ValueError(msg)
        at = situation.moment(line.time, self._clock)
        who = line.marked_by or self._who
        for event in situation.read.events:
            if isinstance(event, Extra) and (event.to, event.came, event.why) == (to, came, why):
                return Extra(at=at, who=event.who, to=to, label=event.label, came=came, why=why)
        new = sum(isinstance(event, Extra) and event.to == to for event in said)
        return Extra(at=at, who=who, to=to, label=next_label(situation, to, new), came=came, why=why)


def next_label(situation: Situation, to: Letter, beside: int = 0) -> str:
    """Name the next one who came and is on no row: X1, X2 …"""
    return f"X{len(situation.now.handovers[to].others) + beside + 1}"


def _letter(text: str) -> Letter:
    for letter in LETTERS:
        if text.upper() == letter:
            return letter
    msg = f"to whom do people go home here? “{text}” is neither A nor B"
    raise ValueError(msg)


def _result(line: SheetLine) -> tuple[Result, str]:
    typed = line.result.casefold()
    if typed in _TOO_ILL:
        return Result.NO_SHOW, f"too ill to go on. {line.why}".strip()
    if typed in _WRONG:
        msg = "a wrong person is never recorded from a sheet. Use “allforall round wrong-person”"
        raise ValueError(msg)
    if typed not in RESULTS:
        msg = f"“{line.result}” is no result. Write {', '.join(words[0] for words in _WORDS.values())}"
        raise ValueError(msg)
    return RESULTS[typed], line.why


def _row(line: SheetLine, to: Letter, situation: Situation) -> int:
    """Find the row; where the case on the sheet is that of another person, the sheet is of another manifest."""
    if not (line.row.isascii() and line.row.isdecimal()):
        msg = f"“{line.row}” is no row of the manifest"
        raise ValueError(msg)
    row, travellers = int(line.row), situation.travellers(to)
    if 1 <= row <= len(travellers) and line.case and line.case != travellers[row - 1].case:
        msg = f"row {row} is another person on the manifest than on this sheet; print the sheet anew"
        raise ValueError(msg)
    return row


def _heard_by(text: str) -> HeardBy | None:
    if not text:
        return None
    try:
        return HeardBy(text.casefold())
    except ValueError:
        msg = f"who heard it? “{text}” is none of {', '.join(HeardBy)}"
        raise ValueError(msg) from None
