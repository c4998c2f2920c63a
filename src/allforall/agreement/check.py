"""Everything that a text on the table says wrongly, leaves open or must not say, clause by clause, on a day."""

from collections.abc import Iterator
from datetime import date

from allforall.agreement.clauses import Agreement, Clause
from allforall.agreement.course import check_categories, check_course
from allforall.agreement.law import check_clause
from allforall.agreement.terms import check_terms
from allforall.base.finding import Finding


def check_text(agreement: Agreement, on: date) -> tuple[Finding, ...]:
    """Hold a whole text against the law, itself and a day; clauses in the order of the text, then its course."""
    of_clauses = (each for clause in agreement.clauses for each in check_one(clause, agreement, on))
    return (*of_clauses, *check_course(agreement, on))


def check_one(clause: Clause, agreement: Agreement, on: date) -> Iterator[Finding]:
    """Hold one clause against the law, its own terms and what was said to it."""
    yield from check_clause(clause, agreement)
    yield from check_terms(clause, agreement, on)
    yield from check_categories(clause, on)
