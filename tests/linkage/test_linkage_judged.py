import pytest

from allforall.linkage import duplicates, link
from allforall.people.judgement import Judgement, Verdict
from linkage_people import ANNA, TARAS, band, person_list, strangers


def judge(left, right, verdict):
    return Judgement(left, right, Verdict(verdict), "a clerk", "asked the family")


def linked(*judgements):
    left = person_list("a", [TARAS, ANNA, *strangers(20)])
    right = person_list("b", [TARAS, {**TARAS, "dob": "1989-02-14"}, *strangers(33)[21:]])
    return link(left, right, judgements=judgements)


def test_without_a_judgement_the_better_candidate_is_proposed():
    assert [band(linked(), "0001", right) for right in ("0001", "0002")] == ["match", "review"]


def test_a_pair_judged_different_is_gone_and_the_next_best_is_proposed():
    found = linked(judge("a:0001", "b:0001", "different"))
    assert [band(found, "0001", right) for right in ("0001", "0002")] == [None, "match"]


def test_a_pair_judged_the_same_wins_over_a_better_candidate():
    found = linked(judge("a:0001", "b:0002", "same"))
    assert [band(found, "0001", right) for right in ("0001", "0002")] == ["review", "match"]
    assert found.matches["judged"].to_list() == ["same"]


def test_a_pair_judged_unsure_waits_for_a_person():
    found = linked(judge("a:0001", "b:0001", "unsure"))
    assert band(found, "0001", "0001") == "review"
    assert found.matches.is_empty()


def test_people_who_resemble_each_other_in_nothing_can_be_judged_the_same():
    found = linked(judge("a:0002", "b:0001", "same"))
    row = found.pairs.filter(found.pairs["left_id"] == "0002").row(0, named=True)
    assert (row["band"], row["match_weight"], row["dob_weight"]) == ("match", 0.0, None)


def test_a_judgement_may_name_the_lists_in_either_order():
    assert band(linked(judge("b:0001", "a:0001", "different")), "0001", "0001") is None


def test_the_last_judgement_of_a_pair_holds():
    found = linked(judge("a:0001", "b:0001", "different"), judge("a:0001", "b:0001", "same"))
    assert band(found, "0001", "0001") == "match"


@pytest.mark.parametrize("stranger", ["a:9999", "b:9999"])
def test_a_judgement_about_an_entry_that_is_not_there_is_reported(stranger):
    known = "b:0001" if stranger.startswith("a") else "a:0001"
    assert "linkage.judged_stranger" in {f.code for f in linked(judge(stranger, known, "same")).findings}


def test_a_judgement_about_other_lists_is_no_concern_of_these_two():
    assert linked(judge("c:0001", "b:0001", "same")).findings == linked().findings


def test_one_entry_judged_the_same_as_two_is_reported():
    found = linked(judge("a:0001", "b:0001", "same"), judge("a:0001", "b:0002", "same"))
    assert [f.code for f in found.findings] == ["linkage.judged_twice"]
    assert str(found.findings[0].where) == "a.csv, row 2"


def test_a_repetition_judged_different_is_gone():
    people = person_list("a", [TARAS, TARAS, *strangers(20)])
    assert duplicates(people).matches.height == 1
    assert duplicates(people, judgements=[judge("a:0002", "a:0001", "different")]).pairs.is_empty()
