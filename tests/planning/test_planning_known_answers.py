import importlib.util
import json

import pytest

from allforall.planning import search
from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from shared import SHARED, shared

pytestmark = pytest.mark.needs_shared
NAMES = sorted(path.stem for path in (SHARED / "data/planning").glob("[ik]*.json"))


def load(name):
    spec = importlib.util.spec_from_file_location(name, shared(f"data/planning/{name}.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def check():
    """The format's own checker, which knows nothing of our model."""
    return load("check_plan").violations


def holds(data, check):
    parsed = Problem.parse(data)
    plan = solve(parsed)
    expected = data["expect"]
    assert plan.status == expected["status"]
    if plan.status == "infeasible":
        wanted = expected.get("blocking_sets")
        assert plan.complete
        assert plan.blocking_sets
        if wanted:
            assert [list(each) for each in plan.blocking_sets] == wanted
        return plan
    bad, released, person_days = check(data, plan.to_json(parsed))
    assert not bad
    assert (released, person_days) == (plan.released, plan.person_days)
    return plan


def test_there_are_known_answers():
    shared("data/planning")
    assert len(NAMES) >= 15


@pytest.mark.parametrize("name", NAMES)
def test_a_known_problem_gets_its_known_answer(name, check):
    data = json.loads(shared(f"data/planning/{name}.json").read_text(encoding="utf-8"))
    plan = holds(data, check)
    if plan.status == "optimal":
        assert plan.person_days == data["expect"]["person_days"]
        assert plan.released == data["expect"]["released"]


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("k")])
def test_people_who_need_no_counterpart_are_never_delayed_for_others(name, check):
    data = json.loads(shared(f"data/planning/{name}.json").read_text(encoding="utf-8"))
    best = data["expect"].get("person_days_unconditional_first", data["expect"]["person_days"])
    plan = holds({**data, "objective": ["unconditional_first", "person_days"]}, check)
    assert plan.person_days == best


@pytest.mark.parametrize("small", [0, search.SMALL])
def test_every_tiny_problem_gets_the_oracles_answer_whichever_way_it_is_searched(check, monkeypatch, small):
    monkeypatch.setattr(search, "SMALL", small)
    lines = shared("data/planning/tiny_oracle.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) >= 150
    for line in lines:
        data = json.loads(line)
        plan = holds(data, check)
        if plan.status == "optimal":
            assert plan.person_days == data["expect"]["person_days"], data["name"]


USUAL = {"seed": 1, "sites": 4, "named": 0, "asymmetry": 0.0, "fine": False, "no_sites": False}
LARGE = [
    (1000, 10, {}, 1452871),
    (1000, 50, {}, 3650310),
    (10000, 20, {}, 19942480),
    (10000, 20, {"named": 1000}, 19812159),
    (10000, 20, {"sites": 60}, 19991933),
]
"""People a side, rounds, options of the generator, and the proven optimum that was recorded with them."""


@pytest.mark.slow
@pytest.mark.parametrize(("people", "rounds", "options", "value"), LARGE)
def test_a_large_problem_is_solved_to_its_proven_optimum(people, rounds, options, value, check):
    data = load("generate").problem("core", people, rounds, **(USUAL | options))
    plan = holds({**data, "expect": {"status": "optimal"}}, check)
    assert plan.person_days == value


@pytest.mark.slow
def test_where_the_search_is_cut_short_the_best_lies_between_value_and_bound(check):
    data = load("generate").problem("full", 1000, 10, **(USUAL | {"named": 20, "asymmetry": 0.25}))
    parsed = Problem.parse(data)
    plan = solve(parsed, effort=0)
    assert plan.status == "feasible"
    assert not plan.by_clock
    assert not check(data, plan.to_json(parsed))[0]
    assert plan.person_days <= 1252404 <= plan.bound
    assert plan.gap == (plan.bound - plan.person_days) / plan.person_days
    assert plan.gap < 0.001
