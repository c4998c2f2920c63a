from hypothesis import given
from hypothesis import strategies as st

from allforall.linkage.clusters import Pair, cluster
from allforall.people.entry import list_of

ENTRIES = [f"{name}:{i}" for name in ("missing", "held", "seen") for i in range(4)]
pairs = st.lists(
    st.builds(
        Pair,
        st.sampled_from(ENTRIES),
        st.sampled_from(ENTRIES),
        st.integers(-5, 30).map(float),
        st.booleans(),
    ).filter(lambda p: list_of(p.left) != list_of(p.right)),
    max_size=12,
)


@given(pairs, st.randoms())
def test_every_entry_is_in_one_cluster_and_no_list_twice_in_one_whatever_the_order(found, shuffled):
    clusters, _ = cluster(ENTRIES, found)
    assert sorted(e for c in clusters for e in c.entries) == sorted(ENTRIES)
    for c in clusters:
        lists = [list_of(e) for e in c.entries]
        assert len(lists) == len(set(lists))
    again = list(found)
    shuffled.shuffle(again)
    assert cluster(ENTRIES, again)[0] == clusters


def test_the_surer_pair_wins_and_the_torn_triangle_is_reported():
    clusters, findings = cluster(
        ["missing:1", "missing:2", "held:1"],
        [Pair("missing:1", "held:1", 14.0), Pair("missing:2", "held:1", 19.0)],
    )
    assert ("held:1", "missing:2") in [c.entries for c in clusters]
    assert [f.code for f in findings] == ["linkage.torn_triangle"]
    assert "missing:1" in findings[0].says()


def test_a_judgement_wins_over_a_heavier_score():
    clusters, _ = cluster(
        ["missing:1", "missing:2", "held:1"],
        [Pair("missing:1", "held:1", 2.0, judged=True), Pair("missing:2", "held:1", 19.0)],
    )
    assert [c for c in clusters if c.judged] == [c for c in clusters if c.entries == ("held:1", "missing:1")]


def test_a_person_named_twice_on_one_list_is_one_person_when_the_list_is_said_to_repeat():
    clusters, findings = cluster(
        ["missing:1", "missing:2", "held:1"],
        [Pair("missing:1", "held:1", 14.0)],
        repeated=[Pair("missing:1", "missing:2", 20.0)],
    )
    assert [c.entries for c in clusters] == [("held:1", "missing:1", "missing:2")]
    assert not findings


def test_nobody_whom_a_human_judged_different_is_joined_by_a_chain_of_other_pairs():
    clusters, findings = cluster(
        ["missing:1", "held:1", "seen:1"],
        [Pair("missing:1", "seen:1", 19.0), Pair("held:1", "seen:1", 14.0, judged=True)],
        apart=[frozenset(("missing:1", "held:1"))],
    )
    assert [c.entries for c in clusters] == [("held:1", "seen:1"), ("missing:1",)]
    assert [f.code for f in findings] == ["linkage.judged_apart"]


@given(pairs, pairs, st.lists(st.frozensets(st.sampled_from(ENTRIES), min_size=2, max_size=2), max_size=4))
def test_no_cluster_ever_holds_two_entries_judged_to_be_different_people(found, repeated, apart):
    clusters, _ = cluster(ENTRIES, found, repeated, frozenset({"seen"}), apart)
    for c in clusters:
        assert not [pair for pair in apart if pair <= set(c.entries)]
