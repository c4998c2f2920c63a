"""The whole way of one exchange: lists, people, agreement, plan. Nothing is written here."""

from collections.abc import Mapping
from dataclasses import replace

from allforall.actions.findings import NO_LIST_IN_TEXT, ON_BOTH_SIDES
from allforall.actions.fixed_case import against_fixed, fixed_case, grounds
from allforall.actions.open_exchange import Opened, open_exchange
from allforall.agreement.check import check_text
from allforall.agreement.clauses import Agreement
from allforall.agreement.course import check_force
from allforall.agreement.eligible import lists_named
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.base.progress import SILENT, Progress, task
from allforall.exchange.acknowledged import check_acknowledged
from allforall.exchange.both_sides import contested, on_both_sides
from allforall.exchange.cases import cases
from allforall.exchange.definition import Exchange, ListKind
from allforall.exchange.moves.of_exchange import seats_in, state_of
from allforall.exchange.outcome import Outcome
from allforall.exchange.reconcile import Known, reconcile
from allforall.exchange.view import View
from allforall.linkage.several import Several, link_several
from allforall.planning.case import Logistics, RoundSlot
from allforall.planning.distrust import Curve, price_curve
from allforall.planning.formulas import THE_TEXT, FormulaOutcome, compare
from allforall.planning.noshow import Drawn, draw_noshows
from allforall.planning.policy import duty_left
from allforall.planning.problem import Problem
from allforall.planning.words import findings_of
from allforall.ports.source import Source

OF_THE_LIVING = (
    ListKind.MISSING,
    ListKind.CHILDREN,
    ListKind.HELD,
    ListKind.OFFER,
    ListKind.EVIDENCE,
    ListKind.RETURNED,
)
"""Lists whose entries are held against each other; remains have a track of their own."""

MOST_SECONDS, DOUBLINGS = 30, 6
"""The price of other limits in a report: seconds of which an exchange of thousands takes one, and limits that fit a page."""
SEED = 1
"""Of everything that is drawn by chance, so that a run can be repeated."""


def run_exchange(
    source: Source, view: View, progress: Progress = SILENT, *, salt: str | None = None
) -> Outcome:
    """Do the whole way for what one view may see; `salt` decides ties in the place of the one that the exchange names.

    Raises `InputError` when exchange or agreement cannot be read; everything that is doubtful about lists, people and
    clauses comes back as findings of the outcome.
    """
    opened = open_exchange(source, view, progress)
    linked, people = reconciled(opened, progress)
    exchange = opened.exchange if salt is None else replace(opened.exchange, salt=salt)
    agreement = opened.agreement
    twofold, whose = claimed_by_both(opened, people, progress)
    held = cases(everybody(people), exchange, whose)
    logistics = logistics_of(exchange)
    with task(progress, mark("Planning rounds")):
        formulas = compare(
            held, agreement, logistics, salt=exchange.salt, as_of=exchange.as_of, progress=progress
        )
    chosen = next(each for each in formulas if each.name == THE_TEXT)
    ids = chosen.compiled.problem.people["id"]
    going = frozenset(ids[chosen.plan.assignment > 0].tolist())
    seats = seats_in(chosen.compiled.problem, chosen.plan.assignment)
    now = state_of(exchange, opened.lists, everybody(people), seats, grounds(source, opened))
    return Outcome(
        exchange=exchange,
        agreement=agreement,
        view=view,
        lists=opened.lists,
        people=people,
        linked=linked,
        cases=held,
        contested=whose,
        compiled=chosen.compiled,
        plan=chosen.plan,
        formulas=formulas,
        findings=(
            *opened.findings,
            *check_text(agreement, exchange.as_of),
            *check_acknowledged(everybody(people), _shown(opened), exchange.as_of),
            *(finding for letter in LETTERS for finding in linked[letter].findings),
            *(ON_BOTH_SIDES.at(left=left, right=right) for left, right in twofold),
            *_unknown_lists(agreement, exchange),
            *chosen.compiled.findings,
            *duty_left(chosen.compiled, going),
            *findings_of(chosen.compiled.problem, chosen.plan),
            *check_force(agreement, exchange.as_of),
            *against_fixed(fixed_case(source, exchange), view, now, seats),
        ),
        inputs=_inputs(source, opened),
        prices=_prices(chosen.compiled.problem, progress),
        no_shows=_no_shows(exchange, chosen),
    )


def _prices(problem: Problem, progress: Progress) -> Curve | None:
    """Price other limits, near enough for a picture: the same on every machine, and never waited for."""
    if all(clause.exposure_limit is None for clause in problem.clauses):
        return None
    return price_curve(problem, progress=progress, time_limit_s=MOST_SECONDS, near=True, doublings=DOUBLINGS)


def _no_shows(exchange: Exchange, chosen: FormulaOutcome) -> tuple[Drawn, ...]:
    """Let people not come, as the exchange expects it; where it says nothing, only seats on condition fall out."""
    compiled, plan = chosen.compiled, chosen.plan
    if not plan.released or not (exchange.no_shows or compiled.conditional):
        return ()
    return draw_noshows(compiled.problem, plan, compiled.conditional, exchange.no_shows, seed=SEED)


def logistics_of(exchange: Exchange) -> Logistics:
    """Say what rounds can carry, as a planner needs it."""
    slots = tuple(RoundSlot(slot.day, slot.seats, slot.stretchers) for slot in exchange.rounds)
    return Logistics(rounds=slots, horizon=exchange.horizon)


def reconciled(
    opened: Opened, progress: Progress
) -> tuple[Mapping[Letter, Several], Mapping[Letter, tuple[Known, ...]]]:
    """Find the people of each party behind the lists that speak of them."""
    linked: dict[Letter, Several] = {}
    people: dict[Letter, tuple[Known, ...]] = {}
    for letter in LETTERS:
        mine = [(s, p) for s, p in opened.lists.values() if s.about == letter and s.kind in OF_THE_LIVING]
        found = link_several(
            [people_list for _, people_list in mine],
            judgements=opened.judgements,
            repeating=frozenset(spec.name for spec, _ in mine if spec.kind is ListKind.EVIDENCE),
            progress=progress,
        )
        linked[letter] = found
        lists = {spec.name: people_list for spec, people_list in mine}
        people[letter] = reconcile(letter, [spec for spec, _ in mine], lists, found.clusters, found.possible)
    return linked, people


def claimed_by_both(
    opened: Opened, people: Mapping[Letter, tuple[Known, ...]], progress: Progress
) -> tuple[tuple[tuple[str, str], ...], frozenset[str]]:
    """Find entries about people of both parties that are one person, and the cases that nobody plans until it is judged."""
    living = [item for item in opened.lists.values() if item[0].kind in OF_THE_LIVING]
    twofold = on_both_sides(living, opened.judgements, progress)
    return twofold, contested(people, twofold)


def everybody(people: Mapping[Letter, tuple[Known, ...]]) -> tuple[Known, ...]:
    """Return the people of both parties, A's first."""
    return tuple(one for letter in LETTERS for one in people[letter])


def _shown(opened: Opened) -> tuple[Letter, ...]:
    """Name the parties whose people stand on lists of the holder that this view was shown."""
    held = {spec.about for spec, _ in opened.lists.values() if spec.kind is ListKind.HELD}
    return tuple(letter for letter in LETTERS if letter in held)


def _inputs(source: Source, opened: Opened) -> dict[str, str]:
    """Name every file with its digest; of the judgements only those that this view knows leave a trace."""
    inputs = dict(source.digests())
    name = opened.exchange.judgements_file
    if name in inputs:
        inputs[name] = opened.judged()
    return inputs


def _unknown_lists(agreement: Agreement, exchange: Exchange) -> tuple[Finding, ...]:
    """Find clauses that speak of a list which the exchange does not have: they would take nobody in, silently."""
    named = {spec.name for spec in exchange.lists}
    return tuple(
        NO_LIST_IN_TEXT.at(clause.place, title=clause.title, name=name)
        for clause in agreement.clauses
        for name in sorted(lists_named(clause) - named)
    )
