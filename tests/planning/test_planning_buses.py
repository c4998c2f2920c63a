import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allforall.base.errors import UsageError
from allforall.planning.buses import order_buses
from allforall.planning.problem import Problem
from allforall.planning.safe_order import safe_order
from allforall.planning.solve import solve
from planning_problems import problem
from random_rounds import breaches, random_round


@settings(max_examples=300)
@given(st.integers(0, 10**9))
def test_after_every_bus_neither_side_is_further_ahead_than_the_text_allows(seed):
    data, turns, size = random_round(np.random.default_rng(seed))
    parsed = Problem.parse(data)
    order = order_buses(parsed, turns, size=size)
    assert breaches(data, turns, order) == []
    assert sorted(p for bus in order.buses for p in bus.people) == np.flatnonzero(turns).tolist()
    assert all(1 <= len(bus.people) <= size for bus in order.buses)
    alone = {(bus.round, bus.moment) for bus in order.buses}
    assert (len(alone) < len(order.buses)) <= bool(order.findings)


@given(st.integers(1, 9), st.integers(1, 9), st.integers(0, 12), st.integers(0, 12), st.integers(0, 20))
def test_with_one_weight_a_side_nobody_leaves_together_who_could_leave_alone(
    first, second, many, more, reach
):
    total = many * first - more * second
    if abs(total) > reach:
        return
    order = safe_order([(0, first)] * many + [(1, second)] * more, 0, reach, 1)
    reachable = {(0, 0)}
    for a in range(many + 1):
        for b in range(more + 1):
            near = {(a - 1, b), (a, b - 1)} & reachable
            if near and abs(a * first - b * second) <= reach:
                reachable.add((a, b))
    assert all(len(moment) == 1 for moment in order) == ((many, more) in reachable)


@settings(max_examples=200)
@given(
    st.lists(st.tuples(st.integers(0, 1), st.sampled_from([1, 2, 4, 6, 10])), max_size=7), st.integers(0, 12)
)
def test_people_of_different_weight_leave_one_by_one_wherever_some_order_lets_them(people, reach):
    signed = sorted(-w if h else w for h, w in people)
    if abs(sum(signed)) > reach:
        return

    def some_order(left, exposure):
        return not left or any(
            abs(exposure + w) <= reach and some_order(left[:i] + left[i + 1 :], exposure + w)
            for i, w in enumerate(left)
            if i == 0 or left[i - 1] != w
        )

    order = safe_order(people, 0, reach, 1)
    assert sorted(move for moment in order for move in moment) == sorted(people)
    assert all(len(moment) == 1 for moment in order) == some_order(signed, 0)


def one_round(people, size=1, **clause):
    usual = {"id": "parity", "formula": "n_for_n", "where": {}, "exposure_limit": 1}
    parsed = Problem.parse(
        problem(people, rounds=[{"day": 7}], seats={"A": [9], "B": [9]}, clauses=[{**usual, **clause}])
    )
    return parsed, order_buses(parsed, solve(parsed).assignment, size=size)


def test_sides_take_turns():
    _, order = one_round([{}, {}, {"holder": "B"}, {"holder": "B"}])
    assert "".join(bus.party for bus in order.buses) == "ABAB"
    assert order.findings == ()


def test_without_any_trust_both_sides_leave_at_the_same_moment_and_the_limit_that_would_do_is_said():
    parsed, order = one_round([{}, {}, {"holder": "B"}, {"holder": "B"}], exposure_limit=0)
    assert [(bus.moment, bus.party) for bus in order.buses] == [(1, "A"), (1, "B"), (2, "A"), (2, "B")]
    (finding,) = order.findings
    assert finding.code == "planning.leave_together"
    assert "A limit of 1 lets them leave by turns." in finding.do()
    assert order.to_json(parsed)[0]["id"] in (["p0"], ["p1"])


def test_a_bus_carries_one_party_and_is_as_full_as_the_limit_lets_it_be():
    _, order = one_round([{}] * 4 + [{"holder": "B"}] * 4, size=4, exposure_limit=2)
    assert [(bus.party, len(bus.people)) for bus in order.buses] == [("A", 2), ("B", 4), ("A", 2)]


def test_who_needs_no_counterpart_leaves_first():
    free = {"id": "free", "formula": "unconditional", "where": {"category": ["civilian"]}}
    rest = {"id": "rest", "formula": "n_for_n", "where": {}, "exposure_limit": 1}
    people = [{}, {"holder": "B"}, {"category": "civilian"}]
    parsed = Problem.parse(
        problem(people, rounds=[{"day": 7}], seats={"A": [9], "B": [9]}, clauses=[free, rest])
    )
    order = order_buses(parsed, solve(parsed).assignment, size=1)
    assert [bus.people for bus in order.buses if bus.party == "A"] == [(2,), (0,)]


def test_a_bus_for_nobody_makes_no_sense():
    with pytest.raises(UsageError):
        one_round([{}], size=0)


def test_the_check_itself_finds_a_breach():
    data, turns, _ = random_round(np.random.default_rng(1))
    parsed = Problem.parse(data)
    order = order_buses(parsed, turns, size=10**6)
    strict = [{**c, "exposure_limit": -1} if c["formula"] != "unconditional" else c for c in data["clauses"]]
    assert breaches({**data, "clauses": strict}, turns, order)
