"""Who has which seat, as the lists, the judgements and the agreement stand now: the way of a run, without its papers."""

from dataclasses import dataclass, replace

from allforall.actions.fixed_case import grounds
from allforall.actions.open_exchange import Opened, open_exchange
from allforall.actions.run_exchange import claimed_by_both, everybody, logistics_of, reconciled
from allforall.base.finding import Finding
from allforall.base.progress import SILENT, Progress
from allforall.exchange.cases import cases
from allforall.exchange.moves.case_file import CaseFile
from allforall.exchange.moves.of_exchange import seats_in, state_of
from allforall.exchange.view import View
from allforall.planning.plan import Plan
from allforall.planning.policy import Compiled, compile_problem
from allforall.planning.solve import solve
from allforall.ports.source import Source

SECONDS = 20


@dataclass(frozen=True)
class Seated:
    """An exchange as one view sees it, its plan, and the state of its case file."""

    opened: Opened
    compiled: Compiled
    plan: Plan
    state: CaseFile

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found about the files."""
        return self.opened.findings


def seat_people(source: Source, view: View, salt: str | None = None, progress: Progress = SILENT) -> Seated:
    """Read, reconcile and plan; `salt` decides ties in the place of the one that the exchange names."""
    opened = open_exchange(source, view, progress)
    exchange = opened.exchange if salt is None else replace(opened.exchange, salt=salt)
    _, people = reconciled(opened, progress)
    _, whose = claimed_by_both(opened, people, progress)
    known = everybody(people)
    held = cases(known, exchange, whose)
    logistics = logistics_of(exchange)
    compiled = compile_problem(opened.agreement, held, logistics, salt=exchange.salt, as_of=exchange.as_of)
    plan = solve(compiled.problem, time_limit_s=SECONDS, progress=progress)
    seats = seats_in(compiled.problem, plan.assignment)
    state = state_of(exchange, opened.lists, known, seats, grounds(source, opened))
    return Seated(opened, compiled, plan, state)
