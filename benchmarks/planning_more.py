"""How planning holds up beside the plan itself: planned again, explained, put on buses, against trying everything.

Run `python benchmarks/planning_more.py [--only TEXT] [--share S] [--seed N]`; goals stand beside the figures. It reads
the generator of the reference data as `planning.py` does, and the tests' own planner that tries everything. `--share`
makes fewer random cases; the seed of those is new in every run and printed.
"""

import argparse
import json
import secrets
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import given, seed, settings

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from allforall.actions.read_problem import read_problem
from allforall.planning.buses import order_buses
from allforall.planning.changes import FORMAT, Changes
from allforall.planning.classes import exact_classes
from allforall.planning.distrust import price_curve
from allforall.planning.explain import explain
from allforall.planning.frame import frame, program
from allforall.planning.highs import Highs
from allforall.planning.levels import level
from allforall.planning.model import build
from allforall.planning.noshow import sample_noshows
from allforall.planning.problem import Problem
from allforall.planning.replan import replan
from allforall.planning.solve import solve
from planning import generate
from planning_problems import BruteForce, problems
from random_rounds import breaches, random_round

CORE, LARGE = "core 10000 20", "full 100000 50 --asymmetry 0.25 --named 20"
TIMES_SLOWER = 100
DONE, DRAWS, MOST_MOVED = 2, 20, 200
"""Rounds that are over when people drop out; how often they are drawn; how many may be moved at a small loss."""


T = TypeVar("T")


def timed(what: Callable[[], T]) -> tuple[T, float]:
    """Do something and tell how many seconds it took."""
    began = time.perf_counter()
    answer = what()
    return answer, time.perf_counter() - began


def planned_again(_count: int, _seed: int) -> None:
    """3 % of those who could still go drop out after two rounds; in many draws, so that none is chosen."""
    problem = Problem.parse(generate(CORE))
    plan = solve(problem)
    held = np.flatnonzero(problem.eligible & ~((plan.assignment > 0) & (plan.assignment <= DONE)))
    for loss in (0.001, 0.0):
        moved, proven, plain, seconds = [], 0, [], []
        for draw in range(1, DRAWS + 1):
            who = np.random.default_rng(draw).choice(held, round(0.03 * len(held)), replace=False)
            out = [{"id": name, "reason": "died"} for name in problem.people["id"][who].tolist()]
            changes = Changes.parse({"format": FORMAT, "out": out}, problem)
            made, took = timed(
                lambda loss=loss, changes=changes: replan(problem, plan.assignment, DONE, changes, loss=loss)
            )
            moved.append(made.moved.people)
            proven += made.moved.people == made.moved.at_least
            plain.append(made.moved.otherwise)
            seconds.append(took)
        goal = (
            f", {sum(each <= MOST_MOVED for each in moved)} of them at most {MOST_MOVED} (the goal)"
            if loss
            else ""
        )
        print(
            f"{CORE}, {len(who)} out, loss {loss:.1%}, {DRAWS} draws: {min(moved):,}, {np.median(moved):,.0f}, "
            f"{max(moved):,} moved (least, median, most){goal}; {proven} proven the fewest; a plain second plan moves "
            f"{min(plain):,} to {max(plain):,}; {np.median(seconds):.1f} s each"
        )


def explained(_count: int, _seed: int) -> None:
    """Why people stay, on a large problem with every kind of term."""
    for case in ("core 100000 50", LARGE):
        problem = Problem.parse(generate(case))
        plan = solve(problem, effort=0)
        found, seconds = timed(lambda problem=problem, plan=plan: explain(problem, plan.assignment))
        unsure = sum(count for reason, count in found.counts if not reason.proven)
        stay = sum(count for _, count in found.counts)
        print(f"{case}: {stay:,} stay for {len(found.counts)} reasons, {unsure:,} of them not proven minimal; "
              f"{seconds:.1f} s (goal: 10 at most)")  # fmt: skip


def plain_formulation(_count: int, _seed: int) -> None:
    """A variable for each person and round, by the same solver, for a hundred times as long as our plan takes."""
    problem = Problem.parse(generate(CORE))
    ours = min(timed(lambda: solve(problem))[1] for _ in range(3))
    framed = frame(build(problem, np.arange(len(problem.people))))
    alone = exact_classes(framed.model.groups)
    solver = Highs(program(framed, alone, level("person_days", framed.model)))
    answer, seconds = timed(lambda: solver.whole(time_s=TIMES_SLOWER * ours, nodes=10**9))
    print(
        f"{CORE}: ours {ours:.3f} s, proven; a variable for each person and round ({len(alone) * problem.rounds:,}): "
        f"{answer.answer} after {seconds:.1f} s, {seconds / ours:.0f} times as long (goal: {TIMES_SLOWER} at least)"
    )


def against_everything(count: int, number: int) -> None:
    """Fresh tiny problems on every level, against trying every assignment."""
    seen = 0

    @seed(number)
    @settings(max_examples=count, derandomize=False, database=None, deadline=None)
    @given(problems())
    def holds(data: dict[str, Any]) -> None:
        nonlocal seen
        best, plan = BruteForce(data).best(), solve(Problem.parse(data))
        if [each.value for each in plan.levels] != (best or []) or (best is None) != (
            plan.status == "infeasible"
        ):
            raise AssertionError(json.dumps(data))
        seen += 1

    _, seconds = timed(holds)
    print(f"{seen:,} tiny problems against trying everything: 0 differences (goal: 0); {seconds:.0f} s")


def on_buses(count: int, number: int) -> None:
    """Random rounds: the limit after every bus."""
    draw, rounds, found, together = np.random.default_rng(number), 0, 0, 0
    began = time.perf_counter()
    while rounds < count:
        data, turns, size = random_round(draw)
        order = order_buses(Problem.parse(data), turns, size=size)
        rounds += len(data["rounds"])
        found += len(breaches(data, turns, order))
        together += len(order.buses) - len({(bus.round, bus.moment) for bus in order.buses})
    print(f"{rounds:,} random rounds on buses: {found} breaches (goal: 0), {together:,} buses that leave beside another; "
          f"{time.perf_counter() - began:.0f} s")  # fmt: skip
    problem = Problem.parse(generate(LARGE))
    plan = solve(problem, effort=0)
    for size in (1, 50):
        order, seconds = timed(lambda size=size: order_buses(problem, plan.assignment, size=size))
        print(f"{LARGE}: {plan.released:,} people on {len(order.buses):,} buses of {size}; {seconds:.1f} s")


def priced(_count: int, _seed: int) -> None:
    """What other limits would bring: the doubling of a report, and that of the command."""
    for case in ("core 10000 20", "full 10000 20 --asymmetry 0.25 --named 20", "core 1000000 50"):
        problem = Problem.parse(generate(case))
        for near in (True, False):
            curve, seconds = timed(
                lambda near=near, problem=problem: price_curve(problem, near=near, time_limit_s=60)
            )
            gaps = [(each.bound - each.person_days) / each.bound for each in curve.prices if each.bound]
            home = [each.released for each in curve.prices]
            print(
                f"{case}, {len(home)} limits to {curve.prices[-1].limit:,}, {'near' if near else 'full'}: {min(home):,} to "
                f"{max(home):,} home, largest gap in days {max(gaps, default=0):.1e}; {seconds:.1f} s"
            )


def from_parquet(_count: int, _seed: int) -> None:
    """A million people a side from a file, as JSON and as Parquet, and who does not come, sampled."""
    data = generate("core 1000000 50")
    with tempfile.TemporaryDirectory() as folder:
        table, beside = Path(folder, "people.parquet"), Path(folder, "problem.json")
        pq.write_table(pa.table(data["people"]), table)
        beside.write_text(json.dumps({**data, "people": table.name}), encoding="utf-8")
        whole = Path(folder, "whole.json")
        whole.write_text(json.dumps(data), encoding="utf-8")
        del data
        problem, seconds = timed(lambda: read_problem(beside))
        _, slower = timed(lambda: read_problem(whole))
    print(f"{len(problem.people):,} people read from Parquet in {seconds:.1f} s, from JSON in {slower:.1f} s")
    plan = solve(problem)
    share = np.where(problem.people["severity"] > 0, 0.05, 0.02)
    found, seconds = timed(lambda: sample_noshows(problem, plan, share, seed=1))
    print(f"no-shows of {plan.released:,} people sampled 1,000 times: {found.home.low:,.0f} to {found.home.high:,.0f} "
          f"home, peak exposure {found.peaks[0].peak.high:,.0f}; {seconds:.1f} s")  # fmt: skip


PARTS = {
    "replan": (planned_again, 0),
    "explain": (explained, 0),
    "price": (priced, 0),
    "plain": (plain_formulation, 0),
    "buses": (on_buses, 20_000),
    "parquet": (from_parquet, 0),
    "everything": (against_everything, 20_000),
}


def main() -> None:
    cli = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cli.add_argument("--only", default="", help=f"one of {', '.join(PARTS)}")
    cli.add_argument("--share", type=float, default=1.0, help="share of the random cases to make")
    cli.add_argument("--seed", type=int, default=secrets.randbelow(10**9))
    options = cli.parse_args()
    print(f"seed of the random cases: {options.seed}")
    for name, (part, count) in PARTS.items():
        if options.only in name:
            part(round(count * options.share), options.seed)


if __name__ == "__main__":
    main()
