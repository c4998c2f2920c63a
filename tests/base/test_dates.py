from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.base.dates import PartialDate, age

days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


@st.composite
def partial_dates(draw):
    day = draw(days)
    precision = draw(st.sampled_from(["year", "month", "day"]))
    return PartialDate(
        day.year, None if precision == "year" else day.month, day.day if precision == "day" else None
    )


@given(partial_dates())
def test_a_date_reads_back_as_it_was_written(when):
    assert PartialDate.parse(str(when)) == when


@given(partial_dates(), days)
def test_every_day_that_a_partial_date_may_be_gives_an_age_within_its_bounds(born, reference):
    youngest, oldest = born.ages_on(reference)
    middle = born.earliest + (born.latest - born.earliest) / 2
    for day in (born.earliest, middle, born.latest):
        assert youngest <= age(day, reference) <= oldest


@given(partial_dates())
def test_the_earliest_day_is_never_after_the_latest(when):
    assert when.earliest <= when.latest
    assert (when.earliest == when.latest) == when.exact


def test_a_year_stays_a_year():
    assert str(PartialDate.parse("1991")) == "1991"
    assert PartialDate.parse("1991").earliest == date(1991, 1, 1)
    assert PartialDate.parse("1991").latest == date(1991, 12, 31)


def test_february_ends_when_the_calendar_says():
    assert PartialDate.parse("2024-02").latest == date(2024, 2, 29)
    assert PartialDate.parse("2023-02").latest == date(2023, 2, 28)


@pytest.mark.parametrize(
    "text", ["1991-13", "1991-02-30", "91", "1991-7-3", "3.7.1991", "", "1991-", "about 1991"]
)
def test_what_is_no_date_is_refused(text):
    with pytest.raises(ValueError, match=r"date|month|day|range"):
        PartialDate.parse(text)


def test_a_day_without_a_month_is_no_date():
    with pytest.raises(ValueError, match="without a month"):
        PartialDate(1991, None, 3)


def test_who_is_born_on_29_february_has_the_birthday_on_1_march_in_other_years():
    born = date(2004, 2, 29)
    assert age(born, date(2022, 2, 28)) == 17
    assert age(born, date(2022, 3, 1)) == 18
    assert age(born, date(2024, 2, 29)) == 20


@given(days, st.integers(0, 40_000))
def test_age_never_falls_as_time_goes_on(born, later):
    assert age(born, born + timedelta(days=later + 1)) >= age(born, born + timedelta(days=later))
