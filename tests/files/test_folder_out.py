import fcntl
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.base.errors import InputError
from allforall.files.folder_out import LOCK_FILE, FolderOutbox

MADE_FROM = {"work": "run", "folder": "the folder", "inputs": {}}


def names(folder):
    return sorted(
        p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file() and p.name != LOCK_FILE
    )


def test_a_second_run_takes_away_what_the_first_wrote_and_nothing_else(tmp_path):
    out = tmp_path / "out"
    FolderOutbox(out).publish(
        {"rounds/09/manifest-A.csv": "row\n", "report.html": "<!doctype html>"}, MADE_FROM
    )
    (out / "my notes.txt").write_text("keep me")
    FolderOutbox(out).publish({"report.html": "new"}, MADE_FROM)
    assert names(out) == ["my notes.txt", "report.html", "run.json"]
    assert not (out / "rounds").exists()


def test_the_record_of_a_run_names_every_paper_with_its_digest(tmp_path):
    FolderOutbox(tmp_path).publish({"a.csv": "x\n", "b/c.bin": b"\x00"}, {"work": "run", "view": "A"})
    record = json.loads((tmp_path / "run.json").read_text())
    assert record["complete"] is True
    assert record["view"] == "A"
    assert set(record["files"]) == {"a.csv", "b/c.bin"}
    assert all(len(digest) == 64 for digest in record["files"].values())


def test_what_a_person_filled_in_is_never_replaced(tmp_path):
    FolderOutbox(tmp_path).publish({"review.csv": "left,right,verdict\n"}, MADE_FROM)
    (tmp_path / "review.csv").write_text("left,right,verdict\na,b,same\n")
    with pytest.raises(InputError, match="changed since it was written"):
        FolderOutbox(tmp_path).publish({"review.csv": "left,right,verdict\n"}, MADE_FROM)
    assert "same" in (tmp_path / "review.csv").read_text()


def test_a_file_that_this_program_did_not_write_is_never_replaced(tmp_path):
    (tmp_path / "links.csv").write_text("the sender's list")
    with pytest.raises(InputError, match="not written by a run"):
        FolderOutbox(tmp_path).publish({"links.csv": "x", "findings.csv": "y"}, MADE_FROM)
    assert names(tmp_path) == ["links.csv"]


def test_a_run_that_was_killed_while_papers_moved_leaves_nothing_that_the_next_one_keeps(tmp_path):
    outbox = FolderOutbox(tmp_path)
    outbox.publish({"report.html": "old", "rounds/01/manifest-A.csv": "old"}, MADE_FROM)
    record = json.loads((tmp_path / "run.json").read_text())
    halfway = {
        **record,
        "complete": False,
        "files": dict.fromkeys([*record["files"], "rounds/02/manifest-A.csv"]),
    }
    (tmp_path / "rounds/02").mkdir()
    (tmp_path / "rounds/02/manifest-A.csv").write_text("half of another run")
    (tmp_path / "run.json").write_text(json.dumps(halfway))
    outbox.publish({"report.html": "new"}, MADE_FROM)
    assert names(tmp_path) == ["report.html", "run.json"]


def test_when_one_paper_cannot_be_written_the_last_set_stays_whole(tmp_path):
    outbox = FolderOutbox(tmp_path)
    outbox.publish({"a.csv": "old", "b.csv": "old"}, MADE_FROM)
    with pytest.raises(InputError, match="cannot be written"):
        outbox.publish({"a.csv": "new", "b.csv": "\ud800"}, MADE_FROM)
    assert (tmp_path / "a.csv").read_text() == "old"
    assert json.loads((tmp_path / "run.json").read_text())["complete"] is True
    assert not list(tmp_path.glob(".*.part"))


def test_two_runs_never_write_into_one_folder_at_once(tmp_path):
    with (tmp_path / LOCK_FILE).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(InputError, match="Another run"):
            FolderOutbox(tmp_path).publish({"a.csv": "x"}, MADE_FROM)
    FolderOutbox(tmp_path).publish({"a.csv": "x"}, MADE_FROM)


def test_no_paper_leaves_the_folder(tmp_path):
    with pytest.raises(InputError, match="outside"):
        FolderOutbox(tmp_path / "out").publish({"../escape.csv": "x"}, MADE_FROM)
    assert not (tmp_path / "escape.csv").exists()


@pytest.mark.parametrize("record", ["{}", "[]", "nonsense", '{"files": [1], "complete": true}'])
def test_a_folder_of_somebody_else_is_left_alone(tmp_path, record):
    (tmp_path / "run.json").write_text(record)
    with pytest.raises(InputError, match="not written by this program"):
        FolderOutbox(tmp_path).publish({"a.csv": "x"}, MADE_FROM)
    assert names(tmp_path) == ["run.json"]


def test_an_answered_offer_never_replaces_the_papers_of_a_run(tmp_path):
    FolderOutbox(tmp_path).publish({"report.html": "a run"}, MADE_FROM)
    with pytest.raises(InputError, match="another kind of work"):
        FolderOutbox(tmp_path).publish({"answer.csv": "x"}, {"work": "answered offer"})
    assert names(tmp_path) == ["report.html", "run.json"]


def test_results_do_not_go_into_a_file(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(InputError, match="is a file"):
        FolderOutbox(tmp_path / "out").publish({"a.csv": "x"}, MADE_FROM)


sets = st.lists(
    st.dictionaries(st.sampled_from(["a", "b/c", "b/d", "e"]), st.text("xy", max_size=3), max_size=4),
    max_size=5,
)


@given(sets)
def test_after_any_number_of_runs_the_folder_holds_the_last_set(tmp_path_factory, runs):
    out = tmp_path_factory.mktemp("out")
    for papers in runs:
        FolderOutbox(out).publish(papers, MADE_FROM)
        assert {name: (out / name).read_text() for name in names(out) if name != "run.json"} == papers
