"""Claims that a person accepted enter the site as statements like any other, from documents of any name."""

from datetime import date

from allforall.claims.record.record import public_record
from allforall.documents.site.render import render
from allforall.documents.site.site import site_of
from allforall.people.cell import Cell
from allforall.people.statement import Statement
from documents.page_reader import Page
from documents.site.site_reader import downloads, target

CELL = Cell("news 1.txt", "0" * 64, "", 1, "", "")
SAID = (
    ("EX-2026-04-01", "day", "2026-04-01", "", "news 1.txt"),
    ("EX-2026-04-01", "to_ua.persons", "175", "UA.president", "news 1.txt"),
    ("EX-2026-04-01", "to_ua.persons", "170", "RU.general_staff", "https://www.example.org/a?b=<c>"),
    ("EX-2026-04-01", "counts.AG-2026-03-30.to_ua.persons", "all", "QA", "news 1.txt"),
    ("AS-2026-04-02", "total.to_ua.persons", "7000..", "UA", "news 1.txt"),
    ("AS-2026-04-02", "held.to_ua.persons", "~6000", "UA", "news 1.txt"),
)
RECORD = public_record().plus(
    Statement(entry, field, value, value, CELL, source, said_on=date(2026, 4, 3), said_by=by)
    for entry, field, value, by, source in SAID
)
PAPERS = render(site_of(RECORD), ("en",))
PAGES = {name: Page(text) for name, text in PAPERS.items() if name.endswith(".html")}


def test_an_accepted_exchange_has_a_page_with_its_speakers_and_sources():
    words = PAGES["en/exchange/EX-2026-04-01.html"].words
    assert "170 to 175, disputed" in words
    assert "Russia, office “general_staff”" in words
    assert "Qatar, office not recorded" in words
    assert "news 1.txt 3 April 2026" in words
    assert "example.org 3 April 2026" in words
    assert "Agreement of 30 March 2026" in words


def test_a_total_of_a_day_without_an_exchange_opens_to_its_statement():
    words = PAGES["en/numbering.html"].words
    assert "Stated on 2 April 2026 | People to Ukraine" in words
    assert "Held by the other side, as stated: People to Ukraine | about 6,000" in words


def test_every_link_of_such_a_site_leads_somewhere():
    beside = {target("en/index.html", href)[0] for href in downloads()}
    for name, page in PAGES.items():
        for tag, attrs, _ in page.tags:
            if tag == "a" and ":" not in attrs["href"]:
                paper, place = target(name, attrs["href"])
                assert paper in PAGES or paper in beside, (name, attrs["href"])
                assert not place or place in PAGES[paper].ids, (name, attrs["href"])
