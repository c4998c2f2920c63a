"""The law about people, as lists tell of them: one test for each rule, named by its article."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from agreement_people import person, soldier
from allforall.agreement.clauses import Clause, Formula
from allforall.agreement.conditions import AgeBetween, LongHeld
from allforall.agreement.parts import Condition, Effect
from allforall.agreement.predicate import InCategory
from allforall.agreement.quantity import Bound, Quantity, Scope
from allforall.agreement.residence import Concerned
from allforall.people.person import Person
from allforall.planning.solve import solve
from policy_people import AS_OF, REST, WOUNDED, YOUNG, agreement, case, codes, compiled, rounds


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


ON_THE_DAY = Clause(
    "young", "18 to 25", Formula.ALL_FOR_ALL, AgeBetween(18, 25), exposure_limit=2, on_round_day=True
)


def window(result, name):
    people = result.problem.people
    row = people["id"].tolist().index(name)
    until = int(people["fit_until_round"][row]) if "fit_until_round" in people else 0
    return int(people["fit_from_round"][row]), until


def test_who_turns_26_between_two_rounds_has_a_seat_in_those_before():
    result = compiled([case("y", dob="2001-01-01"), case("o", dob="1999-06-25")], agreement(ON_THE_DAY))
    assert result.meets["y"] == result.meets["o"] == ("young",)
    assert window(result, "y") == (1, 0)
    assert window(result, "o") == (1, 2)  # rounds on 13, 20 and 27 June
    assert "planning.in_some_rounds" in codes(result)
    assert "planning.in_some_rounds" not in codes(
        compiled([case("y", dob="2001-01-01")], agreement(ON_THE_DAY))
    )


def test_who_is_held_long_enough_only_later_goes_from_that_round_on():
    long = replace(ON_THE_DAY, who=LongHeld(3))
    result = compiled([case("o", capture_date="2022-06-15")], agreement(long))
    assert window(result, "o") == (2, 0)


def test_a_plan_sends_nobody_after_the_birthday_that_ends_their_clause():
    people = [case(f"o{i}{side}", side, dob="1999-06-25") for i in range(4) for side in "AB"]
    people += [case(f"y{i}{side}", side, dob="2001-01-01") for i in range(2) for side in "AB"]
    result = compiled(people, agreement(ON_THE_DAY), rounds(seats=2))
    plan = solve(result.problem)
    turns = dict(zip(result.problem.people["id"].tolist(), plan.assignment.tolist(), strict=True))
    assert plan.released == 12
    assert {turns[name] for name in turns if name.startswith("o")} == {1, 2}
    assert {turns[name] for name in turns if name.startswith("y")} == {3}


def test_a_birthday_costs_nobody_a_seat_who_meets_another_clause_in_every_round():
    result = compiled([case("o", dob="1999-06-25")], agreement(ON_THE_DAY, REST))
    assert result.meets["o"] == ("young", "rest")
    assert result.counted_by["o"] == "rest"
    assert window(result, "o") == (1, 0)


def test_who_cannot_travel_while_they_meet_their_clause_stays_with_the_reason():
    late = case("o", dob="1999-06-25", fit_from=rounds().rounds[2].day)
    result = compiled([late], agreement(ON_THE_DAY))
    assert result.excluded["o"].code == "planning.not_fit_in_time"


def test_nothing_that_is_missing_keeps_anybody_from_a_seat():
    people = [
        case("a", annex_code="A1a"),
        case("b", category="unknown_status"),
        case("c", who=person("c", "b-held:c", category="pow", capture_date=date(2021, 1, 1).isoformat())),
    ]
    assert compiled(people).excluded == {}
