"""Formulas side by side: the same people, the same rounds, the same law."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given, settings

from allforall.planning.formulas import compare
from policy_people import AS_OF, REST, WOUNDED, YOUNG, agreement, case, everybody, rounds
from shared import shared


def outcomes(cases, text=None, logistics=None, **rest):
    found = compare(cases, text or agreement(), logistics or rounds(), salt="salt", as_of=AS_OF, **rest)
    return {each.name: each for each in found}


PEOPLE = [
    *(case(f"a{i}", "A", dob="2001-01-01", capture_date="2022-05-01") for i in range(4)),
    *(case(f"b{i}", "B", dob="2001-01-01", capture_date="2024-05-01") for i in range(2)),
    *(case(f"c{i}", "A", dob="1980-01-01") for i in range(3)),
    case("d0", "B", dob="1980-01-01"),
    case("w", "A", medical_class="A"),
    case("u", "A", held_by=None),
    case("n", "B", category="civilian_internee"),
    case("x", "A", category=["pow", "civilian_internee"]),
    case("h", "A", status="returned"),
]


def test_each_formula_says_who_goes_who_stays_and_who_is_open():
    found = outcomes(PEOPLE)
    assert list(found) == ["piecemeal", "categories", "all_for_all"]
    assert {name: each.go for name, each in found.items()} == {
        "piecemeal": {"A": 4, "B": 3},  # three for three, and the seriously wounded one beside them
        "categories": {"A": 7, "B": 3},  # all the young, as many of the others as the limit of one allows
        "all_for_all": {"A": 9, "B": 4},  # everyone who can be reached, civilians too
    }
    for each in found.values():
        assert each.go["A"] + each.stay["A"] == 10
        assert each.go["B"] + each.stay["B"] == 4
        assert each.unreachable == {"A": 1, "B": 0}
        assert each.undetermined["A"] <= each.stay["A"]
        assert each.proven


def test_under_every_formula_the_seriously_wounded_go_in_the_first_round():
    for each in outcomes(PEOPLE).values():
        at = list(each.compiled.problem.people["id"]).index("w")
        assert each.plan.assignment[at] == 1


def test_piecemeal_keeps_both_sides_level_and_rounds_small():
    small = outcomes([case(f"{side}{i}", side) for side in "AB" for i in range(9)], small_round=2)[
        "piecemeal"
    ]
    assert small.peak == 0
    assert small.go == {"A": 6, "B": 6}


def test_nobody_is_ahead_by_more_than_the_text_allows():
    for each in outcomes(PEOPLE).values():
        assert each.peak_limit is None or each.peak <= each.peak_limit


def test_a_text_that_cannot_be_kept_names_what_stands_in_the_way():
    day = rounds().rounds[0].day
    tight = replace(REST, deadline=day)
    people = [case(f"{side}{i}", side) for side in "AB" for i in range(3)]
    found = outcomes(people, agreement(tight), rounds(seats=2))["categories"]
    assert found.go == {"A": 0, "B": 0}
    assert set(found.blocks) >= {"deadline:rest"}
    assert found.last_round is None


def test_with_nobody_at_all_every_formula_brings_nobody_home():
    for each in outcomes([]).values():
        assert each.go == each.stay == {"A": 0, "B": 0}
        assert (each.person_days, each.peak, each.blocks) == (0, 0, ())


def test_days_saved_count_one_for_each_person_and_day():
    one = outcomes([case("w", medical_class="A")], agreement(WOUNDED))["categories"]
    logistics = rounds()
    assert one.person_days == (logistics.horizon - logistics.rounds[0].day).days
    assert one.last_round == logistics.rounds[0].day


@settings(max_examples=15)
@given(everybody(most=8))
def test_everybody_in_captivity_either_goes_or_stays(cases):
    found = outcomes(cases, agreement(WOUNDED, YOUNG, REST))
    totals = {tuple(each.go[side] + each.stay[side] for side in "AB") for each in found.values()}
    assert len(totals) == 1


@pytest.mark.needs_shared
def test_plans_of_every_formula_pass_the_independent_checker(tmp_path):
    checker = shared("data/planning/check_plan.py")
    for each in outcomes(PEOPLE).values():
        problem, plan = tmp_path / "problem.json", tmp_path / "plan.json"
        problem.write_text(json.dumps(each.compiled.problem.to_json()), encoding="utf-8")
        plan.write_text(json.dumps(each.plan.to_json(each.compiled.problem)), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, str(checker), str(problem), str(plan)],
            check=False,
            capture_output=True,
            text=True,
        )
        assert done.returncode == 0, done.stdout + done.stderr
