import json

import pytest

from allforall.planning.plan import by_round, exposure
from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from allforall.planning.words import demand, findings_of
from planning_problems import problem


def planned(*args, **changes):
    parsed = Problem.parse(problem(*args, **changes))
    return parsed, solve(parsed)


def test_a_plan_says_who_goes_when_and_null_for_those_who_stay():
    parsed, plan = planned(
        [{}, {}, {"holder": "B"}], clauses=[{**problem()["clauses"][0], "exposure_limit": 0}]
    )
    said = json.loads(json.dumps(plan.to_json(parsed)))
    assert said["format"] == "exchange-plan/1"
    assert said["status"] == "optimal"
    assert (said["released"], said["person_days"], said["bound"], said["gap"]) == (2, 86, 86, 0.0)
    assert said["assignment"]["id"] == ["p0", "p1", "p2"]
    assert sorted(said["assignment"]["round"], key=str) == [1, 1, None]
    assert "blocking_sets" not in said


def test_progress_is_compared_where_one_side_holds_more():
    clause = {
        "id": "all",
        "formula": "all_for_all",
        "where": {},
        "exposure_limit": 1,
        "everyone_returns": True,
    }
    parsed, plan = planned(
        [{}, {}, {}, {}, {"holder": "B"}, {"holder": "B"}], clauses=[clause], seats={"A": [2, 2], "B": [0, 2]}
    )
    (account,) = exposure(parsed, plan)
    assert by_round(parsed, plan) == {"A": (2, 2), "B": (0, 2)}
    assert (account.clause, account.unit, account.limit) == ("all", "progress", 1.0)
    assert account.after_round == (1.0, 0.0)  # half of A's four, told in persons of B's two
    assert account.peak == 1.0


def test_where_one_side_holds_nobody_there_is_no_bound():
    clause = {"id": "all", "formula": "all_for_all", "where": {}, "exposure_limit": 0}
    parsed, plan = planned([{}, {}], clauses=[clause])
    assert plan.released == 2
    assert exposure(parsed, plan)[0].limit is None


def test_the_counterpart_of_somebody_who_cannot_go_stays_and_waits_for_nobody_else():
    pair = {"id": "x", "first": "p0", "second": "p1", "condition": "not_before"}
    people = [{}, {"holder": "B", "consent": False}, {}]
    _, plan = planned(people, named=[pair])
    assert plan.assignment.tolist() == [0, 0, 1]
    _, other_way = planned(people, named=[{**pair, "first": "p1", "second": "p0"}])
    assert other_way.assignment.tolist() == [1, 0, 1]


def test_a_problem_without_people_has_a_plan_without_people():
    _, plan = planned([])
    assert (plan.status, plan.released, plan.person_days, plan.bound) == ("optimal", 0, 0, 0)


SAYS = {
    "seats:A": "the seats of A",
    "stretchers:B": "the stretcher places of B",
    "site:A0": "the seats at A0",
    "named:x": "“x” (p0 and p1 in one round)",
    "named:y": "“y” (p0 not before p1)",
    "clause:c": "everyone under “c” goes, exactly 3 from each party under “c”, at least 2 from each party under “c”",
    "deadline:c": "all of “c” by round 2",
    "exposure:c": "neither side more than 4 persons ahead under “c”",
}


@pytest.mark.parametrize("item", SAYS)
def test_an_item_is_said_in_words(item):
    clause = {
        "id": "c", "formula": "n_for_n", "where": {}, "exposure_limit": 4, "everyone_returns": True,
        "deadline_round": 2, "count_max": 3, "count_exact": True, "count_min": 2,
    }  # fmt: skip
    pair = {"id": "x", "first": "p0", "second": "p1", "condition": "same_round"}
    named = [pair, {**pair, "id": "y", "condition": "not_before"}]
    parsed = Problem.parse(problem([{}, {"holder": "B"}], clauses=[clause], named=named))
    assert demand(parsed, item) == SAYS[item]


def test_a_contradiction_blocks_and_says_what_cannot_be_kept_together():
    clause = {"id": "all", "formula": "n_for_n", "where": {}, "exposure_limit": 0, "everyone_returns": True}
    parsed, plan = planned([{}, {}, {"holder": "B"}], clauses=[clause])
    assert plan.blocking_sets == (("clause:all", "exposure:all"),)
    (finding,) = findings_of(parsed, plan)
    assert finding.code == "planning.contradiction"
    assert finding.says() == (
        "These cannot all be kept: everyone under “all” goes; neither side more than 0 persons ahead under “all”."
    )


def test_a_limit_that_keeps_everybody_is_pointed_out():
    clause = {"id": "ranks", "formula": "equivalents", "where": {}, "exposure_limit": 1}
    parsed, plan = planned([{"rank": 2}], clauses=[clause])
    assert [finding.code for finding in findings_of(parsed, plan)] == ["planning.nobody_goes"]
