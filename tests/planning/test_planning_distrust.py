"""What another limit of exposure would bring: values, bounds, the ladder of limits."""

import pytest
from hypothesis import given, settings

from allforall.base.errors import UsageError
from allforall.planning.distrust import price_curve
from allforall.planning.model import build
from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from allforall.planning.thinned import thinned
from planning_problems import BruteForce, problem, problems

SIDES = [{} for _ in range(40)] + [{"holder": "B"} for _ in range(40)]
LATE = {"rounds": [{"day": d} for d in (7, 14, 21)], "horizon_day": 90}


def late_partner(people=SIDES, seats=20, limit=9, **changes):
    """B can send nobody in the first round, A nobody in the last; with more trust A sends more ahead."""
    clause = {"id": "parity", "formula": "n_for_n", "where": {}, "exposure_limit": limit}
    both = {"A": [seats, seats, 0], "B": [0, seats, seats]}
    return Problem.parse(problem(people, **{"seats": both, "clauses": [clause], **LATE, **changes}))


def test_more_trust_never_brings_fewer_home_and_the_curve_shows_what_it_is_worth():
    prices = price_curve(late_partner(), [0, 5, 20, 40]).prices
    assert [price.released for price in prices] == [40, 55, 80, 80]
    assert [price.bound for price in prices] == [price.person_days for price in prices]
    assert sorted(prices, key=lambda price: price.person_days) == list(prices)
    assert all(price.proven for price in prices)


def test_limits_double_until_one_costs_nothing_and_the_texts_own_stands_among_them():
    curve = price_curve(late_partner())
    assert [price.limit for price in curve.prices] == [0, 1, 2, 4, 8, 9, 16, 32]
    assert curve.own == (("parity", 9),)
    assert (curve.without.released, curve.without.limit) == (80, 20)
    assert curve.prices[-1].released == curve.without.released


def test_with_many_people_the_doubling_begins_higher_and_stays_short():
    many = [{} for _ in range(3000)] + [{"holder": "B"} for _ in range(3000)]
    limits = [p.limit for p in price_curve(late_partner(many, seats=1500), doublings=4).prices]
    assert limits == [0, 9, 128, 256, 512, 1024, 2048]


def test_a_quick_look_beside_the_linear_program_says_what_it_does_not_prove():
    for near in (True, False):
        for price in price_curve(late_partner(), near=near).prices:
            assert price.possible
            assert price.released_bound is None  # this problem's aims do not count people
            assert price.person_days <= price.bound


def test_a_limit_under_which_the_terms_contradict_each_other_is_told_apart():
    clause = {"id": "all", "formula": "n_for_n", "where": {}, "exposure_limit": 9, "everyone_returns": True}
    parsed = Problem.parse(problem(SIDES[:70], clauses=[clause], seats={"A": [20, 20], "B": [20, 20]}))
    prices = price_curve(parsed, [9, 10], clauses=["all"]).prices
    assert [price.possible for price in prices] == [False, True]
    assert [price.released for price in prices] == [0, 70]


def test_where_no_clause_has_a_limit_the_answer_names_those_that_have_one():
    with pytest.raises(UsageError, match="parity"):
        price_curve(late_partner(), clauses=["other"])
    with pytest.raises(UsageError, match="0 or more"):
        price_curve(late_partner(), [-1])


def test_a_plan_is_thinned_to_a_narrower_limit_by_leaving_out_whoever_is_ahead():
    wide, narrow = build(late_partner(limit=40)), build(late_partner(limit=3))
    counts = wide.groups.size[:, None] * 0 + [[20, 20, 0], [0, 20, 20]]
    found = thinned(narrow, counts)
    assert narrow.allows(found)
    assert found.tolist() == [[3, 20, 0], [0, 20, 6]]  # three ahead, as many as B, B three ahead


@settings(max_examples=60)
@given(problems(most_people=4))
def test_every_price_lies_between_a_plan_and_its_bound(data):
    limited = [clause for clause in data["clauses"] if "exposure_limit" in clause]
    if not limited:
        return
    for near in (True, False):
        for price in price_curve(Problem.parse(data), [0, 1, 3], near=near).prices:
            changed = [{**c, "exposure_limit": price.limit} if c in limited else c for c in data["clauses"]]
            best = BruteForce({**data, "clauses": changed}).best()
            assert price.possible is (best is not None)
            for level, value in zip(data["objective"], best or (), strict=False):
                low = {"number_home": price.released, "person_days": price.person_days}.get(level)
                high = {"number_home": price.released_bound, "person_days": price.bound}.get(level)
                if low is not None and not near:
                    assert low == value
                if high is not None and level == data["objective"][0]:
                    assert low <= value <= high


def test_the_texts_own_limit_is_worth_what_its_plan_is():
    parsed = late_partner()
    own = next(price for price in price_curve(parsed).prices if price.limit == 9)
    assert own.person_days == solve(parsed).person_days
