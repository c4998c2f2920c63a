"""Terms that do not fit together, conditions as objects, and the day of the round."""

from datetime import date

import pytest

from agreement_people import person, soldier
from agreement_texts import clause_of, read
from allforall.agreement.clauses import Agreement, Clause, Formula
from allforall.agreement.conditions import AgeBetween, LongHeld
from allforall.agreement.eligible import eligibility
from allforall.agreement.parts import Condition, Effect, Stage, StageChange
from allforall.agreement.predicate import InCategory, Some
from allforall.agreement.quantity import Bound, Quantity, Scope
from allforall.agreement.residence import Concerned, Ending, Residence
from allforall.agreement.sessions import Handed, Purpose, Session
from allforall.agreement.terms import check_terms
from allforall.agreement.truth import Eligibility

DAY = date(2025, 6, 2)
POW = InCategory(("pow",))


def codes(clause, on=DAY, **rest):
    found = check_terms(clause, Agreement("x", "The text", DAY, (clause,), **rest), on)
    return [finding.code.removeprefix("agreement.") for finding in found]


def stays(residence=None, **rest):
    condition = Condition("s", "They stay abroad.", Effect.THIRD_COUNTRY, residence=residence, **rest)
    return Clause("c", "The clause", Formula.N_FOR_N, POW, conditions=(condition,))


@pytest.mark.parametrize(
    ("residence", "found"),
    [
        (None, ["residence_not_said"]),
        (Residence("Türkiye"), ["residence_without_end"]),
        (Residence("Türkiye", Ending.END_OF_HOSTILITIES), []),
        (Residence("Türkiye", date(2025, 12, 31)), []),
        (Residence("Türkiye", date(2025, 6, 1)), ["residence_over"]),
    ],
)
def test_a_stay_abroad_says_where_and_until_when(residence, found):
    assert codes(stays(residence)) == found


@pytest.mark.parametrize(("number", "found"), [(2, []), (None, []), (5, ["number_of_named"])])
def test_a_group_names_as_many_people_as_it_says(number, found):
    whom = Concerned(("b-held:1", "b-held:2"), "the commanders", number)
    assert codes(stays(Residence("Türkiye", Ending.END_OF_HOSTILITIES), concerns=whom)) == found


def test_five_who_stay_abroad_until_the_war_ends_can_be_written(tmp_path):
    found, findings = clause_of(
        tmp_path,
        """    formula: one_way
    direction: to_a
    conditions:
      - id: commanders
        says: Five commanders stay in Türkiye until the war ends.
        effect: third_country
        concerns: {people: ["b-held:1"], group: the commanders, number: 5}
        residence: {country: Türkiye, until: end_of_hostilities, party_to_conventions: true}
""",
    )
    assert findings == ()
    condition = found.conditions[0]
    assert condition.concerns == Concerned(("b-held:1",), "the commanders", 5)
    assert condition.residence == Residence("Türkiye", Ending.END_OF_HOSTILITIES, party_to_conventions=True)


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("{id: c, says: x, concerns: {number: 5}}", ["term_missing"]),
        ("{id: c, says: x, effect: third_country, residence: {until: 2026-01-01}}", ["term_missing"]),
        ("{id: c, says: x, effect: third_country, residence: {country: X, until: soon}}", ["wrong_value"]),
        ("{id: c, says: x, residence: {country: X}}", ["wrong_value"]),
    ],
)
def test_a_condition_that_does_not_say_enough_is_found(tmp_path, condition, found):
    text = f"    formula: all_for_all\n    conditions: [{condition}]\n"
    _, findings = clause_of(tmp_path, text)
    assert [f.code.removeprefix("agreement.") for f in findings] == found


def handed(purpose):
    document = Handed("d", "a list", "A", list_name="a-list", purpose=purpose)
    return (Session("s", DAY, documents=(document,)),)


@pytest.mark.parametrize(
    ("purpose", "formula", "found"),
    [
        (Purpose.VERIFY, Formula.ONE_WAY, ["list_only_to_verify"]),
        (Purpose.EXCHANGE, Formula.N_FOR_N, []),
        (Purpose.CHILDREN, Formula.ONE_WAY, []),
        (Purpose.CHILDREN, Formula.N_FOR_N, ["law_children_counted"]),
        (Purpose.REMAINS, Formula.BODIES_N_FOR_N, []),
        (Purpose.REMAINS, Formula.N_FOR_N, ["law_h51_remains_tied"]),
    ],
)
def test_a_list_is_used_for_what_it_was_handed_over_for(purpose, formula, found):
    clause = Clause("c", "The clause", formula, list_name="a-list")
    assert codes(clause, sessions=handed(purpose)) == found


def test_of_two_sessions_the_later_says_what_a_list_is_for():
    later = Session("t", date(2025, 7, 1), documents=handed(Purpose.EXCHANGE)[0].documents)
    clause = Clause("c", "The clause", Formula.ONE_WAY, list_name="a-list")
    assert codes(clause, sessions=(later, *handed(Purpose.VERIFY))) == []


def test_days_come_in_the_order_in_which_they_can():
    early = Clause("c", "The clause", Formula.ALL_FOR_ALL, deadline=date(2025, 5, 1), target_date=DAY)
    assert codes(early) == ["days_out_of_order"]


@pytest.mark.parametrize(
    ("on", "stage", "found"),
    [
        (date(2025, 7, 1), Stage.ACTIVE, []),
        (date(2025, 7, 2), Stage.ACTIVE, ["deadline_passed"]),
        (date(2025, 7, 2), Stage.FULFILLED, []),
    ],
)
def test_a_deadline_that_passed_is_found_until_all_is_fulfilled(on, stage, found):
    clause = Clause("c", "The clause", Formula.ALL_FOR_ALL, deadline=date(2025, 7, 1))
    assert codes(clause, on, history=(StageChange(stage, DAY),)) == found


@pytest.mark.parametrize(
    ("kind", "fewest", "most"),
    [(Bound.EXACT, 9, 9), (Bound.AT_LEAST, 9, None), (Bound.OVER, 10, None), (Bound.ABOUT, None, None)],
)
def test_a_number_for_both_sides_together_binds_neither_alone(kind, fewest, most):
    quantity = Quantity(kind, 9, scope=Scope.COMBINED)
    assert (quantity.fewest_together(), quantity.most_together()) == (fewest, most)
    assert quantity.fewest_to("A") is quantity.most_to("A") is None
    each = Quantity(kind, 9, scope=Scope.EACH)
    assert each.fewest_together() is each.most_together() is None


ROUNDS = (date(2025, 6, 9), date(2025, 7, 4), date(2025, 10, 2))
YES, NO, OPEN = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED


def on_the_day(who, condition, rounds=ROUNDS):
    clause = Clause("c", "The clause", Formula.ALL_FOR_ALL, condition, on_round_day=True)
    return eligibility(clause, who, Agreement("x", "x", DAY, (clause,)), rounds=rounds)


@pytest.mark.parametrize(
    ("born", "state"),
    [("2000-01-01", YES), ("1999-07-05", YES), ("1990-01-01", NO), ("2007-08-01", YES), ("2008-01-01", NO)],
)
def test_who_has_the_age_on_the_day_of_some_round_is_eligible(born, state):
    assert on_the_day(soldier(dob=born), AgeBetween(18, 25)).state is state


def test_who_meets_a_clause_only_in_some_rounds_is_told_in_which():
    words = on_the_day(soldier(dob="1999-07-05"), AgeBetween(18, 25)).says()
    assert words == "meets it in a round on 9 June 2025 or 4 July 2025, and not in every round"
    assert "2 October 2025" in on_the_day(soldier(capture_date="2022-08-01"), LongHeld(3)).says()


def test_who_is_not_surely_eligible_in_any_round_or_not_in_between_is_undetermined():
    assert on_the_day(soldier(dob="1999"), AgeBetween(18, 25)).state is OPEN
    assert on_the_day(soldier(dob=["1999-08-01", "2000-01-01"]), AgeBetween(18, 25)).state is YES
    in_between = Some((AgeBetween(18, 25), LongHeld(3)))
    who = soldier(dob="1999-06-20", capture_date="2022-08-01")
    assert on_the_day(who, in_between).state is OPEN  # 25 on 9 June, neither in July, three years in October


def test_without_a_round_the_day_of_the_round_decides_nothing_that_hangs_on_it():
    answer = on_the_day(soldier(dob="2000-01-01"), AgeBetween(18, 25), ())
    assert answer.state is OPEN
    assert answer.says() == "age and time count on the day of the round, and none is known"
    assert on_the_day(person(category="civilian_internee"), POW, ()).state is NO


def test_the_day_of_the_round_is_written_as_such(tmp_path):
    found, findings = clause_of(tmp_path, "    formula: all_for_all\n    reference_date: day_of_round\n")
    assert findings == ()
    assert (found.on_round_day, found.reference_date) == (True, None)
    wrong = read(tmp_path, "clauses: [{id: c, formula: all_for_all, reference_date: some day}]\n")
    assert [f.code for f in wrong.findings] == ["agreement.wrong_value"]
