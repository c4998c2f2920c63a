"""Whose word on health is heard: a commission's class before a holder's `well`, and nobody's word for ever."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreement_people import statement
from allforall.agreement.conditions import SeriouslyWoundedOrSick
from allforall.agreement.health import CLASS_SPEAKS_FOR, outweighed
from allforall.agreement.truth import Eligibility
from allforall.people.annex1 import Track, codes_on
from allforall.people.person import Person

YES, NO, OPEN = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED
ON = date(2025, 6, 2)
SERIOUS = SeriouslyWoundedOrSick()


def said(field, value, by="B", days_ago=10):
    on = None if days_ago is None else ON - timedelta(days=days_ago)
    return replace(statement(field, value, f"{by.lower()}-list:1"), said_by=by, said_on=on)


def of(*statements, home="A"):
    return SERIOUS.answer(Person("p", statements, home=home), ON).state


WELL = said("condition", "well")


@pytest.mark.parametrize("value", ["A", "B"])
@pytest.mark.parametrize("passed_on_by", ["A", "B"])
def test_gc3_112_a_commissions_class_outweighs_the_holders_word_well(value, passed_on_by):
    assert of(WELL, said("medical_class", value, passed_on_by)) is YES


@pytest.mark.parametrize(
    ("days_ago", "state"),
    [
        (CLASS_SPEAKS_FOR.days, YES),
        (CLASS_SPEAKS_FOR.days + 1, OPEN),
        (None, OPEN),
        (-4, YES),  # the list came after the reference date
    ],
)
def test_a_class_speaks_for_a_year_and_one_without_a_day_outweighs_nobody(days_ago, state):
    assert of(WELL, said("medical_class", "A", days_ago=days_ago)) is state


@pytest.mark.parametrize("absent", [(), (said("medical_class", "unset"),), (said("medical_class", "NC"),)])
def test_an_absent_class_outweighs_nobody(absent):
    assert of(WELL, *absent) is NO


def test_well_said_at_home_is_heard_and_leaves_the_answer_open():
    assert of(said("condition", "well", by="A"), said("medical_class", "A")) is OPEN


def test_where_nobody_knows_whose_person_it_is_nobodys_word_is_outweighed():
    assert of(WELL, said("medical_class", "A"), home="") is OPEN


def test_a_commission_that_found_nothing_is_heard_beside_one_that_did():
    assert of(said("medical_class", "none", by="A"), said("medical_class", "A")) is OPEN


def test_only_the_holders_well_is_outweighed_and_every_other_word_stands():
    wounded = said("condition", "wounded")
    person = Person("p", (WELL, wounded, said("medical_class", "A")), home="A")
    assert outweighed(person, ON) == (WELL,)


@pytest.mark.parametrize("code", sorted(codes_on(Track.DIRECT)))
def test_gc3_110_1_a_doctors_code_of_annex_i_a_says_seriously_wounded_or_sick(code):
    assert of(said("annex_code", code)) is YES


@pytest.mark.parametrize("code", sorted(codes_on(Track.NEUTRAL, Track.NOT_NEUTRAL)))
def test_a_code_of_annex_i_b_decides_nothing_by_itself(code):
    assert of(said("annex_code", code)) is OPEN


FACTS = st.builds(
    said,
    st.just("condition"),
    st.sampled_from(["well", "wounded", "seriously_sick"]),
    st.sampled_from("AB"),
    st.sampled_from([None, 10, 500]),
) | st.builds(
    said,
    st.just("medical_class"),
    st.sampled_from(["A", "B", "NC", "none", "unset"]),
    st.sampled_from("AB"),
    st.sampled_from([None, 10, 500]),
)


@given(st.lists(FACTS, max_size=6), FACTS)
def test_only_the_arrival_of_a_class_turns_an_answer_round_and_only_towards_eligible(facts, fact):
    before, after = of(*facts), of(*facts, fact)
    if {before, after} == {YES, NO}:
        assert (before, after) == (NO, YES)
        assert (fact.field, fact.value in {"A", "B"}) == ("medical_class", True)


@given(st.lists(FACTS, max_size=6))
def test_a_holder_cannot_keep_anybody_back_by_saying_well(facts):
    decided = said("medical_class", "A")
    assert (of(*facts, decided) is of(*facts, decided, WELL)) or said("condition", "well", "A") in facts
