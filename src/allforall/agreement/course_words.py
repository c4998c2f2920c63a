"""How the talks and the agreement went, in lines that people read."""

from collections.abc import Iterator
from datetime import date, timedelta

from allforall.agreement.clauses import Agreement
from allforall.agreement.sessions import Handed, Session
from allforall.agreement.stages import in_order
from allforall.agreement.words import STAGE_WORDS, day_words, days_words, listed

_MINUTE = timedelta(minutes=1)


def course_lines(agreement: Agreement, on: date) -> Iterator[str]:
    """Say where it was agreed, how far it is on a day, who helps, and what each session left to answer."""
    place = f", {agreement.place}" if agreement.place else ""
    state = STAGE_WORDS[agreement.state_on(on)]
    yield f"Agreed on {day_words(agreement.agreed_on)}{place}. On {day_words(on)}: {state}."
    reached = [each for each in in_order(agreement.history) if each.on <= on]
    if reached:
        stages = [f"{STAGE_WORDS[each.stage]} {day_words(each.on)}" for each in reached]
        yield f"Course: {' → '.join(stages)}."
    if agreement.intermediaries:
        helpers = [
            f"{each.name} ({listed([str(role) for role in each.roles])})" for each in agreement.intermediaries
        ]
        yield f"With the help of {listed(helpers)}."
    for session in sorted(agreement.sessions, key=lambda each: each.on):
        if session.on <= on:
            yield from _session(session, on)


def _session(session: Session, on: date) -> Iterator[str]:
    parts = [f"Session of {day_words(session.on)}", session.venue, _length(session)]
    yield f"{', '.join(part for part in parts if part)}."
    for delegation in session.delegations:
        who = f"{delegation.head}, {delegation.office}" if delegation.head else delegation.office
        yield f"   {delegation.party} led by {who or 'somebody who is not known'}."
    for document in session.documents:
        yield f"   Handed over by {document.by}: {document.says}{_answer(document, on)}"


def _length(session: Session) -> str:
    if session.shortest is not None and session.longest is not None:
        return f"{session.shortest // _MINUTE} to {session.longest // _MINUTE} minutes"
    if session.shortest is not None:
        return f"at least {session.shortest // _MINUTE} minutes"
    return "" if session.longest is None else f"at most {session.longest // _MINUTE} minutes"


def _answer(document: Handed, on: date) -> str:
    if document.replied_on is not None and document.replied_on <= on:
        return f" · answered on {day_words(document.replied_on)}"
    if document.reply_by is None:
        return " · no day named for an answer"
    days = document.overdue_on(on)
    return f" · answer due by {day_words(document.reply_by)}" + (
        f", {days_words(days)} overdue" if days else ""
    )
