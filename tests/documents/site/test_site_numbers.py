"""The numbers of the site against an independent sum straight from the tables."""

import csv
import re
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest

from allforall.claims.record.record import public_record
from allforall.documents.site import sums
from allforall.documents.site.amounts import amount
from allforall.documents.site.ladders import rungs
from allforall.documents.site.site import site_of
from documents.page_reader import Page
from documents.site.site_reader import whole

RECORD = public_record()
SITE = site_of(RECORD)
TABLES = files("allforall.claims") / "record"


def table(name):
    return list(csv.DictReader((TABLES / name).read_text("utf-8").splitlines()))


def said_apart(field):
    """Read what single sources say of a field, by exchange."""
    found = {}
    for row in table("statements.csv"):
        if row["field"] == field and re.fullmatch(r"\d+", row["value"]):
            found.setdefault(row["entry"], []).append(int(row["value"]))
    return found


def summed(column, field):
    """Add up a column of the table; where a source differs the sum is a range."""
    low = high = told = 0
    apart = said_apart(field)
    for row in table("exchanges.csv"):
        if row["status"] != "ok" or not row[column]:
            continue
        numbers = [int(row[column]), *apart.get(f"EX-{row['date']}", [])]
        low, high, told = low + min(numbers), high + max(numbers), told + 1
    return low, high, told


@pytest.mark.parametrize(
    ("side", "column", "field"),
    [("UA", "ua_returned", "to_ua.persons"), ("RU", "ru_returned", "to_ru.persons")],
)
def test_people_are_those_of_the_table(side, column, field):
    found = sums.people(SITE, side)
    assert (found.amount.low, found.amount.high, found.told) == summed(column, field)


@pytest.mark.parametrize(("side", "column"), [("UA", "bodies_to_ua"), ("RU", "bodies_to_ru")])
def test_bodies_are_those_of_the_table_and_stand_apart(side, column):
    found = sums.bodies(SITE, side)
    rows = [int(row[column]) for row in table("exchanges.csv") if row[column]]
    assert (found.amount.low, found.amount.high, found.told) == (sum(rows), sum(rows), len(rows))


def test_exchanges_without_a_number_are_counted_and_never_added():
    only_bodies = {
        "2025-06-11",
        "2025-06-13",
        "2025-07-17",
        "2025-08-21",
        "2025-09-18",
        "2025-12-19",
        "2026-02-26",
    }
    for side, column in (("UA", "ua_returned"), ("RU", "ru_returned")):
        empty = [
            row
            for row in table("exchanges.csv")
            if row["status"] == "ok" and not row[column] and row["date"] not in only_bodies
        ]
        assert sums.people(SITE, side).without == len(empty)


def test_the_first_page_says_these_sums():
    words = Page(whole()["en/index.html"]).words
    for value in (
        sums.people(SITE, "UA"),
        sums.people(SITE, "RU"),
        sums.bodies(SITE, "UA"),
        sums.bodies(SITE, "RU"),
    ):
        assert f"\n{amount(value.amount)}\n" in words
    assert "in 56 announcements; 9 exchanges without a number" in words


def test_the_ladder_keeps_the_balance_of_every_day():
    for side in ("UA", "RU"):
        steps = list(rungs(RECORD, side, SITE.known))
        days = [each.day for each in steps]
        assert days == sorted(set(days))
        assert all(each.fulfilled.low <= each.promised.low for each in steps)
        assert all(before.promised.low <= after.promised.low for before, after in pairwise(steps))
        own = [
            each
            for each in SITE.balances
            if each.account.to == side
            and each.account.group == "persons"
            and each.account.promise[:2] == "AG"
        ]
        parts = [
            each
            for each in SITE.balances
            if each.account.to == side
            and each.account.promise in {"AG-2022-03-24", "AG-2025-04-18"}
            and each.account.group in {"military", "civilians"}
        ]
        if side == "RU":
            parts += [
                each
                for each in SITE.balances
                if each.account.to == side and each.account.promise == "AG-2022-10-17"
            ]
        counted = [each for each in [*own, *parts] if each.account.promise != "AG-2025-11-15"]
        assert steps[-1].promised.low == sum(each.promised.low for each in counted)
        assert steps[-1].fulfilled.low == sum(each.kept.low for each in counted)


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2025, 7, 24), "at least 1,001"), (date(2025, 7, 22), "not disclosed")],
)
def test_what_came_of_the_second_istanbul_agreement_is_said_as_far_as_it_was_known(day, words):
    page = Page(whole(day)["en/promise/AG-2025-06-02-cat.html"]).words
    assert f"\nReturned {words}\n" in page or f"Returned\n{words}\n" in page
