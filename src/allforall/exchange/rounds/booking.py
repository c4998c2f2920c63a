"""What of a round goes into the ledger, as the entries that everybody books: codes, counts and digests, never a name.

An entry is made when what was said changes what both sides can rely on. Where a number is said anew, the entry before is
corrected and stays.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from allforall.accounts.amount import Amount
from allforall.accounts.posting import Group
from allforall.base.parties import Letter
from allforall.exchange.booked.course import Abort, Leg, SignOff
from allforall.exchange.booked.fields import write
from allforall.exchange.booked.rounds import RoundSize, Step
from allforall.exchange.booked.window import SafeWindow
from allforall.exchange.booked.word import BOTH, Under, Word
from allforall.exchange.rounds import events as said
from allforall.exchange.rounds.course import Stage
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.words import Speaker
from allforall.ledger.entry import Entry

ALERT = "round.alert"
MEDIATOR = "M"
Clauses = Mapping[Letter, Sequence[str]]
"""The clause of every row, by direction."""


class Booked(Protocol):
    """Something that writes itself as an entry."""

    @property
    def word(self) -> Word:
        """Whose word it is."""
        ...

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        ...


@dataclass(frozen=True, slots=True)
class Alert:
    """Somebody came in another person's place, or was sent back: `what` is a code. Nothing says who."""

    word: Word
    agreement: str
    round: int
    to: Letter
    what: str

    def entry(self, at: datetime) -> Entry:
        """Write it as an entry."""
        facts = {**self.word.facts(), "agreement": self.agreement, "round": self.round, "to": self.to}
        return write(ALERT, at, {**facts, "alert": self.what}, {"people": 1}, self.word.document)


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry to be signed; `about` is the same for a later word on the same matter.

    `manifest` names the document behind it, where that is not the record. With `corrects`, it takes the place of the last
    entry on the same matter, if there is one.
    """

    about: str
    booked: Booked
    manifest: tuple[Letter, int] | None = None
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Booking:
    """Everything that an entry is made from: the round before and now, and the salted digests of the papers behind it."""

    before: Round
    now: Round
    clauses: Clauses
    record: str
    manifests: Mapping[tuple[Letter, int], str]

    def word(self, at: datetime, by: Speaker | None = None) -> Word:
        """Whose word it is: that of whoever keeps the record, unless said."""
        by = by or self.now.way.kept_by
        return Word(MEDIATOR if by == "neutral" else by, at.date(), self.record)

    def under(self, to: Letter, clause: str) -> Under:
        """Which promise it counts towards."""
        way = self.now.way
        return Under(way.agreement, clause, to, way.groups.get(clause, Group.PERSONS))

    def offered(self, event: said.Offered) -> Iterator[Draft]:
        """Book the size of what a side offers, clause by clause."""
        return self._sizes(event.to, event.version, Step.OFFERED, event.by, event.at)

    def together(self, event: said.Agreed | said.Finalised) -> Iterator[Draft]:
        """Book what both say together, once, when the second of them has said it."""
        stage = self.now.courses[event.to].stage
        step = {Stage.AGREED: Step.AGREED, Stage.FINAL: Step.FINAL}.get(stage)
        if step is None or stage is self.before.courses[event.to].stage:
            return iter(())
        return self._sizes(event.to, event.version, step, BOTH, event.at)

    def _sizes(self, to: Letter, version: int, step: Step, by: str, at: datetime) -> Iterator[Draft]:
        way = self.now.way
        word = Word(by, at.date(), self.manifests.get((to, version), ""))
        for clause, rows in rows_of(self.clauses[to]).items():
            amount = Amount.exactly(len(rows))
            size = RoundSize(word, self.under(to, clause), way.number, step, amount, way.day)
            yield Draft(f"{step.value}-{to}-{clause}-{by}-{version}", size, (to, version))

    def signed_off(self, event: said.SignedOff) -> Iterator[Draft]:
        """Book what a body said of a task."""
        way = self.now.way
        task = way.task(event.task)
        if task:
            state = "withheld" if event.withheld else "given"
            booked = SignOff(self.word(event.at, task.by), way.agreement, way.number, task.name, state)
            yield Draft(f"signoff-{task.name}", booked)

    def on_the_way(self, event: said.Departed | said.Arrived | said.LegAborted) -> Iterator[Draft]:
        """Book what a leg has reached."""
        way = self.now.way
        leg = way.leg(event.leg)
        if leg:
            state = self.now.journey.stretch(leg.name).state.value.replace(" ", "-")
            booked = Leg(self.word(event.at), way.agreement, way.number, leg.name, state, leg.to)
            yield Draft(f"leg-{leg.name}-{state}", booked)

    def aborted(self, event: said.RoundAborted) -> Iterator[Draft]:
        """Book that the round was aborted, and for which reason."""
        way = self.now.way
        yield Draft("abort", Abort(self.word(event.at), way.agreement, way.number, event.reason.value))

    def window(self, event: said.WindowSaid) -> Iterator[Draft]:
        """Book the window that a side says it keeps; what it said before stays in the ledger."""
        way = self.now.way
        word = self.word(event.at, event.by)
        booked = SafeWindow(word, way.agreement, way.number, event.start, event.end)
        yield Draft(f"window-{event.by}", booked)

    def alert(self, event: said.WrongPerson | said.SentBack) -> Iterator[Draft]:
        """Book that somebody else came, or that such a person was sent back, heard or unheard."""
        what = "wrong-person"
        if isinstance(event, said.SentBack):
            what = "sent-back-unheard" if event.happened else "sent-back-heard"
        way = self.now.way
        booked = Alert(self.word(event.at), way.agreement, way.number, event.to, what)
        yield Draft(f"alert-{event.to}-{event.label}-{what}", booked)


def rows_of(clauses: Sequence[str]) -> dict[str, list[int]]:
    """Give the rows of each clause, counted from 1."""
    found: dict[str, list[int]] = {}
    for row, clause in enumerate(clauses, 1):
        found.setdefault(clause, []).append(row)
    return dict(sorted(found.items()))
