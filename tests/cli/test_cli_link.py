import csv
import json

import pytest
import typer
from typer.testing import CliRunner

from allforall.cli import link

HEADER = "id,surname,given_name,patronymic,dob,sex\n"
LEFT = (
    "1,Вербицький,Тарас,Олегович,14.02.1988,ч\n"
    "2,Шевчук,Ганна,Петрівна,03.07.1991,ж\n"
    "=cmd|x,Гнатюк,Ілля,Якович,06.05.1979,ч\n"
)
RIGHT = (
    "7,Verbitskii,Taras,Olegovich,14.02.1988,m\n"
    "8,Шевчук,Анна,Петровна,,f\n"
    "@9,Гнатюк,Илья,Яковлевич,06.05.1979,m\n"
    "10,Коваль,Петр,Ильич,01.01.1960,m\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "a-missing.csv").write_text(HEADER + LEFT, encoding="utf-8")
    (tmp_path / "b-held.csv").write_text(HEADER + RIGHT, encoding="utf-8")
    return tmp_path


def run(folder, *words, left="a-missing.csv", right="b-held.csv"):
    app = typer.Typer(pretty_exceptions_enable=False)
    app.callback()(lambda: None)
    link.register(app)
    lists = [str(folder / left), str(folder / right)]
    return CliRunner().invoke(app, ["link", *lists, "--out", str(folder / "out"), *words])


def rows(folder, name="links.csv"):
    with (folder / "out" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_links_have_the_columns_that_were_promised(folder):
    assert run(folder).exit_code == 0
    first = rows(folder)[0]
    assert list(first)[:5] == ["left_id", "right_id", "match_weight", "probability", "band"]
    assert {"surname_weight", "given_weight", "patronymic_weight", "dob_weight", "place_weight"} <= set(first)
    assert {row["left_id"]: row["band"] for row in rows(folder)}["1"] == "match"


def test_the_terminal_counts_people(folder):
    said = run(folder).stdout
    assert "On both lists: 2" in said
    assert "For a person to judge: 1 of a-missing, 1 of b-held" in said
    assert "On one list only: 0 of a-missing, 1 of b-held" in said


def test_one_json_object_says_the_same_counts(folder):
    answer = json.loads(run(folder, "--json").stdout)
    left = answer["left"]
    assert answer["status"] == 0
    assert left["people"] == 3 == answer["matched"] + left["review"] + left["only"]
    assert answer["matched"] == sum(row["band"] == "match" for row in rows(folder))


def test_no_cell_of_the_results_can_run_in_a_spreadsheet(folder):
    run(folder)
    assert {"'=cmd|x", "'@9"} <= {row[side] for row in rows(folder) for side in ("left_id", "right_id")}
    for row in [*rows(folder), *rows(folder, "findings.csv")]:
        for column, cell in row.items():
            dangerous = cell.startswith(("=", "+", "@", "\t", "\r", "-"))
            assert not dangerous or float(cell) < 0, column


def test_a_judgement_decides(folder):
    (folder / "judged.csv").write_text(
        "left,right,verdict,who,why,on\na-missing:1,b-held:7,different,clerk,another mother,\n",
        encoding="utf-8",
    )
    assert run(folder, "--judgements", str(folder / "judged.csv")).exit_code == 0
    assert "1" not in {row["left_id"] for row in rows(folder)}


def test_headers_can_be_explained_in_a_file(folder):
    (folder / "a-missing.csv").write_text("nr;who\n1;Вербицький Тарас Олегович\n", encoding="utf-8")
    (folder / "columns.yaml").write_text("id: nr\nfull_name: who\n", encoding="utf-8")
    (folder / "b-held.csv").write_text("nr;who\n7;Вербицкий Тарас Олегович\n", encoding="utf-8")
    answer = json.loads(run(folder, "--columns", str(folder / "columns.yaml"), "--json").stdout)
    assert answer["left"]["people"] == 1
    assert answer["findings"]["linkage.no_common_field"] == 1


def test_a_list_that_cannot_be_read_stops_the_work_and_leaves_its_findings(folder):
    (folder / "b-held.csv").write_bytes(b"")
    result = run(folder)
    assert result.exit_code == 1
    assert not (folder / "out" / "links.csv").exists()
    assert [row["severity"] for row in rows(folder, "findings.csv")] == ["blocks"]


def test_a_list_that_is_not_there_is_said_in_a_sentence(folder):
    result = run(folder, "--json", right="nowhere.csv")
    assert result.exit_code == 1
    assert "nowhere.csv" in json.loads(result.stdout)["error"]["message"]


def test_one_list_named_twice_makes_no_sense(folder):
    assert run(folder, right="a-missing.csv").exit_code == 2


def test_help_shows_an_example(folder):
    assert "allforall link lists/a-missing.csv" in run(folder, "--help").stdout
