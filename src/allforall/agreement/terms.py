"""Terms of a text that do not fit together: a stay without an end, a list that was only to be verified, days in disorder."""

from collections.abc import Iterator
from datetime import date

from allforall.agreement import findings as found
from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.law_findings import CHILDREN_COUNTED, H51_REMAINS
from allforall.agreement.parts import Condition, Effect, Stage
from allforall.agreement.sessions import Purpose
from allforall.agreement.words import day_words
from allforall.base.finding import Finding


def check_terms(clause: Clause, agreement: Agreement, on: date) -> Iterator[Finding]:
    """Hold the terms of a clause against each other and against a day."""
    yield from _list(clause, agreement)
    yield from _days(clause, agreement, on)
    for condition in clause.conditions:
        yield from _stay(condition, clause, on)
        yield from _named(condition, clause)


def purposes(agreement: Agreement) -> dict[str, Purpose]:
    """Say for what each list was handed over; of two sessions, the later one."""
    handed = [d for s in sorted(agreement.sessions, key=lambda s: s.on) for d in s.documents]
    return {d.list_name: d.purpose for d in handed if d.list_name and d.purpose is not None}


def _list(clause: Clause, agreement: Agreement) -> Iterator[Finding]:
    """Find a clause that uses a list for what it was not handed over for; children and the dead stand against nobody."""
    purpose = purposes(agreement).get(clause.list_name)
    if purpose is Purpose.VERIFY:
        yield found.VERIFY_ONLY.at(clause.place, title=clause.title, list=clause.list_name)
    elif purpose is Purpose.CHILDREN and clause.counts:
        yield CHILDREN_COUNTED.at(clause.place, title=clause.title)
    elif purpose is Purpose.REMAINS and clause.formula is not Formula.BODIES_N_FOR_N and clause.counts:
        yield H51_REMAINS.at(clause.place, title=clause.title)


def _days(clause: Clause, agreement: Agreement, on: date) -> Iterator[Finding]:
    agreed = clause.agreed_on or agreement.agreed_on
    for term, day in (("deadline", clause.deadline), ("target date", clause.target_date)):
        if day is not None and day < agreed:
            words = {"agreed": day_words(agreed), "term": term, "day": day_words(day)}
            yield found.AIM_BEFORE_AGREED.at(clause.place, title=clause.title, **words)
    over = agreement.state_on(on) in {Stage.FULFILLED, Stage.ABANDONED}
    if clause.deadline is not None and agreed <= clause.deadline < on and not over:
        yield found.DEADLINE_PASSED.at(clause.place, title=clause.title, day=day_words(clause.deadline))


def _stay(condition: Condition, clause: Clause, on: date) -> Iterator[Finding]:
    if condition.effect is not Effect.THIRD_COUNTRY:
        return
    place, stay = condition.place or clause.place, condition.residence
    if stay is None:
        yield found.NO_PLACE_TO_STAY.at(place, title=clause.title, says=condition.says)
    elif stay.open:
        yield found.STAY_OPEN.at(place, title=clause.title, country=stay.country, says=condition.says)
    elif isinstance(stay.until, date) and stay.until < on:
        day = day_words(stay.until)
        yield found.STAY_OVER.at(place, title=clause.title, country=stay.country, day=day)


def _named(condition: Condition, clause: Clause) -> Iterator[Finding]:
    whom = condition.concerns
    if whom is not None and whom.entries and whom.number not in {None, len(whom.entries)}:
        place, named = condition.place or clause.place, len(whom.entries)
        yield found.NUMBER_OF_NAMED.at(place, title=clause.title, number=whom.number, named=named)
