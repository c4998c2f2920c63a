"""What of the people of a round a person should look at: whoever came as another, marks that differ, who was not heard."""

from collections.abc import Iterator

from allforall.agreement.law_findings import H31_DIED, H38_FEARED
from allforall.base.finding import Finding
from allforall.base.parties import Letter
from allforall.exchange.rounds import findings as found
from allforall.exchange.rounds.course import ranges
from allforall.exchange.rounds.events import Marked, WrongPerson
from allforall.exchange.rounds.handover import Handover
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.times import clock_time
from allforall.exchange.rounds.words import HeardBy, Outcome


def look_at_people(now: Round, to: Letter) -> Iterator[Finding]:
    """Go through the people going home to a party."""
    handover = now.handovers[to]
    yield from _wrong(handover)
    for row, outcome in handover.outcomes().items():
        yield from _row(handover, row, outcome)
    for subject in handover.fear_recorded():
        yield H38_FEARED.at(subject=f"Row {subject}" if subject.isdecimal() else subject, to=to)
    died = [row for row, outcome in handover.outcomes().items() if outcome is Outcome.DIED_BEFORE]
    if died:
        yield H31_DIED.at(to=to, rows=ranges(died))


def _wrong(handover: Handover) -> Iterator[Finding]:
    for label in handover.wrong():
        event = handover.others[label]
        row = event.row if isinstance(event, WrongPerson) else 0
        back = handover.sent_back.get(label)
        if back is None:
            yield found.WRONG_PERSON.at(label=label, row=row, to=handover.to)
        elif back.happened or not handover.may_go_back(label):
            yield found.SENT_BACK_UNHEARD.at(label=label, to=handover.to)


def _row(handover: Handover, row: int, outcome: Outcome) -> Iterator[Finding]:
    to, subject = handover.to, str(row)
    if outcome is Outcome.TO_SETTLE:
        yield found.TO_SETTLE.at(row=row, to=to, marks=_marks(handover, row))
    elif outcome is Outcome.DELIVERED and handover.refused_to_neutral(subject):
        yield found.AGAINST_WISH.at(row=row, to=to)
    elif outcome is Outcome.NO_SHOW and handover.said_to_decline(row) and handover.wishes_to_neutral(subject):
        yield found.STILL_WISHES.at(row=row, to=to)
    if handover.interview_due(row):
        yield found.INTERVIEW_DUE.at(row=row, to=to, heard_by=_heard_by(handover, row))


def _marks(handover: Handover, row: int) -> str:
    said = []
    for event in handover.marks[row]:
        result = event.result.value.replace("_", " ") if isinstance(event, Marked) else "somebody else came"
        said.append(f"{event.who} says {result} at {clock_time(event.at)}")
    return "; ".join(said)


def _heard_by(handover: Handover, row: int) -> str:
    heard = [each.heard_by for each in handover.marks[row] if isinstance(each, Marked) and each.heard_by]
    return ", ".join(sorted({each.value for each in heard if each is not HeardBy.NEUTRAL}))
