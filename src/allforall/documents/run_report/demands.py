"""What answers each demand of the five published texts in this run: a figure or an object, or an honest "not yet"."""

from allforall.agreement.clauses import Formula
from allforall.agreement.quantity import Bound, Scope
from allforall.base.parties import LETTERS, Letter
from allforall.documents import words
from allforall.documents.report.model import Here
from allforall.documents.report.source_documents import Answers
from allforall.documents.run_report.promises import children
from allforall.exchange.definition import ListKind
from allforall.exchange.outcome import Outcome
from allforall.exchange.reconcile import Result
from allforall.exchange.remainder import Why

YES, PARTLY = Here.YES, Here.PARTLY
ALWAYS: Answers = {
    "R6": (YES, "“not disclosed”, “not shown” and “undetermined” are words on this page, never 0"),
    "R13": (YES, "the table of rounds, with who remains after each"),
    "R14": (PARTLY, "promised against planned; what happens is posted when rounds do"),
    "R21": (
        PARTLY,
        "the digest of every list is below; a draft ledger lies beside this page, signed by nobody",
    ),
    "R41": (YES, "the picture of time in captivity, with bounds where a date is partial"),
    "R43": (YES, "days are “aimed at” until a round has taken place"),
}
"""What every run answers in the same way."""


def answers(outcome: Outcome) -> Answers:
    """Answer the demands by their numbers; whatever is not named here is shown as not yet met."""
    return {**_people(outcome), **_terms(outcome), **ALWAYS}


def _people(outcome: Outcome) -> Answers:
    graded = sum(bool(s.reliability) for one in outcome.known.values() for s in one.person.statements[:1])
    entries = sum(len(people) for _, people in outcome.lists.values())
    evidence, unreachable = (_why(outcome, why) for why in (Why.EVIDENCE, Why.UNREACHABLE))
    both = sum(one.on_both for one in outcome.known.values())
    conflicts = sum(one.result is Result.CONFLICT for one in outcome.known.values())
    possible = sum(bool(one.possible) for one in outcome.known.values())
    civilians = sum("civilian" in " ".join(one.person.values("category")) for one in outcome.known.values())
    return {
        "R1": (PARTLY, "entries with unknown fields are kept and linked; enquiries come later"),
        "R3": (
            PARTLY,
            f"{_n(graded)} people whose source is graded; {_n(len(outcome.compiled.conditional))} seats on condition",
        ),
        "R2": (
            PARTLY,
            f"the legal ground is not kept yet; {unreachable} are held by somebody whom no party can make release anyone",
        ),
        "R4": (YES, evidence),
        "R5": (
            YES,
            f"figures 1 and 2: {_n(both)} on both lists, {_n(conflicts)} of them with facts that differ",
        ),
        "R35": (YES, f"{_n(civilians)} civilians, counted only where a clause speaks of them"),
        "R45": (
            YES,
            f"{_n(both)} people found on two lists, whatever the spelling; {_n(possible)} wait for a person",
        ),
        "R49": (YES, f"{_n(entries)} entries read in this run"),
        "C7": (YES, "every number stands per direction"),
        "C1": (YES, "home_to and held_by stand on every row of a manifest"),
    }


def _terms(outcome: Outcome) -> Answers:
    clauses = outcome.agreement.clauses
    said = [(number, c) for number, c in enumerate(clauses, 1) if c.quantity is not None]
    least = [str(n) for n, c in said if c.quantity and c.quantity.kind is Bound.AT_LEAST]
    opened = [str(n) for n, c in said if c.quantity and c.quantity.scope is Scope.UNKNOWN]
    aged = [str(n) for n, c in enumerate(clauses, 1) if c.reference_date or c.on_round_day]
    remains = [len(people) for x in LETTERS for people in outcome.lists_of(ListKind.REMAINS, x)]
    named = [c.list_name for c in clauses if c.id in children(outcome.agreement)]
    listed = [len(outcome.lists[name][1]) for name in named if name in outcome.lists]
    found: dict[str, tuple[Here, str]] = {
        "R10": (YES, f"{len(outcome.formulas)} formulas side by side"),
        "R12": (YES, f"{_why(outcome, Why.UNDETERMINED)} undetermined, shown apart"),
        "R15": (
            YES,
            f"{len(outcome.agreement.history)} stages with their dates; one that cannot follow is a finding",
        ),
        "R16": (
            YES,
            f"{len(outcome.agreement.sessions)} sessions with what was handed over; an overdue answer is a finding",
        ),
        "R20": (YES, f"{len(outcome.agreement.intermediaries)} intermediaries with roles and dates"),
        "C15": (
            YES,
            f"{len(outcome.agreement.political)} political items recorded; none can hold a clause up",
        ),
    }
    if least:
        found["R7"] = (YES, f"{_clauses(least)} read “at least”")
    if opened:
        found["C4"] = (YES, f"{_clauses(opened)}: sources differ, so it stays open and a finding asks")
    if aged:
        found["R11"] = (YES, f"{_clauses(aged)} name the day on which age counts")
    if any(c.formula is Formula.BODIES_N_FOR_N for c in clauses):
        found["R33"] = (PARTLY, f"{_listed(remains, 'remains')}; identification comes later")
    if children(outcome.agreement):
        found["R34"] = (YES, f"{_listed(listed, 'children')}; they stand against nobody")
    if len(said) > 1:
        found["C3"] = (YES, "numbers and categories stand as clauses of one text")
    return found


def _why(outcome: Outcome, why: Why) -> str:
    counts: dict[Letter, int] = {x: outcome.remains_counted[x].get(why, 0) for x in LETTERS}
    return f"{_n(counts['A'])} of A and {_n(counts['B'])} of B"


def _listed(sizes: list[int], whom: str) -> str:
    """Count who stands on lists of their own; without a list nobody was counted, which is not 0."""
    return f"{_n(sum(sizes))} {whom} on lists of their own" if sizes else f"no list of {whom} here"


def _clauses(numbers: list[str]) -> str:
    return ("clause " if len(numbers) == 1 else "clauses ") + " and ".join(numbers)


def _n(number: int) -> str:
    return words.number(number)
