"""The site as pages: whole, well formed, every link and figure leading somewhere, nothing from outside."""

import gzip
import os
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from allforall.documents.site.quoted import OFFICE_OF
from allforall.documents.site.vocabulary import LOADED, loaded_words
from documents.page_reader import Page
from documents.site.site_reader import LANGUAGES, Spoken, downloads, html_of, target, whole

GOLDEN = Path(__file__).parent / "golden"
PAPERS = whole(languages=LANGUAGES)
PAGES = {name: Page(text) for name, text in html_of(PAPERS).items()}
ENGLISH = {name: page for name, page in PAGES.items() if name.startswith("en/")}


def links(page, name):
    for tag, attrs, _ in page.tags:
        if tag == "a" and not attrs["href"].startswith("http"):
            yield attrs, *target(name, attrs["href"])


def text_of(name):
    return whole(languages=("en",))[name]


@pytest.mark.parametrize("name", ["exchange/EX-2024-01-31", "promise/AG-2025-06-02-bodies"])
def test_the_words_of_a_page_are_the_golden_ones(name):
    golden = GOLDEN / f"{Path(name).name}.txt"
    words = Page(text_of(f"en/{name}.html")).words
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(words, "utf-8")
    assert words == golden.read_text("utf-8")


def test_there_is_a_page_for_every_exchange_and_every_promise_in_every_language():
    for language in LANGUAGES:
        own = [name for name in PAGES if name.startswith(f"{language}/")]
        assert sum("/exchange/EX-" in name for name in own) == 73
        assert sum("/promise/" in name for name in own) == 23
        assert len(own) == 73 + 23 + 6


def test_every_page_is_well_formed_and_says_its_language():
    for name, page in PAGES.items():
        assert page.unbalanced == page.open == [], name
        assert len(page.ids) == len(set(page.ids)), name
        (html,) = [attrs for tag, attrs, _ in page.tags if tag == "html"]
        language = name.partition("/")[0] if "/" in name else "en"
        assert html == {"lang": language, "dir": "rtl" if language == "ar" else "ltr"}
        assert page.headings[0] == 1, name
        assert page.headings.count(1) == 1, name
        assert all(after - before <= 1 for before, after in pairwise(page.headings)), name


def test_what_labels_something_is_there():
    for name, page in PAGES.items():
        for label in page.attributes("aria-labelledby"):
            assert label in page.ids, (name, label)
        regions = [attrs for _, attrs, _ in page.tags if attrs.get("role") == "region"]
        assert all(attrs.get("aria-label") and attrs.get("tabindex") == "0" for attrs in regions), name
        heads = [attrs for tag, attrs, _ in page.tags if tag == "th"]
        assert all(attrs.get("scope") for attrs in heads), name


def test_nothing_runs_and_nothing_comes_from_outside():
    for name, page in PAGES.items():
        assert page.attributes("style") == [], name
        assert not {tag for tag, _, _ in page.tags} & {"script", "style", "iframe", "img", "object", "form"}
        assert not [attrs for _, attrs, _ in page.tags if any(key.startswith("on") for key in attrs)], name
        outside = [attrs for tag, attrs, _ in page.tags if tag == "link" and ":" in attrs["href"]]
        assert outside == [], name
    assert not re.search(r"url\(|@import|https?:", PAPERS["style.css"])


def test_every_link_leads_to_a_page_and_a_place_of_the_site():
    beside = {target(f"{language}/index.html", href)[0] for language in LANGUAGES for href in downloads()}
    for name, page in PAGES.items():
        for attrs, paper, place in links(page, name):
            assert paper in PAGES or paper in beside, (name, attrs["href"])
            assert not place or place in PAGES[paper].ids, (name, attrs["href"])
        style = [
            attrs["href"] for tag, attrs, _ in page.tags if tag == "link" and attrs["rel"] == "stylesheet"
        ]
        assert [target(name, href)[0] for href in style] == ["style.css"], name


def test_links_of_the_web_are_addresses_of_the_web():
    outside = {href for page in ENGLISH.values() for href in page.attributes("href") if ":" in href}
    assert len(outside) > 80
    assert all(href.startswith(("https://", "http://")) for href in outside)


def test_every_number_of_people_opens_to_its_statement_or_account():
    for name, page in ENGLISH.items():
        opened = [pair for pair in links(page, name) if "fig" in pair[0].get("class", "").split()]
        for attrs, _, place in opened:
            assert place, (name, attrs)
    statements = [
        attrs for page in ENGLISH.values() for attrs, _, place in links(page, "en/x") if place[:2] == "s-"
    ]
    assert len(statements) > 1_000


def test_numbers_in_tables_are_links():
    for name in ("en/exchanges.html", "en/index.html", "en/numbering.html"):
        bare = re.findall(r'<td class="n">(?!<a )(.*?)</td>', text_of(name))
        allowed = {'<span class="none">–</span>', '<span class="none">called off</span>'}
        assert [cell for cell in bare if cell not in allowed and re.search(r"\d{2}|[2-9]", cell)] == [], name


def test_no_page_says_a_loaded_word_outside_a_quotation():
    for name, text in html_of(PAPERS).items():
        own = " ".join(Spoken(text).own)
        for language in {"en", name[:2]} & set(LOADED):
            assert loaded_words(own, language) == [], name


def test_loaded_words_are_found_in_every_language():
    said = {
        "en": "a swap that liberated heroes",
        "uk": "обмінного фонду ворога",
        "ru": "боевики из обменного фонда",
        "tr": "düşman ve kahramanlar",
        "ar": "تبادل مع العدو",
    }
    assert all(loaded_words(text, language) for language, text in said.items())
    assert loaded_words("An exchange of 10 people was announced; they returned.", "en") == []


def test_no_page_names_a_person():
    for name, text in html_of(PAPERS).items():
        spoken = Spoken(text)
        words = " ".join([*spoken.own, *spoken.quoted])
        assert not [person for person in OFFICE_OF if person in words], name


def test_the_same_record_gives_the_same_bytes():
    assert whole(languages=("en",)) == whole.__wrapped__(None, ("en",))


def test_the_style_sheet_is_light_and_turns_round():
    style = PAPERS["style.css"]
    assert len(gzip.compress(style.encode(), 9, mtime=0)) <= 12 * 1024
    assert not re.search(
        r"(margin|padding|border)-(left|right)|text-align: (left|right)|[ ;](left|right):", style
    )


def test_pages_are_small_enough_for_a_phone():
    assert len(gzip.compress(PAPERS["en/index.html"].encode(), mtime=0)) < 45_000
    assert all(len(text.encode()) < 250_000 for name, text in PAPERS.items() if name.endswith(".html"))


def test_a_site_of_a_day_before_everything_is_empty_and_whole():
    papers = whole(date(2022, 1, 1))
    assert set(html_of(papers)) == {"index.html"} | {
        f"en/{name}.html"
        for name in ("index", "exchanges", "promises", "contradictions", "numbering", "about")
    }
    assert "Nothing was on record by that day." in papers["en/index.html"]
