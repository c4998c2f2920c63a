"""What each degree of agreement means, in words that a person can judge by."""

from collections.abc import Mapping

from allforall.base.messages import mark

SAME_SPELLING = mark("the same on both lists; about 1 in {one_in} has it")

_NAME = {
    "same": mark("the same name in another spelling; about 1 in {one_in} has it"),
    "exchanged": mark("family name and given name stand in each other's place on one of the lists"),
    "initial": mark("only an initial on one of the lists, and it fits"),
    "other_initial": mark("only an initial on one of the lists, and it is another letter"),
    "one_letter": mark("one letter differs"),
    "alike": mark("alike, but not the same name"),
    "resembles": mark("a little alike: two slips of one name, or two names"),
    "different": mark("different names"),
}

_PLACE = {
    "same": mark("the same place"),
    "shared": mark("part of the place is the same"),
    "different": mark("different places"),
}

_FIELDS: Mapping[str, Mapping[str, str]] = {
    "dob": {
        "same": mark("the same day"),
        "exchanged": mark("the same date if day and month were exchanged on one of the lists"),
        "year_off_by_one": mark("the same day and month, the year differs by one"),
        "one_part_differs": mark("two of day, month and year are the same, the third differs"),
        "as_far_as_known": mark("the same as far as it is known; at least one list does not give the day"),
        "year_near": mark("the year differs by one, and at least one list does not give the day"),
        "different": mark("different dates of birth"),
    },
    "capture_date": {
        "same": mark("the same day"),
        "within_a_week": mark("within a week of each other"),
        "as_far_as_known": mark("the same month or year"),
        "different": mark("different dates"),
    },
    "personal_number": {
        "same": mark("the same number"),
        "one_character": mark("one character differs"),
        "different": mark("different numbers"),
    },
    "unit": {
        "same": mark("the same unit number"),
        "shared": mark("part of the unit number is the same"),
        "different": mark("different unit numbers"),
    },
    "street": {
        "same": mark("the same street"),
        "alike": mark("street names that are alike"),
        "shared": mark("part of the street's name is the same"),
        "different": mark("different streets"),
    },
    "postcode": {
        "same": mark("the same postal code"),
        "one_character": mark("one character differs"),
        "area": mark("postal codes of the same area"),
        "different": mark("different postal codes"),
    },
    "occupation": {
        "same": mark("the same occupation; about 1 in {one_in} has it"),
        "alike": mark("occupations that are alike"),
        "different": mark("different occupations"),
    },
    "sex": {"same": mark("the same"), "different": mark("different")},
    **dict.fromkeys(("surname", "given", "patronymic", "mother_maiden_name"), _NAME),
    **dict.fromkeys(("place_of_birth", "place", "capture_place"), _PLACE),
}

NOT_KNOWN = mark("not known on one of the lists, so it says nothing")
NOT_COMPARED = mark("known on both lists, but not in a form that can be compared")


def meaning(field: str, level: str) -> str:
    """Return the marked sentence for a level of a field."""
    return _FIELDS[field][level]
