"""What we write into tables runs nowhere."""

import csv
import io
from datetime import date

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.documents.cells import LONGEST_CELL, safe_text
from allforall.documents.tables import csv_of, csv_text

FORBIDDEN = ("=", "+", "-", "@", "\t", "\r")


@given(st.text())
def test_no_text_starts_a_formula(text):
    assert not safe_text(text).startswith(FORBIDDEN)
    assert not safe_text(text).lstrip().startswith(FORBIDDEN)


@given(st.from_regex(r"[А-Яа-яA-Za-z0-9][А-Яа-яA-Za-z0-9 .'-]*", fullmatch=True))
def test_an_ordinary_text_stays_as_it_is(text):
    assert safe_text(text) == text


@pytest.mark.parametrize("text", ["=1+1", " =1+1", "\u00a0@SUM(A1)", "+380 44", "-", "\n=x", "\uff1d1+1"])
def test_a_dangerous_text_is_kept_behind_an_apostrophe(text):
    assert safe_text(text) == "'" + text


def test_control_characters_and_endless_cells_do_not_get_through():
    assert safe_text("a\x00b\x07\ud800") == "a\ufffdb\ufffd\ufffd"
    assert len(safe_text("=" * 40_000)) <= LONGEST_CELL


def test_a_table_keeps_its_columns_in_order_and_its_unknowns_empty():
    rows = [{"b": 'Ї, "x"', "a": 1}, {"a": None, "b": date(2025, 6, 2)}, {"a": -3}]
    assert csv_text(["a", "b"], rows) == 'a,b\n1,"Ї, ""x"""\n,2025-06-02\n-3,\n'


def test_a_row_with_an_unknown_column_is_refused():
    with pytest.raises(ValueError, match="no such column: c"):
        csv_text(["a"], [{"c": 1}])


@given(st.lists(st.tuples(st.text(), st.text()), max_size=5))
def test_a_table_read_back_has_the_same_cells(rows):
    text = csv_text(["x", "y"], [{"x": x, "y": y} for x, y in rows])
    back = list(csv.reader(io.StringIO(text, newline="")))
    assert back == [["x", "y"], *([safe_text(x), safe_text(y)] for x, y in rows)]


@given(st.lists(st.tuples(st.none() | st.text(), st.none() | st.floats(), st.none() | st.integers(0, 99))))
def test_a_table_written_by_columns_has_the_bytes_of_one_written_by_rows(rows):
    schema = {"text": pl.String, "weight": pl.Float64, "count": pl.Int64}
    table = pl.DataFrame(rows, schema=schema, orient="row")
    assert csv_of(table) == csv_text(table.columns, table.iter_rows(named=True))
