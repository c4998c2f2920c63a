"""The law above a text: every rule that can be checked on the clauses alone, as code, with its article.

Rules and severities are those of `data/law.csv`. A finding that blocks stops drafting and publishing; it never stops
anybody from recording what was said or what happened.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from allforall.agreement import law_findings as law
from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.conditions import AgeBetween, SeriouslyWoundedOrSick
from allforall.agreement.findings import EQUIVALENTS, NAMED_PAIR
from allforall.agreement.law_conditions import check_conditions
from allforall.agreement.parts import Effect
from allforall.agreement.predicate import InCategory, Predicate, Said, parts_of
from allforall.agreement.read_who import ADVERSE
from allforall.agreement.words import day_words, listed
from allforall.base.finding import Finding
from allforall.people.fields import BY_NAME, Sensitivity

ADULT = 18
CIVILIANS = ("civilian_internee", "civilian_accused")


def check_agreement(agreement: Agreement) -> tuple[Finding, ...]:
    """Hold every clause against the law; findings come in the order of the text."""
    return tuple(finding for clause in agreement.clauses for finding in check_clause(clause, agreement))


def check_clause(clause: Clause, agreement: Agreement) -> Iterator[Finding]:
    """Hold one clause against every rule."""
    for rule in _RULES:
        yield from rule(clause)
    yield from _after_hostilities(clause, agreement.hostilities_ended)
    yield from check_conditions(clause, agreement)


def stopped(clause: Clause) -> bool:
    """Tell whether a clause must not be planned at all: it chooses by a forbidden criterion or takes a right away.

    Other faults have a cure that a plan applies by itself: whoever may not be counted is taken out of the count.
    """
    return bool(adverse_criteria(clause)) or any(
        c.effect is Effect.RESTRICTS_RIGHT for c in clause.conditions
    )


def adverse_criteria(clause: Clause) -> tuple[str, ...]:
    """Return the forbidden criteria that a clause takes people in or leaves them out by (GC III 16)."""
    everybody = (clause.who, *(category.who for category in clause.categories))
    parts = [part for who in everybody for part, _ in parts_of(who)]
    return tuple(part.field for part in parts if isinstance(part, Said) and part.field in ADVERSE)


def about_seriously_wounded(clause: Clause) -> bool:
    """Tell whether a clause is written about the seriously wounded or sick."""
    return any(isinstance(part, SeriouslyWoundedOrSick) for part in _taken_in(clause.who))


def categories_named(clause: Clause) -> frozenset[str]:
    """Return the legal categories that the text itself takes in."""
    parts = [part for part in _taken_in(clause.who) if isinstance(part, InCategory)]
    return frozenset(value for part in parts for value in part.values)


def check_publication(fields: Iterable[str]) -> tuple[Finding, ...]:
    """Find the fields of living people that no publication may show (GC III 13(2), GC IV 27(1))."""
    shown = sorted(
        f.replace("_", " ")
        for f in set(fields)
        if f in BY_NAME and BY_NAME[f].sensitivity is not Sensitivity.ORDINARY
    )
    return (law.H25_PUBLIC.at(fields=listed(shown)),) if shown else ()


def _taken_in(who: Predicate) -> list[Predicate]:
    return [part for part, includes in parts_of(who) if includes]


def _seriously_wounded(clause: Clause) -> Iterator[Finding]:
    """H01: people who are seriously wounded or sick go home regardless of number and rank (GC III 109(1))."""
    if not (clause.counts and about_seriously_wounded(clause)):
        return
    if terms := _waiting(clause):
        yield law.H01_COUNTERPART.at(clause.place, title=clause.title, terms=listed(terms))
    else:
        yield law.H01_PARALLEL.at(clause.place, title=clause.title)


def _waiting(clause: Clause) -> list[str]:
    """Name the terms by which people of a clause wait for others or count against them."""
    numbers = clause.counts and clause.formula not in {Formula.ALL_FOR_ALL, Formula.ALL_FOR_ALL_CATEGORY}
    return [
        words
        for words, said in (
            ("a number against a number", numbers),
            ("a limit of exposure", clause.exposure_limit is not None),
            ("a ratio", clause.ratio is not None),
            ("ranks", bool(clause.equivalents)),
            ("a counterpart", any(c.effect is Effect.COUNTERPART for c in clause.conditions)),
        )
        if said
    ]


def _after_hostilities(clause: Clause, ended: date | None) -> Iterator[Finding]:
    """H12: once active hostilities have ended, nobody waits for anybody (GC III 118(1))."""
    if ended is not None and (terms := _waiting(clause)):
        yield law.H12_ENDED.at(clause.place, title=clause.title, day=day_words(ended), terms=listed(terms))


def _medical_staff(clause: Clause) -> Iterator[Finding]:
    """H29: medical and religious personnel are no prisoners of war and are counted for nobody (GC I 28, 30)."""
    if clause.counts and "retained_medical" in categories_named(clause):
        yield law.H29_MEDICAL.at(clause.place, title=clause.title)


def _adverse_distinction(clause: Clause) -> Iterator[Finding]:
    """H34: nobody is chosen by nationality, religion, opinion or the like (GC III 16)."""
    if criteria := adverse_criteria(clause):
        words = listed([name.replace("_", " ") for name in criteria])
        yield law.H34_ADVERSE.at(clause.place, title=clause.title, criterion=words)


def _civilians(clause: Clause) -> Iterator[Finding]:
    """H36: civilians are no counter-value; counted only where the text says so (GC IV 34)."""
    if clause.counts and categories_named(clause) & set(CIVILIANS):
        yield law.H36_CIVILIANS.at(clause.place, title=clause.title)


def _children(clause: Clause) -> Iterator[Finding]:
    """Children stand against nobody: no clause that counts may name them, or begin below 18 years."""
    ages = [part for part in _taken_in(clause.who) if isinstance(part, AgeBetween)]
    young = any((age.youngest or 0) < ADULT for age in ages)
    if clause.counts and (young or "child" in categories_named(clause)):
        yield law.CHILDREN_COUNTED.at(clause.place, title=clause.title)


def _remains(clause: Clause) -> Iterator[Finding]:
    """H51: remains are not set against living people (GC I 15-17)."""
    named = categories_named(clause)
    mixed = clause.counts and "deceased" in named
    living = clause.formula is Formula.BODIES_N_FOR_N and bool(named - {"deceased"})
    if mixed or living:
        yield law.H51_REMAINS.at(clause.place, title=clause.title)


def _named_people(clause: Clause) -> Iterator[Finding]:
    """Record, and never suggest, that a text ties two people together or weighs them by rank."""
    if clause.pairs:
        yield NAMED_PAIR.at(clause.place, title=clause.title)
    if clause.equivalents:
        yield EQUIVALENTS.at(clause.place, title=clause.title)


_RULES: tuple[Callable[[Clause], Iterator[Finding]], ...] = (
    _seriously_wounded,
    _medical_staff,
    _adverse_distinction,
    _civilians,
    _children,
    _remains,
    _named_people,
)
