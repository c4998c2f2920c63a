from datetime import date, datetime

import polars as pl
import pytest

from allforall.base.finding import count_by_code
from allforall.intake import read_list
from intake_workbooks import open_document, workbook

TEXT = "ID;Прізвище;Ім'я;Дата народження\n1;Шевченко;Тарас;03.07.1991\n2;Їжак;Ґанна;\n"


def read(path, **options):
    return read_list(path, name="list", source="test", **options)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-u"]
)
def test_the_letters_of_a_text_file_are_read_in_any_usual_encoding(tmp_path, encoding):
    (tmp_path / "list.csv").write_bytes(TEXT.encode(encoding))
    found = read(tmp_path / "list.csv")
    assert found.people.values["surname"].to_list() == ["Шевченко", "Їжак"]
    assert found.people.values["dob"].to_list() == ["1991-07-03", None]
    guessed = count_by_code(found.findings)["intake.encoding_guessed"]
    assert guessed == (encoding not in {"utf-8", "utf-8-sig", "utf-16"})


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_the_separator_and_the_line_end_are_found(tmp_path, separator, line_end):
    text = TEXT.replace(";", separator).replace("\n", line_end)
    (tmp_path / "list.txt").write_bytes(text.encode())
    people = read(tmp_path / "list.txt").people
    assert people.values["given_name"].to_list() == ["Тарас", "Ґанна"]
    assert people.rows.to_list() == [2, 3]


def test_a_separator_that_the_first_line_declares_is_believed(tmp_path):
    (tmp_path / "list.csv").write_text("sep=;\n" + TEXT, "utf-8")
    assert read(tmp_path / "list.csv").people.rows.to_list() == [3, 4]


def test_quotation_marks_keep_separators_and_line_breaks_inside_a_cell(tmp_path):
    text = 'surname,note,dob\nШевченко,"a, ""b""\nc",1991\nКоваль,,1990\n'
    (tmp_path / "list.csv").write_text(text, "utf-8")
    people = read(tmp_path / "list.csv").people
    assert people.raw["note"][0] == 'a, "b"\nc'
    assert people.values["note"][0] == 'a, "b" c'
    assert people.rows.to_list() == [2, 3]


def test_a_stray_quotation_mark_does_not_swallow_the_people_below_it(tmp_path):
    people = "".join(f'Шевченко{"абвгд"[i % 5]},"з, к",1990\n' for i in range(60))
    (tmp_path / "list.csv").write_text('surname,note,dob\n"Коваль,x,1991\n' + people, "utf-8")
    found = read(tmp_path / "list.csv")
    assert len(found.people) == 61
    assert found.people.values["note"][1] == "з, к"
    assert count_by_code(found.findings)["intake.quotes_unbalanced"] == 1


def test_rows_with_another_number_of_cells_are_kept_and_named(tmp_path):
    rows = "А,Б,1991\n" * 5
    (tmp_path / "list.csv").write_text(
        f"surname,given_name,dob\n{rows}В,1991\nГ,Д,1991,more\nЕ,Є,1990,\n", "utf-8"
    )
    found = read(tmp_path / "list.csv")
    ragged = [f for f in found.findings if f.code == "intake.row_ragged"]
    assert [(f.where.row, f.args["cells"]) for f in ragged] == [(7, 2), (8, 4)]
    assert len(found.people) == 8


def test_rows_that_mostly_end_early_are_the_habit_of_a_program(tmp_path):
    (tmp_path / "list.csv").write_text("surname,given_name,dob\nА,Б\nВ,Г\nД,Е,1991\n", "utf-8")
    assert not [f for f in read(tmp_path / "list.csv").findings if f.code == "intake.row_ragged"]


def test_a_workbook_keeps_dates_as_dates_and_numbers_without_a_decimal_point(tmp_path):
    rows = [
        ["Список військовополонених"],
        [],
        ["ID", "ПІБ", "Дата народження", "Особистий номер", "Дата полону"],
        [
            7.0,
            "Шевченко Тарас Григорович",
            date(1991, 7, 3),
            12345678901.0,
            datetime.fromisoformat("2022-05-16T14:30"),
        ],
        ["8", "Коваль Ганна Іванівна", 33422, "00123", "травень 2022"],
    ]
    found = read(workbook(tmp_path / "list.xlsx", {"Титул": [["x"]], "Люди": rows}, at=(2, 3)))
    people = found.people
    assert people.sheet == "Люди"
    assert people.values["id"].to_list() == ["7", "8"]
    assert people.values["dob"].to_list() == ["1991-07-03", "1991-07-03"]
    assert people.values["personal_number"].to_list() == ["12345678901", "00123"]
    assert people.values["capture_date"].to_list() == ["2022-05-16", "2022-05"]
    assert people.values["surname"].to_list() == ["Шевченко", "Коваль"]
    assert str(people.place(0, "dob")) == "list.xlsx, sheet Люди, E5"
    assert str(people.place(1, "surname")) == "list.xlsx, sheet Люди, D6"
    assert count_by_code(found.findings) == {"intake.sheet_not_read": 1}


def test_an_open_document_spreadsheet_is_read(tmp_path):
    rows = [["№", "ПІБ", "Дата народження"], ["1", "Шевченко Тарас Григорович", "3 липня 1991 р."]]
    people = read(open_document(tmp_path / "list.ods", rows)).people
    assert people.sheet == "Люди"
    assert people.values["dob"].to_list() == ["1991-07-03"]


def test_a_second_sheet_with_people_is_worth_a_look_and_can_be_named(tmp_path):
    path = workbook(
        tmp_path / "list.xlsx",
        {"1": [["surname"], ["А"]], "2": [["surname"], ["Б"], ["В"]], "пусто": []},
    )
    found = read(path)
    assert len(found.people) == 1
    (other,) = found.findings
    assert other.code == "intake.sheet_with_people"
    assert other.args == {"sheet": "2", "rows": 2}
    assert read(path, sheet="2").people.values["surname"].to_list() == ["Б", "В"]
    (missing,) = read(path, sheet="3").findings
    assert missing.code == "intake.sheet_missing"
    assert "1, 2, пусто" in missing.says()


def test_parquet_is_read_as_the_same_text_as_other_files(tmp_path):
    table = pl.DataFrame(
        {
            "id": [1.0, 2.0],
            "full_name": ["Шевченко Тарас Григорович", None],
            "dob": [date(1991, 7, 3), None],
            "capture_date": [
                datetime.fromisoformat("2022-05-16"),
                datetime.fromisoformat("2022-05-16T03:04"),
            ],
            "personal_number": [12345678901, 5],
            "list": [[1], [2]],
        }
    )
    table.write_parquet(tmp_path / "list.parquet")
    people = read(tmp_path / "list.parquet").people
    assert people.values["id"].to_list() == ["1", "2"]
    assert people.values["dob"].to_list() == ["1991-07-03", None]
    assert people.values["capture_date"].to_list() == ["2022-05-16", "2022-05-16"]
    assert people.values["personal_number"].to_list() == ["12345678901", "5"]
    assert people.rows.to_list() == [2, 3]


def test_content_decides_and_not_the_name(tmp_path):
    (tmp_path / "list.xlsx").write_text(TEXT, "utf-8")
    assert len(read(tmp_path / "list.xlsx").people) == 2
