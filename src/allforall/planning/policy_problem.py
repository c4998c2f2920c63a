"""Writes an exchange problem: clauses, rounds and seats, and the people as columns."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from math import gcd
from typing import Any

from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.words import day_words
from allforall.base.finding import Finding
from allforall.base.parties import LETTERS, Letter, other
from allforall.people.person import Person
from allforall.planning.case import Case, Logistics
from allforall.planning.policy_findings import NO_LIMIT, NO_ROUND
from allforall.planning.problem import FORMAT, Problem
from allforall.planning.standing import Standing, is_child, is_civilian
from allforall.planning.terms import NamedPair
from allforall.planning.weights import days_held, severity, urgency

OBJECTIVE = ("unconditional_first", "number_home", "person_days")
ELSEWHERE = "elsewhere"
"""All places of detention of a party that set no limit of their own: telling them apart would decide nothing."""

_FORMULAS = {
    Formula.ALL_FOR_ALL: "all_for_all",
    Formula.ALL_FOR_ALL_CATEGORY: "all_for_all",
    Formula.N_FOR_N: "n_for_n",
    Formula.AT_LEAST_N: "n_for_n",
    Formula.N_FOR_M: "ratio",
    Formula.NAMED: "n_for_n",
}


def problem_of(
    agreement: Agreement,
    seated: Sequence[Standing],
    logistics: Logistics,
    pairs: Sequence[NamedPair],
    *,
    salt: str,
    as_of: date,
) -> tuple[Problem, Mapping[str, str], tuple[Finding, ...]]:
    """Write the problem; also say which clause or duty each of its clauses stands for, and what could not be written."""
    duties = {(s.counted_by, s.case.held_by) for s in seated if s.duty and s.case.held_by is not None}
    findings: list[Finding] = []
    clauses: list[dict[str, Any]] = []
    clause_of: dict[str, str] = {}
    for name, letter in sorted(duties):
        clauses.append(_duty(agreement.clause(name), name, letter, logistics, findings))
        clause_of[clauses[-1]["id"]] = name
    held = Counter((s.counted_by, s.case.held_by) for s in seated if not s.duty)
    for clause in agreement.clauses:
        most = max(held[clause.id, letter] for letter in LETTERS)
        if most:
            clauses.append(_counting(clause, most, logistics, findings))
            clause_of[clause.id] = clause.id
    data = {
        "format": FORMAT,
        "name": agreement.id,
        "objective": OBJECTIVE,
        "tie_break_salt": salt,
        "rounds": [{"day": (slot.day - as_of).days} for slot in logistics.rounds],
        "horizon_day": (logistics.horizon - as_of).days,
        "parties": LETTERS,
        "seats": {letter: [slot.seats[letter] for slot in logistics.rounds] for letter in LETTERS},
        "stretchers": _stretchers(logistics),
        "sites": _sites(logistics),
        "clauses": clauses,
        "named": [pair.to_json() for pair in pairs],
        **_people(agreement, seated, logistics, as_of),
    }
    return Problem.parse(data), clause_of, tuple(findings)


def clause_in_problem(standing: Standing) -> str:
    """Name the problem's clause that counts a person: a duty stands once for each holder."""
    return f"{standing.counted_by}/{standing.case.held_by}" if standing.duty else standing.counted_by


def _duty(
    clause: Clause | None, name: str, letter: Letter, logistics: Logistics, findings: list[Finding]
) -> dict[str, Any]:
    """Write the duty of one holder: it depends on nothing that the other does."""
    terms: dict[str, Any] = {
        "id": f"{name}/{letter}",
        "formula": "unconditional",
        "where": {"counted_by": [f"{name}/{letter}"]},
    }
    if clause is not None:
        terms |= _deadline(clause, logistics, findings)
        most = (
            clause.quantity.most_to(other(letter))
            if clause.quantity and clause.formula is Formula.ONE_WAY
            else None
        )
        terms |= {} if most is None else {"count_max": most}
    return terms


def _counting(clause: Clause, most: int, logistics: Logistics, findings: list[Finding]) -> dict[str, Any]:
    """Write a clause whose people stand against each other; without a limit, all of one side may go first."""
    limit = clause.exposure_limit
    if limit is None:
        limit = logistics.exposure_limits.get(clause.id)
    if limit is None:
        findings.append(NO_LIMIT.at(clause.place, title=clause.title))
        limit = most * max([1, *(clause.ratio or {}).values(), *clause.equivalents.values()])
    terms: dict[str, Any] = {
        "id": clause.id,
        "formula": "equivalents" if clause.equivalents else _FORMULAS[clause.formula],
        "where": {"counted_by": [clause.id]},
        "exposure_limit": limit,
    }
    if terms["formula"] == "ratio":
        ratio = clause.ratio or dict.fromkeys(LETTERS, 1)
        # So many of A's hands stand for so many of B's: each weighs by the number on the other side.
        share = gcd(*ratio.values())
        terms["ratio"] = {letter: ratio[other(letter)] // share for letter in LETTERS}
    if clause.quantity is not None:
        bounds = {clause.quantity.most_to(letter) for letter in LETTERS}
        if len(bounds) == 1 and None not in bounds:
            terms["count_max"] = bounds.pop()
    return terms | _deadline(clause, logistics, findings)


def _deadline(clause: Clause, logistics: Logistics, findings: list[Finding]) -> dict[str, Any]:
    if clause.deadline is None:
        return {}
    rounds = sum(slot.day <= clause.deadline for slot in logistics.rounds)
    if rounds:
        return {"deadline_round": rounds}
    findings.append(NO_ROUND.at(clause.place, title=clause.title, day=day_words(clause.deadline)))
    return {}


def _stretchers(logistics: Logistics) -> dict[str, list[int]] | None:
    """Write stretchers; a round that says nothing of them can carry as many as it has seats."""
    if all(slot.stretchers is None for slot in logistics.rounds):
        return None
    return {
        letter: [
            (slot.seats if slot.stretchers is None else slot.stretchers)[letter] for slot in logistics.rounds
        ]
        for letter in LETTERS
    }


def _sites(logistics: Logistics) -> list[dict[str, Any]]:
    limited = [
        {"id": f"{s.party}/{s.site}", "party": s.party, "seats": list(s.seats)} for s in logistics.sites
    ]
    return [
        *({"id": f"{letter}/{ELSEWHERE}", "party": letter, "seats": None} for letter in LETTERS),
        *limited,
    ]


def _people(
    agreement: Agreement, seated: Sequence[Standing], logistics: Logistics, as_of: date
) -> dict[str, Any]:
    limited = {(s.party, s.site) for s in logistics.sites}
    weights = [_rank_weight(agreement.clause(s.counted_by), s.case.person) for s in seated]
    scale = sorted(set(weights)) or [1]
    people = {
        "id": [s.case.id for s in seated],
        "holder": [s.case.held_by for s in seated],
        "site": [_site(s.case, limited) for s in seated],
        "severity": [severity(s.case.person) for s in seated],
        "rank": [scale.index(weight) for weight in weights],
        "category": [_category(s.case.person, as_of) for s in seated],
        "days_held": [days_held(s.case.person, as_of) for s in seated],
        # An unverified person has a seat on condition, confirmed at handover: not verifying is no veto.
        "verified": [True for _ in seated],
        "on_condition": [not s.case.verified for s in seated],
        "consent": [not s.declined for s in seated],
        "fit_from_round": [first_round(s, agreement, logistics) for s in seated],
        "urgency": [urgency(s.case.person, as_of) for s in seated],
        "counted_by": [clause_in_problem(s) for s in seated],
    }
    until = [last_round(s, logistics) for s in seated]
    if any(until):
        people["fit_until_round"] = until
    return {"people": people, "rank_equivalents": scale}


def _site(case: Case, limited: set[tuple[Letter, str]]) -> str:
    known = case.held_by is not None and (case.held_by, case.site) in limited
    return f"{case.held_by}/{case.site if known else ELSEWHERE}"


def _rank_weight(clause: Clause | None, person: Person) -> int:
    """Weigh a rank as the text does; a rank that is not known, disputed or not in the text weighs one."""
    rank = person.value("rank")
    return clause.equivalents.get(rank.casefold(), 1) if clause is not None and rank else 1


def _category(person: Person, as_of: date) -> str:
    if is_child(person, as_of):
        return "child"
    if person.values("category") == ("civilian_accused",):
        return "convicted"
    return "civilian" if is_civilian(person, as_of) else "pow"


def last_round(standing: Standing, logistics: Logistics) -> int:
    """Return the last round in which somebody still meets the clause that counts them; 0 where no day matters."""
    if not standing.only_on or standing.only_on[-1] == logistics.rounds[-1].day:
        return 0
    return max(number for number, slot in enumerate(logistics.rounds, 1) if slot.day == standing.only_on[-1])


def first_round(standing: Standing, agreement: Agreement, logistics: Logistics) -> int:
    """Return the first round in which somebody can travel, and their clause is agreed and met; beyond the last: in none."""
    clause = agreement.clause(standing.counted_by)
    agreed_on = None if clause is None else clause.agreed_on
    days = [day for day in (standing.case.fit_from, agreed_on, *standing.only_on[:1]) if day is not None]
    return 1 + sum(any(slot.day < day for day in days) for slot in logistics.rounds)
