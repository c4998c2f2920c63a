"""`allforall claims site`."""

import json

import pytest
import typer
from typer.testing import CliRunner

from allforall.cli import claims


@pytest.fixture
def run():
    app = typer.Typer()
    claims.register(app)
    app.callback()(lambda: None)
    return lambda *args: CliRunner().invoke(app, ["claims", "site", *map(str, args)])


def test_a_site_is_written_and_told_in_two_sentences(run, tmp_path):
    done = run("--to", tmp_path / "site", "--languages", "en,ar")
    assert done.exit_code == 0
    assert done.stdout.startswith("73 exchanges and 23 promises from ")
    assert (tmp_path / "site" / "index.html").is_file()
    assert (tmp_path / "site" / "ar" / "exchange" / "EX-2024-01-31.html").is_file()
    assert (tmp_path / "site" / "data" / "record.json").is_file()


def test_a_day_of_knowledge_is_said_to_programs(run, tmp_path):
    done = run("--to", tmp_path, "--known", "2023-05-01", "--languages", "en", "--json")
    said = json.loads(done.stdout)
    assert (said["known"], said["exchanges"], said["promises"]) == ("2023-05-01", 25, 6)
    assert said["pages"] == 25 + 6 + 6 + 1


def test_a_new_site_takes_away_the_pages_of_the_last_one(run, tmp_path):
    run("--to", tmp_path, "--languages", "en")
    done = run("--to", tmp_path, "--languages", "en", "--known", "2022-12-31")
    assert done.exit_code == 0
    assert not (tmp_path / "en" / "exchange" / "EX-2024-01-31.html").exists()
    assert not list(tmp_path.rglob("*2025*"))


@pytest.mark.parametrize("codes", ["xx", "en,de", ""])
def test_a_language_that_there_is_not_is_refused(run, tmp_path, codes):
    done = run("--to", tmp_path, "--languages", codes, "--json")
    assert done.exit_code == 2
    assert json.loads(done.stdout)["error"]["code"] == "site.unknown_language"
    assert not list(tmp_path.iterdir())


def test_a_day_that_no_calendar_has_is_refused(run, tmp_path):
    assert run("--to", tmp_path, "--known", "2023-02-30").exit_code == 2
