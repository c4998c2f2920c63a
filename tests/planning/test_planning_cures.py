from copy import deepcopy
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings

from allforall.planning.cure_words import change_words, cure_findings
from allforall.planning.cures import cures
from allforall.planning.giving_way import Change
from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from planning_problems import BruteForce, problem, problems

LISTS = {"seats": "seats", "stretchers": "stretchers"}
NUMBERS = {"limit": "exposure_limit", "deadline": "deadline_round", "most": "count_max", "exactly": "count_max", "least": "count_min"}  # fmt: skip


def put(data, change, amount):
    """Write one number of a change into a copy of a problem."""
    data = deepcopy(data)
    if change.kind in LISTS:
        data[LISTS[change.kind]][change.name][change.round - 1] = amount
    elif change.kind == "site":
        next(s for s in data["sites"] if s["id"] == change.name)["seats"][change.round - 1] = amount
    elif change.kind == "tie":
        data["named"] = [pair for pair in data["named"] if pair["id"] != change.name]
    else:
        next(c for c in data["clauses"] if c["id"] == change.name)[NUMBERS[change.kind]] = amount
    return data


def possible(data, without, staying=None, item=""):
    """Whether a plan exists; with `staying`, one in which at most so many of a clause stay."""
    everything = BruteForce(data)
    plans = everything.plans(without={*without, item} if staying is not None else without)
    if staying is None:
        return bool(plans)
    clause, last = staying[0], staying[2] or len(data["rounds"])
    able = [i for i, p in enumerate(everything.people) if p["may"] and p["clause"] == clause]
    return any(sum(not 0 < plan[i] <= last for i in able) <= staying[1] for plan in plans)


def smaller(data, cure):
    """Every problem that changes one unit less in the same way."""
    change = cure.changes[0]
    if change.kind in ("seats", "stretchers", "site"):
        units = int(sum(each.by for each in cure.changes)) - 1
        for rounds in combinations_with_replacement(range(len(data["rounds"])), units):
            less = data
            for number in rounds:
                place = Change(change.kind, change.name, round=number + 1)
                seats = less[LISTS[change.kind]][change.name] if change.kind in LISTS else next(
                    s for s in less["sites"] if s["id"] == change.name)["seats"]  # fmt: skip
                less = put(less, place, seats[number] + 1)
            yield less
    elif change.kind != "tie":
        step = 1 if change.becomes > change.was else -1
        amount = change.becomes - step
        yield put(data, change, change.was if (amount - change.was) * step < 0 else amount)


@settings(max_examples=300)
@given(problems(most_people=4))
def test_with_a_cure_a_plan_exists_and_with_one_unit_less_none(data):
    parsed = Problem.parse(data)
    plan = solve(parsed)
    found = cures(parsed, plan.blocking_sets)
    assert {(cure.blocking_set, cure.item) for cure in found} <= {
        (s, i) for s in plan.blocking_sets for i in s
    }
    for blocking_set in plan.blocking_sets:
        others = {item for each in plan.blocking_sets for item in each} - set(blocking_set)
        mine = [cure for cure in found if cure.blocking_set == blocking_set]
        assert mine
        for cure in mine:
            if cure.changes[0].kind == "stay":
                name, units = cure.changes[0].name, sum(each.by for each in cure.changes)
                clause = next(c for c in data["clauses"] if c["id"] == name)
                last = clause.get("deadline_round") if cure.item.startswith("deadline") else None
                assert possible(data, others, (name, units, last), cure.item)
                assert not possible(data, others, (name, units - 1, last), cure.item)
                continue
            cured = data
            for change in cure.changes:
                cured = put(cured, change, change.becomes)
            assert possible(cured, others)
            assert not any(possible(less, others) for less in smaller(data, cure))


def test_people_who_need_no_counterpart_are_not_left_behind_as_a_cure():
    clause = {"id": "sick", "formula": "unconditional", "where": {}, "everyone_returns": True}
    parsed = Problem.parse(problem([{}, {}, {}], clauses=[clause], seats={"A": [1, 1], "B": [0, 0]}))
    (cure,) = cures(parsed, solve(parsed).blocking_sets)
    assert cure.item == "seats:A"
    (finding,) = cure_findings(parsed, (cure,))
    assert finding.says().startswith("This would settle a contradiction: one more seat for A in round ")


WORDS = {
    "one more stretcher place for A in round 2": Change("stretchers", "A", round=2, was=3, becomes=4),
    "3 more seats at A0 in round 1": Change("site", "A0", round=1, was=0, becomes=3),
    "“c” by round 2 instead of round 1, 7 days later": Change("deadline", "c", was=1, becomes=2),
    "a limit of 5 instead of 1.5 under “c”": Change("limit", "c", was=1.5, becomes=5),
    "exactly 10 from each party under “c” instead of 12": Change("exactly", "c", was=12, becomes=10),
    "3 of the 4 held by A under “c”, 1 fewer": Change("stay", "c", party="A", was=4, becomes=3),
    "without the tie “pilot”": Change("tie", "pilot"),
}


@pytest.mark.parametrize("said", WORDS)
def test_a_change_is_said_in_its_own_unit(said):
    assert change_words(Problem.parse(problem([])), WORDS[said]) == said
