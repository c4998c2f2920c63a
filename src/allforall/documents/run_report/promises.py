"""Promised against planned, clause by clause and direction by direction."""

from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.quantity import Scope
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.documents.charts.promises import ClausePromises, Promise
from allforall.documents.counts import Absent, Count
from allforall.exchange.definition import ListKind
from allforall.exchange.outcome import Outcome

_EVERYBODY = {Formula.ALL_FOR_ALL, Formula.ALL_FOR_ALL_CATEGORY}


def promises(outcome: Outcome) -> tuple[ClausePromises, ...]:
    """Say of every clause what it promises to each side and how far the plan would keep it.

    A person counts under every clause that they meet, whichever of them counts exposure.
    """
    return tuple(
        ClausePromises(f"Clause {number}. {clause.title}", _of_clause(outcome, clause))
        for number, clause in enumerate(outcome.agreement.clauses, 1)
    )


def _of_clause(outcome: Outcome, clause: Clause) -> tuple[Promise, ...]:
    letters = [letter for letter in LETTERS if clause.direction.brings_home_to(letter)]
    of = _remains if clause.formula is Formula.BODIES_N_FOR_N else _people
    return tuple(of(outcome, clause, letter) for letter in letters)


def _people(outcome: Outcome, clause: Clause, letter: Letter) -> Promise:
    meets = outcome.compiled.meets
    eligible = {
        i for i, clauses in meets.items() if clause.id in clauses and outcome.known[i].about == letter
    }
    going = {t.known.person.id for t in outcome.travellers}
    opened = outcome.compiled.undetermined.items()
    undetermined = sum(clause.id in clauses and outcome.known[i].about == letter for i, clauses in opened)
    promised: Count
    if clause.formula in _EVERYBODY:
        promised, note = len(eligible), mark("everybody who is eligible")
    elif clause.formula is Formula.ONE_WAY and clause.list_name:
        promised, note = _on_list(outcome, clause.list_name), mark("on the list")
    else:
        promised, note = _number(clause, letter)
    return Promise(
        to=letter,
        promised=promised,
        planned=len(eligible & going),
        undetermined=undetermined,
        at_least=clause.formula is Formula.AT_LEAST_N,
        note=note,
    )


def _remains(outcome: Outcome, clause: Clause, letter: Letter) -> Promise:
    listed = sum(len(people) for people in outcome.lists_of(ListKind.REMAINS, letter))
    promised, note = _number(clause, letter)
    offered = f"{listed:,} on the list" if listed else mark("no list yet")
    return Promise(to=letter, promised=promised, note=f"{offered}; {note}" if note else offered)


def _number(clause: Clause, letter: Letter) -> tuple[Count, str]:
    """Return the number promised to one side, or why it cannot be said."""
    quantity = clause.quantity
    if quantity is None:
        return Absent.NOT_KNOWN, mark("no number is stated")
    number = quantity.fewest_to(letter)
    if number is not None:
        return number, ""
    if quantity.scope is Scope.UNKNOWN:
        return (
            Absent.UNDETERMINED,
            f"{quantity.words()}: sources differ on whether each side or both together",
        )
    if quantity.scope is Scope.COMBINED:
        return Absent.NOT_KNOWN, f"{quantity.words()} for both sides together"
    return Absent.NOT_KNOWN, quantity.words()


def _on_list(outcome: Outcome, name: str) -> Count:
    """Count a list that a clause names; one that this view may not open is not shown, one that nobody sent not known."""
    if name in outcome.lists:
        return len(outcome.lists[name][1])
    return Absent.NOT_SHOWN if any(spec.name == name for spec in outcome.exchange.lists) else Absent.NOT_KNOWN


def children(agreement: Agreement) -> tuple[str, ...]:
    """Name the clauses that bring children home by a list of their own."""
    return tuple(c.id for c in agreement.clauses if c.formula is Formula.ONE_WAY and c.list_name)
