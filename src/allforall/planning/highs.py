"""HiGHS, the solver, behind the few words that we need. Everything that makes it deterministic is set here."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import highspy
import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int32]

INFINITY: float = highspy.kHighsInf
_BY_ROWS, _MAXIMISE = 2, -1


class Answer(StrEnum):
    """What the solver found out."""

    PROVEN = "proven"
    """The solution is the best, up to the solver's own tolerance of numbers."""
    FOUND = "found"
    """A solution, with a bound; the search was cut short."""
    INFEASIBLE = "infeasible"
    NOTHING = "nothing"
    """The search was cut short before any solution."""


@dataclass(frozen=True, slots=True)
class Program:
    """Maximise gain · x, low ≤ A x ≤ high, lower ≤ x ≤ upper. A is stored by rows; `whole` marks whole columns."""

    gain: Floats
    lower: Floats
    upper: Floats
    whole: NDArray[np.bool_]
    low: Floats
    high: Floats
    starts: Indices
    columns: Indices
    values: Floats


@dataclass(frozen=True, slots=True)
class Solution:
    """An answer: `x` and, for a linear program, what one more unit of each row and of each column would add.

    `by_clock` tells that time ended the search: another run may then find something else.
    """

    answer: Answer
    by_clock: bool
    x: Floats
    bound: float
    row_prices: Floats
    column_prices: Floats


class Highs:
    """One program held by the solver, solved again and again with other bounds."""

    def __init__(self, program: Program) -> None:
        """Hand the program over, once."""
        self.program = program
        self._solver: Any = highspy.Highs()
        # One thread and a fixed seed: the same problem gives the same plan. The default mip_rel_gap of 1e-4 would
        # call a plan optimal that is not.
        options = {"output_flag": False, "threads": 1, "random_seed": 0, "mip_rel_gap": 0.0}
        for name, value in options.items():
            self._solver.setOptionValue(name, value)
        size, rows = len(program.gain), len(program.low)
        self._all: Indices = np.arange(size, dtype=np.int32)
        self._solver.passModel(
            size, rows, len(program.columns), _BY_ROWS, _MAXIMISE, 0.0,
            program.gain, program.lower, program.upper, program.low, program.high,
            program.starts, program.columns, program.values, np.zeros(size, dtype=np.uint8),
        )  # fmt: skip

    def bound_columns(self, lower: Floats, upper: Floats) -> None:
        """Change the bounds of every column."""
        self._solver.changeColsBounds(len(self._all), self._all, lower, upper)

    def bound_rows(self, low: Floats, high: Floats) -> None:
        """Change the bounds of every row."""
        rows: Indices = np.arange(len(low), dtype=np.int32)
        self._solver.changeRowsBounds(len(rows), rows, low, high)

    def linear(self, *, time_s: float) -> Solution:
        """Solve without asking for whole numbers."""
        return self._run(np.zeros(len(self._all), dtype=np.bool_), time_s, {})

    def whole(
        self, *, time_s: float, nodes: int, start: Floats | None = None, stop_below: float = 0.0
    ) -> Solution:
        """Solve in whole numbers within some branching nodes, from a known solution; stop at this absolute gap."""
        limits = {"mip_max_nodes": nodes, "mip_abs_gap": max(stop_below, 1e-6)}
        return self._run(self.program.whole, time_s, limits, start)

    def _run(
        self, whole: NDArray[np.bool_], time_s: float, limits: dict[str, Any], start: Floats | None = None
    ) -> Solution:
        solver = self._solver
        solver.changeColsIntegrality(len(self._all), self._all, whole.astype(np.uint8))
        solver.clearSolver()
        mixed = bool(whole.any())
        # The clock of linear programs goes on from run to run, that of a search in whole numbers begins anew.
        until = max(time_s, 0.01) + (0.0 if mixed else solver.getRunTime())
        for name, value in {**limits, "time_limit": until}.items():
            solver.setOptionValue(name, value)
        if start is not None:
            solver.setSolution(len(self._all), self._all, start)
        solver.run()
        info, found = solver.getInfo(), solver.getSolution()
        has_point = info.primal_solution_status == highspy.SolutionStatus.kSolutionStatusFeasible
        answer = _ANSWERS.get(solver.getModelStatus(), Answer.FOUND)
        if answer in (Answer.FOUND, Answer.PROVEN) and not has_point:
            answer = Answer.NOTHING
        return Solution(
            answer=answer,
            by_clock=solver.getModelStatus() == highspy.HighsModelStatus.kTimeLimit,
            x=np.array(found.col_value),
            bound=float(info.mip_dual_bound if mixed else info.objective_function_value),
            row_prices=np.array(found.row_dual),
            column_prices=np.array(found.col_dual),
        )


_ANSWERS = {
    highspy.HighsModelStatus.kOptimal: Answer.PROVEN,
    highspy.HighsModelStatus.kModelEmpty: Answer.PROVEN,
    highspy.HighsModelStatus.kInfeasible: Answer.INFEASIBLE,
    # Every gain is bounded by the number of people, so of these two only one can be meant.
    highspy.HighsModelStatus.kUnboundedOrInfeasible: Answer.INFEASIBLE,
}
