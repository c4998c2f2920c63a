"""Recompute the seats of a run with the salt that both parties drew: an outsider's check of who won every tie."""

from dataclasses import dataclass, replace
from pathlib import Path

from allforall.actions.draw_lot import salt_from
from allforall.actions.read_problem import read_problem, read_published
from allforall.exchange.lot import Drawn
from allforall.exchange.moves.of_exchange import seats_in
from allforall.planning.solve import solve


@dataclass(frozen=True, slots=True)
class CheckedSeats:
    """Whether a run used the salt of the lot, and who has another seat than that salt gives, by case: seat, and seat due."""

    drawn: Drawn
    same_salt: bool
    differ: dict[str, tuple[int, int]]
    by_clock: bool

    @property
    def sound(self) -> bool:
        """Tell whether the run is what anybody computes from the ledger."""
        return self.same_salt and not self.differ


def check_seats(ledger: Path, agreement: Path, out: Path, *, time_limit_s: float = 60) -> CheckedSeats:
    """Plan the problem of a run again with the salt of the ledger, and compare seat by seat (0: no seat)."""
    drawn = salt_from(ledger, agreement)
    salt = drawn.salt or ""
    problem = read_problem(out / "problem.json")
    said = seats_in(problem, read_published(out / "plan.json", problem))
    plan = solve(replace(problem, tie_break_salt=salt), time_limit_s=time_limit_s)
    due = seats_in(problem, plan.assignment)
    differ = {case: (said.get(case, 0), due.get(case, 0)) for case in sorted(said.keys() | due.keys())}
    differ = {case: seats for case, seats in differ.items() if seats[0] != seats[1]}
    return CheckedSeats(drawn, problem.tie_break_salt == salt, differ, plan.by_clock)
