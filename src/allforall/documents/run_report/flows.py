"""The lists face to face, one picture for the people of each party."""

from allforall.base.parties import LETTERS, Letter, other
from allforall.documents.charts.flow import Column, Flow
from allforall.documents.counts import Absent
from allforall.exchange.definition import ListKind
from allforall.exchange.entries import Fate, fates
from allforall.exchange.outcome import Outcome
from allforall.people.person_list import PersonList

ELSEWHERE = (
    Fate.EVIDENCE,
    Fate.NO_TRACE,
    Fate.ELSEWHERE,
    Fate.NOT_ASKED,
    Fate.NOT_SHOWN,
    Fate.REPEATED,
    Fate.HOME,
    Fate.DEAD,
)


def flows(outcome: Outcome) -> tuple[Flow, ...]:
    """Hold for each party the list that asks for its people against the list that says they are held."""
    return tuple(_flow(outcome, letter) for letter in LETTERS)


def _flow(outcome: Outcome, letter: Letter) -> Flow:
    detaining = other(letter)
    asked = _first(outcome, letter, ListKind.MISSING)
    held = _first(outcome, letter, ListKind.HELD)
    offered = held is None
    held = held or _first(outcome, letter, ListKind.OFFER)
    asks, holds = f"{letter} asks for", f"{detaining} {'offers' if offered else 'says it holds'}"
    files = [people.file for people in (asked, held) if people]
    return Flow(
        of=letter,
        title=f"People of {letter}, held by {detaining}",
        asked=_column(outcome, letter, asks, letter, (asked, held)),
        held=_column(outcome, letter, holds, detaining, (held, asked)),
        asked_title=asks,
        held_title=holds,
        source=f"{' and '.join(files)}." if files else "",
    )


def _first(outcome: Outcome, letter: Letter, kind: ListKind) -> PersonList | None:
    return next(iter(outcome.lists_of(kind, letter)), None)


def _column(
    outcome: Outcome,
    letter: Letter,
    title: str,
    side: Letter,
    lists: tuple[PersonList | None, PersonList | None],
) -> Column | Absent:
    mine, opposite = lists
    if mine is None:
        return _why_no_list(outcome, letter, side)
    found = fates(outcome.people[letter], mine.name, opposite.name if opposite else None)
    # Without a list on the other side there is nothing to meet: what is possible there is one more line of this list.
    alone = (Fate.POSSIBLE,) if opposite is None else ()
    rest = tuple((fate.value, found[fate]) for fate in (*alone, *ELSEWHERE) if found[fate])
    return Column(title, side, found[Fate.BOTH], 0 if alone else found[Fate.POSSIBLE], rest)


def _why_no_list(outcome: Outcome, letter: Letter, side: Letter) -> Absent:
    """Say why a list is missing: not for these eyes, there and unreadable, or never sent."""
    if side not in outcome.view.sees:
        return Absent.NOT_SHOWN
    named = any(spec.about == letter and spec.said_by == side for spec in outcome.exchange.lists)
    return Absent.NOT_KNOWN if named else Absent.NOT_DISCLOSED
