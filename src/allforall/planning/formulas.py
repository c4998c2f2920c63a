"""Formulas side by side: what piecemeal swaps, the text on the table, and all for all would mean for the same people."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.law import CIVILIANS
from allforall.agreement.predicate import InCategory
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.base.progress import SILENT, Progress, task
from allforall.planning.case import Case, Logistics, RoundSlot
from allforall.planning.plan import Plan, exposure
from allforall.planning.policy import Compiled, compile_problem
from allforall.planning.solve import solve
from allforall.planning.standing import DIED, HOLDER_NOT_KNOWN, HOME, OWN_SIDE, UNDETERMINED, UNREACHABLE

SMALL_ROUND = 100
"""People of each side in a piecemeal swap: until November 2022 none went beyond (source document 003)."""

THE_TEXT = "categories"
"""The formula that is the text on the table; the others are shown beside it."""

_NOT_IN_CAPTIVITY = {DIED.code, HOME.code, OWN_SIDE.code}
PerSide = Mapping[Letter, int]


@dataclass(frozen=True, eq=False)
class FormulaOutcome:
    """What one formula would mean. People are counted by the party to which they go home.

    `stay` counts everybody in captivity who is in no round; `undetermined` and `unreachable` are parts of it.
    `person_days` are days of captivity saved up to the horizon, each person's day counting one. `peak` is the furthest
    that one side is ahead under any clause, in people of the side that holds fewer, with the limit of that clause.
    `blocks` names what makes the text impossible, empty where it can be kept. `proven`: no plan is better.
    """

    name: str
    title: str
    go: PerSide
    stay: PerSide
    undetermined: PerSide
    unreachable: PerSide
    last_round: date | None
    person_days: int
    peak: float
    peak_limit: float | None
    blocks: tuple[str, ...]
    proven: bool
    compiled: Compiled
    plan: Plan


def compare(
    cases: Sequence[Case],
    agreement: Agreement,
    logistics: Logistics,
    *,
    salt: str,
    as_of: date,
    others: Mapping[str, Agreement] | None = None,
    small_round: int = SMALL_ROUND,
    time_limit_s: float = 20,
    progress: Progress = SILENT,
) -> tuple[FormulaOutcome, ...]:
    """Plan the same people under three formulas, with the same rounds; the law stands above each of them.

    Under every formula whom the law frees goes without a counterpart. Piecemeal: as many for as many, in rounds of at
    most `small_round` a side. All for all: every prisoner of war and every civilian held.
    """
    variants = (
        (
            "piecemeal",
            mark("So many for so many, in small rounds"),
            _piecemeal(agreement),
            _small(logistics, small_round),
        ),
        (THE_TEXT, mark("The text on the table"), agreement, logistics),
        ("all_for_all", mark("All for all"), _all_for_all(agreement), logistics),
        *((name, text.title, text, logistics) for name, text in (others or {}).items()),
    )
    outcomes = []
    with task(progress, mark("comparing formulas"), len(variants)):
        for name, title, text, rounds in variants:
            compiled = compile_problem(text, cases, rounds, salt=salt, as_of=as_of)
            # What is only compared need not be proven to the last day: that would make a run wait, and end by the clock.
            effort = 1.0 if name == THE_TEXT else 0.0
            plan = solve(compiled.problem, time_limit_s=time_limit_s, effort=effort)
            outcomes.append(outcome(name, title, cases=cases, logistics=rounds, compiled=compiled, plan=plan))
            progress.advance()
    return tuple(outcomes)


def outcome(
    name: str, title: str, *, cases: Sequence[Case], logistics: Logistics, compiled: Compiled, plan: Plan
) -> FormulaOutcome:
    """Count what a plan means for the people of both sides."""
    turns = dict(zip(compiled.problem.people["id"].tolist(), plan.assignment.tolist(), strict=True))
    going = {case_id: turn for case_id, turn in turns.items() if turn}
    why = {case_id: reason.code for case_id, reason in compiled.excluded.items()}
    captive = [case for case in cases if why.get(case.id) not in _NOT_IN_CAPTIVITY]
    days = [logistics.rounds[turn - 1].day for turn in going.values()]
    exposures = exposure(compiled.problem, plan)
    peak = max(exposures, key=lambda each: each.peak, default=None)
    return FormulaOutcome(
        name=name,
        title=title,
        go=_per_side(case for case in captive if case.id in going),
        stay=_per_side(case for case in captive if case.id not in going),
        undetermined=_per_side(case for case in captive if why.get(case.id) == UNDETERMINED.code),
        unreachable=_per_side(
            case for case in captive if why.get(case.id) in {UNREACHABLE.code, HOLDER_NOT_KNOWN.code}
        ),
        last_round=max(days, default=None),
        person_days=sum((logistics.horizon - day).days for day in days),
        peak=peak.peak if peak else 0.0,
        peak_limit=peak.limit if peak else None,
        blocks=tuple(dict.fromkeys(item for items in plan.blocking_sets for item in items)),
        proven=plan.status != "feasible",
        compiled=compiled,
        plan=plan,
    )


def _per_side(cases: Iterable[Case]) -> PerSide:
    found = Counter(case.goes_to for case in cases)
    return {letter: found[letter] for letter in LETTERS}


def _piecemeal(agreement: Agreement) -> Agreement:
    clause = Clause(
        "piecemeal", mark("As many for as many"), Formula.N_FOR_N, InCategory(("pow",)), exposure_limit=0
    )
    return replace(agreement, clauses=(clause,))


def _all_for_all(agreement: Agreement) -> Agreement:
    """Write all for all with the widest limit that the text on the table states."""
    limits = [clause.exposure_limit for clause in agreement.clauses if clause.exposure_limit is not None]
    everybody = InCategory(("pow", *CIVILIANS))
    clause = Clause(
        "all-for-all",
        mark("Everyone held"),
        Formula.ALL_FOR_ALL,
        everybody,
        exposure_limit=max(limits, default=None),
    )
    return replace(agreement, clauses=(clause,))


def _small(logistics: Logistics, most: int) -> Logistics:
    return replace(
        logistics,
        rounds=tuple(
            RoundSlot(
                slot.day, {letter: min(most, slot.seats[letter]) for letter in LETTERS}, slot.stretchers
            )
            for slot in logistics.rounds
        ),
    )
