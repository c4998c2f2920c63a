"""`allforall price` and `allforall plan --no-shows`, as a person and a program read them."""

import json

import pytest
import typer
from typer.testing import CliRunner

from allforall.cli import plan, price
from planning_problems import problem

SIDES = [{} for _ in range(20)] + [{"holder": "B"} for _ in range(20)]
LATE = {
    "rounds": [{"day": d} for d in (7, 14, 21)],
    "seats": {"A": [10, 10, 0], "B": [0, 10, 10]},
    "objective": ["number_home", "person_days"],
}


@pytest.fixture
def run(tmp_path):
    app = typer.Typer(pretty_exceptions_enable=False)
    app.callback()(lambda: None)
    for verb in (plan, price):
        verb.register(app)
    data = problem(SIDES, **LATE)
    data["people"]["on_condition"] = [True] * 20 + [False] * 20
    source = tmp_path / "problem.json"
    source.write_text(json.dumps(data), encoding="utf-8")

    def go(verb, *words):
        return CliRunner().invoke(app, [verb, str(source), *map(str, words)])

    return go


def words_of(result):
    return " ".join(result.output.split())


def test_limits_double_from_nought_and_the_texts_own_is_named(run):
    result = run("price")
    assert result.exit_code == 0
    words = words_of(result)
    assert "limit home person-days 0 20 " in words
    assert "9 39 1,397 the text’s own for parity" in words
    assert "Without any limit 40 would be home, and one side up to 10 ahead." in words


def test_a_program_reads_every_limit_with_its_bound(run):
    said = json.loads(run("price", "--limits", "0,5,2.5", "--json").output)
    assert [each["limit"] for each in said["limits"]] == [0, 2.5, 5]
    assert [each["released"] for each in said["limits"]] == [
        20,
        26,
        35,
    ]  # A sends so many ahead, and B as many more in the end
    assert all(each["proven"] for each in said["limits"])
    assert said["own_limits"] == {"parity": 9}
    assert said["without_limit"]["furthest_ahead"] == 10


def test_the_picture_is_the_reports_own_and_numbers_go_into_a_file_too(run, tmp_path):
    assert run("price", "--out", tmp_path / "price.svg").exit_code == 0
    picture = (tmp_path / "price.svg").read_text(encoding="utf-8")
    assert "People home, by how far one side may be ahead" in picture
    assert 'class="wall"' in picture
    assert run("price", "--out", tmp_path / "price.json").exit_code == 0
    assert json.loads((tmp_path / "price.json").read_text(encoding="utf-8"))["own_limits"] == {"parity": 9}


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--limits", "0,many"), "“many” is no limit"),
        (("--limits", "-1"), "is no limit"),
        (("--clause", "other"), "Clauses that have one: parity"),
        (("--out", "price.pdf"), "End its name with .svg or .json"),
    ],
)
def test_what_makes_no_sense_ends_with_status_2_and_what_to_do(run, words, says):
    result = run("price", *words)
    assert result.exit_code == 2
    assert says in words_of(result)


def test_a_plan_says_what_it_is_worth_if_some_do_not_come(run, tmp_path):
    out = tmp_path / "plan.json"
    result = run("plan", "--out", out, "--no-shows", "0.1,0.5", "--seed", "3")
    assert result.exit_code == 0
    words = words_of(result)
    assert "If 10.0% of those who go did not come, and 50.0% of the 19 whose seat is on condition" in words
    assert "of 39 planned" in words
    assert "furthest ahead under “parity”" in words
    again = run("plan", "--out", out, "--no-shows", "0.1,0.5", "--seed", "3", "--json")
    facts = json.loads(again.output)["no_shows"]
    assert facts["shares"] == {"conditional": 0.5, "others": 0.1}
    assert facts["home"]["low"] < facts["home"]["high"] <= 39


def test_a_share_that_is_none_ends_with_status_2(run, tmp_path):
    for said in ("many", "0.1,0.2,0.3", "1.5"):
        result = run("plan", "--out", tmp_path / "plan.json", "--no-shows", said)
        assert result.exit_code == 2
        assert "share" in words_of(result)
