"""The offered list handed back."""

import io
from datetime import UTC, datetime

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from allforall.documents.book import Ground
from allforall.documents.cells import safe_text
from allforall.documents.workbook import Mark, OfferedList, mark_workbook

AT = datetime(2025, 6, 8, 12, 0, tzinfo=UTC)
OFFERED = OfferedList(
    "offer.xlsx",
    "ab" * 32,
    "Список",
    ("№", "ПІБ", "Дата народження"),
    (
        (4, ("1", "Сидоренко В'ячеслав Ілліч", "03.07.1991")),
        (5, ("2", "=cmd|'/c calc'!A1", None)),
        (6, ("3", "Іваненко", "")),
    ),
)
MARKS = {
    4: Mark("home already", "Came home in round 2.", "Please name another person.", Ground.STOPS),
    5: Mark("not known", ground=Ground.UNKNOWN),
}


def cells(data, sheet):
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [[cell.value for cell in row] for row in book[sheet].iter_rows()]


def test_rows_come_back_as_sent_with_our_marks_before_them():
    rows = cells(mark_workbook(OFFERED, MARKS, made_at=AT), "List")
    assert rows == [
        ["Verdict", "Reason", "Proposed reply", "Line", "№", "ПІБ", "Дата народження"],
        [
            "home already",
            "Came home in round 2.",
            "Please name another person.",
            "4",
            "1",
            "Сидоренко В'ячеслав Ілліч",
            "03.07.1991",
        ],
        ["not known", None, None, "5", "2", "'=cmd|'/c calc'!A1", None],
        [None, None, None, "6", "3", "Іваненко", None],
    ]


def test_the_first_sheet_counts_and_explains():
    data = mark_workbook(OFFERED, MARKS, about=(("Reply due", "9 June 2025"),), made_at=AT)
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["Answer", "List"]
    rows = cells(data, "Answer")
    assert ["Reply due", "9 June 2025"] in rows
    assert ["home already", "1"] in rows
    assert ["not known", "1"] in rows
    assert ["without a verdict", "1"] in rows


def test_a_mark_stands_on_a_soft_ground_and_the_head_is_frozen():
    book = openpyxl.load_workbook(io.BytesIO(mark_workbook(OFFERED, MARKS, made_at=AT)))
    sheet = book["List"]
    assert sheet["A2"].fill.start_color.rgb.endswith(Ground.STOPS.value)
    assert sheet["E2"].fill.fill_type is None
    assert sheet.freeze_panes == "B2"
    assert sheet.column_dimensions["F"].width > sheet.column_dimensions["D"].width


def test_the_same_answer_has_the_same_bytes_and_its_own_time():
    one, two = (mark_workbook(OFFERED, MARKS, made_at=AT) for _ in range(2))
    assert one == two
    properties = openpyxl.load_workbook(io.BytesIO(one)).properties
    assert {str(properties.created), str(properties.modified)} == {"2025-06-08 12:00:00"}


def test_a_mark_for_a_line_that_was_not_sent_is_refused():
    with pytest.raises(ValueError, match="does not have"):
        mark_workbook(OFFERED, {99: Mark("ours")}, made_at=AT)


@settings(max_examples=30)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=6))
def test_whatever_was_sent_is_a_text_and_never_a_formula(texts):
    heads = tuple(f"c{i}" for i in range(len(texts)))
    data = mark_workbook(OfferedList("x.csv", "", "", heads, ((2, texts),)), {}, made_at=AT)
    sent = openpyxl.load_workbook(io.BytesIO(data))["List"][2][4:]
    assert all(
        cell.data_type in {"s", "n"} and not str(cell.value or "").startswith(("=", "+", "-", "@"))
        for cell in sent
    )
    expected = [safe_text(text).replace("\r\n", "\n").replace("\r", "\n") or None for text in texts]
    assert [(cell.value or "").replace("\r", "\n") or None for cell in sent] == expected
