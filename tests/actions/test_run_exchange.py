"""The whole way, on the example."""

import csv
import io
import json
from datetime import UTC, datetime

import polars as pl
import pytest

from allforall.actions.run_exchange import run_exchange
from allforall.actions.write_run import write_run
from allforall.documents.counts import Absent
from allforall.documents.report.render import render
from allforall.documents.run_report.flows import flows
from allforall.documents.run_report.report import report_of
from allforall.documents.run_tables import MANIFEST_COLUMNS, manifests
from allforall.exchange.manifest import Standing
from allforall.exchange.reconcile import Result
from allforall.exchange.remainder import Why
from allforall.exchange.view import View
from allforall.files.folder_in import FolderSource
from allforall.files.folder_out import FolderOutbox
from allforall.planning.plan import exposure
from example import outcome, truth
from small_exchange import small_exchange

pytestmark = pytest.mark.slow

NOON = datetime(2025, 6, 6, 12, tzinfo=UTC)


def papers(folder, view, out):
    found = run_exchange(FolderSource(folder), View(view))
    write_run(found, FolderOutbox(out), NOON, folder="the folder", out="out")
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


def test_every_entry_of_every_list_belongs_to_exactly_one_person():
    found = outcome("both")
    entries = [e for one in found.known.values() for e in one.person.entries]
    assert len(entries) == len(set(entries))
    listed = [
        people.entry(i)
        for spec, people in found.lists.values()
        if spec.kind != "remains"
        for i in range(len(people))
    ]
    assert sorted(entries) == sorted(listed)


def test_everybody_who_is_away_either_travels_or_has_a_reason():
    found = outcome("both")
    goes = {t.known.person.id for t in found.travellers}
    assert not goes & set(found.remains)
    away = {i for i, one in found.known.items() if one.away}
    assert goes | set(found.remains) == away


def test_nobody_home_or_dead_travels():
    for traveller in outcome("both").travellers:
        assert traveller.known.result not in {Result.ALREADY_RETURNED, Result.DECEASED}


def test_no_side_is_ever_ahead_beyond_the_limit():
    found = outcome("both")
    for each in exposure(found.compiled.problem, found.plan):
        assert each.limit is None or each.peak <= each.limit + 1e-9
    assert found.plan.status == "optimal"


def test_seats_and_stretchers_of_every_round_are_kept():
    found = outcome("both")
    for slot in found.exchange.rounds:
        for holder, home in (("A", "B"), ("B", "A")):
            going = [t for t in found.travellers if t.round == slot.number and t.known.about == home]
            assert len(going) <= slot.seats[holder]
            assert sum(t.stretcher for t in going) <= slot.stretchers[holder]


def test_a_manifest_made_of_unjudged_matches_says_so_on_every_row():
    rows = [row for *_, found in manifests(outcome("both")) for row in found]
    assert rows
    assert {row.standing for row in rows} == {Standing.DRAFT}


def test_people_found_on_two_lists_are_the_right_people():
    """Truth is what was generated: of the people joined across lists, hardly one may be wrong."""
    same = {
        frozenset((f"{r['left_file']}:{r['left_id']}", f"{r['right_file']}:{r['right_id']}"))
        for r in truth("links.csv")
    }
    by_file = {spec.name: people.file for spec, people in outcome("both").lists.values()}

    def plain(entry):
        name, _, row_id = entry.partition(":")
        return f"{by_file[name]}:{row_id}"

    joined = wrong = 0
    for one in outcome("both").known.values():
        entries = sorted(one.person.entries)
        lists = [e.partition(":")[0] for e in entries]
        for i, left in enumerate(entries):
            for j in range(i + 1, len(entries)):
                if lists[i] != lists[j]:
                    joined += 1
                    wrong += frozenset((plain(left), plain(entries[j]))) not in same
    assert joined > 2000
    assert wrong / joined < 0.01


def test_what_bureau_a_sees_does_not_change_with_what_only_b_knows(tmp_path):
    before = papers(small_exchange(tmp_path / "as it is"), "A", tmp_path / "one")
    changed = small_exchange(tmp_path / "changed")
    (changed / "b-held.csv").write_text("nonsense", encoding="utf-8")
    (changed / "b-missing.csv").unlink()
    assert papers(changed, "A", tmp_path / "two") == before


def test_what_a_side_cannot_know_is_said_and_never_nought():
    found = outcome("A")
    assert all("A" in spec.shown_to for spec, _ in found.lists.values())
    asks_b = flows(found)[1].asked
    assert asks_b is Absent.NOT_SHOWN
    assert "not shown to this role" in render(report_of(found, NOON, folder="the folder", out="out"))


def shuffled(folder, seed):
    """Shuffle the rows of every list; each row has an id."""
    for path in folder.glob("[ab]-*.csv"):
        head, *rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        order = pl.Series(range(len(rows))).shuffle(seed=seed).to_list()
        text = io.StringIO()
        csv.writer(text).writerows([head, *(rows[i] for i in order)])
        path.write_text(text.getvalue(), encoding="utf-8")
    return folder


def without_places(papers):
    """Leave out what says where a row stands, which a shuffle changes."""
    kept = {name: papers[name] for name in ("links.csv", "plan.json", "problem.json", "reconciliation.csv")}
    for name, content in papers.items():
        if name.endswith((".pdf", "/manifest-A.json", "/manifest-B.json")):
            kept[name] = content
        elif "manifest" in name:
            rows = csv.DictReader(io.StringIO(content.decode()))
            kept[name] = [{c: row[c] for c in MANIFEST_COLUMNS if c != "cells"} for row in rows]
    return kept


def test_the_order_of_rows_decides_nothing(tmp_path):
    before = without_places(papers(small_exchange(tmp_path / "as it is"), "both", tmp_path / "0"))
    for seed in range(1, 6):
        folder = shuffled(small_exchange(tmp_path / f"folder{seed}"), seed)
        assert without_places(papers(folder, "both", tmp_path / f"out{seed}")) == before


def test_a_judgement_joins_or_parts_people_and_stands_on_the_manifest(tmp_path):
    folder = small_exchange(tmp_path / "judged")
    found = run_exchange(FolderSource(folder), View.BOTH)
    traveller = next(t for t in found.travellers if len(t.known.person.entries) == 2)
    left, right = traveller.known.person.entries
    for verdict, entries in (("same", {left, right}), ("different", {left})):
        (folder / "judgements.csv").write_text(
            f"left,right,verdict,who,why,on\n{left},{right},{verdict},O. Reviewer,same number on both papers,\n"
        )
        judged = run_exchange(FolderSource(folder), View.BOTH)
        person = next(one.person for one in judged.known.values() if left in one.person.entries)
        assert set(person.entries) == entries
        assert person.judged == (verdict == "same")
        standings = {row.standing for *_, rows in manifests(judged) for row in rows if left in row.entries}
        assert standings <= ({Standing.JUDGED} if verdict == "same" else {Standing.DRAFT})


def test_the_report_names_nobody():
    page = render(report_of(outcome("both"), NOON, folder="the folder", out="out"))
    people = outcome("both").lists["a-missing"][1].values
    names = {name for name in people["surname"].drop_nulls().to_list() if len(name) > 5}
    assert names
    assert not [name for name in names if name in page]


def test_the_record_of_a_run_says_what_it_was_made_from(tmp_path):
    written = papers(small_exchange(tmp_path / "folder"), "A", tmp_path / "out")
    record = json.loads(written["run.json"])
    assert record["view"] == "A"
    assert "b-held.csv" not in record["inputs"]
    assert set(record["files"]) == set(written) - {"run.json", ".allforall.lock"}


@pytest.mark.parametrize("view", ["A", "B", "both"])
def test_each_pair_of_eyes_gets_a_report(view):
    page = render(report_of(outcome(view), NOON, folder="the folder", out="out"))
    assert page.startswith("<!doctype html>")


def test_who_stands_on_lists_of_both_parties_is_put_into_no_round():
    """Five people of B were put on the list that B offers as people of A."""
    found = outcome("both")
    theirs = {f"b-offer:{row['row_id']}" for row in truth("offer_faults.csv") if row["fault"] == "theirs"}
    assert theirs
    for one in found.known.values():
        if theirs & set(one.person.entries):
            assert found.remains[one.person.id] is Why.WHOSE
    said = {f.args["left"] for f in found.findings if f.code == "actions.on_both_sides"}
    assert theirs <= said


def test_children_of_a_list_of_their_own_are_reconciled_and_are_no_soldiers_without_trace():
    found = outcome("both")
    children = [one for one in found.known.values() if one.child]
    assert len(children) == 312
    assert {found.remains[one.person.id] for one in children} == {Why.CHILD_ASKED}


def test_no_manifest_is_drafted_while_a_finding_blocks(tmp_path):
    folder = small_exchange(tmp_path / "folder")
    text = (folder / "agreement.yaml").read_text(encoding="utf-8")
    (folder / "agreement.yaml").write_text(
        text.replace("exposure_limit: 25", "exposurelimit: 25"), encoding="utf-8"
    )
    written = papers(folder, "both", tmp_path / "out")
    assert "report.html" in written
    assert not [name for name in written if "manifest" in name]


def test_verdicts_filled_in_are_used_when_the_file_becomes_the_judgements(tmp_path):
    folder = small_exchange(tmp_path / "folder")
    written = papers(folder, "both", tmp_path / "out")
    rows = list(csv.DictReader(io.StringIO(written["review.csv"].decode())))
    assert rows
    rows[0] |= {"verdict": "same", "who": "O. Reviewer", "why": "one scar in both notes"}
    text = io.StringIO()
    writer = csv.DictWriter(text, rows[0].keys(), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    (folder / "judgements.csv").write_text(text.getvalue(), encoding="utf-8")
    found = run_exchange(FolderSource(folder), View.BOTH)
    joined = next(one for one in found.known.values() if rows[0]["left"] in one.person.entries)
    assert rows[0]["right"] in joined.person.entries
    assert joined.person.judged


def test_a_judgement_is_not_handed_to_somebody_else_when_a_list_comes_in_another_order(tmp_path):
    folder = small_exchange(tmp_path / "folder")
    (folder / "judgements.csv").write_text(
        "left,right,verdict,who,why,left_name\n"
        "a-missing:AM-0000001,b-held:BH-0000002,same,O. Reviewer,seen both,Somebody Else Entirely\n",
        encoding="utf-8",
    )
    found = run_exchange(FolderSource(folder), View.BOTH)
    assert "actions.judged_another_person" in {f.code for f in found.findings}
    one = next(one for one in found.known.values() if "a-missing:AM-0000001" in one.person.entries)
    assert "b-held:BH-0000002" not in one.person.entries


def test_judgements_about_lists_that_a_may_not_see_leave_no_trace_in_its_papers(tmp_path):
    head = "left,right,verdict,who,why\n"
    own = "a-missing:AM-0000001,a-missing:AM-0000002,different,A. Reviewer,brothers\n"
    secret = "a-missing:AM-0000003,b-held:BH-0000004,same,The Mediator,shown by both\n"
    left = []
    for name, text in (
        ("one", head + own),
        ("two", head + secret + own + secret.replace("same", "different")),
    ):
        folder = small_exchange(tmp_path / name)
        (folder / "judgements.csv").write_text(text, encoding="utf-8")
        left.append(papers(folder, "A", tmp_path / f"out {name}"))
    assert left[0] == left[1]
    assert not [name for name, content in left[1].items() if b"Mediator" in content and name != "report.html"]
