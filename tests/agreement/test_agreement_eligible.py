"""Which clauses a person meets, and what a clause implies that its text does not write."""

from datetime import date

import pytest

from agreement_people import person, soldier
from allforall.agreement.clauses import Agreement, Clause, Direction, Formula, Pair, Stage, StageChange, Tie
from allforall.agreement.conditions import AgeBetween, SeriouslyWoundedOrSick
from allforall.agreement.eligible import answers, clauses_met, eligibility
from allforall.agreement.predicate import InCategory
from allforall.agreement.truth import Eligibility
from allforall.agreement.will import Will, will_of
from allforall.people.person import Person

ON = date(2025, 6, 2)
YOUNG = Clause("young", "18 to 25", Formula.ALL_FOR_ALL_CATEGORY, AgeBetween(18, 25))
WOUNDED = Clause("wounded", "wounded", Formula.ALL_FOR_ALL_CATEGORY, SeriouslyWoundedOrSick())
ALL = Clause("all", "all for all", Formula.ALL_FOR_ALL)
BODIES = Clause("bodies", "remains", Formula.BODIES_N_FOR_N)
CHILDREN = Clause("children", "the list", Formula.ONE_WAY, list_name="a-children", direction=Direction.TO_A)
AGREEMENT = Agreement("x", "x", ON, (YOUNG, WOUNDED, ALL, BODIES, CHILDREN))


def states(who, **rest):
    return {clause.id: str(answer.state) for clause, answer in answers(AGREEMENT, who, **rest)}


def test_a_person_meets_several_clauses_and_each_is_reported():
    who = soldier(dob="2001-01-01", condition="seriously_wounded")
    assert [c.id for c in clauses_met(AGREEMENT, who)] == ["young", "wounded", "all"]


def test_of_whom_nothing_is_known_nobody_says_not_eligible_for_what_facts_would_decide():
    found = states(person())
    assert {found[i] for i in ("young", "wounded", "all", "bodies")} == {"undetermined"}


@pytest.mark.parametrize("category", ["civilian_internee", "civilian_accused", "child", "retained_medical"])
def test_a_clause_that_names_no_category_is_about_prisoners_of_war(category):
    assert states(person(category=category, dob="2001-01-01"))["all"] == "not_eligible"


def test_civilians_are_counted_where_the_text_says_so():
    clause = Clause("c", "civilians too", Formula.AT_LEAST_N, InCategory(("pow", "civilian_internee")))
    answer = eligibility(clause, person(category="civilian_internee"), AGREEMENT)
    assert answer.state is Eligibility.ELIGIBLE


def test_the_dead_meet_clauses_about_remains_and_no_other():
    found = states(person(category="deceased", dob="2001-01-01"))
    assert found["bodies"] == "eligible"
    assert found["young"] == found["all"] == "not_eligible"


def test_a_list_takes_in_whoever_stands_on_it_in_its_direction():
    child = person(entry="a-children:7")
    assert states(child)["children"] == "eligible"
    assert states(child, goes_to="A")["children"] == "eligible"
    assert states(child, goes_to="B")["children"] == "not_eligible"
    assert states(person())["children"] == "not_eligible"


def test_a_named_clause_takes_in_only_who_is_named():
    pair = Pair("p", "a-held:1", "b-held:2", Tie.SAME_ROUND)
    clause = Clause("n", "two people", Formula.NAMED, pairs=(pair,))
    assert eligibility(clause, person(entry="b-held:2"), AGREEMENT).state is Eligibility.ELIGIBLE
    assert eligibility(clause, person(entry="b-held:3"), AGREEMENT).state is Eligibility.NOT_ELIGIBLE


def test_age_counts_on_the_day_that_the_clause_names():
    who = soldier(dob="1999-12-01")
    later = Clause(
        "late", "18 to 25", Formula.ALL_FOR_ALL_CATEGORY, AgeBetween(18, 25), reference_date=date(2026, 1, 1)
    )
    agreed_later = Clause(
        "z", "18 to 25", Formula.ALL_FOR_ALL_CATEGORY, AgeBetween(18, 25), agreed_on=date(2026, 1, 1)
    )
    assert eligibility(YOUNG, who, AGREEMENT).state is Eligibility.ELIGIBLE
    assert eligibility(later, who, AGREEMENT).state is Eligibility.NOT_ELIGIBLE
    assert eligibility(agreed_later, who, AGREEMENT).state is Eligibility.NOT_ELIGIBLE


def test_the_stage_of_an_agreement_is_the_last_that_it_reached_by_a_day():
    history = (StageChange(Stage.RESUMED, date(2025, 11, 15)), StageChange(Stage.AGREED, ON))
    agreement = Agreement("x", "x", ON, (), history=history)
    assert agreement.state is Stage.RESUMED
    assert agreement.state_on(date(2025, 7, 1)) is Stage.AGREED
    assert agreement.state_on(date(2025, 6, 1)) is Stage.PROPOSED


@pytest.mark.parametrize(
    ("entries", "will"),
    [
        ([], Will.NOT_RECORDED),
        ([("refuses", "neutral")], Will.REFUSED_TO_NEUTRAL),
        ([("refuses", "holder")], Will.REFUSAL_REPORTED),
        ([("refuses", None)], Will.REFUSAL_REPORTED),
        ([("refuses", "family")], Will.REFUSAL_REPORTED),
        ([("wishes", "family")], Will.WISHES),
        ([("refuses", "holder"), ("wishes", "neutral")], Will.WISHES),
        ([("refuses", "holder"), ("wishes", "family")], Will.REFUSAL_REPORTED),
        ([("wishes", "neutral"), ("refuses", "neutral")], Will.REFUSED_TO_NEUTRAL),
    ],
)
def test_a_refusal_counts_when_a_neutral_heard_it_and_the_holders_word_does_not(entries, will):
    statements = []
    for number, (wish, heard) in enumerate(entries):
        said = {"will": wish} | ({"will_heard_by": heard} if heard else {})
        statements += person(entry=f"list-{number}:1", **said).statements
    assert will_of(Person("p", tuple(statements))) is will
