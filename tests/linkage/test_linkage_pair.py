import random

import pytest

from allforall.linkage import duplicates, link
from allforall.linkage.links import PUBLISHED
from allforall.linkage.pair import explain_pair
from allforall.people.judgement import Judgement, Verdict
from example_lists import example_list
from linkage_people import ANNA, TARAS, band, person_list, strangers

COLUMN = {"given": "given_name"}


def explained(left, right, left_id="0001", right_id="0001", *judgements):
    return explain_pair(left, right, (left_id, right_id), judgements=judgements)


def judge(verdict, left="a:0001", right="b:0001"):
    return Judgement(left, right, Verdict(verdict), "a clerk", "asked the family")


@pytest.mark.slow
def test_a_pair_explained_alone_has_the_bits_and_the_band_that_linking_gives_it():
    left, right = example_list("a-missing.csv"), example_list("b-held.csv")
    rows = link(left, right).pairs.select(*PUBLISHED).rows(named=True)
    review = [row for row in rows if row["band"] == "review"]
    for row in (*review[:8], *random.Random(5).sample(rows, 4)):
        found = explained(left, right, row["left_id"], row["right_id"])
        assert (found.bits, found.band, found.probability) == (
            pytest.approx(row["match_weight"], abs=1e-6),
            row["band"],
            pytest.approx(row["probability"], abs=1e-6),
        )
        assert len(found.rivals) == min(10, row["rivals"])


def test_repetition_inside_a_list_is_explained_as_it_is_found():
    people = person_list("a", [*strangers(40), TARAS, {**TARAS, "dob": None, "place": "Харків"}])
    (row,) = duplicates(people).pairs.rows(named=True)
    found = explained(people, people, row["right_id"], row["left_id"])
    assert (found.left, found.right) == ("a:0041", "a:0042")
    assert (found.band, found.bits) == (row["band"], pytest.approx(row["match_weight"], abs=1e-6))


def test_the_bits_add_up():
    found = explained(person_list("a", [TARAS, *strangers(40)]), person_list("b", [TARAS]))
    total = found.prior_bits + sum(e.weight for e in found.evidence if e.weight is not None)
    assert found.bits == pytest.approx(total, abs=1e-5)


def test_people_who_share_nothing_are_explained_too():
    found = explained(person_list("a", [TARAS]), person_list("b", [ANNA]))
    assert (found.band, found.compared) == ("apart", False)
    assert any("too little speaks" in reason for reason in found.reasons)


def test_a_name_alone_says_what_is_missing_and_each_change_does_what_it_says():
    bare = {part: TARAS[part] for part in ("surname", "given_name", "patronymic")}
    others = strangers(40)
    found = explained(person_list("a", [bare, *others]), person_list("b", [bare]))
    assert found.band == "review"
    assert any("A name alone is never a match" in reason for reason in found.reasons)
    values = {
        "dob": "1988-02-14",
        "place": "Харків",
        "place_of_birth": "Харків",
        "capture_date": "2022-05-16",
        "capture_place": "Бахмут",
        "personal_number": "АБ-123456",
        "mother_maiden_name": "Коваль",
    }
    tried = {c.field: c.band for c in found.changes if c.to == "same" and c.field in values}
    assert {"dob", "personal_number"} <= set(tried)
    for field, value in values.items():
        both = {**bare, field: value}
        now = band(link(person_list("a", [both, *others]), person_list("b", [both])))
        assert tried.get(field, "review") == now, field


def test_a_contradiction_is_named_and_mending_it_does_what_it_says():
    other = {**TARAS, "dob": "1961-11-30", "personal_number": "АБ-123456"}
    mine = {**TARAS, "personal_number": "АБ-123456"}
    found = explained(person_list("a", [mine, *strangers(40)]), person_list("b", [other]))
    assert found.band == "review"
    assert any("date of birth contradicts" in reason for reason in found.reasons)
    assert "match" in {c.band for c in found.changes if c.field == "dob"}
    assert band(link(person_list("a", [mine, *strangers(40)]), person_list("b", [mine]))) == "match"


def test_a_rival_who_fits_as_well_is_named_on_the_side_where_he_stands():
    left = person_list("a", [TARAS, *strangers(40)])
    right = person_list("b", [TARAS, {**TARAS, "place": "Харків"}])
    found = explained(left, right)
    assert [(r.of, r.entry) for r in found.rivals] == [("a:0001", "b:0002")]
    assert any("b:0002 fits a:0001" in reason for reason in found.reasons)
    assert found.band == band(link(left, right)) == "review"


def test_who_is_proposed_with_somebody_else_is_told():
    weaker = {**TARAS, "dob": "1989-02-14"}
    left, right = person_list("a", [TARAS, *strangers(40)]), person_list("b", [weaker, TARAS])
    found = explained(left, right)
    assert "a:0001 is proposed with b:0002." in found.reasons
    assert found.band == (band(link(left, right)) or "apart")


@pytest.mark.parametrize(
    ("verdict", "expected"), [("same", "match"), ("different", "apart"), ("unsure", "review")]
)
def test_a_judgement_wins_and_is_the_reason(verdict, expected):
    left, right = person_list("a", [TARAS, *strangers(40)]), person_list("b", [TARAS])
    found = explained(left, right, "0001", "0001", judge(verdict))
    assert (found.band, found.judged, found.changes) == (expected, verdict, ())
    assert len(found.reasons) == 1
    assert explained(left, right, "0001", "0001", judge(verdict), judge("taken back")).band == "match"


def test_a_rival_who_was_judged_to_be_another_person_is_no_rival():
    left, right = person_list("a", [TARAS, *strangers(40)]), person_list("b", [TARAS, TARAS])
    assert explained(left, right).band == "review"
    assert explained(left, right, "0001", "0001", judge("different", right="b:0002")).band == "match"
