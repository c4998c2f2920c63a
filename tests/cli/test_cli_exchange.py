"""The verbs that work on an exchange folder, as a person types them."""

import json
import os
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from typer.testing import CliRunner

from allforall.cli.app import build
from small_exchange import small_exchange

pytestmark = pytest.mark.slow


def allforall(*words):
    return CliRunner().invoke(build(), [str(word) for word in words])


@lru_cache
def ran():
    folder = small_exchange(Path(mkdtemp()) / "folder")
    out = folder.parent / "out"
    return folder, out, allforall("run", folder, "--as", "both", "--out", out, "--json")


def test_a_run_answers_a_program_with_one_object():
    _, out, done = ran()
    said = json.loads(done.stdout)
    assert done.exit_code == said["status"] == 0
    assert said["plan"]["status"] == "optimal"
    assert (out / "report.html").is_file()
    assert said["go"]["A"] == sum(
        len(path.read_text().splitlines()) - 1 for path in out.glob("rounds/*/manifest-A.csv")
    )


def test_the_same_run_at_the_same_time_leaves_the_same_bytes(tmp_path):
    folder = small_exchange(tmp_path / "folder")
    left = []
    for _ in range(2):
        allforall("run", folder, "--as", "A", "--out", tmp_path / "out", "--clock", "2025-06-06T18:00:00")
        left.append({p.name: p.read_bytes() for p in (tmp_path / "out").rglob("*") if p.is_file()})
    assert left[0] == left[1]


def test_a_row_is_walked_back_to_its_cells():
    _, out, _ = ran()
    done = allforall("trace", f"{out}/rounds/01/manifest-A.csv:2", "--json")
    said = json.loads(done.stdout)
    assert done.exit_code == 0
    row = (out / "rounds/01/manifest-A.csv").read_text().splitlines()[1]
    assert row.startswith(said["row"]["case"])
    assert {s["entry"] for s in said["statements"]} == set(said["row"]["entries"].split("; "))
    assert all(s["cell"]["row"] and s["raw"] for s in said["statements"])


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("run", "nowhere", "--as", "A", "--out", "x"), 1, "no exchange.yaml"),
        (("trace", "manifest-A.csv"), 2, "names no row"),
        (("trace", "manifest-A.csv:1"), 2, "names no row"),
        (("offer", "check", "x.csv", "--as", "C", "--in", "y", "--out", "z"), 2, "Write A or B"),
    ],
)
def test_what_goes_wrong_is_a_sentence_and_a_status(words, status, says):
    done = allforall(*words)
    assert done.exit_code == status
    assert says in " ".join(done.output.split())
    assert not done.exception or isinstance(done.exception, SystemExit)


def test_a_row_beyond_the_end_of_a_paper_is_said_with_its_last_line():
    _, out, _ = ran()
    done = allforall("trace", f"{out}/rounds/01/manifest-A.csv:9999")
    assert done.exit_code == 1
    assert "ends at line" in " ".join(done.output.split())


def test_a_sender_cannot_make_the_terminal_obey_what_is_in_a_cell(tmp_path):
    folder = small_exchange(tmp_path / "folder")
    path = folder / "a-missing.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    hostile = [lines[0], *(line.replace("generated person", "[/red][bold]=cmd[/]") for line in lines[1:])]
    path.write_text("\n".join(hostile) + "\n", encoding="utf-8")
    allforall("run", folder, "--as", "both", "--out", tmp_path / "out")
    manifest = (tmp_path / "out/rounds/01/manifest-A.csv").read_text().splitlines()
    line = next(i for i, row in enumerate(manifest, 1) if "a-missing" in row)
    done = allforall("trace", f"{tmp_path}/out/rounds/01/manifest-A.csv:{line}")
    assert done.exit_code == 0
    assert "[/red][bold]=cmd[/]" in done.output


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_an_error_in_words(tmp_path):
    folder = small_exchange(tmp_path / "folder")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    done = allforall("run", folder, "--as", "A", "--out", locked / "out")
    assert done.exit_code == 1
    assert "cannot be written" in " ".join(done.output.split())


def test_a_text_that_contradicts_itself_blocks_and_says_what_contradicts_what(tmp_path):
    folder = small_exchange(tmp_path / "folder")
    text = (folder / "agreement.yaml").read_text(encoding="utf-8")
    text = text.replace(
        "    exposure_limit: 25  # chosen by this example\n",
        "    exposure_limit: 25\n    deadline: 2025-06-09\n",
    )
    (folder / "agreement.yaml").write_text(text, encoding="utf-8")
    rounds = (
        (folder / "exchange.yaml")
        .read_text(encoding="utf-8")
        .replace("seats: {A: 12, B: 15}", "seats: {A: 2, B: 2}")
    )
    (folder / "exchange.yaml").write_text(rounds, encoding="utf-8")
    done = allforall("run", folder, "--as", "both", "--out", tmp_path / "out")
    assert done.exit_code == 1
    words = " ".join(done.output.split())
    assert "No plan keeps every term" in words
    assert "all of “young”" in words
    assert not list((tmp_path / "out").glob("rounds/*/manifest-*.csv"))
    assert "planning.contradiction" in (tmp_path / "out/findings.csv").read_text()


def test_an_offer_is_not_answered_in_silence_when_our_own_lists_are_missing(tmp_path):
    folder = small_exchange(tmp_path / "folder")
    (folder / "a-missing.csv").unlink()
    offered = folder / "offered.csv"
    offered.write_bytes((folder / "b-held.csv").read_bytes())
    done = allforall("offer", "check", offered, "--as", "A", "--in", folder, "--out", tmp_path / "out")
    assert done.exit_code == 1
    assert "Not all of our own lists could be used" in " ".join(done.output.split())
