import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.linkage.contradictions import contradictions
from allforall.linkage.several import link_several
from allforall.people.judgement import Judgement, Verdict
from linkage_people import TARAS, person_list, strangers


def judged(text):
    """Read `a:1=b:1 b:1#c:1` as judgements of same and different."""
    return [
        Judgement(
            *pair.replace("#", "=").split("="), Verdict.DIFFERENT if "#" in pair else Verdict.SAME, "x", "y"
        )
        for pair in text.split()
    ]


def test_a_triangle_that_cannot_be_true_is_reported_with_its_chain():
    (found,) = contradictions(judged("a:1=b:1 b:1=c:1 c:1#a:1"))
    assert found.code == "linkage.judged_in_a_circle"
    assert "a:1 = b:1 = c:1" in found.says()
    assert "take it back" in found.do()


@pytest.mark.parametrize("text", ["a:1=b:1 b:1=c:1 c:1=a:1", "a:1=b:1 b:1#c:1 c:1#a:1", "a:1#b:1", ""])
def test_judgements_that_can_all_be_true_are_no_contradiction(text):
    assert contradictions(judged(text)) == ()


def test_the_shortest_chain_of_several_is_told():
    (found,) = contradictions(judged("a:1=b:1 b:1=c:1 c:1=d:1 a:1=e:1 e:1=d:1 a:1#d:1"))
    assert found.args["chain"] == "a:1 = e:1 = d:1"


def test_taking_one_of_them_back_settles_it():
    back = Judgement("b:1", "c:1", Verdict.TAKEN_BACK, "x", "another man")
    assert contradictions([*judged("a:1=b:1 b:1=c:1 c:1#a:1"), back]) == ()


@given(st.permutations(judged("a:1=b:1 b:1=c:1 c:1#a:1 c:1=d:1 d:1#a:1 e:1#a:1")))
def test_the_order_of_judgements_does_not_matter(log):
    assert len(contradictions(log)) == 2
    assert contradictions(log) == contradictions(sorted(log, key=str))


def test_lists_linked_at_once_keep_the_two_apart_and_say_so_once():
    lists = [person_list(name, [TARAS, *strangers(9)]) for name in "abc"]
    found = link_several(lists, judgements=judged("a:0001=b:0001 b:0001=c:0001 c:0001#a:0001"))
    told = [
        f.code for f in found.findings if {f.args.get("left"), f.args.get("right")} == {"a:0001", "c:0001"}
    ]
    assert told == ["linkage.judged_in_a_circle"]
    assert not any({"a:0001", "c:0001"} <= set(group.entries) for group in found.clusters)
