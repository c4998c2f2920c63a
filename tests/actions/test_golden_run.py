"""What people read of a whole run, word for word. UPDATE_GOLDEN=1 writes the golden files anew."""

import os
import re
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pytest

from allforall.actions.run_exchange import run_exchange
from allforall.cli.run_summary import people_lines
from allforall.documents.report.render import render
from allforall.documents.run_report.report import report_of
from allforall.documents.run_tables import manifest_csv, manifests, review_csv
from allforall.exchange.view import View
from allforall.files.folder_in import FolderSource
from documents.page_reader import Page
from small_exchange import small_exchange

pytestmark = pytest.mark.slow

GOLDEN = Path(__file__).parent / "golden"
NOON = datetime(2025, 6, 6, 12, tzinfo=UTC)


@lru_cache
def outcome(view):
    return run_exchange(FolderSource(small_exchange(Path(mkdtemp()) / "folder")), View(view))


def report(view):
    words = Page(render(report_of(outcome(view), NOON, folder="small", out="out"))).words
    return re.sub(r"(allforall|splink|duckdb|highspy|polars) \d[\w.]*", r"\1 N", words)


def check(name, text):
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("view", ["both", "A"])
def test_the_report_of_a_run_reads_as_before(view):
    check(f"report-{view}.txt", report(view))


def test_the_manifests_of_a_run_are_as_before():
    papers = {name: manifest_csv(rows) for name, *_, rows in manifests(outcome("both")) if rows}
    check("manifests.txt", "\n".join(f"{name}\n{text}" for name, text in papers.items()))


def test_the_pairs_to_judge_are_as_before():
    check("review.csv", review_csv(outcome("both")))


@pytest.mark.parametrize("view", ["both", "A"])
def test_the_terminal_says_the_same_as_before(view):
    check(f"terminal-{view}.txt", "\n".join(people_lines(outcome(view))) + "\n")
