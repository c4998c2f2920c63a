"""`allforall agreement check` and `allforall agreement diff`, as a person and a program read them."""

import json
import os
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from allforall.cli import agreement

HERE = Path(__file__).parent
EXAMPLE = HERE.parents[1] / "examples" / "istanbul-2025" / "agreement.yaml"
GOLDEN = HERE / "golden"
WOUNDED = """agreement: exchange-agreement/1
id: x
title: Wounded first
agreed_on: 2025-06-02
clauses:
  - id: wounded
    title: The wounded
    formula: all_for_all_category
    who: {seriously_wounded_or_sick: true}
"""


@pytest.fixture
def run():
    app = typer.Typer(pretty_exceptions_enable=False)
    app.callback()(lambda: None)
    agreement.register(app)

    def go(*words):
        return CliRunner().invoke(app, ["agreement", *map(str, words)])

    return go


def check_golden(name, text):
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


def plain(result):
    return "\n".join(line.rstrip() for line in result.output.splitlines()) + "\n"


def test_the_example_is_read_out_clause_by_clause(run):
    result = run("check", EXAMPLE, "--on", "2025-11-20")
    assert result.exit_code == 0
    check_golden("agreement-check.txt", plain(result))


def test_what_the_law_blocks_ends_with_status_1_at_line_and_column(run, tmp_path):
    path = tmp_path / "agreement.yaml"
    path.write_text(WOUNDED + "    exposure_limit: 5\n", encoding="utf-8")
    result = run("check", path, "--json")
    assert result.exit_code == 1
    found = json.loads(result.output)
    finding = found["clauses"][0]["findings"][0]
    assert (finding["code"], finding["article"]) == ("agreement.law_h01_counterpart", "GC III 109(1)")
    assert (finding["file"], finding["line"], finding["column"]) == ("agreement.yaml", 6, 5)
    assert found["clauses"][0]["terms"]["exposure_limit"] == "5 ahead at most"


def test_a_reply_is_overdue_on_the_day_that_is_asked_about(run):
    codes = {
        day: [f["code"] for f in json.loads(run("check", EXAMPLE, "--on", day, "--json").output)["findings"]]
        for day in ("2025-06-09", "2025-06-10")
    }
    assert codes == {"2025-06-09": [], "2025-06-10": ["agreement.reply_overdue"] * 2}


def test_a_resumption_without_a_suspension_is_asked_about(run):
    found = json.loads(run("check", EXAMPLE, "--on", "2025-11-20", "--json").output)
    assert found["state"] == "resumed"
    assert "agreement.stage_impossible" in [f["code"] for f in found["findings"]]


def test_a_file_that_holds_no_agreement_is_told_with_its_faults(run, tmp_path):
    path = tmp_path / "agreement.yaml"
    path.write_text("just words", encoding="utf-8")
    result = run("check", path)
    assert result.exit_code == 1
    assert "“id” is missing" in result.output
    assert run("check", tmp_path / "nowhere.yaml").exit_code == 1


def test_a_proposal_is_compared_with_the_text_on_the_table(run, tmp_path):
    text = EXAMPLE.read_text(encoding="utf-8")
    proposed = text.replace("number: 1000", "number: 1200").replace(
        "who: {seriously_wounded_or_sick: true, category: pow}",
        "who: {seriously_wounded_or_sick: true, category: pow}\n    exposure_limit: 5",
    )
    before, after = proposed.index("  - id: remains-3000"), proposed.index("# Talked about")
    path = tmp_path / "new.yaml"
    path.write_text(proposed[:before] + proposed[after:], encoding="utf-8")
    result = run("diff", EXAMPLE, path, "--on", "2025-06-06")
    assert result.exit_code == 1
    check_golden("agreement-diff.txt", plain(result))
    found = json.loads(run("diff", EXAMPLE, path, "--on", "2025-06-06", "--json").output)
    assert [(c["id"], c["kind"]) for c in found["clauses"]] == [
        ("seriously-wounded", "changed"),
        ("at-least-1000", "changed"),
        ("remains-3000", "taken_out"),
    ]
    assert run("diff", path, EXAMPLE, "--on", "2025-06-06").exit_code == 0


def test_a_text_compared_with_itself_says_so(run):
    result = run("diff", EXAMPLE, EXAMPLE)
    assert (result.exit_code, result.output) == (0, "Nothing changed.\n")


def test_a_text_that_cannot_be_used_is_named(run, tmp_path):
    path = tmp_path / "new.yaml"
    path.write_text("clauses: []", encoding="utf-8")
    result = run("diff", EXAMPLE, path)
    assert result.exit_code == 1
    assert "new.yaml holds no agreement that can be used" in result.output
