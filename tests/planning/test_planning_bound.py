import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.base.errors import CannotTell, InputError
from allforall.planning import model, refine
from allforall.planning.bound import priced, whole
from allforall.planning.classes import exact_classes
from allforall.planning.frame import frame
from allforall.planning.levels import levels_of
from allforall.planning.model import build
from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from planning_problems import BruteForce, problem, problems


@given(problems(), st.integers(0, 10**6))
def test_no_prices_whatever_promise_less_than_the_best_plan(data, seed):
    best = BruteForce(data).best()
    framed = frame(build(Problem.parse(data)))
    aim = levels_of(framed.model)[0]
    prices = np.random.default_rng(seed).normal(0, 30, len(framed.low))
    if best is not None:
        bound = priced(framed, exact_classes(framed.model.groups), aim, (), prices).bound
        assert whole(bound) >= best[0]


@given(problems())
def test_a_bound_is_never_below_the_value_however_short_the_search(data):
    try:
        plan = solve(Problem.parse(data), time_limit_s=0.0, effort=0.0)
    except CannotTell:  # nothing was found and nothing was claimed
        return
    best = BruteForce(data).best()
    if plan.status != "infeasible":
        assert best is not None
        assert plan.levels[0].value <= best[0] <= plan.levels[0].bound
        assert (plan.status == "optimal") == all(level.value == level.bound for level in plan.levels)


def many(count):
    draw = np.random.default_rng(3)
    people = [
        {"holder": "AB"[i % 2], "urgency": int(u), "age": int(a), "days_held": 100}
        for i, (u, a) in enumerate(
            zip(draw.integers(1, 5000, count), draw.integers(18, 60, count), strict=True)
        )
    ]
    clauses = [
        {"id": "young", "formula": "n_for_n", "where": {"age_max": 30}, "exposure_limit": 3},
        {"id": "rest", "formula": "n_for_n", "where": {}, "exposure_limit": 5},
    ]
    seats = {"A": [60, 50, 40], "B": [40, 50, 70]}
    rounds = [{"day": day} for day in (7, 14, 28)]
    return problem(
        people, rounds=rounds, seats=seats, clauses=clauses, objective=["number_home", "person_days"]
    )


def test_coarse_classes_are_split_until_they_find_what_a_class_for_every_urgency_finds(monkeypatch):
    data = Problem.parse(many(400))
    fine = solve(data)
    assert fine.status == "optimal"
    monkeypatch.setattr(refine, "MOST_CELLS", 200)
    coarse = solve(data)
    assert coarse.levels == fine.levels


def test_a_problem_too_large_to_plan_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(model, "MOST_CELLS", 3)
    with pytest.raises(InputError) as caught:
        solve(Problem.parse(problem([{}, {"holder": "B"}])))
    assert caught.value.code == "planning.too_large"
