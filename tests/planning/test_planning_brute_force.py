from itertools import combinations

import pytest
from hypothesis import given, settings

from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from planning_problems import BruteForce, problems


@settings(max_examples=250)
@given(problems())
def test_a_plan_is_as_good_as_trying_everything_on_every_level(data):
    best = BruteForce(data).best()
    plan = solve(Problem.parse(data))
    if best is None:
        assert plan.status == "infeasible"
        assert not plan.assignment.any()
        return
    assert plan.status == "optimal"
    assert [level.value for level in plan.levels] == best
    assert [level.bound for level in plan.levels] == best


@settings(max_examples=150)
@given(problems())
def test_a_plan_keeps_every_term(data):
    plan = solve(Problem.parse(data))
    everything = BruteForce(data)
    if plan.status != "infeasible":
        assert tuple(plan.assignment.tolist()) in everything.plans()
        values = [everything.value(level, plan.assignment.tolist()) for level in data["objective"]]
        assert values == [level.value for level in plan.levels]


def minimal_sets(everything, items):
    """Every minimal set of items that contradict each other, by trying all of them."""
    found = []
    for size in range(1, len(items) + 1):
        for chosen in combinations(items, size):
            if any(set(each) <= set(chosen) for each in found):
                continue
            if not everything.plans(without=set(everything.items()) - set(chosen)):
                found.append(chosen)
    return {tuple(sorted(each)) for each in found}


@pytest.mark.slow
@settings(max_examples=400)
@given(problems(most_people=3))
def test_every_minimal_set_of_contradicting_terms_is_found_and_no_other(data):
    plan = solve(Problem.parse(data))
    if plan.status != "infeasible":
        return
    everything = BruteForce(data)
    named = sorted({item for each in plan.blocking_sets for item in each})
    assert plan.complete
    assert set(plan.blocking_sets) == minimal_sets(everything, named)
    # With one item of every set left out, all the rest must be possible: so no set of other items is missing.
    for left_out in _hitting(plan.blocking_sets):
        assert everything.plans(without=left_out)


def _hitting(sets):
    """Every minimal choice that takes an item out of each set."""
    choices = [frozenset()]
    for each in sets:
        choices = [
            c if c & set(each) else c | {item}
            for c in choices
            for item in ([None] if c & set(each) else each)
        ]
    return set(choices)
