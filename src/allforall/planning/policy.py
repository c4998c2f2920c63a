"""From an agreement and people to an exchange problem, by the policy that no convenience outweighs.

The seriously wounded and sick, children, and medical staff go under duties without a counterpart, one for each holder,
limited by seats and fitness. Everybody else counts under one clause, for exposure alone; all clauses that a person
meets are reported. Not verifying somebody, or saying for them that they refuse, keeps nobody back.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from allforall.agreement.clauses import Agreement
from allforall.agreement.law_findings import H54_LEFT
from allforall.agreement.reason import Reason
from allforall.agreement.will import Will
from allforall.base.errors import UsageError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.planning.case import Case, Logistics
from allforall.planning.policy_pairs import tie
from allforall.planning.policy_problem import first_round, last_round, problem_of
from allforall.planning.policy_report import report
from allforall.planning.problem import Problem
from allforall.planning.standing import NOT_FIT, Standing, stand


@dataclass(frozen=True)
class Compiled:
    """A problem to solve, and everything that solving it would lose from sight.

    Cases are named by their ids. `counted_by` gives the clause or duty under which each person of the problem counts;
    `clause_of` the same for the problem's own clauses, where a duty stands once for each holder. `meets` and
    `undetermined` list clauses for everybody, planned or not. `conditional` seats are confirmed at handover;
    `interview` names those whose refusal nobody neutral has heard. `excluded` says what keeps a person.
    """

    problem: Problem
    counted_by: Mapping[str, str]
    clause_of: Mapping[str, str]
    meets: Mapping[str, tuple[str, ...]]
    undetermined: Mapping[str, tuple[str, ...]]
    unconditional: frozenset[str]
    conditional: frozenset[str]
    interview: frozenset[str]
    excluded: Mapping[str, Reason]
    findings: tuple[Finding, ...]


def compile_problem(
    agreement: Agreement, cases: Sequence[Case], logistics: Logistics, *, salt: str, as_of: date
) -> Compiled:
    """Make the exchange problem of an agreement as it stands on a day; raise `UsageError` for impossible rounds."""
    _check(cases, logistics, as_of)
    days = [slot.day for slot in logistics.rounds]
    everybody = [stand(case, agreement, as_of, days) for case in sorted(cases, key=lambda case: case.id)]
    pairs, everybody, pair_findings = tie(agreement, everybody, as_of)
    excluded = {s.case.id: s.kept_by for s in everybody if s.kept_by is not None}
    for standing in everybody:
        if standing.kept_by is None and _too_late(standing, agreement, logistics):
            excluded[standing.case.id] = NOT_FIT.because()
    # Whoever declined stays visible in the problem, with consent false, so that a changed mind needs no new problem.
    seated = [s for s in everybody if s.counted_by and (s.kept_by is None or s.declined)]
    problem, clause_of, problem_findings = problem_of(
        agreement, seated, logistics, pairs, salt=salt, as_of=as_of
    )
    may_go = [s for s in everybody if s.case.id not in excluded]
    return Compiled(
        problem=problem,
        counted_by={s.case.id: s.counted_by for s in seated},
        clause_of=clause_of,
        meets={s.case.id: s.meets for s in everybody},
        undetermined={s.case.id: s.undetermined for s in everybody if s.undetermined},
        unconditional=frozenset(s.case.id for s in may_go if s.duty),
        conditional=frozenset(s.case.id for s in may_go if not s.case.verified),
        interview=frozenset(s.case.id for s in may_go if s.will is Will.REFUSAL_REPORTED),
        excluded=excluded,
        findings=(*pair_findings, *problem_findings, *report(agreement, everybody, may_go, as_of)),
    )


def _too_late(standing: Standing, agreement: Agreement, logistics: Logistics) -> bool:
    """Tell whether no round is left in which somebody can travel and meets the clause that counts them."""
    last = last_round(standing, logistics) or len(logistics.rounds)
    return first_round(standing, agreement, logistics) > last


def duty_left(compiled: Compiled, going: Collection[str]) -> tuple[Finding, ...]:
    """Find those whom the law sends home without a counterpart and whom a plan leaves; `going` are ids of cases."""
    left = tuple(sorted(compiled.unconditional - set(going)))
    return (H54_LEFT.at(count=len(left), people=left),) if left else ()


def _check(cases: Sequence[Case], logistics: Logistics, as_of: date) -> None:
    days = [slot.day for slot in logistics.rounds]
    if not days:
        raise UsageError(
            "planning.no_rounds", mark("No round is possible yet. Name at least one, with its seats.")
        )
    if days != sorted(days) or days[0] < as_of or logistics.horizon < days[-1]:
        raise UsageError(
            "planning.rounds_out_of_order",
            mark("Rounds must come in order, from {as_of} to the horizon {horizon}. Mend their days."),
            as_of=as_of.isoformat(),
            horizon=logistics.horizon.isoformat(),
        )
    if len({case.id for case in cases}) != len(cases):
        raise UsageError(
            "planning.same_person", mark("Two cases have the same id. Give each person one case.")
        )
