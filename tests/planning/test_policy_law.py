"""The law about people, as lists tell of them: one test for each rule, named by its article."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agreement_people import person, soldier
from allforall.agreement.clauses import Clause, Formula
from allforall.agreement.conditions import AgeBetween
from allforall.agreement.parts import Condition, Effect
from allforall.agreement.predicate import InCategory
from allforall.agreement.quantity import Bound, Quantity, Scope
from allforall.agreement.residence import Concerned
from allforall.people.person import Person
from policy_people import AS_OF, REST, WOUNDED, YOUNG, agreement, case, codes, compiled


def found(compiled_text, code):
    return [f.args["count"] for f in compiled_text.findings if f.code.endswith(code)]


def heard(days_ago, entry="b-held:w", **said):
    """Make somebody of whom a list told on a day."""
    who = soldier("w", entry, **said)
    on = None if days_ago is None else AS_OF - timedelta(days=days_ago)
    return Person("w", tuple(replace(s, said_on=on, said_by="B") for s in who.statements), home="A")


def test_gc3_109_2_prisoners_held_for_long_whom_no_clause_brings_home_are_counted():
    people = [
        case("l", dob="1980-01-01", capture_date="2022-05-01"),
        case("s", dob="1980-01-01", capture_date="2024-05-01"),
        case("y", dob="2001-01-01", capture_date="2022-05-01"),
    ]
    assert found(compiled(people, agreement(YOUNG)), "law_h03_long_held") == [1]
    assert found(compiled(people), "law_h03_long_held") == []


@pytest.mark.parametrize(
    ("said", "count"),
    [
        ({"annex_code": "A2b"}, [1]),
        ({"annex_code": "A2b", "medical_class": "unset"}, [1]),
        ({"annex_code": "A2b", "medical_class": "A"}, []),
        ({"annex_code": "A2b", "medical_class": "none"}, []),
        ({"annex_code": "B1"}, []),
    ],
)
def test_gc3_110_1_a_code_of_annex_i_a_asks_for_a_class(said, count):
    assert found(compiled([case("w", **said)]), "law_h04_class_missing") == count


def test_gc3_110_1_whoever_has_a_code_of_annex_i_a_goes_without_a_counterpart():
    assert compiled([case("w", annex_code="A1a")]).unconditional == {"w"}
    assert compiled([case("w", annex_code="B7")]).unconditional == frozenset()


ABROAD = Condition("n", "They may stay in a neutral country.", Effect.THIRD_COUNTRY)


@pytest.mark.parametrize(
    ("said", "conditions", "count"),
    [
        ({"medical_class": "B"}, (), [1]),
        ({"annex_code": "B1"}, (), [1]),
        ({"annex_code": "B1", "medical_class": "A"}, (), []),
        ({"medical_class": "B"}, (ABROAD,), []),
        ({"medical_class": "A"}, (), []),
    ],
)
def test_gc3_110_2_class_b_asks_for_a_neutral_country(said, conditions, count):
    text = agreement(WOUNDED, replace(REST, conditions=conditions))
    assert found(compiled([case("w", **said)], text), "law_h05_neutral_country") == count


@pytest.mark.parametrize(("days_ago", "count"), [(7, []), (8, [1]), (None, [])])
def test_gc3_122_6_the_health_of_the_gravely_wounded_is_told_every_week(days_ago, count):
    who = heard(days_ago, condition="seriously_wounded")
    assert found(compiled([case("w", who=who)]), "law_h21_health_not_reported") == count


def test_gc3_122_6_asks_for_nothing_about_those_who_are_well():
    who = heard(90, condition="well")
    assert found(compiled([case("w", who=who)]), "law_h21_health_not_reported") == []


@pytest.mark.parametrize(
    ("category", "count"),
    [
        ("unknown_status", [1]),
        (["pow", "civilian_accused"], [1]),
        ("pow", []),
        ("civilian_accused", []),
    ],
)
def test_gc3_5_a_status_in_doubt_or_dispute_asks_for_a_tribunal(category, count):
    assert found(compiled([case("d", category=category)]), "law_h26_status_in_doubt") == count


def test_gc4_132_2_civilians_held_for_long_whom_no_clause_covers_are_counted():
    people = [
        case("l", category="civilian_internee", capture_date="2022-05-01"),
        case("s", category="civilian_internee", capture_date="2025-05-01"),
    ]
    assert found(compiled(people), "law_h37_long_held_civilians") == [1]
    both = Clause("all", "all", Formula.ONE_WAY, InCategory(("pow", "civilian_internee")))
    assert found(compiled(people, agreement(both)), "law_h37_long_held_civilians") == []


def test_ap1_85_4_b_whom_the_law_frees_and_a_plan_leaves_is_counted():
    from allforall.planning.policy import duty_left  # noqa: PLC0415  # beside the one test that asks it

    left = duty_left(compiled([case("w", medical_class="A"), case("x")]), ["x"])
    assert [(f.code, f.args["count"]) for f in left] == [("agreement.law_h54_duty_left", 1)]


def test_gc3_112_a_class_that_a_holder_contradicts_is_heard_and_pointed_out():
    who = heard(3, condition="well", medical_class="A")
    result = compiled([case("w", who=who)])
    assert result.unconditional == {"w"}
    assert found(result, "class_against_holder") == [1]
    assert (
        found(
            compiled([case("w", who=heard(500, condition="well", medical_class="A"))]), "class_against_holder"
        )
        == []
    )


def test_whoever_must_stay_abroad_is_not_home_by_leaving_captivity():
    stay = replace(ABROAD, concerns=Concerned(("b-held:s",)))
    text = agreement(replace(REST, conditions=(stay,)))
    assert found(compiled([case("s"), case("g")], text), "stays_abroad") == [1]


@pytest.mark.parametrize(
    ("kind", "number", "expected"),
    [
        (Bound.AT_LEAST, 3, set()),
        (Bound.AT_LEAST, 4, {"planning.too_few_together"}),
        (Bound.EXACT, 3, set()),
        (Bound.EXACT, 2, {"planning.more_than_both_together"}),
    ],
)
def test_a_number_for_both_sides_together_is_held_against_both(kind, number, expected):
    clause = replace(REST, quantity=Quantity(kind, number, scope=Scope.COMBINED))
    result = compiled([case("a1"), case("a2"), case("b1", "B")], agreement(clause))
    together = {"planning.too_few_together", "planning.more_than_both_together"}
    assert codes(result) & together == expected
    assert all(c.count_max is None for c in result.problem.clauses)


def test_age_on_the_day_of_the_round_reaches_the_plan():
    clause = Clause(
        "young", "18 to 25", Formula.ALL_FOR_ALL, AgeBetween(18, 25), exposure_limit=2, on_round_day=True
    )
    result = compiled([case("y", dob="2001-01-01"), case("o", dob="1999-06-20")], agreement(clause))
    assert result.meets["y"] == ("young",)
    assert result.undetermined["o"] == ("young",)
    assert "not in every round" in result.excluded["o"].says()


def test_nothing_that_is_missing_keeps_anybody_from_a_seat():
    people = [
        case("a", annex_code="A1a"),
        case("b", category="unknown_status"),
        case("c", who=person("c", "b-held:c", category="pow", capture_date=date(2021, 1, 1).isoformat())),
    ]
    assert compiled(people).excluded == {}
