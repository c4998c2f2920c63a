"""`allforall compare`: the same people under each formula and each text."""

import json

import pytest
import typer
from typer.testing import CliRunner

from allforall.actions.run_exchange import run_exchange
from allforall.cli import compare
from allforall.exchange.view import View
from allforall.files.folder_in import FolderSource
from small_exchange import small_exchange

pytestmark = pytest.mark.slow


@pytest.fixture
def run():
    app = typer.Typer(pretty_exceptions_enable=False)
    app.callback()(lambda: None)
    compare.register(app)

    def go(*words):
        return CliRunner().invoke(app, ["compare", *map(str, words)])

    return go


def test_formulas_and_another_text_stand_side_by_side_as_a_run_has_them(run, tmp_path):
    folder = small_exchange(tmp_path / "folder")
    before = sorted(folder.rglob("*"))
    other = tmp_path / "strict.yaml"
    text = (folder / "agreement.yaml").read_text(encoding="utf-8")
    other.write_text(text.replace("exposure_limit: 40", "exposure_limit: 0"), encoding="utf-8")
    result = run(folder, "--as", "both", "--agreement", other, "--json")
    assert result.exit_code == 0
    found = {each["name"]: each for each in json.loads(result.output)["formulas"]}
    assert list(found) == ["piecemeal", "categories", "all_for_all", str(other)]
    outcome = run_exchange(FolderSource(folder), View.BOTH)
    for each in outcome.formulas:
        assert found[each.name]["go"] == dict(each.go)
        assert found[each.name]["person_days"] == each.person_days
    assert sum(found[str(other)]["go"].values()) <= sum(found["categories"]["go"].values())
    assert sorted(folder.rglob("*")) == before  # nothing is written


def test_a_person_reads_each_formula_in_a_column(run, tmp_path):
    result = run(small_exchange(tmp_path / "folder"), "--as", "A")
    assert result.exit_code == 0
    for words in ("The text on the table", "All for all", "would stay", "furthest ahead", "what blocks"):
        assert words in result.output


def test_another_text_that_is_none_is_named(run, tmp_path):
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("x: 1", encoding="utf-8")
    result = run(small_exchange(tmp_path / "folder"), "--as", "A", "--agreement", wrong)
    assert result.exit_code == 1
    assert "wrong.yaml holds no agreement" in result.output
