from hypothesis import given
from hypothesis import strategies as st

from allforall.people.judgement import Judgement, Verdict, holding

ENTRIES = st.sampled_from(["a:1", "a:2", "b:1", "b:2", "c:1"])


@st.composite
def judgements(draw):
    left = draw(ENTRIES)
    right = draw(ENTRIES.filter(lambda entry: entry != left))
    return Judgement(left, right, draw(st.sampled_from(Verdict)), draw(st.sampled_from("xyz")), "a reason")


LOGS = st.lists(judgements(), max_size=12)


def taken_back(left, right):
    return Judgement(left, right, Verdict.TAKEN_BACK, "x", "a mistake")


def turned(judgement):
    return Judgement(judgement.right, judgement.left, judgement.verdict, judgement.who, judgement.why)


def by_pair(log):
    return {judgement.pair: judgement.verdict for judgement in holding(log)}


@given(LOGS)
def test_of_each_pair_the_last_judgement_holds_and_one_taken_back_does_not(log):
    last = {judgement.pair: judgement.verdict for judgement in log}
    assert by_pair(log) == {pair: v for pair, v in last.items() if v is not Verdict.TAKEN_BACK}


@given(LOGS)
def test_what_holds_holds_when_it_is_read_again(log):
    assert holding(holding(log)) == holding(log)


@given(LOGS)
def test_it_does_not_matter_which_entry_stands_first(log):
    assert by_pair(map(turned, log)) == by_pair(log)


@given(LOGS, judgements())
def test_a_new_judgement_changes_nothing_but_its_own_pair(log, new):
    before, after = by_pair(log), by_pair([*log, new])
    assert {p: v for p, v in after.items() if p != new.pair} == {
        p: v for p, v in before.items() if p != new.pair
    }
    assert after.get(new.pair, Verdict.TAKEN_BACK) is new.verdict


@given(LOGS, judgements())
def test_taking_a_judgement_back_leaves_the_pair_as_if_nobody_had_judged_it(log, new):
    rest = [judgement for judgement in log if judgement.pair != new.pair]
    assert by_pair([*log, new, taken_back(new.left, new.right)]) == by_pair(rest)


@given(LOGS, LOGS)
def test_two_logs_one_after_the_other_are_what_holds_of_each_one_after_the_other(first, second):
    ended = [j for j in second if j.verdict is Verdict.TAKEN_BACK]
    if not ended:
        assert by_pair([*first, *second]) == by_pair([*holding(first), *holding(second)])


@given(st.permutations(range(4)))
def test_the_order_of_judgements_about_different_pairs_does_not_matter(order):
    log = [Judgement("a:1", f"b:{n}", Verdict.SAME, "x", "y") for n in range(4)]
    assert by_pair([log[n] for n in order]) == by_pair(log)
