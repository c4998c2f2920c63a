import csv
import json

import polars as pl
import pytest
import typer
from openpyxl import load_workbook
from typer.testing import CliRunner

from allforall.cli import sample


def run(*words):
    app = typer.Typer(pretty_exceptions_enable=False)
    app.callback()(lambda: None)
    sample.register(app)
    return CliRunner().invoke(app, ["sample", *map(str, words)])


def test_four_lists_the_truth_and_a_note_are_written(tmp_path):
    out = tmp_path / "deep" / "folder"
    found = run("--people", 200, "--seed", 3, "--out", out)
    assert found.exit_code == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "README.txt",
        "a-held.csv",
        "a-missing.csv",
        "b-held.csv",
        "b-missing.csv",
        "truth.csv",
        "twice.csv",
    ]
    assert "200 people on a-missing" in found.stdout
    assert "EVERYBODY ON THESE LISTS IS GENERATED" in (out / "README.txt").read_text(encoding="utf-8")
    with (out / "truth.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["left_file", "left_id", "right_file", "right_id"]
    assert {(row["left_file"], row["right_file"]) for row in rows} == {
        ("a-missing.csv", "b-held.csv"),
        ("b-missing.csv", "a-held.csv"),
    }


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_the_same_seed_gives_the_same_bytes(form, tmp_path):
    for name in ("one", "two"):
        assert run("--people", 300, "--seed", 5, "--format", form, "--out", tmp_path / name).exit_code == 0
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_a_workbook_has_the_same_cells_as_the_csv(tmp_path):
    for form in ("csv", "xlsx"):
        assert run("--people", 50, "--seed", 5, "--format", form, "--out", tmp_path).exit_code == 0
    from_csv = pl.read_csv(tmp_path / "b-held.csv", infer_schema=False)
    book = load_workbook(tmp_path / "b-held.xlsx", read_only=True)
    cells = list(book["list"].iter_rows(values_only=True))
    book.close()
    assert cells == [tuple(from_csv.columns), *from_csv.rows()]


def test_one_json_object_says_what_was_made(tmp_path):
    said = json.loads(run("--people", 100, "--noise", "high", "--out", tmp_path, "--json").stdout)
    assert said["status"] == 0
    assert said["rows"] == {"a-missing": 100, "b-held": 100, "b-missing": 100, "a-held": 100}
    assert said["same_person"].keys() == {"a-missing b-held", "b-missing a-held"}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--people", 0), "actions.sample_size"),
        (("--people", 1_000_001), "actions.sample_size"),
        (("--people", 5, "--seed", -1), "actions.sample_seed"),
    ],
)
def test_a_size_or_seed_beyond_the_limits_is_refused_with_the_limit(words, code, tmp_path):
    found = run(*words, "--out", tmp_path / "x", "--json")
    assert found.exit_code == 2
    assert json.loads(found.stdout)["error"]["code"] == code
    assert not (tmp_path / "x").exists()


def test_a_folder_that_cannot_be_written_to_is_said_in_words(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    found = run("--people", 5, "--out", tmp_path / "file", "--json")
    assert found.exit_code == 1
    assert json.loads(found.stdout)["error"]["code"] == "actions.sample_not_written"


def test_help_shows_an_example():
    assert "allforall sample --people 10000 --seed 7" in run("--help").stdout
