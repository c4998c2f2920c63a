import csv
import json
import shutil
from datetime import UTC, datetime

import pytest

from allforall.actions.audit_links import draw_audit, read_audit
from allforall.actions.dedupe_lists import dedupe_lists
from allforall.actions.link_lists import link_lists, link_to_index
from allforall.actions.make_index import make_index
from allforall.base.errors import InputError
from allforall.exchange.sources import SourceKind
from allforall.files.folder_out import FolderOutbox
from example import EXAMPLE


@pytest.fixture(scope="module")
def linked(tmp_path_factory):
    folder = tmp_path_factory.mktemp("audit")
    for name in ("a-missing.csv", "b-held.csv"):
        shutil.copy(EXAMPLE / "lists" / name, folder)
    link_lists(folder / "a-missing.csv", folder / "b-held.csv", FolderOutbox(folder / "out"))
    draw_audit(folder / "out", size=60, seed=1)
    return folder


def rows(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def fill(linked, verdict_of, name="filled.csv"):
    """Judge the sheet by the number of each pair."""
    sheet = rows(linked / "out" / "audit" / "sheet.csv")
    with (linked / name).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(sheet[0]), delimiter=";")
        writer.writeheader()
        writer.writerows({**row, "verdict": verdict_of(int(row["pair"]))} for row in sheet)
    return linked / name


def code_of(call, *args, **more):
    with pytest.raises(InputError) as error:
        call(*args, **more)
    return error.value.code


def test_the_sheet_shows_both_rows_and_nothing_of_what_the_program_thinks(linked):
    sheet = rows(linked / "out" / "audit" / "sheet.csv")
    assert len(sheet) == 60
    assert {"pair", "verdict", "left_surname", "right_surname", "left_where"} <= set(sheet[0])
    shown = " ".join(sheet[0]).lower()
    assert not any(word in shown for word in ("weight", "band", "bits", "prob", "stratum"))
    assert not any(row["verdict"] for row in sheet)


def test_a_sheet_filled_in_by_a_spreadsheet_is_counted_by_stratum(linked):
    found = read_audit(linked / "out", fill(linked, lambda n: "unsure" if n % 10 == 0 else " Same "))
    assert found.unsure == 6
    assert sum(judged.same for judged in found.judged.values()) == 54
    assert found.audit.precision.value == 1
    kept = json.loads((linked / "out" / "audit" / "audit.json").read_text(encoding="utf-8"))
    assert kept["precision"]["value"] == 1
    assert kept["not_judged"] == 0


def test_pairs_without_a_verdict_are_counted(linked):
    assert read_audit(linked / "out", fill(linked, lambda n: "same" if n < 10 else "")).open == 51


@pytest.mark.parametrize("said", ["maybe", ""])
def test_a_sheet_that_says_nothing_or_something_else_is_refused(linked, said):
    assert code_of(read_audit, linked / "out", fill(linked, lambda _: said)) == "documents.audit_sheet"


def test_a_sheet_of_another_sample_is_refused(linked):
    path = linked / "other.csv"
    path.write_text("pair,verdict\n99,same\n", encoding="utf-8")
    assert code_of(read_audit, linked / "out", path) == "documents.audit_sheet"
    assert code_of(read_audit, linked / "out", linked / "nowhere.csv") == "documents.audit_sheet"


def test_a_folder_that_holds_no_links_is_refused(tmp_path, linked):
    assert code_of(draw_audit, tmp_path, size=10, seed=1) == "actions.not_linked_lists"
    assert code_of(read_audit, tmp_path, linked / "filled.csv") == "actions.no_audit"


def test_lists_that_changed_since_are_refused(tmp_path, linked):
    folder = tmp_path / "moved"
    shutil.copytree(linked, folder)
    record = json.loads((folder / "out" / "run.json").read_text(encoding="utf-8"))
    record["paths"]["left"] = str(folder / "a-missing.csv")
    (folder / "out" / "run.json").write_text(json.dumps(record), encoding="utf-8")
    with (folder / "a-missing.csv").open("a", encoding="utf-8") as file:
        file.write("X-1\n")
    assert code_of(draw_audit, folder / "out", size=10, seed=1) == "actions.linked_otherwise"


def test_links_that_were_made_again_make_the_sample_stale(tmp_path, linked):
    folder = tmp_path / "again"
    shutil.copytree(linked, folder)
    with (folder / "out" / "links.csv").open("a", encoding="utf-8") as file:
        file.write("x,y\n")
    filled = fill(folder, lambda _: "same")
    assert code_of(read_audit, folder / "out", filled) == "actions.linked_otherwise"


def judged_whole(folder):
    """Draw, say `same` of everything, and return what that comes to."""
    draw_audit(folder / "out", size=40, seed=1)
    sheet = rows(folder / "out" / "audit" / "sheet.csv")
    filled = fill(folder, lambda _: "same")
    return sheet, read_audit(folder / "out", filled)


def test_links_with_a_standing_list_are_audited_as_those_of_two_lists(tmp_path):
    for name in ("a-missing.csv", "b-held.csv"):
        shutil.copy(EXAMPLE / "lists" / name, tmp_path)
    index = tmp_path / "index"
    make_index(tmp_path / "b-held.csv", index, now=datetime(2026, 1, 1, tzinfo=UTC))
    link_to_index(tmp_path / "a-missing.csv", index, FolderOutbox(tmp_path / "out"))
    sheet, found = judged_whole(tmp_path)
    assert len(sheet) == 40
    assert found.audit.precision.value == 1
    assert {row["left_where"].partition(",")[0] for row in sheet} == {"a-missing.csv"}


@pytest.mark.parametrize("lists", [[None], [SourceKind.MISSING, SourceKind.HELD]])
def test_one_list_and_several_are_audited_as_two(tmp_path, lists):
    """Somebody who stands on one list twice is a proposal like any other."""
    names = ("a-missing.csv", "b-held.csv")[: len(lists)]
    for name in names:
        text = (EXAMPLE / "lists" / name).read_bytes().splitlines(keepends=True)
        again = [line.replace(b"M-0", b"M-9", 1).replace(b"H-0", b"H-9", 1) for line in text[1:30]]
        (tmp_path / name).write_bytes(b"".join([*text, *again]))
    named = [(kind, tmp_path / name) for kind, name in zip(lists, names, strict=True)]
    dedupe_lists(named, FolderOutbox(tmp_path / "out"))
    sheet, found = judged_whole(tmp_path)
    assert len(sheet) > 10
    assert found.audit.precision.value == 1
    assert {row["right_where"].partition(",")[0] for row in sheet} == set(names)
