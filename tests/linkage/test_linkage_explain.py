from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.linkage import link
from allforall.linkage.explain import explain
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.marks import differing_characters, differing_parts
from allforall.linkage.words import meaning
from linkage_people import TARAS, person_list, strangers

GOLDEN = Path(__file__).parent.parent / "golden" / "linkage-explained.txt"
LATIN = {
    "surname": "Verbytskyi",
    "given_name": "Taras",
    "patronymic": "Olehovych",
    "dob": "1989-02-14",
    "place": "Kharkiv",
    "unit": "901 отд. б-н",
    "sex": "male",
}


def explained():
    left = person_list(
        "a", [{**TARAS, "place": "м. Харків", "unit": "901 окремий батальйон"}, *strangers(99)]
    )
    right = person_list("b", [LATIN, *strangers(60)])
    return explain(link(left, right), left, right, ("0001", "0001"))


def test_the_evidence_of_a_pair_reads_like_a_person_would_say_it():
    lines = [f"{e.field}: {e.left_value or '–'} / {e.right_value or '–'}: {e.words}" for e in explained()]
    assert "\n".join(lines) + "\n" == GOLDEN.read_text(encoding="utf-8")


def test_what_speaks_for_weighs_more_than_nothing_and_what_is_not_known_weighs_nothing():
    weights = {e.field: e.weight for e in explained()}
    assert weights["family name"] > 0
    assert weights["date of birth"] > 0
    assert weights["sex"] is None


def test_a_pair_that_is_not_among_the_links_cannot_be_explained():
    one = person_list("a", [TARAS])
    with pytest.raises(KeyError):
        explain(link(one, one), one, one, ("0001", "0099"))


def test_every_level_of_every_field_has_words():
    said = [meaning(c.field, level.name) for c in COMPARISONS for level in c.levels]
    assert all(said)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Шевчук", "Шевчук", ((), ())),
        ("Шевчук", "ШЕВЧУК", ((), ())),
        ("Shevchuk", "Shevtchuk", ((), ((4, 5),))),
        ("1991-07-03", "1991-07-08", (((9, 10),), ((9, 10),))),
        ("", "Анна", ((), ((0, 4),))),
    ],
)
def test_differing_characters_are_those_that_the_other_text_does_not_have(left, right, expected):
    assert differing_characters(left, right) == expected


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("1991-07-03", "1993", ((3, 4),)),
        ("1991-07", "1991-08-03", ((6, 7),)),
        ("1991-07-03", "1991", ()),
    ],
)
def test_what_a_date_leaves_open_is_no_difference(left, right, expected):
    assert differing_parts(left, right) == (expected, expected)


@given(st.text(), st.text())
def test_what_is_not_marked_is_the_same_in_both_texts(left, right):
    spans = differing_characters(left, right)
    rest = [
        [c.casefold() for i, c in enumerate(text) if not any(a <= i < b for a, b in marked)]
        for text, marked in zip((left, right), spans, strict=True)
    ]
    assert rest[0] == rest[1]


def test_names_in_each_others_column_are_explained_as_such():
    left = person_list("a", [TARAS, *strangers(20)])
    right = person_list("b", [{**TARAS, "surname": "Тарас", "given_name": "Вербицький"}])
    words = {e.field: e.words for e in explain(link(left, right), left, right, ("0001", "0001"))}
    assert words["given name"] == words["family name"] == meaning("surname", "exchanged")
