"""`allforall agreement check --in`: people counted under each party's position, and nothing written."""

import json

import pytest
import typer
from typer.testing import CliRunner

from allforall.actions.run_exchange import run_exchange
from allforall.cli import agreement
from allforall.exchange.view import View
from allforall.files.folder_in import FolderSource
from small_exchange import small_exchange

pytestmark = pytest.mark.slow


def test_people_stand_under_the_position_of_each_party_on_each_clause_and_category(tmp_path):
    folder = small_exchange(tmp_path / "folder")
    before = sorted(folder.rglob("*"))
    app = typer.Typer(pretty_exceptions_enable=False)
    app.callback()(lambda: None)
    agreement.register(app)
    words = ["agreement", "check", str(folder / "agreement.yaml"), "--on", "2025-07-24", "--in", str(folder)]
    said = CliRunner().invoke(app, words).output
    assert "Eligible people by position, once under each clause that they meet" in said
    found = json.loads(CliRunner().invoke(app, [*words, "--json"]).output)
    rows = {(row["clause"], row["category"]): row for each in found["clauses"] for row in each["people"]}
    civilians = rows["at-least-1200", "civilians"]
    assert civilians["positions"] == {"A": "accepts", "B": "accepts"}
    assert sum(civilians["eligible"].values()) > 0
    young = rows["young", None]
    assert set(young["undetermined"]) == {"A", "B"}
    assert f"eligible {young['eligible']['A']} of A, {young['eligible']['B']} of B" in " ".join(said.split())
    assert sorted(folder.rglob("*")) == before  # nothing is written


def test_a_run_prices_limits_and_draws_the_shares_that_its_exchange_states(tmp_path):
    folder = small_exchange(tmp_path / "folder")
    several = run_exchange(FolderSource(folder), View.BOTH)
    assert [each.shares.conditional for each in several.no_shows] == [0.05, 0.1, 0.2]
    limits = [price.limit for price in several.prices.prices]
    assert limits == sorted(limits)
    assert {0, *(limit for _, limit in several.prices.own)} <= set(limits)
    definition = folder / "exchange.yaml"
    text = definition.read_text(encoding="utf-8")
    definition.write_text(text + "\nno_shows: {conditional: 0.5, others: 0.1}\n", encoding="utf-8")
    (stated,) = run_exchange(FolderSource(folder), View.BOTH).no_shows
    assert (stated.shares.conditional, stated.shares.others) == (0.5, 0.1)
    assert stated.found.home.high < several.no_shows[0].found.home.low
