"""The commands around linkage, as a person and as a program use them."""

import json
import os
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from typer.testing import CliRunner

from allforall.cli import answer
from allforall.cli.app import build
from allforall.documents.charts import pair_card
from example import EXAMPLE

GOLDEN = Path(__file__).parent / "golden"
MISSING, HELD = EXAMPLE / "lists" / "a-missing.csv", EXAMPLE / "lists" / "b-held.csv"
HEAD = "surname,given_name,patronymic,dob,place\n"
TARAS = "Вербицький,Тарас,Олегович,{},\n"


def run(*words):
    return CliRunner().invoke(build(), [str(word) for word in words])


def told(*words):
    result = run(*words)
    assert result.exit_code == 0, result.output
    return result.stdout


def asked(*words):
    return json.loads(told(*words, "--json"))


def assert_golden(name, text):
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(text, encoding="utf-8")
    assert text == path.read_text(encoding="utf-8")


def plain(text, folder):
    return "\n".join(line.rstrip() for line in text.replace(str(folder), "OUT").splitlines()) + "\n"


@pytest.mark.slow
def test_lists_of_the_example_come_to_what_was_promised(tmp_path, monkeypatch):
    monkeypatch.setattr(answer, "PIPED_WIDTH", 1_000)  # names of temporary folders differ in length
    lists = EXAMPLE / "lists"
    out = told(
        "dedupe",
        f"missing={MISSING}",
        f"held={HELD}",
        f"sightings={lists / 'a-evidence.csv'}",
        f"returned={lists / 'a-returned.csv'}",
        "--out",
        tmp_path,
    )
    assert_golden("dedupe.txt", plain(out, tmp_path))


def test_new_rows_against_an_index_leave_the_same_bytes_as_two_lists(tmp_path):
    made = asked("index", HELD, "--out", tmp_path / "index")
    assert (made["people"], made["version"], made["there_already"]) == (made["new"], 1, 0)
    again = asked("index", HELD, "--out", tmp_path / "index")
    assert (again["version"], again["new"], again["there_already"]) == (1, 0, made["new"])
    found = asked("link", MISSING, "--against", tmp_path / "index", "--out", tmp_path / "one")
    expected = asked("link", MISSING, HELD, "--out", tmp_path / "two")
    for each in (found, expected):
        each.pop("links"), each.pop("how"), each.pop("findings")
    assert found == expected
    for name in ("links.csv", "review.csv"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


@pytest.mark.parametrize("words", [[MISSING], [MISSING, HELD, "--against", "x"]])
def test_linking_needs_one_other_list(tmp_path, words):
    result = run("link", *words, "--out", tmp_path, "--json")
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"]["code"] == "cli.one_other_list"


def pair(tmp_path):
    (tmp_path / "a.csv").write_text("id," + HEAD + "A-1," + TARAS.format("14.02.1988"), encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        "id," + HEAD + "B-1,Verbytskyi,Taras,Olehovych,14.02.1989,\nB-2,Вербицкий,Тарас,Олегович,,\n",
        encoding="utf-8",
    )
    return f"{tmp_path / 'a.csv'}:A-1", f"{tmp_path / 'b.csv'}:B-1"


def test_a_pair_is_explained_in_words(tmp_path):
    out = told("explain-link", *pair(tmp_path), "--svg", tmp_path / "pair.svg")
    assert_golden("explain-link.txt", plain(out, tmp_path))
    picture = (tmp_path / "pair.svg").read_text(encoding="utf-8")
    styled = re.search(r"<style>.*</style>", picture, re.DOTALL)
    assert "prefers-color-scheme: dark" in styled[0]
    assert_golden("pair.svg", picture.replace(styled[0], ""))


def test_the_picture_of_a_pair_is_well_formed_and_says_its_numbers(tmp_path):
    left, right = pair(tmp_path)
    (tmp_path / "a.csv").write_text(
        "id," + HEAD + 'A-1,"<script>&""",Тарас,\u202eОлегович,14.02.1988,' + "x" * 500 + "\n",
        encoding="utf-8",
    )
    told("explain-link", left, right, "--svg", tmp_path / "pair.svg")
    root = ET.parse(tmp_path / "pair.svg").getroot()
    assert root.get("role") == "img"
    assert "bits" in root.get("aria-label")
    assert "<script>" not in (tmp_path / "pair.svg").read_text(encoding="utf-8")
    width = float(root.get("width"))
    assert width == pair_card._WIDTH
    for each in root.iter("{http://www.w3.org/2000/svg}rect"):
        assert float(each.get("x")) >= 0
        assert float(each.get("x")) + float(each.get("width")) <= width


def test_a_program_is_told_the_same(tmp_path):
    found = asked("explain-link", *pair(tmp_path))
    assert found["band"] == "match"
    assert found["bits"] == pytest.approx(
        found["prior_bits"] + sum(e["weight"] for e in found["evidence"] if e["weight"] is not None), abs=1e-4
    )
    dob = next(e for e in found["evidence"] if e["field"] == "date of birth")
    assert dob["differing"] == {"in": "the original", "left": [[3, 4]], "right": [[3, 4]]}
    assert {rival["entry"] for rival in found["rivals"]} == {"b:B-2"}


@pytest.mark.parametrize(
    ("left", "right", "status", "code"),
    [
        ("a.csv:A-9", "b.csv:B-1", 1, "actions.no_such_row"),
        ("a.csv", "b.csv:B-1", 2, "actions.no_such_row_name"),
        ("nowhere.csv:1", "b.csv:B-1", 2, "actions.no_such_row_name"),
        ("a.csv:A-1", "a.csv:A-1", 2, "actions.same_row"),
    ],
)
def test_rows_that_are_not_there_are_said_in_a_sentence(tmp_path, left, right, status, code):
    pair(tmp_path)
    result = run("explain-link", tmp_path / left, tmp_path / right, "--json")
    assert result.exit_code == status
    assert json.loads(result.stdout)["error"]["code"] == code


def test_a_judgement_about_a_list_without_ids_outlives_another_order_of_its_rows(tmp_path):
    other = "Шевчук,Ганна,Петрівна,03.07.1991,\n"
    (tmp_path / "a.csv").write_text(HEAD + TARAS.format("") + other, encoding="utf-8")
    (tmp_path / "b.csv").write_text("id," + HEAD + "7," + TARAS.format("14.02.1988"), encoding="utf-8")
    lists = tmp_path / "a.csv", tmp_path / "b.csv"
    told("link", *lists, "--out", tmp_path / "one")
    review = (tmp_path / "one" / "review.csv").read_text(encoding="utf-8").splitlines()
    assert review[1].startswith("a:~")
    judged = tmp_path / "judged.csv"
    judged.write_text(
        "\n".join([review[0], review[1].replace(",,,,,", ",same,clerk,his mother,,", 1)]), "utf-8"
    )
    (tmp_path / "a.csv").write_text(HEAD + other + TARAS.format(""), encoding="utf-8")
    found = asked("link", *lists, "--judgements", judged, "--out", tmp_path / "two")
    assert (found["matched"], found["findings"]) == (1, {})


def test_a_row_that_became_somebody_else_puts_its_judgement_aside(tmp_path):
    pair(tmp_path)
    lists = tmp_path / "a.csv", tmp_path / "b.csv"
    judged = tmp_path / "judged.csv"
    judged.write_text(
        "left,right,verdict,who,why,left_name,left_dob\na:A-1,b:B-1,different,clerk,x,Інший Іван,1960-01-01\n",
        "utf-8",
    )
    found = asked("link", *lists, "--judgements", judged, "--out", tmp_path / "out")
    assert found["findings"]["actions.judged_another_person"] == 1
    assert found["matched"] == 1
