"""What planning promises on the reference data: cures of known contradictions, few people moved, reasons proven."""

import importlib.util
import json

import numpy as np
import pytest

from allforall.planning.changes import Changes
from allforall.planning.cure_words import change_words
from allforall.planning.cures import cures
from allforall.planning.explain import explain
from allforall.planning.problem import Problem
from allforall.planning.replan import replan
from allforall.planning.solve import solve
from shared import shared

pytestmark = pytest.mark.needs_shared

CURES = {
    "i02_unequal_count_parity": ["119 of the 120 held by A under “parity”, 1 fewer", "a limit of 30 instead of 29 under “parity”"],
    "i03_verified_shortfall": ["exactly 10 from each party under “parity” instead of 12"],
    "i05_named_vs_deadline": ["“young” by round 3 instead of round 1, 14 days later", "without the tie “pilot”"],
    "i06_medical": ["3 of the 4 held by A under “sick”, 1 fewer", "one more stretcher place for A in round 1"],
    "i08_site_closed": ["1 of the 2 held by A under “parity”, 1 fewer", "one more seat at A0 in round 1"],
}  # fmt: skip


@pytest.mark.parametrize("name", CURES)
def test_a_known_contradiction_gets_its_smallest_cures(name):
    parsed = Problem.parse(json.loads(shared(f"data/planning/{name}.json").read_text(encoding="utf-8")))
    found = cures(parsed, solve(parsed).blocking_sets)
    assert [change_words(parsed, change) for cure in found for change in cure.changes] == CURES[name]


def generated(kind, people, rounds, **options):
    spec = importlib.util.spec_from_file_location("generate", shared("data/planning/generate.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    usual = {"seed": 1, "sites": 4, "named": 0, "asymmetry": 0.0, "fine": False, "no_sites": False}
    return Problem.parse(module.problem(kind, people, rounds, **(usual | options)))


@pytest.mark.slow
def test_when_three_in_a_hundred_drop_out_few_move_at_a_small_loss():
    problem = generated("core", 10000, 20)
    turns = solve(problem).assignment
    held = np.flatnonzero(problem.eligible & ~((turns > 0) & (turns <= 2)))
    who = np.random.default_rng(2).choice(held, round(0.03 * len(held)), replace=False)
    out = [{"id": name, "reason": "died"} for name in problem.people["id"][who].tolist()]
    changes = Changes.parse({"format": "exchange-changes/1", "out": out}, problem)
    made = replan(problem, turns, 2, changes, loss=0.001)
    assert made.moved.people == made.moved.at_least
    assert made.moved.people < made.moved.otherwise / 20
    assert made.plan.person_days >= 0.999 * made.best[-1].bound
    stayed = (turns > 0) & (turns <= 2)
    assert (made.plan.assignment[stayed] == turns[stayed]).all()
    assert not made.plan.assignment[who].any()


@pytest.mark.slow
def test_reasons_are_proven_minimal_where_every_kind_of_term_binds():
    problem = generated("full", 10000, 20, named=20, asymmetry=0.25)
    found = explain(problem, solve(problem, effort=0).assignment)
    assert all(reason.proven for reason, _ in found.counts)
    assert {need.kind for reason, _ in found.counts for need in reason.needs} >= {"site", "counterparts"}
