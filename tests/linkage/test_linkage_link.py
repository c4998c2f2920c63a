from math import log2

import pytest

from allforall.linkage import duplicates, link
from linkage_people import ANNA, TARAS, band, person_list, strangers

PLACE = {"place_of_birth": "м. Ізюм, Харківська обл."}


def linked(left, right, **options):
    return link(person_list("a", left), person_list("b", right), **options)


def pair(left, right, **options):
    return linked([left, *strangers(30)], [right, *strangers(45)[31:]], **options)


def test_one_person_in_two_alphabets_is_proposed():
    latin = {
        "surname": "Verbitskii",
        "given_name": "Taras",
        "patronymic": "Olegovich",
        "dob": "1988-02-14",
    }
    assert band(pair(TARAS, latin)) == "match"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({}, "match"),
        ({"patronymic": None}, "match"),
        ({"given_name": "Т.", "patronymic": "О."}, "match"),
        ({"dob": "1989-02-14"}, "match"),
        ({"dob": "1988-02-19"}, "review"),
        ({"surname": "Тарас", "given_name": "Вербицький"}, "match"),
        ({"dob": "1961-09-30"}, None),
        ({"surname": "Мельник", "given_name": "Іван", "patronymic": "Ігорович"}, None),
    ],
)
def test_a_changed_entry_is_proposed_only_while_enough_speaks_for_the_same_person(change, expected):
    assert band(pair(TARAS, {**TARAS, **change})) == expected


def test_a_full_and_rare_name_alone_is_never_a_match():
    name = {"surname": "Перебийніс-Загребельний", "given_name": "Єлисей", "patronymic": "Лук'янович"}
    found = pair(name, name)
    assert band(found) == "review"
    assert "linkage.no_common_field" not in {f.code for f in found.findings}


def test_lists_with_names_only_match_nobody_and_say_so():
    name = {"surname": "Перебийніс", "given_name": "Єлисей", "patronymic": "Лук'янович"}
    found = linked([name], [name])
    assert found.matches.is_empty()
    assert "linkage.no_common_field" in {f.code for f in found.findings}


def test_a_lone_candidate_is_not_likely_for_being_alone():
    one = {"surname": "Коваленко", "given_name": "Іван", "dob": "1990-01-01"}
    other = {"surname": "Коваленко", "given_name": "Петро", "dob": "1974-06-21"}
    assert linked([one], [other]).pairs.is_empty()


@pytest.mark.parametrize(
    "relative",
    [
        {"given_name": "Остап"},
        {"given_name": "Остап", "dob": "1990-11-20"},
        {"given_name": "Олег", "patronymic": "Тарасович", "dob": "1962-05-08"},
        {"dob": "1970-10-01"},
    ],
    ids=["twin", "brother", "father", "namesake"],
)
def test_relatives_and_namesakes_stay_apart(relative):
    assert band(pair({**TARAS, **PLACE}, {**TARAS, **PLACE, **relative})) != "match"


@pytest.mark.parametrize("field", ["personal_number", "sex"])
def test_a_contradiction_is_for_a_person_to_judge(field):
    said = {"personal_number": ("АА-123456", "ВК-908172"), "sex": ("male", "female")}[field]
    left, right = ({**TARAS, **PLACE, field: value} for value in said)
    found = pair(left, right)
    assert band(found) == "review"
    assert [f.code for f in found.findings] == ["linkage.contradiction"]


def test_a_personal_number_carries_a_match_over_a_missing_date_of_birth():
    left = {**TARAS, "personal_number": "АА-123456"}
    right = {**TARAS, "dob": None, "personal_number": "AA 123456"}
    assert band(pair(left, right)) == "match"


def test_each_entry_is_proposed_with_one_other_at_most():
    found = linked([TARAS, {**TARAS, "dob": "1989-02-14"}], [TARAS, *strangers(5)])
    assert found.matches["right_id"].is_unique().all()
    assert band(found, "0001") == "match"
    assert band(found, "0002") == "review"
    assert found.review["rivals"].to_list() == [1]


def test_two_equal_candidates_are_left_to_a_person():
    found = linked([TARAS], [TARAS, TARAS])
    assert found.matches.is_empty()
    assert found.review.height == 2
    assert "linkage.tie" in {f.code for f in found.findings}


def test_one_entry_that_fits_two_of_ours_is_reported_where_it_stands():
    found = linked([TARAS, TARAS, *strangers(3)], [ANNA, TARAS])
    ties = [f for f in found.findings if f.code == "linkage.tie"]
    assert [str(f.where) for f in ties] == ["b.csv, row 3"]
    assert ties[0].says() == "2 entries fit b:0002 about equally well, so none was proposed."


def test_a_list_that_repeats_people_is_linked_to_each_of_their_entries():
    found = linked([TARAS], [TARAS, {**TARAS, "patronymic": None}], one_to_one=False)
    assert found.matches["right_id"].to_list() == ["0001", "0002"]


def test_an_entry_repeated_inside_one_list_is_found_once():
    found = duplicates(
        person_list("offer", [TARAS, ANNA, {**TARAS, "surname": "Verbytskyi"}, *strangers(20)])
    )
    assert found.matches.select("left_id", "right_id").rows() == [("0001", "0003")]


def test_what_is_not_known_is_no_evidence():
    found = pair({**TARAS, "sex": "male"}, TARAS)
    row = found.pairs.row(0, named=True)
    assert row["sex_weight"] is None
    assert row["sex_level"] is None
    assert row["dob_weight"] > 0


def test_the_weight_of_a_pair_is_its_prior_and_its_fields():
    found = pair({**TARAS, **PLACE}, {**TARAS, **PLACE, "given_name": "Тарасій"})
    row = found.pairs.row(0, named=True)
    fields = sum(v for k, v in row.items() if k.endswith("_weight") and k != "match_weight" and v is not None)
    prior = found.how["prior"]
    assert row["match_weight"] == pytest.approx(fields + log2(prior / (1 - prior)), abs=1e-4)


def test_an_empty_list_links_to_nobody():
    assert linked([], [TARAS]).pairs.is_empty()
    assert duplicates(person_list("a", [])).pairs.is_empty()
