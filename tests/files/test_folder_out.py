import json

import pytest

from allforall.base.errors import InputError
from allforall.files.folder_out import FolderOutbox


def test_a_second_run_takes_away_what_the_first_wrote_and_nothing_else(tmp_path):
    first = FolderOutbox(tmp_path / "out")
    first.clear()
    first.put("rounds/09/manifest-A.csv", "row\n")
    first.put("report.html", "<!doctype html>")
    first.seal({"as_of": "2025-06-06"})
    (tmp_path / "out" / "my notes.txt").write_text("keep me")
    second = FolderOutbox(tmp_path / "out")
    second.clear()
    assert sorted(p.name for p in (tmp_path / "out").iterdir()) == ["my notes.txt"]


def test_the_record_of_a_run_names_every_paper(tmp_path):
    outbox = FolderOutbox(tmp_path)
    outbox.put("a.csv", "x\n")
    outbox.put("b/c.bin", b"\x00")
    outbox.seal({"view": "A"})
    record = json.loads((tmp_path / "run.json").read_text())
    assert record == {"view": "A", "files": ["a.csv", "b/c.bin"]}


def test_no_paper_leaves_the_folder(tmp_path):
    with pytest.raises(InputError, match="outside"):
        FolderOutbox(tmp_path / "out").put("../escape.csv", "x")


def test_a_folder_of_somebody_else_is_left_alone(tmp_path):
    (tmp_path / "run.json").write_text("{}")
    with pytest.raises(InputError, match="not written by this program"):
        FolderOutbox(tmp_path).clear()


def test_results_do_not_go_into_a_file(tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(InputError, match="is a file"):
        FolderOutbox(tmp_path / "out").clear()
