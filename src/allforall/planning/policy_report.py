"""What compiling an agreement shows about its people: counted, in words, with what a person can do about it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from allforall.agreement import law_findings as law
from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.eligible import PRISONER_OF_WAR
from allforall.agreement.health import FIELDS, has_class
from allforall.agreement.law import stopped
from allforall.agreement.parts import Stance
from allforall.agreement.truth import OPEN, YES
from allforall.agreement.will import Will
from allforall.agreement.words import listed
from allforall.base.finding import Finding, FindingKind
from allforall.base.parties import LETTERS
from allforall.planning import policy_findings as found
from allforall.planning import standing as why
from allforall.planning.policy_law import law_of_people
from allforall.planning.standing import SERIOUS, Standing, is_child


def report(
    agreement: Agreement, everybody: Sequence[Standing], may_go: Sequence[Standing], as_of: date
) -> Iterator[Finding]:
    """Find what a delegation should know before it looks at a plan; each finding counts people and names their ids."""
    yield from _text(agreement, may_go)
    yield from _kept(everybody, as_of)
    yield from _going(may_go, as_of)
    yield from law_of_people(agreement, everybody, may_go, as_of)


def _text(agreement: Agreement, may_go: Sequence[Standing]) -> Iterator[Finding]:
    for clause in agreement.clauses:
        open_to = [letter for letter in LETTERS if clause.stance(letter) is not Stance.ACCEPTS]
        if clause.positions and open_to and clause.formula is not Formula.BODIES_N_FOR_N:
            yield found.NOT_ACCEPTED.at(clause.place, title=clause.title, parties=listed(open_to))
        if clause.formula is Formula.BODIES_N_FOR_N:
            yield found.REMAINS_APART.at(clause.place, title=clause.title)
        elif stopped(clause):
            yield found.STOPPED.at(clause.place, title=clause.title)
        elif clause.quantity is not None:
            yield from _together(clause, may_go)
            for letter in LETTERS:
                fewest = clause.quantity.fewest_to(letter)
                count = sum(clause.id in s.meets and s.case.goes_to == letter for s in may_go)
                if fewest is not None and count < fewest:
                    number = clause.quantity.words()
                    yield found.TOO_FEW.at(
                        clause.place, title=clause.title, number=number, party=letter, found=count
                    )


def _together(clause: Clause, may_go: Sequence[Standing]) -> Iterator[Finding]:
    """Hold a number that is said for both sides together against the people of both."""
    fewest = clause.quantity.fewest_together() if clause.quantity else None
    most = clause.quantity.most_together() if clause.quantity else None
    count = sum(clause.id in s.meets for s in may_go)
    terms = {
        "title": clause.title,
        "number": clause.quantity.words() if clause.quantity else "",
        "found": count,
    }
    if fewest is not None and count < fewest:
        yield found.TOO_FEW_TOGETHER.at(clause.place, **terms)
    if most is not None and count > most:
        yield found.MORE_TOGETHER.at(clause.place, **terms)


def _kept(everybody: Sequence[Standing], as_of: date) -> Iterator[Finding]:
    def kept(*reasons: str) -> list[Standing]:
        return [s for s in everybody if s.kept_by is not None and s.kept_by.code in reasons]

    declined = kept(why.DECLINED.code)
    yield from _counted(found.UNREACHABLE, kept(why.UNREACHABLE.code, why.HOLDER_NOT_KNOWN.code))
    yield from _counted(found.UNDETERMINED, kept(why.UNDETERMINED.code))
    civilians = kept(why.CIVILIAN.code)
    yield from _counted(found.CIVILIANS_STAY, civilians)
    yield from _counted(law.H37_CIVILIAN, (s for s in civilians if _serious(s, as_of)))
    yield from _counted(law.H02_REFUSED, declined)
    yield from _counted(law.H39_REVIEW, declined)


def _going(may_go: Sequence[Standing], as_of: date) -> Iterator[Finding]:
    serious = [s for s in may_go if _serious(s, as_of)]
    yield from _counted(law.H02_HOLDER, (s for s in may_go if s.will is Will.REFUSAL_REPORTED))
    yield from _counted(law.H02_UNRECORDED, (s for s in serious if s.will is Will.NOT_RECORDED))
    yield from _counted(law.H06_MANIFEST, (s for s in serious if not has_class(s.case.person)))
    yield from _counted(found.UNGRADED, (s for s in may_go if not s.duty and _undecided(s, as_of)))
    yield from _counted(law.H29_RETAINED, (s for s in may_go if s.counted_by == why.MEDICAL_STAFF))
    yield from _counted(law.H55_CHILD, (s for s in may_go if _child_soldier(s, as_of)))
    yield from _counted(found.SOME_ROUNDS, (s for s in may_go if s.only_on))
    yield from _counted(found.UNVERIFIED, (s for s in may_go if not s.case.verified))
    yield from _counted(found.UNJUDGED, (s for s in may_go if not s.case.judged))


def _counted(kind: FindingKind, people: Iterable[Standing]) -> Iterator[Finding]:
    ids = tuple(s.case.id for s in people)
    if ids:
        yield kind.at(count=len(ids), people=ids)


def _serious(standing: Standing, as_of: date) -> bool:
    return SERIOUS.answer(standing.case.person, as_of).state is YES


def _undecided(standing: Standing, as_of: date) -> bool:
    """Tell whether somebody speaks of sickness or wounds and nobody has decided how serious they are."""
    person = standing.case.person
    said = {value for field in FIELDS for value in person.values(field)} - {"well", "none", "unset"}
    return bool(said) and SERIOUS.answer(person, as_of).state is OPEN


def _child_soldier(standing: Standing, as_of: date) -> bool:
    prisoner = PRISONER_OF_WAR.answer(standing.case.person, as_of).state is YES
    return prisoner and is_child(standing.case.person, as_of)
