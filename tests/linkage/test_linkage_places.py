import pytest

from allforall.linkage.places import place_keys, plain_number, unit_numbers


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Харків", "г. Харьков"),
        ("м. Київ", "Киев"),
        ("м.Львів", "Lviv"),
        ("с. Нове, Полтавська обл.", "Нове, Полтавская область"),
    ],
)
def test_spellings_of_one_place_share_their_keys(one, other):
    first, second = place_keys([one, other])
    assert set(first) & set(second)


def test_the_kind_of_a_place_is_no_evidence():
    nothing, kharkiv, odesa = place_keys(["м. обл. район city", "м. Харків", "м. Одеса"])
    assert nothing == ()
    assert not set(kharkiv) & set(odesa)


def test_units_meet_in_their_numbers():
    assert unit_numbers("901 окремий батальйон") == unit_numbers("901 отд. б-н") == ("901",)


@pytest.mark.parametrize("typed", ["АВ-123 456", "AB123456", "ав 123456", "AB №123456"])
def test_a_personal_number_has_one_form_however_it_was_typed(typed):
    assert plain_number(typed).replace("NO", "") == "AB123456"
