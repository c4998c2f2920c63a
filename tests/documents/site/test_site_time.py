"""A reader of a day sees what could be known on it: nothing that was published later leaks into any page."""

import json
import re
from datetime import date

import pytest

from allforall.claims.record import cited, packaged
from allforall.claims.record.record import Record, public_record
from allforall.claims.record.views import known_on, statement_id
from allforall.documents.site import pages, site
from allforall.documents.site.site import site_of
from documents.page_reader import Page
from documents.site.site_reader import html_of, whole

RECORD = public_record()
DAYS = RECORD.days
HANDFUL = (date(2022, 9, 21), date(2023, 5, 1), date(2024, 1, 31), date(2025, 6, 10), date(2025, 8, 12))


def cut(day):
    """Leave only what was said by a day, as if the tables had never grown."""
    return Record(tuple(each for each in RECORD.statements if known_on(each) <= day))


def model(record, known):
    return [(page.name, page.title, page.view) for page in pages.pages(site_of(record, known), "en")]


def published(address):
    return packaged.sources()[address].published or packaged.closed_on()


@pytest.mark.slow
@pytest.mark.parametrize("part", range(8))
def test_on_every_day_the_pages_are_those_of_a_record_that_ended_then(part, monkeypatch):
    closed, all_sources = packaged.closed_on(), packaged.sources()
    for day in DAYS[part::8]:
        shown = model(RECORD, day)
        told = repr(shown)
        later = {statement_id(each) for each in RECORD.statements if known_on(each) > day}
        assert not later & set(re.findall(r"s-[0-9a-f]{10}", told)), day
        assert all(published(address) <= day for address in re.findall(r"href='(http[^']*)'", told)), day
        kept = {name: each for name, each in all_sources.items() if (each.published or closed) <= day}
        with monkeypatch.context() as patch:
            patch.setattr(cited, "sources", lambda kept=kept: kept)
            assert model(cut(day), None) == shown, day


@pytest.mark.parametrize("day", HANDFUL)
def test_no_page_shows_a_day_of_knowledge_or_a_source_after_the_day(day):
    papers = html_of(whole(day))
    known = {statement_id(each) for each in RECORD.as_known(day).statements}
    entries = {each.entry for each in RECORD.as_known(day).statements}
    shown = set()
    for name, text in papers.items():
        page = Page(text)
        outside = [href for href in page.attributes("href") if href.startswith("http")]
        assert all(published(address) <= day for address in outside), name
        shown |= {place for place in page.ids if place.startswith("s-")}
        assert set(re.findall(r"(?:EX|AG|PR|DS)-\d{4}-\d\d-\d\d[-\w]*", text)) <= entries, name
        assert "/".join(name.split("/")[1:]) or name == "index.html"
    assert shown == known


@pytest.mark.parametrize("day", HANDFUL)
def test_every_page_says_the_day_in_its_head(day):
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    said = f"As it could be known on {day.day} {months[day.month - 1]} {day.year}"
    assert all(said in text for text in html_of(whole(day)).values())


def test_a_deadline_is_overdue_only_after_its_day_as_known():
    promise = "promise/AG-2025-11-15.html"
    before, after = (
        {name: view for name, _, view in model(RECORD, day)}[promise]
        for day in (date(2025, 12, 31), date(2026, 1, 1))
    )
    assert [account.overdue.words for account in before.accounts] == ["0"]
    assert [account.overdue.words for account in after.accounts] == ["1,200"]
    assert not before.outcome
    assert not after.outcome


def test_without_a_day_the_site_is_that_of_its_newest_statement():
    assert whole() == whole(DAYS[-1])
    assert site.site_of(RECORD).known == DAYS[-1]


def test_nothing_of_the_machine_or_its_clock_stands_in_a_page():
    papers = json.dumps(whole())
    assert not re.search(r"/(tmp|work|home|root)/", papers)
