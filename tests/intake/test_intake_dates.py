from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.intake.dates import Doubt, read_date

LATEST = date(2025, 6, 7)

UK = [
    "січня",
    "лютого",
    "березня",
    "квітня",
    "травня",
    "червня",
    "липня",
    "серпня",
    "вересня",
    "жовтня",
    "листопада",
    "грудня",
]
UK_BARE = [
    "січень",
    "лютий",
    "березень",
    "квітень",
    "травень",
    "червень",
    "липень",
    "серпень",
    "вересень",
    "жовтень",
    "листопад",
    "грудень",
]
RU = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
]
EN = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

DAY_FORMS = {
    "dots": lambda d: f"{d:%d.%m.%Y}",
    "short": lambda d: f"{d.day}.{d.month}.{d.year}",
    "slashes": lambda d: f"{d:%d/%m/%Y}",
    "dashes": lambda d: f"{d:%d-%m-%Y}",
    "spaces": lambda d: f"{d:%d %m %Y}",
    "iso": lambda d: d.isoformat(),
    "iso with a time": lambda d: f"{d} 00:00:00",
    "year first": lambda d: f"{d:%Y.%m.%d}",
    "together": lambda d: f"{d:%d%m%Y}",
    "serial": lambda d: str((d - date(1899, 12, 30)).days),
    "year of birth": lambda d: f"{d:%d.%m.%Y} р.н.",
    "Ukrainian": lambda d: f"{d.day} {UK[d.month - 1]} {d.year} р.",
    "Ukrainian official": lambda d: f"«{d.day:02d}» {UK[d.month - 1]} {d.year} року",
    "Russian": lambda d: f"{d.day} {RU[d.month - 1]} {d.year} г.",
    "Russian short": lambda d: f"{d.day} {RU[d.month - 1][:3]}. {d.year}",
    "English": lambda d: f"{d.day} {EN[d.month - 1]} {d.year}",
    "American": lambda d: f"{EN[d.month - 1][:3]} {d.day}, {d.year}",
    "Roman": lambda d: f"{d.day}.{ROMAN[d.month - 1]}.{d.year}",
}
MONTH_FORMS = {
    "dot": lambda d: f"{d:%m.%Y}",
    "iso": lambda d: f"{d:%Y-%m}",
    "Ukrainian": lambda d: f"{UK_BARE[d.month - 1]} {d.year}",
    "Ukrainian of": lambda d: f"{UK[d.month - 1].title()} {d.year} року",
    "English": lambda d: f"{EN[d.month - 1]} {d.year}",
    "blank day": lambda d: f"00.{d:%m.%Y}",
    "unknown day": lambda d: f"??.{d:%m.%Y}",
}
YEAR_FORMS = {
    "bare": lambda d: str(d.year),
    "Ukrainian": lambda d: f"{d.year} р.н.",
    "Russian": lambda d: f"{d.year}г.р.",
    "zeros": lambda d: f"00.00.{d.year}",
}
DAYS = st.dates(date(1927, 6, 1), LATEST)


@pytest.mark.parametrize("form", DAY_FORMS)
@given(day=DAYS)
def test_a_day_in_any_form_is_read_back_as_that_day(form, day):
    found = read_date(DAY_FORMS[form](day), latest=LATEST)
    assert (found.value, found.doubt) == (day.isoformat(), Doubt.NONE)


@pytest.mark.parametrize("form", MONTH_FORMS)
@given(day=DAYS)
def test_a_month_stays_a_month(form, day):
    assert read_date(MONTH_FORMS[form](day), latest=LATEST).value == f"{day:%Y-%m}"


@pytest.mark.parametrize("form", YEAR_FORMS)
@given(day=DAYS)
def test_a_year_stays_a_year(form, day):
    assert read_date(YEAR_FORMS[form](day), latest=LATEST).value == str(day.year)


@given(st.dates(date(1926, 1, 1), LATEST))
def test_a_year_of_two_digits_is_the_last_that_is_not_in_the_future(day):
    assert read_date(f"{day:%d.%m.%y}", latest=LATEST).value == day.isoformat()


@pytest.mark.parametrize(
    ("text", "value", "doubt"),
    [
        ("літо 1991", "1991", Doubt.VAGUE),
        ("осень 1991", "1991", Doubt.VAGUE),
        ("зима 1991", None, Doubt.VAGUE),
        ("~1990", None, Doubt.VAGUE),
        ("близько 1990", None, Doubt.VAGUE),
        ("1990-1991", None, Doubt.VAGUE),
        ("1990?", None, Doubt.VAGUE),
        ("30.02.1991", None, Doubt.IMPOSSIBLE),
        ("29.02.1999", None, Doubt.IMPOSSIBLE),
        ("13/13/1991", None, Doubt.IMPOSSIBLE),
        ("15.00.1991", None, Doubt.IMPOSSIBLE),
        ("00.00.1985", "1985", Doubt.PART_BLANK),
        ("00.07.1985", "1985-07", Doubt.PART_BLANK),
        ("07/23/1991", "1991-07-23", Doubt.MONTH_FIRST),
        ("08.06.2025", None, Doubt.OUT_OF_RANGE),
        ("31.12.1899", None, Doubt.OUT_OF_RANGE),
        ("1850", None, Doubt.OUT_OF_RANGE),
        ("5 травня", None, Doubt.UNREADABLE),
        ("хтозна", None, Doubt.UNREADABLE),
        ("²", None, Doubt.UNREADABLE),
    ],
)
def test_a_doubtful_date_says_its_doubt_and_never_more_than_was_typed(text, value, doubt):
    found = read_date(text, latest=LATEST)
    assert (found.value, found.doubt) == (value, doubt)


def test_two_digits_of_a_birth_that_fit_a_child_and_a_centenarian_are_doubted():
    assert read_date("01.02.20", latest=LATEST, birth=True).doubt is Doubt.CENTURY
    assert read_date("01.02.20", latest=LATEST).doubt is Doubt.NONE
    assert read_date("01.02.2020", latest=LATEST, birth=True).doubt is Doubt.NONE
    assert read_date("01.02.05", latest=LATEST, birth=True) == read_date("01.02.2005", latest=LATEST)


@given(st.text(max_size=30))
def test_any_text_is_read_or_doubted_and_never_breaks(text):
    found = read_date(text, latest=LATEST)
    assert found.value is not None or found.doubt is not Doubt.NONE


@given(st.text(alphabet="0123456789./- ", max_size=12))
def test_a_day_is_given_only_where_a_day_was_typed(text):
    found = read_date(text, latest=LATEST)
    if found.value and len(found.value) == 10 and len(text.strip()) != 5:
        assert sum(c.isdigit() for c in text) >= 4
