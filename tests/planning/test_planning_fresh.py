"""Tiny problems that nobody has seen, new ones in every run. The seed stands in the name of the test."""

import os

import pytest
from hypothesis import given, seed, settings

from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from planning_problems import BruteForce, problems

PROBLEMS = 500
SEED = int(os.environ["ALLFORALL_SEED"])


@pytest.mark.parametrize("number", [SEED], ids=f"ALLFORALL_SEED={SEED}".format)
def test_fresh_tiny_problems_get_what_trying_everything_gets_on_every_level(number):
    seen = []

    @seed(number)
    @settings(max_examples=PROBLEMS, derandomize=False, database=None, print_blob=True)
    @given(problems())
    def holds(data):
        seen.append(data)
        best = BruteForce(data).best()
        plan = solve(Problem.parse(data))
        assert (plan.status == "infeasible") == (best is None)
        assert [level.value for level in plan.levels] == (best or [])
        assert [level.bound for level in plan.levels] == (best or [])

    holds()
    assert len(seen) >= PROBLEMS
