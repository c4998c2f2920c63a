"""Where one person stands under an agreement: under which clause or duty they go, or what keeps them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.conditions import AgeBetween, SeriouslyWoundedOrSick
from allforall.agreement.eligible import PRISONER_OF_WAR, answers, rounds_met
from allforall.agreement.law import ADULT, CIVILIANS, about_seriously_wounded, stopped
from allforall.agreement.predicate import InCategory, Some
from allforall.agreement.reason import Reason, reason_kind
from allforall.agreement.truth import OPEN, YES, Answer
from allforall.agreement.will import Will, will_of
from allforall.base.parties import LETTERS
from allforall.people.person import Person
from allforall.planning.case import Case

CHILDREN, MEDICAL_STAFF, WOUNDED = "law-children", "law-medical-staff", "law-seriously-wounded"
"""Duties that stand without any clause; a plan counts people under them by these names."""

UNREACHABLE = reason_kind(
    "planning.unreachable", "held by {holder}, whom no party can make release anyone; stays in the remainder"
)
HOLDER_NOT_KNOWN = reason_kind(
    "planning.holder_not_known", "nobody knows who holds this person; stays in the remainder"
)
OWN_SIDE = reason_kind("planning.own_side", "held by their own side, so no prisoner of the other")
DIED = reason_kind("planning.died", "said by the holder to have died; ask for the certificate (GC III 120)")
HOME = reason_kind("planning.home", "said by the holder to be free or home; the home party does not say so")
DECLINED = reason_kind("planning.declined", "declined to return before a neutral")
UNDETERMINED = reason_kind("planning.undetermined", "cannot be decided yet: {why}")
CIVILIAN = reason_kind("planning.civilian_not_counted", "a civilian, and no clause speaks of civilians")
NO_CLAUSE = reason_kind("planning.no_clause", "meets no clause: {why}")
NOTHING_AGREED = reason_kind("planning.nothing_agreed", "the text has no clause")
STOPPED = reason_kind("planning.clause_stopped", "only clauses that the law stops would fit")
NOT_FIT = reason_kind(
    "planning.not_fit_in_time", "cannot travel, or the clause is not yet agreed, before the last round"
)
COUNTERPART = reason_kind("planning.counterpart_stays", "the text ties them to somebody who cannot go")

_HOME = {"returned", "released_otherwise", "escaped"}
_CHILD = Some((InCategory(("child",)), AgeBetween(oldest=ADULT - 1)))
_CIVILIAN = InCategory(CIVILIANS)
_STAFF = InCategory(("retained_medical",))
SERIOUS = SeriouslyWoundedOrSick()


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one person stands.

    `counted_by` is the clause or duty under which the person may go, empty where there is none; `duty` tells that no
    counterpart is needed. `kept_by` is what keeps the person from going, None for who may go.
    `only_on` are the days of the rounds in which they meet that clause, empty where no day matters.
    """

    case: Case
    answers: tuple[tuple[Clause, Answer], ...]
    counted_by: str
    duty: bool
    will: Will
    kept_by: Reason | None
    only_on: tuple[date, ...] = ()

    @property
    def meets(self) -> tuple[str, ...]:
        """All clauses that the person meets."""
        return tuple(clause.id for clause, answer in self.answers if answer.state is YES)

    @property
    def undetermined(self) -> tuple[str, ...]:
        """The clauses that cannot be decided for the person."""
        return tuple(clause.id for clause, answer in self.answers if answer.state is OPEN)

    @property
    def declined(self) -> bool:
        """Whether nothing but the person's own word before a neutral keeps them."""
        return self.kept_by is not None and self.kept_by.code == DECLINED.code


def stand(case: Case, agreement: Agreement, as_of: date, rounds: Sequence[date] = ()) -> Standing:
    """Find under which clause or duty a person goes, or what keeps them; `rounds` are the days that are possible."""
    found = answers(agreement, case.person, goes_to=case.goes_to, rounds=rounds)
    met = [clause for clause, answer in found if answer.state is YES]
    some = {clause.id: days for clause in met if (days := _some_rounds(clause, case.person, rounds))}
    counted_by, duty = _counted(case.person, met, as_of, some)
    will = will_of(case.person)
    kept = _kept(case, will) or (None if counted_by else _uncounted(case.person, found))
    return Standing(case, found, counted_by, duty, will, kept, some.get(counted_by, ()))


def is_child(person: Person, as_of: date) -> bool:
    """Tell whether somebody is surely under 18."""
    return _CHILD.answer(person, as_of).state is YES


def is_civilian(person: Person, as_of: date) -> bool:
    """Tell whether everybody says that somebody is a civilian."""
    return _CIVILIAN.answer(person, as_of).state is YES


def _some_rounds(clause: Clause, person: Person, rounds: Sequence[date]) -> tuple[date, ...]:
    """Return the days on which somebody meets a clause, where these are not all of them."""
    days = rounds_met(clause, person, rounds) if clause.on_round_day else ()
    return days if len(days) < len(rounds) else ()


def _counted(person: Person, met: list[Clause], as_of: date, some: Collection[str]) -> tuple[str, bool]:
    """Choose the one clause that counts exposure: a duty before any clause, then the order of the text.

    A clause met in `some` rounds only comes after those met in all of them: a birthday costs nobody a seat.
    """
    usable = [
        clause for clause in met if not stopped(clause) and clause.formula is not Formula.BODIES_N_FOR_N
    ]
    law = _duty(person, as_of)
    if law:
        free = [
            clause
            for clause in usable
            if (clause.formula is Formula.ONE_WAY or about_seriously_wounded(clause))
            and _adds_no_wait(clause, as_of)
            and clause.id not in some
        ]
        return (free[0].id if free else law), True
    if not usable:
        return "", False
    # A wounded civilian goes only where some clause brings civilians home, and even then is counted for nobody.
    serious = SERIOUS.answer(person, as_of).state is YES
    chosen = next((clause for clause in usable if clause.id not in some), usable[0])
    return chosen.id, serious or chosen.formula is Formula.ONE_WAY


def _adds_no_wait(clause: Clause, as_of: date) -> bool:
    """Tell whether a clause says what the law says and no less: a cap or a later day holds nobody whom the law frees."""
    capped = clause.quantity is not None and any(clause.quantity.most_to(x) is not None for x in LETTERS)
    return not capped and (clause.agreed_on is None or clause.agreed_on <= as_of)


def _duty(person: Person, as_of: date) -> str:
    """Name the duty by which the law itself, or the rule that children weigh nothing, sends somebody home."""
    if is_child(person, as_of):
        return CHILDREN
    if _STAFF.answer(person, as_of).state is YES:
        return MEDICAL_STAFF
    serious = SERIOUS.answer(person, as_of).state is YES
    return WOUNDED if serious and PRISONER_OF_WAR.answer(person, as_of).state is YES else ""


def _kept(case: Case, will: Will) -> Reason | None:
    """Find what keeps a person whatever the clauses say."""
    status, category = _by_the_holder(case, "status"), _by_the_holder(case, "category")
    if status == {"deceased"} or category == {"deceased"}:
        return DIED.because()
    if status and status <= _HOME:
        return HOME.because()
    if case.held_by is None:
        return UNREACHABLE.because(holder=case.holder) if case.holder else HOLDER_NOT_KNOWN.because()
    if case.held_by == case.goes_to:
        return OWN_SIDE.because()
    return DECLINED.because() if will is Will.REFUSED_TO_NEUTRAL else None


def _by_the_holder(case: Case, field: str) -> set[str]:
    """Take the word of those who hold a person, where they say anything, and everybody's where they do not.

    What the home party says of somebody who is held, that they are dead or home, is a contradiction to settle and
    keeps nobody from a seat.
    """
    said = case.person.said(field)
    theirs = {s.value for s in said if s.said_by != case.goes_to}
    return theirs or ({s.value for s in said} if not case.held_by else set())


def _uncounted(person: Person, found: tuple[tuple[Clause, Answer], ...]) -> Reason:
    """Say why no clause takes a person in: what is undetermined comes before what is settled."""
    opened = [answer for clause, answer in found if answer.state is OPEN and not stopped(clause)]
    if opened:
        return UNDETERMINED.because(why=tuple(reason for answer in opened for reason in answer.reasons))
    if any(answer.state is YES for _, answer in found):
        return STOPPED.because()
    if set(person.values("category")) and set(person.values("category")) <= set(CIVILIANS):
        return CIVILIAN.because()
    why = tuple(reason for _, answer in found for reason in answer.reasons)
    return NO_CLAUSE.because(why=why or (NOTHING_AGREED.because(),))
