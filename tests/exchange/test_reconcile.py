import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.exchange.definition import ListKind
from allforall.exchange.entries import Fate, fates
from allforall.exchange.reconcile import Result, case_id, reconcile
from allforall.linkage.clusters import Pair, cluster
from exchange_people import people, spec

MAN = {"surname": "Гончар", "given_name": "Іван", "dob": "1991-07-03"}


def known(missing, held, pairs=(), *, returned=None, evidence=None, possible=None, repeated=()):
    lists = {"missing": people("missing", missing), "held": people("held", held, "B")}
    specs = [spec("missing", ListKind.MISSING), spec("held", ListKind.HELD)]
    for name, rows, kind in (
        ("returned", returned, ListKind.RETURNED),
        ("seen", evidence, ListKind.EVIDENCE),
    ):
        if rows is not None:
            lists[name] = people(name, rows)
            specs.append(spec(name, kind))
    entries = [f"{name}:{i}" for name, rows in lists.items() for i in rows.values["id"]]
    clusters, _ = cluster(
        entries, [Pair(a, b, 20.0) for a, b in pairs], [Pair(a, b, 20.0) for a, b in repeated]
    )
    return reconcile("A", specs, lists, clusters, possible or {})


def only(found):
    assert len(found) == 1
    return found[0]


def test_somebody_on_both_lists_is_agreed():
    one = only(known({"1": MAN}, {"7": MAN}, [("missing:1", "held:7")]))
    assert one.result is Result.AGREED
    assert one.on_both


def test_two_dates_of_birth_contradict_and_a_year_of_one_of_them_does_not():
    other = {**MAN, "dob": "1991-03-07"}
    assert only(known({"1": MAN}, {"7": other}, [("missing:1", "held:7")])).result is Result.CONFLICT
    year = {**MAN, "dob": "1991"}
    assert only(known({"1": MAN}, {"7": year}, [("missing:1", "held:7")])).result is Result.AGREED


def test_who_is_on_one_list_only_keeps_their_own_result():
    found = {one.person.entries[0]: one.result for one in known({"1": MAN}, {"7": MAN})}
    assert found == {"missing:1": Result.ONLY_ASKED, "held:7": Result.ONLY_HELD}


def test_who_waits_for_a_judgement_is_possible_and_joined_to_nobody():
    found = known({"1": MAN}, {"7": MAN}, possible={"missing:1": ["held:7"], "held:7": ["missing:1"]})
    assert [one.result for one in found] == [Result.POSSIBLE, Result.POSSIBLE]


def test_who_is_home_is_home_whatever_other_lists_say():
    one = only(
        known(
            {"1": MAN},
            {"7": MAN},
            [("missing:1", "held:7"), ("missing:1", "returned:3")],
            returned={"3": MAN},
        )
    )
    assert one.result is Result.ALREADY_RETURNED
    assert not one.away


@pytest.mark.parametrize("held", [{}, {"status": "held_acknowledged"}])
def test_a_death_said_at_home_does_not_outweigh_a_holder_who_has_the_person(held):
    dead = {**MAN, "status": "deceased"}
    one = only(known({"1": dead}, {"7": {**MAN, **held}}, [("missing:1", "held:7")]))
    assert one.result is Result.CONFLICT
    assert one.away
    assert "status" in one.conflicts


def test_a_death_said_at_home_of_somebody_nobody_holds_is_taken_as_said():
    assert known({"1": {**MAN, "status": "deceased"}}, {})[0].result is Result.DECEASED


@pytest.mark.parametrize("status", ["deceased", "returned", "escaped"])
def test_what_the_holder_alone_says_of_a_death_or_a_release_makes_nobody_disappear(status):
    one = only(known({"1": MAN}, {"7": {**MAN, "status": status}}, [("missing:1", "held:7")]))
    assert one.away
    assert one.asked
    assert one.held


@pytest.mark.parametrize("status", ["returned", "escaped", "released_otherwise"])
def test_the_home_party_says_who_is_home(status):
    one = only(known({"1": {**MAN, "status": status}}, {"7": MAN}, [("missing:1", "held:7")]))
    assert one.result is Result.ALREADY_RETURNED


def test_evidence_without_any_word_of_the_holder_is_no_acknowledgement():
    one = only(known({"1": MAN}, {}, [("missing:1", "seen:4")], evidence={"4": MAN}))
    assert one.result is Result.EVIDENCE_ONLY
    assert not one.held


@given(st.lists(st.integers(0, 3), max_size=8), st.lists(st.integers(0, 3), max_size=8), st.data())
def test_no_entry_is_lost_and_both_lists_count_the_same_people_in_the_middle(left, right, data):
    missing = {str(i): {**MAN, "dob": f"199{v}"} for i, v in enumerate(left)}
    held = {str(i): {**MAN, "dob": f"199{v}"} for i, v in enumerate(right)}
    ends = (
        st.tuples(st.sampled_from(sorted(missing)), st.sampled_from(sorted(held)))
        if missing and held
        else st.nothing()
    )
    pairs = data.draw(st.lists(ends, max_size=6)) if missing and held else []
    found = known(missing, held, [(f"missing:{a}", f"held:{b}") for a, b in pairs])
    asked, said = fates(found, "missing", "held"), fates(found, "held", "missing")
    assert sum(asked.values()) == len(missing)
    assert sum(said.values()) == len(held)
    assert asked[Fate.BOTH] == said[Fate.BOTH]


@pytest.mark.parametrize("entries", [["a:1", "b:2"], ["b:2", "a:1"]])
def test_a_case_keeps_its_name_whatever_the_order_of_its_entries(entries):
    assert case_id("A", entries) == case_id("A", ["a:1", "b:2"])


def test_without_the_list_that_asks_nobody_is_said_to_be_asked_for_by_no_one():
    found = known({}, {"7": MAN})
    assert fates(found, "held", "missing") == {Fate.NOT_ASKED: 1}
    assert fates(found, "held", None) == {Fate.NOT_SHOWN: 1}
