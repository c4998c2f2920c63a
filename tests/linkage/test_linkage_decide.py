"""Who may be proposed without a person, and what keeps people apart however much they share."""

import pytest

from allforall.linkage import link
from linkage_people import TARAS, band, person_list, strangers

HOME = {"place_of_birth": "м. Ізюм", "place": "м. Ізюм", "capture_place": "Маріуполь"}
NUMBER = {"personal_number": "АА-123456"}


def pair(left, right, *more):
    return link(
        person_list("a", [left, *strangers(30)]), person_list("b", [right, *more, *strangers(45)[31:]])
    )


@pytest.mark.parametrize(
    "other",
    [{"given_name": "Остап"}, {"sex": "female"}, {"dob": "1961-09-30"}],
    ids=["twin", "sex", "another day of birth"],
)
def test_no_amount_of_shared_circumstances_outweighs_a_contradiction(other):
    one = {**TARAS, **HOME, "capture_date": "2022-04-12", "unit": "901", "sex": "male"}
    assert band(pair(one, {**one, **other})) != "match"


def test_a_shared_personal_number_outweighs_one_contradiction():
    one = {**TARAS, **HOME, **NUMBER}
    assert band(pair(one, {**one, "dob": "1961-09-30"})) == "match"


def test_another_family_name_is_outweighed_by_all_else_and_not_by_a_little():
    one = {**TARAS, **HOME, "capture_date": "2022-04-12"}
    assert band(pair(one, {**one, "surname": "Мельник"})) == "match"
    assert band(pair(TARAS, {**TARAS, "surname": "Мельник"})) != "match"


def test_a_weaker_pair_is_proposed_where_nobody_else_is_near_and_left_to_a_person_where_somebody_is():
    known = {**TARAS, "dob": None, "place": "м. Ізюм", "sex": "male"}
    asked = {**TARAS, "place": "м. Ізюм", "patronymic": None, "sex": "male"}
    alone = pair(known, asked)
    weight = alone.pairs.filter(alone.pairs["left_id"] == "0001")["match_weight"][0]
    assert 7 <= weight < 10
    assert band(alone) == "match"
    namesake = {**TARAS, "id": "0002", "dob": "1970-01-01"}
    assert band(pair(known, asked, namesake)) == "review"


def test_two_equal_candidates_are_never_proposed():
    known = {**TARAS, "dob": "1988"}
    found = pair(known, {**TARAS, "dob": "1988-02-14"}, {**TARAS, "id": "0002", "dob": "1988-07-01"})
    assert "match" not in {band(found, "0001", right) for right in ("0001", "0002")}
