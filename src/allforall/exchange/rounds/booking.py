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
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.booked.course import Abort, Leg, SignOff
from allforall.exchange.booked.fields import write
from allforall.exchange.booked.handover import Confirmation, Handover, Tally
from allforall.exchange.booked.remains import RemainsHandedOver, RemainsIdentified
from allforall.exchange.booked.rounds import RoundSize, Step
from allforall.exchange.booked.word import BOTH, Under, Word
from allforall.exchange.rounds import events as said
from allforall.exchange.rounds.balance import balance
from allforall.exchange.rounds.course import Stage
from allforall.exchange.rounds.events import Event
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.words import Outcome, Speaker
from allforall.ledger.entry import Entry

ALERT = "round.alert"
OUTSIDE = "outside"
"""Stands for the clause of those who came on no row."""
MEDIATOR = "M"
Clauses = Mapping[Letter, Sequence[str]]
"""The clause of every row, by direction."""


class Booked(Protocol):
    """Something that writes itself as an entry."""

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
    """An entry to be signed; `about` is the same for a later word on the same matter, which corrects this one.

    `of_manifest` tells whose manifest is the document behind it; else that is the record itself.
    """

    about: str
    booked: Booked
    of_manifest: tuple[Letter, int] | None = None
    corrects: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """The salted digests of the documents behind entries: of the record's file, and of each manifest."""

    record: str
    manifests: Mapping[tuple[Letter, int], str]


def drafts(
    before: Round, now: Round, happened: Sequence[Event], clauses: Clauses, papers: Papers
) -> Iterator[Draft]:
    """Give the entries that follow from what was just said."""
    for event in happened:
        match event:
            case said.Offered():
                yield from _sizes(
                    now, event.to, event.version, Step.OFFERED, event.by, event.at, clauses, papers
                )
            case said.Agreed() | said.Finalised():
                yield from _joint(before, now, event, clauses, papers)
            case said.SignedOff():
                yield from _sign_off(now, event, papers)
            case said.Departed() | said.Arrived() | said.LegAborted():
                yield from _leg(now, event, papers)
            case said.RoundAborted():
                word = _word(now.way.kept_by, event.at, papers.record)
                yield Draft("abort", Abort(word, now.way.agreement, now.way.number, event.reason.value))
            case said.WrongPerson() | said.SentBack():
                word = _word(now.way.kept_by, event.at, papers.record)
                what = "wrong-person" if isinstance(event, said.WrongPerson) else _sent_back(event)
                yield Draft(
                    f"alert-{event.to}-{event.label}-{what}",
                    Alert(word, now.way.agreement, now.way.number, event.to, what),
                )
            case said.CountConfirmed():
                yield from _confirmation(now, event, clauses, papers)
            case said.RemainsCounted():
                yield from _bags(now, event, papers)
    if happened:
        yield from _handovers(before, now, happened[-1].at, clauses, papers)
        yield from _identified(before, now, happened[-1].at, papers)


def _word(by: Speaker, at: datetime, document: str) -> Word:
    return Word(MEDIATOR if by == "neutral" else by, at.date(), document)


def _under(now: Round, to: Letter, clause: str) -> Under:
    return Under(now.way.agreement, clause, to, now.way.groups.get(clause, Group.PERSONS))


def _rows(clauses: Sequence[str]) -> dict[str, list[int]]:
    """The rows of each clause."""
    found: dict[str, list[int]] = {}
    for row, clause in enumerate(clauses, 1):
        found.setdefault(clause, []).append(row)
    return dict(sorted(found.items()))


def _sizes(  # noqa: PLR0917  # the parts of one entry
    now: Round, to: Letter, version: int, step: Step, by: str, at: datetime, clauses: Clauses, papers: Papers
) -> Iterator[Draft]:
    word = Word(by, at.date(), papers.manifests.get((to, version), ""))
    for clause, rows in _rows(clauses[to]).items():
        size = RoundSize(
            word,
            _under(now, to, clause),
            now.way.number,
            step,
            Amount(len(rows), len(rows)),
            now.way.day,
        )
        yield Draft(f"{step.value}-{to}-{clause}-{by}-{version}", size, (to, version))


def _joint(
    before: Round, now: Round, event: said.Agreed | said.Finalised, clauses: Clauses, papers: Papers
) -> Iterator[Draft]:
    """What both say together is booked once, when the second of them has said it."""
    stage = now.courses[event.to].stage
    if stage is before.courses[event.to].stage:
        return
    step = {Stage.AGREED: Step.AGREED, Stage.FINAL: Step.FINAL}.get(stage)
    if step:
        yield from _sizes(now, event.to, event.version, step, BOTH, event.at, clauses, papers)


def _sign_off(now: Round, event: said.SignedOff, papers: Papers) -> Iterator[Draft]:
    task = now.way.task(event.task)
    if task:
        state = "withheld" if event.withheld else "given"
        word = _word(task.by, event.at, papers.record)
        yield Draft(
            f"signoff-{task.name}", SignOff(word, now.way.agreement, now.way.number, task.name, state)
        )


def _leg(
    now: Round, event: said.Departed | said.Arrived | said.LegAborted, papers: Papers
) -> Iterator[Draft]:
    leg = now.way.leg(event.leg)
    if leg:
        state = now.journey.stretch(leg.name).state.value.replace(" ", "-")
        word = _word(now.way.kept_by, event.at, papers.record)
        booked = Leg(word, now.way.agreement, now.way.number, leg.name, state, leg.to)
        yield Draft(f"leg-{leg.name}-{state}", booked)


def _sent_back(event: said.SentBack) -> str:
    return "sent-back-unheard" if event.happened else "sent-back-heard"


def tallies(now: Round, to: Letter, clauses: Sequence[str]) -> dict[str, Tally]:
    """Count what became of the rows of each clause; those on no row stand under a clause of their own."""
    outcomes = now.handovers[to].outcomes()
    found: dict[str, Tally] = {}
    for clause, rows in _rows(clauses).items():
        count = {outcome: sum(outcomes[row] is outcome for row in rows) for outcome in Outcome}
        found[clause] = Tally(
            delivered=count[Outcome.DELIVERED] + count[Outcome.SUBSTITUTED],
            no_show=count[Outcome.NO_SHOW],
            refused=count[Outcome.REFUSED],
            substituted=count[Outcome.SUBSTITUTED],
            died_before=count[Outcome.DIED_BEFORE],
        )
    if extras := balance(now, to).extras:
        found[OUTSIDE] = Tally(extra=extras)
    return found


def _handovers(before: Round, now: Round, at: datetime, clauses: Clauses, papers: Papers) -> Iterator[Draft]:
    """Book a direction when nothing is open in it, and again when what is booked changes."""
    for to in LETTERS:
        if not _settled(now, to):
            continue
        last = tallies(before, to, clauses[to]) if _settled(before, to) else {}
        for clause, tally in tallies(now, to, clauses[to]).items():
            if last.get(clause) != tally:
                word = _word(now.way.kept_by, at, papers.record)
                booked = Handover(word, _under(now, to, clause), now.way.number, tally)
                yield Draft(f"handover-{to}-{clause}", booked, corrects=clause in last)


def _settled(now: Round, to: Letter) -> bool:
    counted = balance(now, to)
    over = now.aborted is not None and not counted.outcomes[Outcome.TO_SETTLE]
    return now.handovers[to].begun and (not counted.open or over)


def split(now: Round, event: said.CountConfirmed, clauses: Sequence[str]) -> dict[str, int] | None:
    """Say how many a confirmation confirms of each clause; None where nobody can tell."""
    if event.clause:
        return {event.clause: event.people}
    counted = tallies(now, event.to, clauses)
    recorded = {clause: tally.delivered or tally.extra or 0 for clause, tally in counted.items()}
    if len(recorded) == 1:
        return dict.fromkeys(recorded, event.people)
    return recorded if sum(recorded.values()) == event.people else None


def _confirmation(
    now: Round, event: said.CountConfirmed, clauses: Clauses, papers: Papers
) -> Iterator[Draft]:
    if event.by == "neutral":
        return
    for clause, people in (split(now, event, clauses[event.to]) or {}).items():
        word = Word(event.by, event.said_at.date(), papers.record)
        amount = Amount(people, people)
        booked = Confirmation(word, _under(now, event.to, clause), now.way.number, amount)
        yield Draft(f"confirmed-{event.to}-{clause}-{event.by}", booked, corrects=True)


def _bags(now: Round, event: said.RemainsCounted, papers: Papers) -> Iterator[Draft]:
    bags = now.remains.total(event.to, event.by)
    if bags is not None:
        under = Under(now.way.agreement, now.way.remains_under, event.to, Group.BODIES)
        word = _word(event.by, event.at, papers.record)
        booked = RemainsHandedOver(word, under, now.way.number, bags)
        yield Draft(f"remains-{event.to}-{event.by}", booked, corrects=True)


def _identified(before: Round, now: Round, at: datetime, papers: Papers) -> Iterator[Draft]:
    """Book how many persons were identified since the last time; what is taken back is told by whoever corrects it."""
    for to in LETTERS:
        new = now.remains.people(to).keys() - before.remains.people(to).keys()
        if new:
            other = {person for (_, person) in now.remains.to_return()}
            under = Under(now.way.agreement, now.way.remains_under, to, Group.BODIES)
            word = _word(now.way.kept_by, at, papers.record)
            booked = RemainsIdentified(word, under, len(new), len(new & other), now.way.number)
            yield Draft(f"identified-{to}-{at:%Y%m%dT%H%M%S}", booked)
