"""Two texts side by side: nothing is changed where nothing changed, and neither text is the measure of the other."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.agreement.clauses import Agreement, Category, Clause, Direction, Formula, Pair, Tie
from allforall.agreement.conditions import AgeBetween, LongHeld, SeriouslyWoundedOrSick
from allforall.agreement.diff import Kind, diff
from allforall.agreement.diff_words import change_words, clause_lines, clause_words, order_words
from allforall.agreement.parts import Condition, Effect, Position, Stance
from allforall.agreement.predicate import EVERYONE, InCategory, Not, OnList, Said, Some
from allforall.agreement.quantity import Bound, Quantity, Reading, Scope
from allforall.agreement.read import read_agreement
from allforall.agreement.residence import Concerned, Ending, Residence

DAY = date(2025, 6, 2)
EXAMPLE = Path(__file__).parents[2] / "examples" / "istanbul-2025" / "agreement.yaml"
DAYS = st.none() | st.dates(date(2025, 1, 1), date(2026, 12, 31))
WHO = st.sampled_from(
    [
        EVERYONE,
        AgeBetween(18, 25),
        SeriouslyWoundedOrSick(),
        Some((LongHeld(3), Said("sex", ("female",)))),
        Not(InCategory(("pow",))),
        OnList("a-list"),
    ]
)
POSITIONS = st.lists(
    st.builds(Position, st.sampled_from("AB"), st.sampled_from(list(Stance)), DAYS), max_size=3
).map(tuple)
CLAUSES = st.builds(
    Clause,
    id=st.sampled_from(["one", "two", "three", "four"]),
    title=st.sampled_from(["First", "Second"]),
    formula=st.sampled_from(list(Formula)),
    who=WHO,
    agreed_on=DAYS,
    reference_date=DAYS,
    quantity=st.none()
    | st.builds(
        Quantity,
        kind=st.sampled_from([Bound.EXACT, Bound.AT_LEAST]),
        number=st.sampled_from([1000, 1200]),
        scope=st.sampled_from(list(Scope)),
    ),
    exposure_limit=st.none() | st.integers(0, 30),
    deadline=DAYS,
    target_date=DAYS,
    direction=st.sampled_from(list(Direction)),
    positions=POSITIONS,
    conditions=st.lists(
        st.builds(Condition, st.just("c"), st.just("They wait."), st.sampled_from(list(Effect))), max_size=1
    ).map(tuple),
    on_round_day=st.booleans(),
)
TEXTS = st.builds(
    Agreement,
    id=st.just("x"),
    title=st.sampled_from(["Text", "Other text"]),
    agreed_on=st.sampled_from([DAY, date(2025, 7, 23)]),
    clauses=st.lists(CLAUSES, max_size=4, unique_by=lambda clause: clause.id).map(tuple),
)
TURNED = {Kind.ADDED: Kind.TAKEN_OUT, Kind.TAKEN_OUT: Kind.ADDED, Kind.CHANGED: Kind.CHANGED}


def agreement(*clauses, **rest):
    return Agreement("x", "The text", DAY, clauses, **rest)


@given(TEXTS)
def test_a_text_does_not_differ_from_itself(text):
    assert not diff(text, text, DAY)


@given(TEXTS, TEXTS)
def test_a_comparison_turned_round_is_the_comparison_of_the_texts_turned_round(one, two):
    there, back = diff(one, two, DAY), diff(two, one, DAY)
    assert [(c.id, TURNED[c.kind]) for c in there.clauses] == [(c.id, c.kind) for c in back.clauses]
    for forth, turned in zip(there.clauses, back.clauses, strict=True):
        assert [(x.key, x.after, x.before) for x in forth.changes] == [
            (x.key, x.before, x.after) for x in turned.changes
        ]
    assert [(x.key, x.after, x.before) for x in there.head] == [(x.key, x.before, x.after) for x in back.head]
    assert there.order == back.order[::-1]
    assert [f.code for f in there.found] == [f.code for f in back.settled]


@given(TEXTS, TEXTS)
def test_texts_without_difference_have_the_same_clauses_in_the_same_order(one, two):
    if not diff(one, two, DAY).clauses:
        assert {c.id for c in one.clauses} == {c.id for c in two.clauses}


BASE = Clause("c", "The clause", Formula.AT_LEAST_N, InCategory(("pow",)))


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        (
            {"quantity": Quantity(Bound.AT_LEAST, 1000, scope=Scope.EACH)},
            {"quantity": Quantity(Bound.AT_LEAST, 1200, scope=Scope.EACH)},
            "number: at least 1,000 → at least 1,200",
        ),
        (
            {"quantity": Quantity(Bound.EXACT, 9, readings=(Reading(Scope.EACH, "002"),))},
            {"quantity": Quantity(Bound.EXACT, 9, scope=Scope.COMBINED)},
            "counts: for one side or for both, not said (002 reads it for each side) → for both sides together",
        ),
        (
            {"deadline": date(2025, 12, 31)},
            {"deadline": date(2026, 1, 31)},
            "deadline moved from 31 December 2025 to 31 January 2026",
        ),
        ({}, {"exposure_limit": 25}, "limit of exposure added: 25 ahead at most"),
        ({"target_date": DAY}, {}, "aimed at taken out, was: 2 June 2025"),
        (
            {"who": AgeBetween(18, 25), "reference_date": DAY},
            {"who": AgeBetween(18, 25), "on_round_day": True},
            "reference date moved from 2 June 2025 to the day of the round",
        ),
        (
            {"formula": Formula.N_FOR_M, "ratio": {"A": 3, "B": 1}},
            {"formula": Formula.N_FOR_M, "ratio": {"A": 2, "B": 1}},
            "ratio: 3 out of A's hands for 1 out of B's hands → 2 out of A's hands for 1 out of B's hands",
        ),
        (
            {"who": AgeBetween(18, 25)},
            {"who": Some((AgeBetween(None, 30), Not(Said("sex", ("female",)))))},
            (
                "who: aged 18 to 25; prisoners of war, by its formula"
                " → aged 30 or younger or not women; prisoners of war, by its formula"
            ),
        ),
        ({"equivalents": {"major": 8}}, {}, "weights by rank taken out, was: a major for 8"),
        (
            {},
            {"pairs": (Pair("p", "a-held:1", "b-held:2", Tie.SAME_ROUND),)},
            "pair p added: a-held:1 in the same round as b-held:2",
        ),
        (
            {},
            {"categories": (Category("young", "the young", AgeBetween(18, 25)),)},
            "category young added: the young: aged 18 to 25",
        ),
        (
            {"positions": (Position("B", Stance.UNCLEAR, DAY),)},
            {
                "positions": (
                    Position("B", Stance.UNCLEAR, DAY),
                    Position("B", Stance.ACCEPTS, date(2025, 6, 9)),
                )
            },
            "B says: unclear (2 June 2025) → accepts (9 June 2025), before: unclear (2 June 2025)",
        ),
        (
            {},
            {
                "conditions": (
                    Condition(
                        "five",
                        "They stay abroad.",
                        Effect.THIRD_COUNTRY,
                        concerns=Concerned(("b-held:1",), "the commanders", 5),
                        residence=Residence("Türkiye", Ending.END_OF_HOSTILITIES),
                    ),
                )
            },
            (
                "condition five added: They stay abroad. · effect: third country · concerns 5 people: the commanders"
                " and b-held:1 · in Türkiye until active hostilities have ended"
            ),
        ),
    ],
)
def test_a_changed_term_is_said_in_words(before, after, words):
    found = diff(agreement(replace(BASE, **before)), agreement(replace(BASE, **after)), DAY)
    assert words in [change_words(change) for clause in found.clauses for change in clause.changes]


def test_clauses_that_came_and_went_are_said_with_their_terms():
    found = diff(agreement(BASE), agreement(replace(BASE, id="d", title="Another")), DAY)
    assert [clause_words(c) for c in found.clauses] == ["Taken out: “The clause” (c)", "Added: “Another” (d)"]
    assert list(clause_lines(found.clauses[0])) == [
        "title: The clause",
        "formula: at least so many",
        "direction: home to both",
        "who: prisoners of war",
        "A says: no answer",
        "B says: no answer",
    ]


def test_a_new_order_is_said_because_people_count_under_the_first_clause_that_they_meet():
    other = replace(BASE, id="d")
    found = diff(agreement(BASE, other), agreement(other, BASE), DAY)
    assert found.clauses == ()
    assert order_words(found).startswith("Order of clauses: c, d → d, c. A person counts under the first")
    assert order_words(diff(agreement(BASE), agreement(BASE, other), DAY)) == ""


def test_what_a_change_means_for_the_law_is_said_both_ways():
    wounded = Clause("w", "The wounded", Formula.ALL_FOR_ALL_CATEGORY, SeriouslyWoundedOrSick())
    limited = replace(wounded, exposure_limit=5)
    found = diff(agreement(wounded), agreement(limited), DAY)
    assert [f.code for f in found.found] == ["agreement.law_h01_counterpart"]
    assert [f.code for f in found.settled] == ["agreement.law_h01_parallel_duties"]


def test_a_second_condition_of_one_kind_is_new_for_the_law_though_the_first_was_there():
    def waiting(number):
        asked = (Condition(f"c{i}", f"Condition {i}.", Effect.COST) for i in range(number))
        return agreement(replace(BASE, conditions=tuple(asked)))

    found = diff(waiting(1), waiting(2), DAY)
    assert [f.code for f in found.found] == ["agreement.law_h14_cost"]


def test_the_example_does_not_differ_from_itself_and_what_stands_outside_clauses_is_compared():
    text = read_agreement(EXAMPLE).agreement
    assert not diff(text, text, DAY)
    later = replace(
        text, hostilities_ended=date(2026, 3, 1), sessions=text.sessions[:1], history=text.history[:1]
    )
    words = [change_words(change) for change in diff(text, later, DAY).head]
    assert sorted(words) == [
        "course taken out, was: active on 9 June 2025",
        "course taken out, was: resumed on 15 November 2025",
        "end of hostilities added: 1 March 2026",
        "session istanbul-3 taken out, was: 23 July 2025",
    ]
