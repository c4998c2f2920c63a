import numpy as np
import pytest

from allforall.base.errors import UsageError
from allforall.planning.noshow import Shares, draw_noshows, falling_out, on_condition, sample_noshows
from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from planning_problems import problem

SIDES = [{} for _ in range(40)] + [{"holder": "B"} for _ in range(40)]


def planned(people=SIDES, **changes):
    usual = {"seats": {"A": [20, 20], "B": [20, 20]}}
    parsed = Problem.parse(problem(people, **{**usual, **changes}))
    return parsed, solve(parsed)


def test_if_everybody_comes_everything_is_as_planned():
    parsed, plan = planned()
    found = sample_noshows(parsed, plan, np.zeros(80), seed=1, samples=20)
    assert (found.home.low, found.home.high, found.planned) == (80, 80, 80)
    assert found.peaks[0].peak.high == found.peaks[0].planned
    assert found.peaks[0].beyond == 0


def test_if_nobody_comes_nobody_is_home():
    parsed, plan = planned()
    found = sample_noshows(parsed, plan, np.ones(80), seed=1, samples=20)
    assert (found.home.low, found.home.high) == (0, 0)


def test_the_spread_is_that_of_independent_people_and_the_same_for_the_same_seed():
    parsed, plan = planned()
    unsure = falling_out(parsed, [f"p{i}" for i in range(40)], Shares(0.3))
    found = sample_noshows(parsed, plan, unsure, seed=7, samples=4000)
    assert found == sample_noshows(parsed, plan, unsure, seed=7, samples=4000)
    # A binomial of 40 with 0.7: mean 28, standard deviation 2.9, so 5 and 95 per cent lie at 23 and 33.
    spread = found.home_by_party["A"]
    assert (spread.low, spread.middle, spread.high) == (23, 28, 33)
    assert found.home_by_party["B"].low == 40
    assert found.home.middle == 68
    assert found.peaks[0].peak.middle == pytest.approx(12, abs=1)
    assert found.peaks[0].limit == 9
    assert 0.7 < found.peaks[0].beyond < 1


def test_who_is_tied_to_somebody_who_does_not_come_stays_as_well():
    pair = {"id": "x", "first": "p0", "second": "p40", "condition": "same_round"}
    later = {"id": "y", "first": "p1", "second": "p0", "condition": "not_before"}
    parsed, plan = planned(named=[pair, later])
    certain = np.zeros(80)
    certain[40] = 1.0
    found = sample_noshows(parsed, plan, certain, seed=1, samples=10)
    assert {found.home_by_party[party].middle for party in "AB"} == {38, 39}
    other_way = np.zeros(80)
    other_way[1] = 1.0
    assert sample_noshows(parsed, plan, other_way, seed=1, samples=10).home.middle == 79


def test_a_plan_without_people_has_no_spread():
    parsed, plan = planned([])
    found = sample_noshows(parsed, plan, np.zeros(0), seed=1)
    assert (found.home.low, found.home.high) == (0, 0)


def test_a_share_lies_between_0_and_1():
    for shares in ((1.1, 0), (0, -0.1)):
        with pytest.raises(UsageError):
            Shares(*shares)


def test_where_nobody_knows_how_many_come_several_shares_are_drawn_and_none_is_chosen():
    data = problem(SIDES, seats={"A": [20, 20], "B": [20, 20]})
    data["people"]["on_condition"] = [True] * 40 + [False] * 40
    parsed = Problem.parse(data)
    plan = solve(parsed)
    unsure = on_condition(parsed)
    assert len(unsure) == 40
    drawn = draw_noshows(parsed, plan, unsure, None, seed=1)
    assert [each.shares.conditional for each in drawn] == [0.05, 0.1, 0.2]
    assert [each.found.home_by_party["B"].low for each in drawn] == [40, 40, 40]
    stated = draw_noshows(parsed, plan, unsure, Shares(0.5, 0.1), seed=1)
    assert [each.shares for each in stated] == [Shares(0.5, 0.1)]
    assert stated[0].found.home_by_party["B"].high < 40


def test_a_problem_that_tells_of_no_seat_on_condition_has_none():
    assert not on_condition(planned()[0])
