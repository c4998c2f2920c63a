"""Rounds, who is ahead after each, and who remains."""

from collections import Counter

from allforall.agreement.clauses import Clause
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.documents.charts.exposure import Exposure, Step
from allforall.documents.charts.pairs import Footing, Reason
from allforall.documents.counts import Absent, Count, Sides
from allforall.documents.report.model import Outlook, Round, Stage
from allforall.exchange.definition import ListKind
from allforall.exchange.outcome import Outcome
from allforall.exchange.remainder import CANNOT_BE_REACHED, NOT_KNOWN_TO_BE_HELD, Why
from allforall.planning.plan import exposure

_FOOTING = {Why.POSSIBLE: Footing.OPEN, Why.EVIDENCE: Footing.OPEN, Why.UNDETERMINED: Footing.OPEN}
_UNITS = {
    "persons": mark("people ahead"),
    "progress": mark("people ahead, each side's progress compared"),
    "weight": mark("weight ahead, as the text counts"),
}


def outlook(outcome: Outcome) -> Outlook:
    """Put everybody who is known to be held into one of four groups."""
    remains = outcome.remains_counted
    stays = frozenset(Why) - CANNOT_BE_REACHED - NOT_KNOWN_TO_BE_HELD - {Why.UNDETERMINED}

    def of(reasons: frozenset[Why]) -> Sides:
        return Sides(*(_sum(outcome, letter, remains[letter], reasons) for letter in LETTERS))

    return Outlook(
        go=Sides(
            *(
                outcome.going(letter) if known_held(outcome, letter) else Absent.NOT_SHOWN
                for letter in LETTERS
            )
        ),
        stay=of(stays),
        undetermined=of(frozenset({Why.UNDETERMINED})),
        unreachable=of(CANNOT_BE_REACHED),
    )


def rounds(outcome: Outcome) -> tuple[Round, ...]:
    """Describe every round that moves anybody, with who of those held remains after it."""
    left = {letter: _held_count(outcome, letter) for letter in LETTERS}
    found = []
    for slot in outcome.exchange.rounds:
        going = {letter: outcome.going(letter, slot.number) for letter in LETTERS}
        left = {letter: left[letter] - going[letter] for letter in LETTERS}
        if any(going.values()):
            found.append(
                Round(
                    number=slot.number,
                    day=slot.day,
                    people=Sides(going["A"], going["B"]),
                    stage=Stage.PLANNED,
                    clauses=", ".join(_clauses_of(outcome, slot.number)),
                    remaining=Sides(left["A"], left["B"]),
                )
            )
    return tuple(found)


def exposures(outcome: Outcome) -> tuple[Exposure, ...]:
    """Draw every clause that is bounded and moves anybody; above zero A has received more than B."""
    found = []
    for each in exposure(outcome.compiled.problem, outcome.plan):
        name = outcome.compiled.clause_of[each.clause]
        clause = outcome.agreement.clause(name)
        moving = {t.round for t in outcome.travellers if t.clause == name}
        # A holder who has released more has sent the other party's people home: the sign turns round.
        steps = tuple(
            Step(slot.number, slot.day, -each.after_round[slot.number - 1])
            for slot in outcome.exchange.rounds
            if slot.number in moving
        )
        if steps:
            title = f"Clause {number_of(outcome, name)}. {clause.title}" if clause else name
            found.append(
                Exposure(
                    clause=number_of(outcome, name),
                    title=title,
                    unit=_UNITS[each.unit],
                    limit=each.limit,
                    steps=steps,
                    decimals=1 if each.unit == "progress" else 0,
                )
            )
    return tuple(found)


def remainder(outcome: Outcome) -> tuple[Reason, ...]:
    """Count everybody who is in no round by reason, the firmest ground first."""
    found = []
    for why in Why:
        people = Sides(*(_sum(outcome, x, outcome.remains_counted[x], frozenset({why})) for x in LETTERS))
        if any(people.both):
            footing = (
                Footing.NOTHING_KNOWN
                if why in {Why.NO_TRACE, Why.CHILD_ASKED}
                else _FOOTING.get(why, Footing.ACKNOWLEDGED)
            )
            found.append(Reason(why.value, people, footing))
    return tuple(found)


def number_of(outcome: Outcome, name: str) -> str:
    """Give a clause the number by which it stands in the text; a duty of the law alone keeps its own name."""
    clauses: list[Clause] = list(outcome.agreement.clauses)
    return next((str(i) for i, clause in enumerate(clauses, 1) if clause.id == name), mark("law"))


def _clauses_of(outcome: Outcome, number: int) -> list[str]:
    moving = Counter(t.clause for t in outcome.travellers if t.round == number)
    return sorted({number_of(outcome, name) for name in moving}, key=lambda text: (text.isalpha(), text))


def known_held(outcome: Outcome, letter: Letter) -> bool:
    """Tell whether this view saw a list of the holder of a party's people."""
    return bool(outcome.lists_of(ListKind.HELD, letter) or outcome.lists_of(ListKind.OFFER, letter))


def _held_count(outcome: Outcome, letter: Letter) -> int:
    return outcome.going(letter) + sum(
        count for why, count in outcome.remains_counted[letter].items() if why not in NOT_KNOWN_TO_BE_HELD
    )


def _sum(outcome: Outcome, letter: Letter, reasons: dict[Why, int], which: frozenset[Why]) -> Count:
    """Add up reasons; what only lists say that this view never saw is not shown, and not nought."""
    unseen = {why for why in which if not _seen(outcome, letter, why)}
    if unseen and unseen == which:
        return Absent.NOT_SHOWN
    return sum(reasons.get(why, 0) for why in which)


def _seen(outcome: Outcome, letter: Letter, why: Why) -> bool:
    """Tell whether this view could know of people in no round for such a reason."""
    if why in {Why.NO_TRACE, Why.CHILD_ASKED, Why.EVIDENCE, Why.POSSIBLE}:
        return letter in outcome.view.sees or bool(outcome.lists_of(ListKind.MISSING, letter))
    return True
