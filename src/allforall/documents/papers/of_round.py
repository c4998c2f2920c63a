"""Papers out of the record of a round: the act of handover as it was recorded, and the numbers that sides confirmed.

The record keeps more than a paper may say: who came as another person, and what people said in private, stay in it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Protocol

from allforall.base.parties import LETTERS, Letter
from allforall.documents.papers.counted import Counted, CountedSide
from allforall.documents.papers.handover import Ending, Handed, Handover, Step
from allforall.documents.papers.paper import Kind, Language, Paper
from allforall.documents.papers.statement import Stage
from allforall.exchange.rounds.balance import balance
from allforall.exchange.rounds.changes import CASE
from allforall.exchange.rounds.confirmed import confirmed, empty
from allforall.exchange.rounds.events import Extra, Marked
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.times import clock_time
from allforall.exchange.rounds.words import Confirmed, Outcome, Result, Speaker

_ENDINGS = {
    Outcome.DELIVERED: Ending.HANDED_OVER,
    Outcome.NO_SHOW: Ending.NO_SHOW,
    Outcome.REFUSED: Ending.DECLINED,
    Outcome.SUBSTITUTED: Ending.NO_SHOW,
    Outcome.DIED_BEFORE: Ending.DIED,
    Outcome.TO_SETTLE: Ending.OPEN,
    Outcome.NOT_YET: Ending.OPEN,
}
"""What the act says of a row; whoever came in its place has a line of their own."""
_CAME: tuple[Step, ...] = ("handed_over", "received")


class OnRow(Protocol):
    """Somebody on a row of a manifest."""

    @property
    def row(self) -> int: ...  # noqa: D102
    @property
    def case(self) -> str: ...  # noqa: D102
    @property
    def surname(self) -> str: ...  # noqa: D102
    @property
    def given_name(self) -> str: ...  # noqa: D102
    @property
    def patronymic(self) -> str: ...  # noqa: D102
    @property
    def latin(self) -> str: ...  # noqa: D102
    @property
    def dob(self) -> str: ...  # noqa: D102
    @property
    def judged(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Recorded:
    """A round as its record tells it, with the people on its manifests, and how it is headed on paper.

    `names` are those of the parties, `zone` that of the watches at the line, `said_at` when the last word was said: the
    paper bears that time, so that one record gives one paper.
    """

    now: Round
    people: Mapping[Letter, Sequence[OnRow]]
    names: Mapping[Letter, str]
    zone: tzinfo
    said_at: datetime
    exchange: str = ""
    notice: str = ""

    @property
    def reference(self) -> str:
        """What the papers of this round are called."""
        return f"{self.now.way.agreement}/{self.now.way.number:02d}"

    @property
    def issuer(self) -> str:
        """Whose record it is."""
        kept_by = self.now.way.kept_by
        return "Mediator" if kept_by == "neutral" else self.names[kept_by]


def act_of_round(said: Recorded, languages: tuple[Language, ...]) -> Paper[Handover]:
    """Make the act of handover from what was recorded; what nobody said is a line to fill in by hand."""
    way = said.now.way
    content = Handover(
        round=way.number,
        day=way.day.isoformat(),
        place=way.place,
        began=_time(said, _began(said.now)),
        ended=_time(said, _ended(said.now)),
        parties=said.names,
        people=tuple(each for to in LETTERS for each in _people(said, to)),
        remarks=_remarks(said),
    )
    return Paper[Handover](
        paper=Kind.HANDOVER,
        reference=said.reference,
        issued_by=said.issuer,
        made_at=said.said_at,
        languages=languages or ("en",),
        judged=not content.unjudged,
        exchange=said.exchange,
        notice=said.notice,
        content=content,
    )


def numbers_of_round(said: Recorded, languages: tuple[Language, ...]) -> Paper[Counted]:
    """Take the numbers that were confirmed, which are true counts still; they become a statement by `statement_of`.

    Raises `CannotTell` where nobody has confirmed a direction, `InputError` where the sides confirm two numbers.
    """
    way = said.now.way
    states = [said.now.confirmations[to].state for to in LETTERS if not empty(said.now, to)]
    both = all(state is Confirmed.BOTH_MATCH for state in states)
    one, other = (
        CountedSide(home_to=said.names[to], counts={"together": confirmed(said.now, to)}) for to in LETTERS
    )
    return Paper[Counted](
        paper=Kind.STATEMENT,
        reference=said.reference,
        issued_by=said.issuer,
        made_at=said.said_at,
        languages=languages or ("en",),
        judged=True,  # it says what sides confirmed, and rests on no match
        exchange=said.exchange,
        notice=said.notice,
        content=Counted(
            round=way.number,
            stage=Stage.CONFIRMED_BY_BOTH if both else Stage.CONFIRMED_BY_ONE,
            day=way.day.isoformat(),
            place=way.place,
            sides=(one, other),
        ),
    )  # fmt: skip


def _people(said: Recorded, to: Letter) -> Iterator[Handed]:
    """Everybody of a direction: rows in their order, behind each who came in its place, at the end who came on no row."""
    handover = said.now.handovers[to]
    for person in said.people[to]:
        outcome = handover.outcome(person.row)
        yield Handed(
            case=person.case,
            home_to=to,
            surname=person.surname,
            given_name=person.given_name,
            patronymic=person.patronymic,
            latin=person.latin,
            born=person.dob,
            ending=_ENDINGS[outcome],
            steps=_steps(said.now, to, person.row) if outcome is Outcome.DELIVERED else (),
            judged=person.judged,
        )
        if outcome is Outcome.SUBSTITUTED:
            came = _who_came(handover.marks[person.row])
            yield _beside(to, f"{person.row}-S", came, Ending.SUBSTITUTE, person.case)
    for label, event in handover.others.items():
        if isinstance(event, Extra):
            yield _beside(to, label, event.came, Ending.EXTRA)


def _steps(now: Round, to: Letter, row: int) -> tuple[Step, ...]:
    """Give the steps of somebody who came. Of whoever did not, nobody knows for sure that they boarded."""
    boarded = any(row in now.journey.stretch(leg.name).rows for leg in now.way.first_legs(to))
    return ("boarded", *_CAME) if boarded else _CAME


def _beside(to: Letter, label: str, came: str, ending: Ending, in_place_of: str = "") -> Handed:
    """Write somebody who came and is on no row: by their case where the record knows it, else as they are called there."""
    known = CASE.fullmatch(came) is not None
    return Handed(
        case=came if known else f"{to}-{label}",
        home_to=to,
        surname="" if known else came,
        ending=ending,
        in_place_of=in_place_of,
        steps=_CAME,
    )


def _who_came(marks: Sequence[object]) -> str:
    """Give who came in the place of a row, as far as somebody says."""
    said = [each.came for each in marks if isinstance(each, Marked) and each.result is Result.SUBSTITUTED]
    return next((each for each in reversed(said) if each), "")


def _remarks(said: Recorded) -> Mapping[Speaker, str]:
    """Give the reasons beside what was marked, as remarks of whoever keeps the record; nobody else's word is in it."""
    lines = []
    for to in LETTERS:
        handover = said.now.handovers[to]
        cases = {person.row: person.case for person in said.people[to]}
        for row, marks in sorted(handover.marks.items()):
            lines += [f"{cases[row]}: {each.why}" for each in marks if isinstance(each, Marked) and each.why]
        lines += [
            f"{to}-{label}: {each.why}"
            for label, each in handover.others.items()
            if isinstance(each, Extra) and each.why
        ]
    return {said.now.way.kept_by: "\n".join(dict.fromkeys(lines))} if lines else {}


def _began(now: Round) -> datetime | None:
    """When the first people set out across the line; where no leg says so, when the first of them was marked as come."""
    crossed = [left for leg in now.way.legs if leg.crosses and (left := now.journey.stretch(leg.name).left)]
    came = [
        each.at
        for handover in now.handovers.values()
        for marks in handover.marks.values()
        for each in marks
        if isinstance(each, Marked) and each.result in {Result.DELIVERED, Result.SUBSTITUTED}
    ]
    return min(crossed or came, default=None)


def _ended(now: Round) -> datetime | None:
    """When the last person came, once something is known of every row."""
    if any(balance(now, to).open for to in LETTERS):
        return None
    return max(now.last_arrival.values(), default=None)


def _time(said: Recorded, moment: datetime | None) -> str:
    if moment is None:
        return ""
    there = moment.astimezone(said.zone)
    day = "" if there.date() == said.now.way.day else f"{there.date().isoformat()} "
    return f"{day}{clock_time(there)}"
