"""Conditions on a person: what is known decides, what is not known stays open, and knowing more never flips an answer."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from agreement_people import person, soldier
from allforall.agreement.conditions import AgeBetween, LongHeld, SeriouslyWoundedOrSick
from allforall.agreement.predicate import EVERYONE, Every, InCategory, Not, Said, Some, parts_of
from allforall.agreement.truth import Eligibility
from allforall.base.dates import PartialDate

YES, NO, OPEN = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED
ON = date(2025, 6, 2)
YOUNG = AgeBetween(18, 25)


@pytest.mark.parametrize(
    ("born", "on", "state"),
    [
        ("2007-06-02", ON, YES),  # 18 that day
        ("2007-06-03", ON, NO),  # 18 the next day
        ("1999-06-03", ON, YES),  # 26 the next day
        ("1999-06-02", ON, NO),  # 26 that day
        ("2000-02-29", date(2026, 2, 28), YES),  # the birthday is on 1 March in other years
        ("2000-02-29", date(2026, 3, 1), NO),
        ("2008-02-29", date(2026, 2, 28), NO),
        ("2008-02-29", date(2026, 3, 1), YES),
        ("2007", ON, OPEN),
        ("2007-06", ON, OPEN),
        ("2007-05", ON, YES),
        ("2007-07", ON, NO),
        ("2000", ON, YES),
        ("1999", ON, OPEN),
        ("1998", ON, NO),
        (["1999", "1999-08-01"], ON, YES),  # the second is the first, more precisely
        (["2001-01-01", "2003-01-01"], ON, YES),  # whoever is right
        (["2001-01-01", "1991-01-01"], ON, OPEN),
        ([], ON, OPEN),
        ("about 2000", ON, OPEN),
        ("2031-01-01", ON, OPEN),  # nobody is born then
        ("1850-01-01", ON, OPEN),
        (["1850-01-01", "2001-01-01"], ON, YES),
    ],
)
def test_18_to_25_begins_at_18_and_ends_on_the_26th_birthday(born, on, state):
    assert YOUNG.answer(person(dob=born), on).state is state


@given(st.dates(date(1980, 1, 1), date(2025, 6, 1)))
def test_age_is_as_people_count_birthdays(born):
    years = ON.year - born.year - ((ON.month, ON.day) < (born.month, born.day))
    assert (YOUNG.answer(person(dob=born.isoformat()), ON).state is YES) == (18 <= years <= 25)


def test_an_answer_says_what_decided_it():
    answer = YOUNG.answer(person(dob="1999-06"), ON)
    assert answer.says() == "born June 1999: 25 or 26 years old on 2 June 2025"
    assert answer.fields == ("dob",)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"medical_class": "A"}, YES),
        ({"medical_class": "B"}, YES),
        ({"condition": "seriously_wounded"}, YES),
        ({"condition": "seriously_sick", "medical_class": "unset"}, YES),
        ({"condition": "wounded"}, OPEN),
        ({"condition": "wounded", "medical_class": "none"}, NO),
        ({"condition": "wounded", "medical_class": "A"}, YES),
        ({"condition": "well"}, NO),
        ({"condition": "well", "medical_class": "A"}, OPEN),
        ({"condition": ["well", "seriously_sick"]}, OPEN),
        ({"medical_class": "NC"}, OPEN),
        ({"medical_class": "unset"}, OPEN),
        ({}, OPEN),
    ],
)
def test_serious_wounds_are_decided_by_class_or_report_and_otherwise_open(said, state):
    assert SeriouslyWoundedOrSick().answer(person(**said), ON).state is state


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({"capture_date": "2022-06-02"}, YES),
        ({"capture_date": "2022-06-03"}, NO),
        ({"capture_date": "2022"}, OPEN),
        ({"held_since": "2022-05-20"}, YES),
        ({"held_since": "2024-05-20"}, OPEN),  # taken earlier, perhaps, by another holder
        ({"capture_date": "2022", "held_since": "2022-05-20"}, YES),
        ({"capture_date": "2023-01-01", "held_since": "2022-05-20"}, OPEN),
        ({}, OPEN),
    ],
)
def test_three_years_in_captivity_are_counted_from_capture(said, state):
    assert LongHeld(3).answer(person(**said), ON).state is state


def test_a_status_in_doubt_counts_as_prisoner_of_war():
    answer = InCategory(("pow",)).answer(person(category="unknown_status"), ON)
    assert answer.state is YES
    assert "GC III 5" in answer.says()
    assert InCategory(("civilian_internee",)).answer(person(category="unknown_status"), ON).state is NO


def test_a_category_that_sources_dispute_is_open():
    assert InCategory(("pow",)).answer(person(category=["pow", "civilian_internee"]), ON).state is OPEN


ATOMS = st.one_of(
    st.builds(AgeBetween, st.sampled_from([None, 18, 30]), st.sampled_from([None, 25, 45])),
    st.just(SeriouslyWoundedOrSick()),
    st.builds(LongHeld, st.sampled_from([1, 3])),
    st.builds(
        InCategory, st.lists(st.sampled_from(["pow", "child", "civilian_internee"]), min_size=1).map(tuple)
    ),
    st.just(Said("sex", ("female",))),
)
PREDICATES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.builds(Every, st.lists(inner, max_size=3).map(tuple)),
        st.builds(Some, st.lists(inner, min_size=1, max_size=3).map(tuple)),
        st.builds(Not, inner),
    ),
    max_leaves=5,
)
DAYS = st.dates(date(1995, 1, 1), date(2009, 12, 31)).map(PartialDate.of)
DATES = st.one_of(
    DAYS,
    DAYS.map(lambda d: PartialDate(d.year, d.month)),
    DAYS.map(lambda d: PartialDate(d.year)),
).map(str)
CAPTURES = st.dates(date(2022, 2, 24), date(2025, 6, 1)).map(date.isoformat)
FACTS = st.one_of(
    st.tuples(st.just("dob"), DATES),
    st.tuples(st.sampled_from(["capture_date", "held_since"]), CAPTURES),
    st.tuples(
        st.just("condition"),
        st.sampled_from(["well", "sick", "wounded", "seriously_sick", "seriously_wounded"]),
    ),
    st.tuples(st.just("medical_class"), st.sampled_from(["A", "B", "NC", "none", "unset"])),
    st.tuples(
        st.just("category"),
        st.sampled_from(["pow", "child", "civilian_internee", "unknown_status", "deceased"]),
    ),
    st.tuples(st.just("sex"), st.sampled_from(["female", "male"])),
)


def _knowing(facts):
    said = {}
    for field, value in facts:
        said.setdefault(field, []).append(value)
    return person(**said)


@settings(max_examples=1000)
@given(PREDICATES, st.lists(FACTS, max_size=8), FACTS)
def test_knowing_more_never_turns_eligible_into_not_eligible_or_back(predicate, facts, fact):
    before = predicate.answer(_knowing(facts), ON).state
    after = predicate.answer(_knowing([*facts, fact]), ON).state
    assert {before, after} != {YES, NO}


@given(PREDICATES, st.lists(FACTS, max_size=8))
def test_the_order_in_which_things_were_said_decides_nothing(predicate, facts):
    assert predicate.answer(_knowing(facts), ON).state is predicate.answer(_knowing(facts[::-1]), ON).state


@given(ATOMS)
def test_of_whom_nothing_is_known_everything_is_undetermined(predicate):
    assert predicate.answer(person(), ON).state is OPEN


@given(PREDICATES, st.lists(FACTS, max_size=8))
def test_not_turns_an_answer_round_and_leaves_open_what_is_open(predicate, facts):
    who = _knowing(facts)
    turned = {YES: NO, NO: YES, OPEN: OPEN}[predicate.answer(who, ON).state]
    assert Not(predicate).answer(who, ON).state is turned
    assert Not(Not(predicate)).answer(who, ON) == predicate.answer(who, ON)


@given(DATES, st.integers(0, 400))
def test_a_partial_date_answers_as_all_its_days_do(born, shift):
    on = ON + timedelta(days=shift)
    whole = PartialDate.parse(born)
    days = {YOUNG.answer(person(dob=day.isoformat()), on).state for day in (whole.earliest, whole.latest)}
    state = YOUNG.answer(person(dob=born), on).state
    assert state is OPEN or days == {state}


def test_everyone_takes_everybody_in():
    assert EVERYONE.answer(person(), ON).state is YES


def test_the_single_conditions_know_whether_they_take_in_or_leave_out():
    found = list(parts_of(Every((YOUNG, Not(Some((Said("sex", ("male",)), Not(InCategory(("pow",))))))))))
    assert [includes for _, includes in found] == [True, False, True]


def test_reasons_name_only_what_decided():
    both = Every((YOUNG, InCategory(("pow",))))
    assert both.answer(soldier(dob="1980-01-01"), ON).fields == ("dob",)
    assert both.answer(soldier(dob="2001-01-01"), ON).fields == ("dob", "category")
