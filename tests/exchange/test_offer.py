from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.exchange.offer import AnswerSheet, Identity, Reply, State, Weighed, Whose, answer

PLAIN = Weighed(
    entry="b-offer:1",
    line=2,
    name="Shevchenko Taras Hryhorovych",
    identity=Identity.SAME,
    ours=True,
    theirs=False,
    matched=("a-missing:7",),
    weight=21.5,
    home=False,
    dead=False,
    repeats=None,
    civilian=False,
    refuses=False,
    met=("young",),
    undetermined=(),
    asked_for=(),
    differing=(),
)
UNDER = ("young", "wounded")


def test_one_of_ours_whom_the_category_fits_is_accepted():
    assert answer(PLAIN, UNDER).reply is Reply.ACCEPT
    assert answer(PLAIN, UNDER).states == ()


@pytest.mark.parametrize(
    ("change", "state", "reply"),
    [
        ({"home": True}, State.ALREADY_HOME, Reply.HOME),
        ({"repeats": "b-offer:0"}, State.TWICE, Reply.COUNT_ONCE),
        ({"dead": True}, State.SAID_DEAD, Reply.ASK),
        ({"refuses": True}, State.REFUSES, Reply.ASK),
        ({"met": ("at-least-1000",)}, State.NOT_IN_CATEGORY, Reply.OTHER_TERMS),
        ({"met": (), "undetermined": ("young",)}, State.UNDETERMINED, Reply.CONDITIONAL),
        ({"differing": ("date of birth",)}, State.DIFFERING, Reply.CONDITIONAL),
        ({"has_dob": False}, State.NO_DOB, Reply.CONDITIONAL),
        ({"interview": True}, State.INTERVIEW, Reply.CONDITIONAL),
        ({"said_free": True}, State.SAID_FREE, Reply.ASK),
        ({"ours": False, "theirs": True, "identity": Identity.UNKNOWN}, State.THEIRS, Reply.NOT_OURS),
    ],
)
def test_what_stands_against_a_row_is_named_and_decides_the_reply(change, state, reply):
    answered = answer(replace(PLAIN, **change), UNDER)
    assert state in answered.states
    assert answered.reply is reply


def test_a_civilian_is_named_and_never_a_counterpart():
    answered = answer(replace(PLAIN, civilian=True, met=(), undetermined=("young",)), UNDER)
    assert State.CIVILIAN in answered.states
    assert answered.reply is Reply.OTHER_TERMS
    assert "no counterpart" in answered.words


def test_a_civilian_of_whom_a_clause_of_the_offer_speaks_is_taken_as_it_says():
    answered = answer(replace(PLAIN, civilian=True), UNDER)
    assert State.CIVILIAN in answered.states
    assert answered.reply is Reply.ACCEPT


def test_undetermined_is_not_the_same_as_outside_the_category():
    answered = answer(
        replace(PLAIN, met=("at-least-1000",), undetermined=("young",), asked_for=("dob",)), UNDER
    )
    assert State.UNDETERMINED in answered.states
    assert State.NOT_IN_CATEGORY not in answered.states
    assert "dob" in answered.words


def test_a_list_offered_under_no_named_clause_is_held_against_every_clause():
    assert answer(replace(PLAIN, met=("at-least-1000",)), ()).reply is Reply.ACCEPT


def test_nobody_is_accepted_whom_no_list_of_ours_knows():
    answered = answer(replace(PLAIN, identity=Identity.UNKNOWN, ours=False, matched=(), weight=None), UNDER)
    assert answered.whose is Whose.NOT_KNOWN
    assert answered.reply is Reply.ASK


weighed = st.builds(
    Weighed,
    entry=st.just("b-offer:1"),
    line=st.just(2),
    name=st.text(max_size=5),
    identity=st.sampled_from(Identity),
    ours=st.booleans(),
    theirs=st.booleans(),
    matched=st.just(("a-missing:7",)),
    weight=st.none() | st.floats(-5, 40),
    home=st.booleans(),
    dead=st.booleans(),
    repeats=st.none() | st.just("b-offer:0"),
    civilian=st.booleans(),
    refuses=st.booleans(),
    met=st.lists(st.sampled_from([*UNDER, "other"]), unique=True).map(tuple),
    undetermined=st.lists(st.sampled_from([*UNDER, "other"]), unique=True).map(tuple),
    asked_for=st.just(("dob",)),
    differing=st.just(()) | st.just(("date of birth",)),
    has_dob=st.booleans(),
)


@given(weighed)
def test_nobody_home_dead_repeated_or_not_surely_ours_is_ever_accepted_outright(row):
    answered = answer(row, UNDER)
    if row.home or row.dead or row.repeats or row.refuses or row.identity is not Identity.SAME:
        assert answered.reply is not Reply.ACCEPT
    if answered.reply is Reply.ACCEPT:
        assert not set(answered.states) - {State.CIVILIAN}
        assert set(row.met) & set(UNDER)


@given(st.lists(weighed, max_size=8))
def test_every_row_gets_one_reply(rows):
    sheet = AnswerSheet(tuple(answer(row, UNDER) for row in rows), ())
    assert sum(sheet.by_reply().values()) == len(rows)
