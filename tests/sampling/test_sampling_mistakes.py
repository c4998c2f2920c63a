from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.base.dates import PartialDate
from allforall.sampling.coded import NOTHING, Coded
from allforall.sampling.noise import HIGH, LEVELS, LOW, MEDIUM
from allforall.sampling.typos import slip, with_slips
from allforall.sampling.writing import WRITINGS, Tokens, draw_writings, write
from allforall.sampling.written_dates import UNKNOWN, day_number, parts, written, written_births

DOCS = Path(__file__).parent.parent.parent / "docs" / "sample.md"
SOME_YEARS = st.integers(day_number("1930-01-01"), day_number("2024-12-31"))


@given(st.text(max_size=30), st.integers(0, 3), st.floats(0, 1, exclude_max=True), st.integers(0, 1))
def test_a_slip_changes_the_length_by_one_letter_at_most_and_leaves_the_first(text, kind, where, which):
    found = slip(text, kind, where, which)
    assert abs(len(found) - len(text)) <= 1
    assert found[:1] == text[:1]


def test_each_kind_of_slip_is_what_it_is_called():
    assert slip("Шевченко", 0, 0.0, 0) != "Шевченко"
    assert slip("Шевченко", 1, 0.0, 0) == "Швеченко"
    assert slip("Шевченко", 2, 0.0, 0) == "Швченко"
    assert slip("Шевченко", 3, 0.0, 0) == "Шеевченко"
    assert slip("Лев", 2, 0.0, 0) == "Лев"


def test_slips_leave_empty_cells_empty():
    column = Coded(["Коваленко"], np.array([0, NOTHING] * 500))
    with_slips(column, 1.0, np.random.default_rng(1))
    assert column.series("x").null_count() == 500
    assert (column.series("x").drop_nulls() != "Коваленко").mean() > 0.9


@given(st.lists(SOME_YEARS, min_size=1, max_size=50))
def test_dates_written_without_mistakes_are_read_back(days):
    column = written(np.array([*days, UNKNOWN], dtype=np.int64)).series("d").to_list()
    assert column.pop() is None
    assert [day_number(text) for text in column] == days


@given(st.lists(SOME_YEARS, min_size=1, max_size=80), st.integers(0, 1_000))
def test_whatever_mistake_is_made_in_a_date_of_birth_it_stays_a_date_of_some_calendar(days, seed):
    everything = replace(
        HIGH, dob_day_month_swapped=0.5, dob_digit=0.5, dob_year_off=0.5, dob_year_only=0.2, no_dob=0.1
    )
    column = written_births(np.array(days, dtype=np.int64), everything, np.random.default_rng(seed))
    for text in column.series("dob").drop_nulls():
        assert str(PartialDate.parse(text)) == text


def test_dates_of_birth_are_wrong_as_often_as_the_table_says():
    rng = np.random.default_rng(5)
    days = rng.integers(day_number("1960-01-01"), day_number("2006-12-31"), 40_000)
    column = written_births(days, MEDIUM, rng).series("dob")
    right = written(days).series("dob")
    year_only = column.str.len_chars() == 4
    assert column.null_count() / 40_000 == pytest.approx(MEDIUM.no_dob, abs=0.005)
    assert year_only.sum() / 40_000 == pytest.approx(MEDIUM.dob_year_only, abs=0.005)
    wrong = (column != right) & ~year_only.fill_null(value=False)
    swapped = MEDIUM.dob_day_month_swapped * 11 / 30.4
    assert wrong.mean() == pytest.approx(MEDIUM.dob_digit + MEDIUM.dob_year_off + swapped, abs=0.006)


def test_day_month_and_year_are_those_of_the_calendar():
    year, month, day = parts(np.array([day_number("1991-07-03"), day_number("1968-02-29")]))
    assert list(zip(year, month, day, strict=True)) == [(1991, 7, 3), (1968, 2, 29)]


def test_one_name_is_written_in_the_language_and_letters_of_its_row():
    tokens = Tokens(["Андрій", "Семен"], ["Андрей", "Семён"])
    which = np.array([0, 0, 1, 1, 0, -1])
    names = ("uk", "ru", "ru", "ru without ё", "uk_kmu55", "uk")
    written_names = write(tokens, which, np.array([WRITINGS.index(name) for name in names])).series("x")
    assert written_names.to_list() == ["Андрій", "Андрей", "Семён", "Семен", "Andrii", None]


def test_rows_are_written_in_as_many_letters_as_the_table_says():
    drawn = draw_writings(40_000, "B", MEDIUM, np.random.default_rng(2))
    latin = drawn >= 3
    assert latin.mean() == pytest.approx(MEDIUM.latin_b, abs=0.01)
    assert len(np.unique(drawn[latin])) == 14
    assert (drawn == 0).mean() == pytest.approx(MEDIUM.other_cyrillic_b, abs=0.01)


def test_every_rate_is_a_share_and_grows_with_the_level_except_the_overlap():
    for name, low in asdict(LOW).items():
        middle, high = getattr(MEDIUM, name), getattr(HIGH, name)
        assert 0 <= low <= middle <= high <= 1
        if name != "overlap":
            assert low < high


def test_the_documented_table_of_rates_is_the_one_in_use():
    text = DOCS.read_text(encoding="utf-8")
    table = {}
    for line in text.splitlines():
        if line.startswith("| `"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if len(cells) == 5:
                table[cells[0].strip("`")] = cells[2:]
    assert table == {
        name: [f"{getattr(LEVELS[level], name) * 100:g} %" for level in ("low", "medium", "high")]
        for name in asdict(LOW)
    }
