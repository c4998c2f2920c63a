"""The law about people as the lists tell of them: counted, whoever goes or stays.

What a class, a date or a report is missing for is a question to the holder; nothing here keeps anybody from a seat.
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from allforall.agreement import law_findings as law
from allforall.agreement.clauses import Agreement
from allforall.agreement.conditions import LongHeld, SeriouslyWoundedOrSick
from allforall.agreement.eligible import PRISONER_OF_WAR
from allforall.agreement.health import FIELDS as OF_HEALTH
from allforall.agreement.health import has_class, outweighed
from allforall.agreement.law import CIVILIANS
from allforall.agreement.parts import Effect
from allforall.agreement.truth import YES
from allforall.base.finding import Finding, FindingKind
from allforall.people.annex1 import Track, codes_on
from allforall.people.person import Person
from allforall.planning.policy_findings import CLASS_AGAINST_HOLDER, STAYS_ABROAD
from allforall.planning.standing import CIVILIAN, DIED, HOME, NO_CLAUSE, OWN_SIDE, Standing

LONG_YEARS = 3
"""From how many years captivity is long: GC III 109(2) gives no number, and the texts of 2025 speak of three."""
REPORT_EVERY = timedelta(days=7)
"""How often the health of the gravely wounded and sick is told, if possible (GC III 122(6))."""

_LONG = LongHeld(LONG_YEARS)
_SERIOUS = SeriouslyWoundedOrSick()
_NOT_HELD = {DIED.code, HOME.code, OWN_SIDE.code}


def law_of_people(
    agreement: Agreement, everybody: Sequence[Standing], may_go: Sequence[Standing], as_of: date
) -> Iterator[Finding]:
    """H03, H04, H05, H21, H26 and H37 over everybody held, and who was spoken for by a commission or stays abroad."""
    held = [s for s in everybody if s.kept_by is None or s.kept_by.code not in _NOT_HELD]
    long = [s for s in held if _LONG.answer(s.case.person, as_of).state is YES]
    serious = [s for s in held if _SERIOUS.answer(s.case.person, as_of).state is YES]
    left = [s for s in long if _kept_for(s, NO_CLAUSE.code) and _prisoner(s, as_of)]
    yield from _counted(law.H03_LONG, left, years=LONG_YEARS)
    yield from _counted(law.H04_CLASS, [s for s in held if _coded(s, Track.DIRECT) and not _examined(s)])
    if not any(c.effect is Effect.THIRD_COUNTRY for clause in agreement.clauses for c in clause.conditions):
        yield from _counted(law.H05_NEUTRAL, [s for s in held if _for_neutral_country(s)])
    yield from _counted(law.H21_HEALTH, [s for s in serious if _unheard(s.case.person, as_of)])
    yield from _counted(law.H26_STATUS, [s for s in held if _status_open(s.case.person)])
    yield from _counted(law.H37_LONG, [s for s in long if _kept_for(s, CIVILIAN.code)], years=LONG_YEARS)
    yield from _counted(CLASS_AGAINST_HOLDER, [s for s in held if outweighed(s.case.person, as_of)])
    abroad = {
        entry
        for clause in agreement.clauses
        for condition in clause.conditions
        if condition.effect is Effect.THIRD_COUNTRY and condition.concerns is not None
        for entry in condition.concerns.entries
    }
    yield from _counted(STAYS_ABROAD, [s for s in may_go if not abroad.isdisjoint(s.case.person.entries)])


def _counted(kind: FindingKind, people: Sequence[Standing], **args: int) -> Iterator[Finding]:
    ids = tuple(s.case.id for s in people)
    if ids:
        yield kind.at(None, count=len(ids), people=ids, **args)


def _kept_for(standing: Standing, code: str) -> bool:
    return standing.kept_by is not None and standing.kept_by.code == code


def _prisoner(standing: Standing, as_of: date) -> bool:
    return PRISONER_OF_WAR.answer(standing.case.person, as_of).state is YES


def _coded(standing: Standing, track: Track) -> bool:
    return not codes_on(track).isdisjoint(standing.case.person.values("annex_code"))


def _examined(standing: Standing) -> bool:
    """Tell whether a commission has decided anything; `unset` says that it has not."""
    return bool(set(standing.case.person.values("medical_class")) - {"unset"})


def _for_neutral_country(standing: Standing) -> bool:
    """Tell whether class B, or a code of Annex I B without any class, speaks for a neutral country."""
    person = standing.case.person
    return "B" in person.values("medical_class") or (
        _coded(standing, Track.NEUTRAL) and not has_class(person)
    )


def _unheard(person: Person, as_of: date) -> bool:
    """Tell whether the last word on somebody's health is older than a week; where no list has a day, nobody can tell."""
    days = [said.said_on for field in OF_HEALTH for said in person.said(field) if said.said_on is not None]
    return bool(days) and as_of - max(days) > REPORT_EVERY


def _status_open(person: Person) -> bool:
    said = set(person.values("category"))
    return "unknown_status" in said or ("pow" in said and not said.isdisjoint(CIVILIANS))
