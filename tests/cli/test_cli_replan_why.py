import json

import pytest
import typer
from typer.testing import CliRunner

from allforall.cli import plan, replan, why
from planning_problems import problem

ROUNDS = {"rounds": [{"day": d} for d in (7, 14, 21)], "seats": {"A": [1, 1, 1], "B": [1, 1, 1]}}
PEOPLE = [
    {"urgency": 2},
    {"urgency": 2},
    {"urgency": 2},
    {},
    {"holder": "B"},
    {"holder": "B"},
    {"holder": "B"},
    {"consent": False},
]


@pytest.fixture
def run(tmp_path):
    app = typer.Typer(pretty_exceptions_enable=False)
    for verb in (plan, replan, why):
        verb.register(app)

    def go(verb, *words):
        return CliRunner().invoke(
            app, [verb, *(str(tmp_path / w) if w.endswith(".json") else w for w in words)]
        )

    return go


@pytest.fixture
def write(tmp_path):
    def to(name, content):
        (tmp_path / name).write_text(json.dumps(content), encoding="utf-8")
        return name

    return to


@pytest.fixture
def planned(run, write):
    write("problem.json", problem(PEOPLE, **ROUNDS))
    assert run("plan", "problem.json", "--out", "plan.json", "--bus-size", "10").exit_code == 0
    return run


def read(tmp_path, name):
    return json.loads((tmp_path / name).read_text(encoding="utf-8"))


def words(result):
    return " ".join(result.output.split())


@pytest.mark.usefixtures("planned")
def test_a_plan_holds_the_order_of_buses(tmp_path):
    buses = read(tmp_path, "plan.json")["buses"]
    assert [(bus["round"], bus["moment"]) for bus in buses] == [(r, m) for r in (1, 2, 3) for m in (1, 2)]
    assert all(len(bus["id"]) == 1 for bus in buses)


def test_a_contradiction_comes_with_what_would_settle_it(run, write, tmp_path):
    clause = {"id": "all", "formula": "n_for_n", "where": {}, "exposure_limit": 0, "everyone_returns": True}
    write("bad.json", problem([{}, {}, {"holder": "B"}], clauses=[clause]))
    result = run("plan", "bad.json", "--out", "plan.json")
    assert result.exit_code == 1
    assert "This would settle a contradiction: a limit of 1 instead of 0 under “all”." in words(result)
    cures = {cure["item"]: cure["changes"] for cure in read(tmp_path, "plan.json")["cures"]}
    assert cures["exposure:all"] == [{"kind": "limit", "name": "all", "was": 0, "becomes": 1}]


def test_a_second_plan_keeps_what_was_published_and_says_who_moves(planned, write, tmp_path):
    first = read(tmp_path, "plan.json")["assignment"]
    gone = next(i for i, r in zip(first["id"], first["round"], strict=True) if r == 2 and i < "p4")
    write("changes.json", {"format": "exchange-changes/1", "out": [{"id": gone, "reason": "died"}]})
    options = (
        "problem.json",
        "plan.json",
        "--done",
        "1",
        "--changes",
        "changes.json",
        "--out",
        "second.json",
    )
    result = planned("replan", *options, "--loss", "0.2")
    assert result.exit_code == 0
    assert "0 people change their published round (proven: no plan of this worth moves fewer)" in words(
        result
    )
    second = read(tmp_path, "second.json")
    moved = {"people": 0, "another_round": 0, "no_round": 0, "at_least": 0, "a_round": 1, "otherwise": 1}
    assert second["moved"] == moved
    assert second["done"] == 1
    said = json.loads(planned("replan", *options, "--json").stdout)
    assert said["moved"]["people"] == 1
    assert said["best"][0]["value"] == said["levels"][0]["value"]


def test_a_third_plan_begins_with_the_problem_as_it_stood_at_the_second(planned, write, tmp_path):
    new = {key: [values[0]] for key, values in problem([{"id": "new", "urgency": 3}])["people"].items()}
    write("first.json", {"format": "exchange-changes/1", "in": new, "missed_rounds": [1]})
    options = ("--done", "1", "--changes", "first.json", "--out", "second.json", "--problem-out", "now.json")
    assert planned("replan", "problem.json", "plan.json", *options).exit_code == 0
    assert "new goes in round 2." in words(planned("why", "now.json", "second.json", "new"))
    write("next.json", {"format": "exchange-changes/1", "out": [{"id": "p4", "reason": "not_held"}]})
    options = ("--done", "2", "--changes", "next.json", "--out", "third.json", "--json")
    assert json.loads(planned("replan", "now.json", "second.json", *options).stdout)["status"] == 0
    second, third = (read(tmp_path, name)["assignment"]["round"] for name in ("second.json", "third.json"))
    assert [turn for turn in third if turn == 2] == [turn for turn in second if turn == 2]


def test_a_plan_that_plans_nobody_since_its_terms_contradict_each_other_is_refused(planned, write, tmp_path):
    write("none.json", {**read(tmp_path, "plan.json"), "status": "infeasible"})
    result = planned("why", "problem.json", "none.json")
    assert result.exit_code == 1
    assert "status is infeasible, so it plans nobody" in words(result)


def test_a_second_plan_that_cannot_be_ends_with_status_1_and_its_cures(run, write, tmp_path):
    clause = {"id": "all", "formula": "n_for_n", "where": {}, "exposure_limit": 0, "everyone_returns": True}
    write("problem.json", problem([{}, {}, {"holder": "B"}, {"holder": "B"}], clauses=[clause]))
    assert run("plan", "problem.json", "--out", "plan.json").exit_code == 0
    write("changes.json", {"format": "exchange-changes/1", "out": [{"id": "p3", "reason": "refused"}]})
    result = run(
        "replan",
        "problem.json",
        "plan.json",
        "--done",
        "0",
        "--changes",
        "changes.json",
        "--out",
        "second.json",
    )
    assert result.exit_code == 1
    assert "No plan keeps every term from here on." in words(result)
    assert "a limit of 1 instead of 0" in words(result)
    assert {cure["item"] for cure in read(tmp_path, "second.json")["cures"]} == {"clause:all", "exposure:all"}


def test_people_who_stay_are_told_why_by_groups_and_one_by_one(planned):
    result = planned("why", "problem.json", "plan.json")
    assert result.exit_code == 0
    assert "1 One more could go with one more seat for A in any round." in words(result)
    assert "1 They declined to return." in words(result)
    assert "p3 stays. One more could go with one more seat for A in any round." in words(
        planned("why", "problem.json", "plan.json", "p3")
    )
    assert "p4 goes in round" in words(planned("why", "problem.json", "plan.json", "p4"))


def test_json_tells_why_with_what_is_needed(planned):
    said = json.loads(planned("why", "problem.json", "plan.json", "p3", "--json").stdout)
    assert said["stay"] == 2
    assert said["person"]["needs"] == [{"kind": "seats", "name": "A", "units": 1}]
    assert said["person"]["proven"] is True


def test_an_id_that_nobody_has_is_said(planned):
    result = planned("why", "problem.json", "plan.json", "nobody")
    assert result.exit_code == 1
    assert "names nobody with the id nobody" in words(result)


def test_a_plan_that_is_none_is_refused(planned, write):
    write("other.json", {"format": "exchange-problem/1"})
    assert planned("why", "problem.json", "other.json").exit_code == 1


@pytest.mark.parametrize("verb", ["replan", "why"])
def test_help_shows_an_example(run, verb):
    assert f"allforall {verb} problem.json plan.json" in words(run(verb, "--help"))
