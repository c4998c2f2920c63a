from hypothesis import given
from hypothesis import strategies as st

from allforall.people.judgement import Verdict
from allforall.people.settled import SECOND_LOOK_EVERY, Settled, settle, verdict_of, wants_second_look

SAME, OTHER, UNSURE, BACK = Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE, Verdict.TAKEN_BACK
SAID = st.dictionaries(st.integers(1, 6), st.sampled_from(list(Verdict)), max_size=6)


def test_one_word_settles_a_pair_unless_somebody_else_has_to_look_too():
    assert settle({1: SAME}, second_look=False) is Settled.JUDGED
    assert settle({1: SAME}, second_look=True) is Settled.SECOND
    assert settle({1: SAME, 2: SAME}, second_look=True) is Settled.JUDGED


def test_two_words_that_differ_are_a_conflict_that_a_third_decides():
    assert settle({1: SAME, 2: OTHER}, second_look=False) is Settled.CONFLICT
    assert verdict_of({1: SAME, 2: OTHER}) is UNSURE
    assert settle({1: SAME, 2: OTHER, 3: OTHER}, second_look=False) is Settled.JUDGED
    assert verdict_of({1: SAME, 2: OTHER, 3: OTHER}) is OTHER


def test_who_is_not_sure_hands_the_pair_on():
    assert settle({1: UNSURE}, second_look=False) is Settled.SECOND
    assert settle({1: UNSURE, 2: SAME}, second_look=False) is Settled.JUDGED


@given(SAID)
def test_what_was_taken_back_counts_as_never_said(said):
    kept = {who: verdict for who, verdict in said.items() if verdict is not BACK}
    for second in (True, False):
        assert settle(said, second_look=second) is settle(kept, second_look=second)
    assert verdict_of(said) is verdict_of(kept)
    assert (verdict_of(said) is None) == (settle(said, second_look=True) is Settled.WAITING)


@given(SAID)
def test_a_pair_is_settled_only_where_most_people_say_the_same(said):
    if settle(said, second_look=False) is Settled.JUDGED:
        assert verdict_of(said) in {SAME, OTHER}


def test_about_one_pair_in_ten_is_looked_at_twice_whichever_way_round_it_is_named():
    pairs = [(f"a:{n}", f"b:{n}") for n in range(4_000)]
    chosen = sum(wants_second_look(*pair) for pair in pairs)
    assert 0.7 < chosen / (len(pairs) / SECOND_LOOK_EVERY) < 1.3
    assert all(wants_second_look(a, b) == wants_second_look(b, a) for a, b in pairs[:200])
