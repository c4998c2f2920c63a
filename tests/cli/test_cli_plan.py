import json

import pytest
import typer
from typer.testing import CliRunner

from allforall.actions.make_plan import read_problem
from allforall.base.errors import InputError
from allforall.base.limits import Limits
from allforall.cli import plan
from planning_problems import problem

PEOPLE = [
    {},
    {"severity": 2, "urgency": 5},
    {"consent": False},
    {"holder": "B"},
    {"holder": "B", "site": "B0"},
]


@pytest.fixture
def run(tmp_path):
    app = typer.Typer(pretty_exceptions_enable=False)
    app.callback()(lambda: None)
    plan.register(app)

    def go(content, *words):
        source = tmp_path / "problem.json"
        source.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return CliRunner().invoke(
            app, ["plan", str(source), "--out", str(tmp_path / "out/plan.json"), *words]
        )

    return go


def written(tmp_path):
    return json.loads((tmp_path / "out/plan.json").read_text(encoding="utf-8"))


def test_it_tells_who_goes_who_stays_and_what_is_proven(run, tmp_path):
    result = run(problem(PEOPLE, seats={"A": [1, 0], "B": [1, 1]}))
    assert result.exit_code == 0
    words = " ".join(result.output.split())
    assert "A 3 1 1 1" in words
    assert "B 2 2 0 0" in words
    assert "(proven: no plan that keeps what stands above has more)" in words
    assert "Under “parity” B is ahead by 1 at most, after round 2 (limit 9, persons)." in words
    assert written(tmp_path)["status"] == "optimal"


def test_a_contradiction_is_said_in_words_and_ends_with_status_1(run, tmp_path):
    clause = {"id": "all", "formula": "n_for_n", "where": {}, "exposure_limit": 0, "everyone_returns": True}
    result = run(problem([{}, {"holder": "B"}, {"holder": "B"}], clauses=[clause]))
    assert result.exit_code == 1
    words = " ".join(result.output.split())
    assert "everyone under “all” goes; neither side more than 0 persons ahead under “all”" in words
    assert written(tmp_path)["blocking_sets"] == [["clause:all", "exposure:all"]]
    assert written(tmp_path)["assignment"]["round"] == [None, None, None]


def test_json_is_one_object_with_what_people_read(run):
    result = run(problem(PEOPLE), "--json")
    said = json.loads(result.stdout)
    assert said["status"] == 0
    assert said["result"] == "optimal"
    assert said["parties"][0] == {"party": "A", "held": 3, "go": 2, "stay": 0, "may_not_go": 1}
    assert said["gap"] == 0


BAD = {
    "half a file": "{",
    "no object": "[1, 2]",
    "no number": '{"people": NaN}',
    "nested without end": "[" * 200_000,
    "no text": "\ud800".encode("utf-16", "surrogatepass").decode("latin-1"),
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_words(run, content, tmp_path):
    result = run(content)
    assert result.exit_code == 1
    assert "Traceback" not in result.output
    assert "problem" in result.output
    assert not (tmp_path / "out/plan.json").exists()


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(InputError) as caught:
        read_problem(tmp_path / "none.json")
    assert caught.value.code == "actions.problem_unreadable"


@pytest.mark.parametrize("limits", [Limits(file_bytes=100), Limits(rows=1)])
def test_a_file_beyond_the_limits_is_refused(tmp_path, limits):
    source = tmp_path / "problem.json"
    source.write_text(json.dumps(problem([{}, {}])), encoding="utf-8")
    with pytest.raises(InputError, match="the limit is"):
        read_problem(source, limits=limits)


def test_help_shows_an_example(run):
    assert "allforall plan problem.json --out plan.json" in " ".join(run("{}", "--help").output.split())
