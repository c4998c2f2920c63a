"""A sheet of ours that comes back: as CSV with any separator, or as a workbook that somebody saved."""

from datetime import UTC, datetime

import pytest

from allforall.base.errors import InputError
from allforall.documents.table_workbook import table_workbook
from allforall.documents.tables import csv_text
from allforall.files.filled_sheet import read_filled
from allforall.files.move_sheet import read_moves

COLUMNS = ("code", "decision", "name")
ROWS = [
    {"code": "D-1", "decision": "release", "name": "Шевченко, Тарас"},
    {"code": "D-2", "decision": "", "name": "=cmd()"},
]


def said(path):
    return [
        (place.row, row["code"], row["decision"]) for place, row in read_filled(path, ("code", "decision"))
    ]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_table_is_read_whatever_separates_its_cells(tmp_path, separator):
    text = "\n".join(
        separator.join((r["code"], r["decision"], "x")) for r in [dict.fromkeys(COLUMNS, ""), *ROWS]
    )
    path = tmp_path / "sheet.csv"
    path.write_text(separator.join(COLUMNS) + text + "\n", encoding="utf-8")
    assert [row[1:] for row in said(path)][-2:] == [("D-1", "release"), ("D-2", "")]


def test_a_workbook_is_read_as_the_table_is(tmp_path):
    path, book = tmp_path / "sheet.csv", tmp_path / "sheet.xlsx"
    path.write_text(csv_text(COLUMNS, ROWS), encoding="utf-8")
    book.write_bytes(table_workbook("Decisions", COLUMNS, ROWS, made_at=datetime(2025, 6, 6, tzinfo=UTC)))
    assert said(path) == said(book) == [(2, "D-1", "release"), (3, "D-2", "")]


@pytest.mark.parametrize("content", [b"", b"name\nx\n", b"\x00\x01\x02", b"PK\x03\x04 no workbook"])
def test_what_is_no_sheet_of_ours_is_refused_in_a_sentence(tmp_path, content):
    path = tmp_path / "sheet.csv"
    path.write_bytes(content)
    with pytest.raises(InputError, match="Fill in the sheet that was written for it"):
        read_filled(path, ("code",))


def test_a_sheet_that_is_not_there_is_named(tmp_path):
    with pytest.raises(InputError, match="there is no such file"):
        read_filled(tmp_path / "none.csv", ("code",))


def test_codes_of_persons_are_the_same_in_any_case(tmp_path):
    path = tmp_path / "moves.csv"
    shown = "matter,person,name,entry,field,before,after,effect"
    path.write_text(f"move,reason,who,second,{shown}\nM-1,Document_Seen,A-7,a-8{',' * 8}\n", encoding="utf-8")
    (line,) = read_moves(path)
    assert (line.reason, line.who, line.second) == ("document_seen", "a-7", "a-8")
