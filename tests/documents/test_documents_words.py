"""Numbers, dates and lists as people read them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.base.dates import PartialDate
from allforall.documents import words
from allforall.documents.counts import Absent, Sides, known, total


@pytest.mark.parametrize(
    ("value", "language", "decimals", "text"),
    [
        (1204, "en", 0, "1,204"),
        (0, "en", 0, "0"),
        (-3.14, "en", 1, "−3.1"),
        (0.05, "en", 1, "0.1"),
        (-0.04, "en", 1, "0.0"),
        (1_000_000, "uk", 0, "1\u202f000\u202f000"),
        (3.5, "uk", 1, "3,5"),
        (1204, "ar", 0, "1,204"),
    ],
)
def test_a_number_is_written_as_its_language_does(value, language, decimals, text):
    assert words.number(value, language, decimals=decimals) == text


@given(st.integers(-(10**9), 10**9))
def test_a_written_number_can_be_read_back(value):
    assert int(words.number(value).replace(",", "").replace("−", "-")) == value


def test_who_is_ahead_has_a_sign_and_even_has_none():
    assert [words.signed(v, decimals=1) for v in (10, -3.1, 0, 0.04, -0.04)] == [
        "+10.0",
        "−3.1",
        "0.0",
        "0.0",
        "0.0",
    ]


def test_dates_are_as_precise_as_they_are_known():
    assert words.day(date(2025, 7, 5)) == "5 July 2025"
    assert words.short_day(date(2025, 7, 5)) == "5 July"
    assert words.partial_day(PartialDate(1988, 2, 14)) == "14 February 1988"
    assert words.partial_day(PartialDate(2022, 5)) == "May 2022"
    assert words.partial_day(PartialDate(1979)) == "1979, day not known"
    assert words.moment(datetime(2025, 7, 5, 18, 0, tzinfo=UTC)) == "5 July 2025, 18:00 UTC"


def test_a_list_reads_as_a_sentence():
    assert [words.listed(["a", "b", "c"][:n]) for n in range(4)] == ["", "a", "a and b", "a, b and c"]


def test_one_person_is_not_people():
    said = [words.counted("{n} person", "{n} people", n) for n in (0, 1, 2, 1000)]
    assert said == ["0 people", "1 person", "2 people", "1,000 people"]


def test_five_kinds_of_unknown_are_five_different_words_and_none_is_zero():
    said = {words.count(absent) for absent in Absent}
    assert said == {"not known", "not disclosed", "not shown to this role", "undetermined", "–"}


def test_a_sum_with_an_unknown_part_has_no_number():
    assert total(1, 2, 3) == 6
    assert total(1, Absent.NOT_DISCLOSED, 3) is Absent.NOT_DISCLOSED
    assert known(Absent.NOT_KNOWN) == 0


def test_each_side_has_its_own_count():
    sides = Sides(1, Absent.NOT_SHOWN)
    assert (sides.of("A"), sides.of("B")) == sides.both == (1, Absent.NOT_SHOWN)


def test_arabic_is_read_from_the_right():
    assert words.right_to_left("ar")
    assert not words.right_to_left("uk")
