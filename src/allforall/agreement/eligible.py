"""Which clauses a person meets: eligible, not eligible, or undetermined, with the reasons in words."""

from collections.abc import Sequence
from datetime import date

from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.predicate import Every, InCategory, Named, OnList, Predicate, parts_of
from allforall.agreement.reason import reason_kind
from allforall.agreement.truth import NO, OPEN, YES, Answer, agreeing
from allforall.base.parties import Letter
from allforall.people.person import Person

PRISONER_OF_WAR = InCategory(("pow",))
DEAD = InCategory(("deceased",))

_OTHER_DIRECTION = reason_kind(
    "agreement.other_direction", "the clause brings people home to the other party only"
)
_BY_ROUND = reason_kind("agreement.depends_on_round", "meets it in a round on {met}, and not in every round")
_NO_ROUND = reason_kind(
    "agreement.round_not_known", "age and time count on the day of the round, and none is known"
)

DATED = frozenset({"dob", "capture_date", "held_since"})
"""Fields whose answer changes from day to day."""


def condition(clause: Clause) -> Predicate:
    """Return the whole condition of a clause, with what its formula implies.

    A clause that names no category, list or person is about prisoners of war: civilians, children and medical staff
    are counted only where a text says so (GC IV 34; GC I 28, 30). A clause about remains is about the dead.
    """
    parts = [clause.who]
    if clause.list_name:
        parts.append(OnList(clause.list_name))
    if clause.formula is Formula.NAMED:
        parts.append(Named(tuple(entry for pair in clause.pairs for entry in (pair.first, pair.second))))
    implied = implied_category(clause)
    return Every(tuple(parts)) if implied is None else Every((Every(tuple(parts)), implied))


def implied_category(clause: Clause) -> InCategory | None:
    """Return the category that a clause is about by its formula alone; None where the text itself says who."""
    if clause.list_name or clause.formula is Formula.NAMED:
        return None
    named = (part for part, includes in parts_of(clause.who) if includes)
    if any(isinstance(part, InCategory | OnList | Named) for part in named):
        return None
    return DEAD if clause.formula is Formula.BODIES_N_FOR_N else PRISONER_OF_WAR


def eligibility(
    clause: Clause,
    person: Person,
    agreement: Agreement,
    *,
    goes_to: Letter | None = None,
    rounds: Sequence[date] = (),
) -> Answer:
    """Say whether a person meets a clause on its reference date.

    `goes_to` is the party whose person this is, where the caller knows it: a clause in one direction leaves the
    other party's people out. `rounds` are the days of the rounds that are possible, for a clause that counts age and
    time in captivity on the day of the round.
    """
    if goes_to is not None and not clause.direction.brings_home_to(goes_to):
        return Answer(NO, (_OTHER_DIRECTION.because(),), ())
    if clause.on_round_day:
        return _on_round_days(condition(clause), person, rounds, agreement.reference_date(clause))
    return condition(clause).answer(person, agreement.reference_date(clause))


def answers(
    agreement: Agreement, person: Person, *, goes_to: Letter | None = None, rounds: Sequence[date] = ()
) -> tuple[tuple[Clause, Answer], ...]:
    """Answer for every clause, in the order of the text."""
    return tuple(
        (clause, eligibility(clause, person, agreement, goes_to=goes_to, rounds=rounds))
        for clause in agreement.clauses
    )


def rounds_met(clause: Clause, person: Person, rounds: Sequence[date]) -> tuple[date, ...]:
    """Return the days on which a person surely meets a clause that counts on the day of the round."""
    who = condition(clause)
    return tuple(day for day in rounds if who.answer(person, day).state is YES)


def _on_round_days(who: Predicate, person: Person, rounds: Sequence[date], agreed: date) -> Answer:
    """Answer where the day of the round decides: eligible in a run of rounds is eligible, since one of them will do.

    Who is not eligible in between, or in no round for sure, is undetermined unless every round says no.
    """
    if not rounds:
        answer = who.answer(person, agreed)
        return Answer(OPEN, (_NO_ROUND.because(),), answer.fields) if DATED & {*answer.fields} else answer
    found = [(day, who.answer(person, day)) for day in rounds]
    if agreeing(answer.state for _, answer in found) is found[0][1].state:
        return found[0][1]
    met = tuple(day for day, answer in found if answer.state is YES)
    reason = _BY_ROUND.because(met=met) if met else found[0][1].reasons[0]
    first, last = (rounds.index(met[0]), rounds.index(met[-1])) if met else (0, -1)
    state = YES if met and last - first + 1 == len(met) else OPEN
    return Answer(state, (reason,), tuple(dict.fromkeys(f for _, answer in found for f in answer.fields)))


def clauses_met(agreement: Agreement, person: Person, *, goes_to: Letter | None = None) -> tuple[Clause, ...]:
    """Return all clauses that a person meets: each is reported, whichever of them counts exposure."""
    return tuple(
        clause for clause, answer in answers(agreement, person, goes_to=goes_to) if answer.state is YES
    )


def lists_named(clause: Clause) -> frozenset[str]:
    """Return the lists that a clause speaks of, by the names that the text gives them."""
    return frozenset(part.name for part, _ in parts_of(condition(clause)) if isinstance(part, OnList))
