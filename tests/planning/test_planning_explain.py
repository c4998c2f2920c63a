from copy import deepcopy
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings

from allforall.base.errors import InputError
from allforall.planning.explain import Kind, Reason, explain
from allforall.planning.explain_words import reason_words
from allforall.planning.model import build
from allforall.planning.needs import Need
from allforall.planning.problem import Problem
from allforall.planning.solve import solve
from planning_problems import BruteForce, problem, problems


def given_more(data, needs):
    """Write needs into a copy of a problem; return it and the counterparts that it does not have."""
    data, counterparts = deepcopy(data), []
    for need in needs:
        number = (need.round or 1) - 1
        if need.kind in ("seats", "stretchers"):
            data[need.kind][need.name][number] += need.units
        elif need.kind == "site":
            next(s for s in data["sites"] if s["id"] == need.name)["seats"][number] += need.units
        elif need.kind == "number":
            next(c for c in data["clauses"] if c["id"] == need.name)["count_max"] += need.units
        else:
            clause = next(c for c in data["clauses"] if c["id"] == need.name)
            weight = need.weight or clause.get("ratio", {"A": 1, "B": 1})[need.party]
            sign = 1 if need.party == "A" else -1
            counterparts.append((need.name, number + 1, sign * weight * need.units))
    return data, counterparts


def one_more_can_go(data, counterparts, groups, turns, group):
    """Whether a plan exists in which as many of every group go and one more of this one."""
    who = [groups.members[groups.starts[g] : groups.starts[g + 1]] for g in range(len(groups))]
    least = [int((turns[each] > 0).sum()) + (g == group) for g, each in enumerate(who)]
    return any(
        all(sum(plan[i] > 0 for i in each) >= few for each, few in zip(who, least, strict=True))
        for plan in BruteForce(data, counterparts=counterparts).plans()
    )


def any_one_unit(data):
    """Everything of which there could be one more."""
    rounds = range(1, len(data["rounds"]) + 1)
    for party in "AB":
        yield from (Need("seats", party, r, 1) for r in rounds)
        yield from (Need("stretchers", party, r, 1) for r in rounds if data["stretchers"])
    yield from (Need("site", s["id"], r, 1) for s in data["sites"] if s["seats"] for r in rounds)
    yield from (Need("number", c["id"], 0, 1) for c in data["clauses"] if "count_max" in c)


@settings(max_examples=150)
@given(problems(most_people=4))
def test_with_what_is_named_one_more_can_go_and_with_less_nobody_can(data):
    parsed = Problem.parse(data)
    plan = solve(parsed)
    if plan.status == "infeasible":
        return
    found = explain(parsed, plan.assignment)
    groups = build(parsed).groups
    assert ((found.of_person >= 0) == (plan.assignment == 0)).all()
    for person in np.flatnonzero(plan.assignment == 0):
        reason, group = found.of(person), found.group_of[person]
        assert reason.proven
        if group < 0:
            assert reason.kind in (Kind.DECLINED, Kind.NOT_VERIFIED, Kind.NO_CLAUSE)
            continue
        as_it_is = one_more_can_go(data, (), groups, plan.assignment, group)
        assert as_it_is == (reason.kind is Kind.ORDER)
        if reason.kind is Kind.NEEDS:
            for turn in (
                range(1, parsed.rounds + 1)
                if any(not n.round for n in reason.needs if n.kind != "number")
                else [0]
            ):
                more = [replace(need, round=need.round or turn) for need in reason.needs]
                assert one_more_can_go(*given_more(data, more), groups, plan.assignment, group)
        if sum(need.units for need in reason.needs) > 1 or reason.kind is Kind.TIED:
            for need in any_one_unit(data):
                assert not one_more_can_go(*given_more(data, [need]), groups, plan.assignment, group)


def reasons(people, **changes):
    parsed = Problem.parse(problem(people, **changes))
    plan = solve(parsed)
    found = explain(parsed, plan.assignment)
    return [None if found.of(i) is None else reason_words(found.of(i)) for i in range(len(people))], found


def test_what_keeps_somebody_before_any_plan_is_said_first():
    said, _ = reasons([{"consent": False}, {"verified": False}, {"fit_from_round": 3}, {}])
    assert said == [
        "They declined to return.",
        "They are not verified.",
        "They may travel only after the last round: another round would do.",
        None,
    ]


def test_one_more_stretcher_would_do():
    _, found = reasons([{"severity": 2}, {"severity": 2}, {}], stretchers={"A": [0, 1], "B": [0, 0]})
    assert found.counts == ((Reason(Kind.NEEDS, (Need("stretchers", "A", 0, 1),)), 1),)


def test_one_more_counterpart_would_do():
    clause = {"id": "parity", "formula": "n_for_n", "where": {}, "exposure_limit": 0}
    said, _ = reasons([{}, {}, {"holder": "B"}], clauses=[clause])
    assert [s for s in said if s] == [
        "One more could go with one more person released by B under “parity” in any round, on a seat of their own."
    ]


def test_whose_counterpart_cannot_go_is_told_so():
    pair = {"id": "x", "first": "p0", "second": "p1", "condition": "same_round"}
    said, _ = reasons([{}, {"holder": "B", "consent": False}], named=[pair])
    assert said[0] == "No seat would do: they are tied to somebody who cannot go, or the terms keep them."


def test_two_tied_people_go_together_or_not_at_all():
    pair = {"id": "x", "first": "p0", "second": "p1", "condition": "same_round"}
    _, found = reasons([{}, {"holder": "B"}], named=[pair], seats={"A": [0, 0], "B": [0, 0]})
    assert found.of(0).needs == (Need("seats", "A", 0, 1), Need("seats", "B", 0, 1))


def test_who_of_a_kind_goes_before_somebody_is_counted():
    people = [
        {"urgency": 5},
        {"urgency": 5, "days_held": 300},
        {"urgency": 9},
        {"urgency": 5, "days_held": 300},
    ]
    _, found = reasons(people, seats={"A": [0, 0], "B": [0, 0]})
    assert [found.ahead(i) for i in (2, 0)] == [0, 3]
    assert sorted(found.ahead(i) for i in (1, 3)) == [1, 2]


def test_a_plan_that_breaks_a_term_is_not_explained():
    parsed = Problem.parse(problem([{}, {}], seats={"A": [1, 0], "B": [0, 0]}))
    with pytest.raises(InputError, match="breaks a term"):
        explain(parsed, np.array([1, 1], dtype=np.int32))


def test_several_needs_and_doubts_are_said():
    needs = (Need("number", "c", 0, 2), Need("site", "A0", 3, 2), Need("counterparts", "c", 3, 1, "B", 4))
    assert reason_words(Reason(Kind.NEEDS, needs)) == (
        "One more could go with a number 2 higher under “c”, and 2 more seats at A0 in round 3, and one more person of "
        "weight 4 released by B under “c” in round 3, on a seat of their own."
    )
    assert reason_words(Reason(Kind.NEEDS, needs[:1], others_move=True)).endswith("if others change rounds.")
    assert reason_words(Reason(Kind.NEEDS, needs[:1], proven=False)).endswith("less may do.")
