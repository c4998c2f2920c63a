"""An offered list, row by row: who is this, what do our own lists know, which clause fits, what do we answer.

Everything here is a proposal. A row that looks wrong is never dropped: it is answered.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from allforall.base.messages import mark


class Whose(StrEnum):
    """Whose person a row speaks of, as far as our own lists know."""

    OURS = "ours"
    THEIRS = "theirs"
    NOT_KNOWN = "not known"


class Identity(StrEnum):
    """How surely the row is somebody whom our lists know."""

    SAME = "same"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class State(StrEnum):
    """What stands against taking the row as it is. A row may have several."""

    ALREADY_HOME = "already home"
    SAID_DEAD = "said to be dead"
    TWICE = "twice on this list"
    THEIRS = "their own person"
    CIVILIAN = "civilian"
    NOT_IN_CATEGORY = "not in the agreed category"
    UNDETERMINED = "category undetermined"
    DIFFERING = "facts differ"
    NO_DOB = "no date of birth"
    REFUSES = "declined to return"
    INTERVIEW = "said to refuse"
    SAID_FREE = "said to be free"


class Reply(StrEnum):
    """What we propose to answer."""

    ACCEPT = "accept"
    CONDITIONAL = "accept, confirm identity at handover"
    ASK = "ask before answering"
    COUNT_ONCE = "count once"
    OTHER_TERMS = "ask to offer under other terms"
    NOT_OURS = "return the row"
    HOME = "answer: already home"


EXPLANATIONS: dict[Reply, str] = {
    Reply.ACCEPT: mark("One of ours, and the agreed category fits."),
    Reply.CONDITIONAL: mark(
        "One of ours by most facts; those that differ or are missing are settled at handover."
    ),
    Reply.ASK: mark(
        "We cannot say yet who this is, or whether the person is alive; ask with the fields named."
    ),
    Reply.COUNT_ONCE: mark("The same person stands on this list twice; the other row is answered."),
    Reply.OTHER_TERMS: mark(
        "One of ours, and not somebody who may be counted under the terms of this offer."
    ),
    Reply.NOT_OURS: mark("By our lists this is a person of the other side, not one of ours."),
    Reply.HOME: mark("The person is home already; the seat is free for somebody who is not."),
}

_ADVICE: dict[State, str] = {
    State.SAID_DEAD: mark("Said to be dead: ask for a sign of life before any family is told."),
    State.REFUSES: mark(
        "A neutral heard that they do not wish to return: respect it, and ask again (GC III 109(3))."
    ),
    State.INTERVIEW: mark("Nobody neutral heard the refusal: have a neutral interview them (GC III 109(3))."),
    State.SAID_FREE: mark("The list itself says that they are free: ask where they are."),
    State.CIVILIAN: mark("A civilian is no counterpart for anybody (GC IV 34)."),
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """What our lists know of one offered row, before any answer."""

    entry: str
    line: int
    name: str
    identity: Identity
    ours: bool
    theirs: bool
    matched: tuple[str, ...]
    weight: float | None
    home: bool
    dead: bool
    repeats: str | None
    civilian: bool
    refuses: bool
    met: tuple[str, ...]
    undetermined: tuple[str, ...]
    asked_for: tuple[str, ...]
    """Fields that would decide what is undetermined."""
    differing: tuple[str, ...]
    has_dob: bool = True
    interview: bool = False
    """Somebody who is no neutral says that they refuse."""
    said_free: bool = False
    """The offer itself says that they are free or home."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of the answer sheet."""

    weighed: Weighed
    whose: Whose
    states: tuple[State, ...]
    reply: Reply
    words: str


@dataclass(frozen=True, slots=True)
class Omitted:
    """Somebody of ours whom we have evidence for, whom a clause of the offer fits, and whom the offer leaves out."""

    case: str
    name: str
    entries: tuple[str, ...]
    clauses: tuple[str, ...]
    last_sign_of_life: str
    held_by: str


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The whole answer to one offered list."""

    answers: tuple[Answer, ...]
    omitted: tuple[Omitted, ...]

    def by_reply(self) -> Counter[Reply]:
        """Count rows by proposed reply."""
        return Counter(answer.reply for answer in self.answers)

    def by_state(self) -> Counter[State]:
        """Count rows by what stands against them; a row with two states counts under both."""
        return Counter(state for answer in self.answers for state in answer.states)


def answer(row: Weighed, offered_under: Sequence[str]) -> Answer:
    """Propose a reply to one row; `offered_under` are the clauses under which the list was offered."""
    states = tuple(state for state, holds in _states(row, offered_under) if holds)
    whose = Whose.THEIRS if row.theirs and not row.ours else (Whose.OURS if row.ours else Whose.NOT_KNOWN)
    reply = _reply(row, states, whose)
    return Answer(row, whose, states, reply, _words(row, states, reply))


def _states(row: Weighed, offered_under: Sequence[str]) -> tuple[tuple[State, bool], ...]:
    fits = bool(set(row.met) & set(offered_under)) if offered_under else bool(row.met)
    open_question = (
        bool(set(row.undetermined) & set(offered_under)) if offered_under else bool(row.undetermined)
    )
    return (
        (State.ALREADY_HOME, row.home),
        (State.SAID_DEAD, row.dead),
        (State.TWICE, row.repeats is not None),
        (State.THEIRS, row.theirs and not row.ours),
        (State.REFUSES, row.refuses),
        (State.INTERVIEW, row.interview),
        (State.SAID_FREE, row.said_free and not row.home),
        (State.CIVILIAN, row.civilian),
        (State.UNDETERMINED, not fits and open_question),
        (State.NOT_IN_CATEGORY, not fits and not open_question),
        (State.DIFFERING, bool(row.differing)),
        (State.NO_DOB, not row.has_dob),
    )


def _reply(row: Weighed, states: tuple[State, ...], whose: Whose) -> Reply:
    """Take the gravest first; who is home, twice here or not ours is settled before any category."""
    doubtful = row.identity is not Identity.SAME or bool(
        {State.SAID_DEAD, State.REFUSES, State.SAID_FREE} & set(states)
    )
    unsettled = bool({State.UNDETERMINED, State.DIFFERING, State.NO_DOB, State.INTERVIEW} & set(states))
    outside = State.NOT_IN_CATEGORY in states or (State.CIVILIAN in states and State.UNDETERMINED in states)
    in_order = (
        (Reply.HOME, State.ALREADY_HOME in states),
        (Reply.COUNT_ONCE, State.TWICE in states),
        (Reply.NOT_OURS, whose is Whose.THEIRS),
        (Reply.ASK, doubtful),
        (Reply.OTHER_TERMS, outside),
        (Reply.CONDITIONAL, unsettled),
    )
    return next((reply for reply, holds in in_order if holds), Reply.ACCEPT)


def _words(row: Weighed, states: tuple[State, ...], reply: Reply) -> str:
    """Say in one or two sentences why this reply, with what would change it."""
    parts = [EXPLANATIONS[reply]]
    if row.identity is Identity.POSSIBLE:
        parts.append(f"Possibly {', '.join(row.matched)}: judge the pair.")
    if row.identity is Identity.UNKNOWN and reply is Reply.ASK:
        parts.append("Nobody on our lists; ask for date of birth, unit and place of capture.")
    if row.repeats:
        parts.append(f"Same as {row.repeats}.")
    parts += [_ADVICE[state] for state in states if state in _ADVICE]
    if State.UNDETERMINED in states and row.asked_for:
        parts.append(f"To decide, ask for: {', '.join(row.asked_for)}.")
    if row.differing:
        parts.append(f"Lists differ on {', '.join(row.differing)}.")
    return " ".join(parts)
