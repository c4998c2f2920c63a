"""Which clauses a person meets: eligible, not eligible, or undetermined, with the reasons in words."""

from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.predicate import Every, InCategory, Named, OnList, Predicate, parts_of
from allforall.agreement.reason import reason_kind
from allforall.agreement.truth import NO, YES, Answer
from allforall.base.parties import Letter
from allforall.people.person import Person

PRISONER_OF_WAR = InCategory(("pow",))
DEAD = InCategory(("deceased",))

_OTHER_DIRECTION = reason_kind(
    "agreement.other_direction", "the clause brings people home to the other party only"
)


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
    said = Every(tuple(parts))
    if any(isinstance(part, InCategory | OnList | Named) for part, includes in parts_of(said) if includes):
        return said
    implied = DEAD if clause.formula is Formula.BODIES_N_FOR_N else PRISONER_OF_WAR
    return Every((said, implied))


def eligibility(
    clause: Clause, person: Person, agreement: Agreement, *, goes_to: Letter | None = None
) -> Answer:
    """Say whether a person meets a clause on its reference date.

    `goes_to` is the party whose person this is, where the caller knows it: a clause in one direction leaves the
    other party's people out.
    """
    if goes_to is not None and not clause.direction.brings_home_to(goes_to):
        return Answer(NO, (_OTHER_DIRECTION.because(),), ())
    return condition(clause).answer(person, agreement.reference_date(clause))


def answers(
    agreement: Agreement, person: Person, *, goes_to: Letter | None = None
) -> tuple[tuple[Clause, Answer], ...]:
    """Answer for every clause, in the order of the text."""
    return tuple(
        (clause, eligibility(clause, person, agreement, goes_to=goes_to)) for clause in agreement.clauses
    )


def clauses_met(agreement: Agreement, person: Person, *, goes_to: Letter | None = None) -> tuple[Clause, ...]:
    """Return all clauses that a person meets: each is reported, whichever of them counts exposure."""
    return tuple(
        clause for clause, answer in answers(agreement, person, goes_to=goes_to) if answer.state is YES
    )
