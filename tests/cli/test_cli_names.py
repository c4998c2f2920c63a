"""`allforall names`."""

import csv
import json

import pytest
import typer
from typer.testing import CliRunner

from allforall.cli import names


@pytest.fixture
def run():
    app = typer.Typer()
    names.register(app)
    app.callback()(lambda: None)
    return lambda *args: CliRunner().invoke(app, ["names", *map(str, args)])


@pytest.fixture
def pairs(tmp_path):
    path = tmp_path / "pairs.csv"
    path.write_text(
        'id;Ім\'я;other\n1;Коваль Олексій;"Koval; Aleksej"\n2;Коваль Іван\n', encoding="utf-8-sig"
    )
    return path


def test_compare_says_how_alike_and_why(run):
    result = run("compare", "Коваль Олексій", "Коваль Алексей")
    assert result.exit_code == 0
    assert " ".join(result.output.split()) == (
        "0.98 of 1 Family name: the same: Коваль. "
        "Given name: Олексій and Алексей are the Ukrainian and the Russian form of one name."
    )


def test_compare_answers_a_program(run):
    answer = json.loads(run("compare", "Коваль [b] Іван", "Коваль Іван", "--json").output)
    assert answer["status"] == 0
    assert 0 <= answer["score"] <= 1
    assert {"part", "kind", "says"} == set(answer["reasons"][0])


def test_a_name_without_letters_is_a_wrong_request(run):
    result = run("compare", "--json", "Коваль", " - ")
    assert result.exit_code == 2
    assert json.loads(result.output)["error"]["code"] == "names.no_letters"


def test_help_shows_an_example(run):
    assert "allforall names compare" in run("compare", "--help").output
    assert "allforall names score" in run("score", "--help").output


def test_score_adds_a_column_and_keeps_the_others(run, pairs, tmp_path):
    out = tmp_path / "scored.csv"
    result = run("score", pairs, "--left", "Ім'я", "--right", "other", "--out", out)
    assert result.exit_code == 0, result.output
    with out.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["id", "Ім'я", "other", "score"]
    assert [row["other"] for row in rows] == ["Koval; Aleksej", ""]
    assert float(rows[0]["score"]) > 0.5 > float(rows[1]["score"])
    assert "2 pairs scored; 1 of them" in result.output


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1251"])
def test_score_reads_the_encodings_in_which_lists_come(run, tmp_path, encoding):
    path, out = tmp_path / "pairs.csv", tmp_path / "scored.csv"
    path.write_text("a\tb\nКоваль Іван\tКоваль Іван\n", encoding=encoding)
    assert run("score", path, "--left", "a", "--right", "b", "--out", out).exit_code == 0
    assert out.read_text(encoding="utf-8") == "a,b,score\nКоваль Іван,Коваль Іван,1.0000\n"


def test_a_column_that_is_missing_is_named_with_those_that_exist(run, pairs, tmp_path):
    out = tmp_path / "scored.csv"
    result = run("score", pairs, "--left", "name", "--right", "other", "--out", out, "--json")
    error = json.loads(result.output)["error"]
    assert result.exit_code == 2
    assert error == {
        "code": "names.no_such_column",
        "message": "pairs.csv has no column “name”. It has: id, Ім'я, other.",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["pairs.csv"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (None, "names.cannot_read"),
        ("", "names.no_header"),
        ("a,b,score\nx,y,1\n", "names.has_score"),
        ("a,b\nx,y,z\n", "names.long_row"),
    ],
)
def test_a_file_that_cannot_be_scored_leaves_nothing_behind(run, tmp_path, content, code):
    path, out = tmp_path / "pairs.csv", tmp_path / "scored.csv"
    if content is not None:
        path.write_text(content, encoding="utf-8")
    result = run("score", path, "--left", "a", "--right", "b", "--out", out, "--json")
    assert result.exit_code == 1
    assert json.loads(result.output)["error"]["code"] == code
    assert {file.name for file in tmp_path.iterdir()} <= {"pairs.csv"}


def test_the_file_that_is_read_is_never_written(run, pairs):
    before = pairs.read_bytes()
    result = run("score", pairs, "--left", "id", "--right", "other", "--out", pairs, "--json")
    assert result.exit_code == 2
    assert pairs.read_bytes() == before
