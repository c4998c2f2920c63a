from fractions import Fraction
from math import ceil

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from allforall.base.errors import InputError, UsageError
from allforall.planning.changes import Changes
from allforall.planning.problem import Problem
from allforall.planning.published import turns_of
from allforall.planning.replan import replan
from allforall.planning.solve import solve
from planning_problems import BruteForce, problem, problems


def changed(data, turns, done=1, loss=0.0, **changes):
    parsed = Problem.parse(data)
    happened = Changes.parse({"format": "exchange-changes/1", **changes}, parsed)
    published = turns_of(
        parsed,
        {
            "format": "exchange-plan/1",
            "assignment": {"id": data["people"]["id"], "round": [t or None for t in turns]},
        },
    )
    return replan(parsed, published, done, happened, loss=loss)


def out(*ids):
    return [{"id": name, "reason": "died"} for name in ids]


@st.composite
def underway(draw):
    data = draw(problems(most_people=4))
    plan = solve(Problem.parse(data))
    assume(plan.status != "infeasible" and len(data["rounds"]) > 1)
    turns = plan.assignment.tolist()
    done = draw(st.integers(0, len(data["rounds"]) - 1))
    ids = data["people"]["id"]
    missed = [
        name
        for name, turn in zip(ids, turns, strict=True)
        if 0 < turn <= done and draw(st.integers(0, 3)) == 0
    ]
    held = [name for name, turn in zip(ids, turns, strict=True) if not 0 < turn <= done or name in missed]
    left = [name for name in held if draw(st.integers(0, 3)) == 0]
    return data, turns, done, missed, left, draw(st.sampled_from([0.0, 0.1, 0.5]))


@settings(max_examples=200)
@given(underway())
def test_no_plan_of_the_same_worth_moves_fewer_people(case):
    data, turns, done, missed, left, loss = case
    made = changed(data, turns, done, loss, out=out(*left), missed=missed)
    people = data["people"]
    now = {**data, "people": {**people, "verified": [
        ok and name not in left for ok, name in zip(people["verified"], people["id"], strict=True)
    ]}}  # fmt: skip
    gone = [t if t <= done and name not in missed else 0 for t, name in zip(turns, people["id"], strict=True)]
    everything = BruteForce(now, done, gone)
    best = everything.best()
    if best is None:
        assert made.plan.status == "infeasible"
        return
    assert [level.value for level in made.best] == best
    floors = [*best[:-1], ceil(best[-1] * (1 - Fraction(str(loss))))]
    promised = [t if t > done and p["may"] else 0 for t, p in zip(turns, everything.people, strict=True)]
    fewest = min(
        sum(bool(was) and was != turn for was, turn in zip(promised, plan, strict=True))
        for plan in everything.plans()
        if all(everything.value(n, plan) >= f for n, f in zip(data["objective"], floors, strict=True))
    )
    assert tuple(made.plan.assignment.tolist()) in everything.plans()
    assert made.moved.people == made.moved.at_least == fewest
    values = [everything.value(name, made.plan.assignment.tolist()) for name in data["objective"]]
    assert [level.value for level in made.plan.levels] == values


EVEN = [{}, {}, {}, {"holder": "B"}, {"holder": "B"}, {"holder": "B"}]
ONE_FOR_ONE = [{"id": "parity", "formula": "n_for_n", "where": {}, "exposure_limit": 0}]


def in_three_rounds(**changes):
    return problem(
        EVEN,
        rounds=[{"day": d} for d in (7, 14, 21)],
        seats={"A": [1, 1, 1], "B": [1, 1, 1]},
        clauses=ONE_FOR_ONE,
        **changes,
    )


def test_without_changes_nobody_moves():
    made = changed(in_three_rounds(), [1, 2, 3, 1, 2, 3])
    assert made.moved.people == 0
    assert made.plan.assignment.tolist() == [1, 2, 3, 1, 2, 3]
    assert made.findings == ()


def test_a_plain_second_plan_would_move_those_who_wait_and_a_small_loss_lets_them_keep_their_round():
    data = in_three_rounds()
    turns = [1, 2, 3, 1, 2, 3]
    assert changed(data, turns, out=out("p1", "p4")).plan.assignment.tolist() == [1, 0, 2, 1, 0, 2]
    kept = changed(data, turns, loss=0.1, out=out("p1", "p4"))
    assert kept.plan.assignment.tolist() == [1, 0, 3, 1, 0, 3]
    assert [finding.code for finding in kept.findings] == ["planning.promises_cost"]


def test_when_a_round_was_missed_those_who_were_promised_it_are_not_counted_as_moved():
    made = changed(in_three_rounds(), [1, 2, 0, 1, 2, 0], missed_rounds=[1])
    assert made.moved.people == 0
    assert sorted(made.plan.assignment.tolist()) == [0, 0, 2, 2, 3, 3]


def test_new_people_and_new_seats_and_new_rounds_are_used():
    new = {"id": "new", "holder": "A", "urgency": 9}
    people = {key: [values[0]] for key, values in problem([new])["people"].items()}
    made = changed(
        problem([{}], rounds=[{"day": 7}], seats={"A": [1], "B": [0]}),
        [1],
        **{"in": people},
        rounds=[{"day": 7}, {"day": 21}],
        seats={"A": [1, 5], "B": [0, 0]},
    )
    assert made.problem.people["id"].tolist() == ["p0", "new"]
    assert made.plan.assignment.tolist() == [1, 2]


def test_who_went_in_place_of_another_is_home_and_the_other_waits():
    made = changed(in_three_rounds(), [1, 2, 3, 1, 2, 3], missed=["p0"], went=[{"id": "p2", "round": 1}])
    assert made.plan.assignment[2] == 1
    assert sorted(made.plan.assignment[:3]) == [1, 2, 3]


def test_what_is_broken_already_is_said_and_not_asked_again():
    pair = {"id": "pilot", "first": "p0", "second": "p3", "condition": "same_round"}
    deadline = [{**ONE_FOR_ONE[0], "deadline_round": 1, "exposure_limit": 3}]
    data = problem(EVEN, clauses=deadline, named=[pair])
    made = changed(data, [1] * 6, missed=["p3"])
    assert [finding.code for finding in made.findings] == ["planning.tie_broken", "planning.deadline_passed"]
    assert made.plan.assignment.tolist() == [1, 1, 1, 2, 1, 1]


def test_where_no_plan_is_left_the_contradiction_and_its_cure_are_told():
    everyone = [{**ONE_FOR_ONE[0], "everyone_returns": True}]
    made = changed(problem(EVEN, clauses=everyone), [1, 1, 2, 1, 1, 2], out=out("p2"))
    assert made.moved is None
    assert made.plan.blocking_sets == (("clause:parity", "exposure:parity"),)
    assert {cure.item: cure.changes[0].becomes for cure in made.cures} == {
        "clause:parity": 2,
        "exposure:parity": 1,
    }


BAD = {
    "out[0].id": {"out": out("nobody")},
    "out[0].reason": {"out": [{"id": "p1", "reason": "gone"}]},
    "out": {"out": out("p0")},
    "went": {"went": [{"id": "p1", "round": 2}]},
    "missed_rounds": {"missed_rounds": [2]},
    "in.id[0]": {"in": problem([{}])["people"]},
    "seats": {"rounds": [{"day": d} for d in (7, 14, 21, 28)]},
    "rounds": {"rounds": [{"day": 7}], "seats": {"A": [1], "B": [1]}},
    "surprise": {"surprise": 1},
}


@pytest.mark.parametrize("path", BAD)
def test_changes_that_cannot_be_are_refused_with_the_key(path):
    with pytest.raises(InputError) as caught:
        changed(in_three_rounds(), [1, 2, 3, 1, 2, 3], **BAD[path])
    assert caught.value.code == "planning.bad_problem"
    assert caught.value.args_by_name["document"] == "file of changes"
    assert path in str(caught.value)


def test_a_loss_is_a_share():
    with pytest.raises(UsageError):
        changed(in_three_rounds(), [1, 2, 3, 1, 2, 3], loss=1.0)


@pytest.mark.parametrize(
    ("said", "path"),
    [
        ({"id": ["p9"], "round": [1]}, "assignment.id[0]"),
        ({"id": ["p0"], "round": [4]}, "assignment.round[0]"),
        ({"id": ["p0"], "round": [True]}, "assignment.round[0]"),
        ({"id": ["p0"], "round": []}, "assignment"),
        ({"id": "p0", "round": []}, "assignment.id"),
    ],
)
def test_a_plan_of_another_problem_is_refused(said, path):
    with pytest.raises(InputError) as caught:
        turns_of(Problem.parse(in_three_rounds()), {"format": "exchange-plan/1", "assignment": said})
    assert caught.value.args_by_name["path"] == path
