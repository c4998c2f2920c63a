"""The report as a page: its structure, its limits, its words. What a browser makes of it is tested beside this file."""

import base64
import hashlib
import os
import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from allforall.base.finding import Severity
from allforall.documents.charts.cumulative import Cumulative
from allforall.documents.charts.cumulative import Step as HomeStep
from allforall.documents.charts.exposure import Exposure, Step
from allforall.documents.counts import Absent, Sides
from allforall.documents.report.model import FindingGroup, Outlook, Round, Traveller
from allforall.documents.report.render import MOST_PEOPLE, render
from documents.example_report import bare, example, own_view, with_names
from documents.page_reader import Page

GOLDEN = Path(__file__).parent / "golden"
REPORTS = {"whole": example, "own": own_view, "bare": bare, "names": with_names}


@pytest.fixture(params=REPORTS)
def page(request):
    return Page(render(REPORTS[request.param]()))


def many():
    """Return a report of a million people a side, fifty rounds, eight bounded clauses, all kinds of findings."""
    days = [date(2025, 6, 2) + timedelta(days=7 * n) for n in range(50)]
    rounds = tuple(
        Round(
            n,
            day,
            Sides(20_000, 20_000),
            clauses="1, 2",
            remaining=Sides(1_000_000 - 20_000 * n, 1_000_000 - 20_000 * n),
        )
        for n, day in enumerate(days, 1)
    )
    steps = tuple(Step(n, day, n % 7 - 3) for n, day in enumerate(days, 1))
    home = tuple(
        HomeStep(n, day, Sides(20_000 * n, 20_000 * n), clauses=(("1", Sides(n, n)), ("2", Sides(n, n))))
        for n, day in enumerate(days, 1)
    )
    bounded = tuple(Exposure(str(n), f"Clause {n}", "people ahead", 5, steps) for n in range(8))
    found = tuple(
        FindingGroup(f"x.y{n}", Severity.LOOK, "Somebody.", "Look.", 10_000, ("a.csv, A1",) * 3)
        for n in range(40)
    )
    million = Sides(1_000_000, 1_000_000)
    return replace(
        example(),
        rounds=rounds,
        exposures=bounded,
        cumulative=Cumulative(home),
        findings=found,
        outlook=Outlook(million, million, million, million),
    )


@pytest.mark.parametrize("name", ["whole", "own", "bare"])
def test_the_words_of_the_report_are_the_golden_ones(name):
    golden = GOLDEN / f"report-{name}.txt"
    words = Page(render(REPORTS[name]())).words
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(words, "utf-8")
    assert words == golden.read_text("utf-8")


def test_the_page_is_well_formed(page):
    assert page.unbalanced == []
    assert page.open == []
    assert len(page.ids) == len(set(page.ids))


def test_headings_are_in_order_under_one_title(page):
    assert page.headings.count(1) == 1
    assert page.headings[0] == 1
    assert all(deeper <= before + 1 for before, deeper in zip(page.headings, page.headings[1:], strict=False))


def test_the_page_runs_nothing_loads_nothing_and_sends_nothing(page):
    tags = {tag for tag, _, _ in page.tags}
    assert not tags & {"script", "link", "img", "iframe", "form", "input", "object", "embed", "base"}
    names = {name for _, attrs, _ in page.tags for name in attrs}
    assert "style" not in names
    assert not {name for name in names if name.startswith("on")}
    assert all(href.startswith("#") for href in page.attributes("href"))
    assert page.attributes("src") == []


def test_every_reference_on_the_page_leads_somewhere(page):
    targets = [href[1:] for href in page.attributes("href")] + page.attributes("aria-labelledby")
    assert set(targets) <= set(page.ids)


def test_the_policy_admits_this_style_and_nothing_else():
    html = render(example())
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)[1]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert f'content="{policy}"' in html


def test_every_figure_has_a_caption_two_drawings_and_its_numbers_as_a_table(page):
    inside = [tag for tag, _, above in page.tags if "figure" in above]
    figures = sum(tag == "figure" for tag, _, _ in page.tags)
    assert inside.count("figcaption") == inside.count("table") == figures
    drawings = [attrs for tag, attrs, above in page.tags if tag == "svg" and "figure" in above]
    assert len(drawings) == 2 * figures
    assert all(attrs["role"] == "img" and attrs["aria-label"] for attrs in drawings)


def test_every_table_has_a_name_and_scoped_heads(page):
    for tag, attrs, above in page.tags:
        if tag == "th":
            assert attrs["scope"] in {"col", "row"}
        if tag == "table":
            assert "details" in above or "div" in above
        if attrs.get("role") == "region":
            assert attrs.get("aria-label") or attrs.get("aria-labelledby")
            assert attrs["tabindex"] == "0"


@pytest.mark.parametrize("make", [example, own_view, bare, many])
def test_the_page_stays_light_however_many_people_there_are(make):
    html = render(make())
    assert len(html.encode()) <= 250_000
    assert len(Page(html).tags) <= 3_000


def test_a_page_that_would_be_too_heavy_has_shorter_tables_and_says_how_many_rows_are_elsewhere():
    report = many()
    heavy = replace(report, flows=report.flows * 2)
    html = render(heavy)
    assert len(Page(html).tags) <= 3_000
    assert "42 more rows stand in the files beside this page." in html  # of 50 rounds 8 are shown
    assert "42 more rows" not in render(report)


def test_the_same_report_has_the_same_bytes():
    assert render(example()) == render(example())


def test_nobody_is_named_unless_names_were_asked_for():
    counted, named = Page(render(example())).words, Page(render(with_names())).words
    assert "It counts people and names nobody." in counted
    assert "This report names people." not in counted
    assert "Сидоренко В'ячеслав Ілліч" in named
    assert "This report names people." in named
    assert "names nobody" not in named


def test_a_name_stands_in_its_own_script_over_its_transliteration():
    html = render(with_names())
    assert (
        '<bdi lang="uk">Сидоренко В&#39;ячеслав Ілліч</bdi>'
        '<bdi class="latin" lang="und-Latn">Sydorenko Viacheslav Illich</bdi>' in html
    )


def test_more_people_than_a_page_holds_are_pointed_to():
    person = Traveller("Іваненко", "uk", "Ivanenko", "A", 1, "1")
    html = render(replace(bare(), people=(person,) * (MOST_PEOPLE + 2)))
    assert html.count("<bdi lang=") == MOST_PEOPLE
    assert "2 more people stand in the manifests." in html


def test_hostile_words_stay_words_everywhere():
    hostile = '</style><script>alert(1)</script>"\x00\u202e'
    report = example()
    words = dict.fromkeys(("title", "notice", "letters", "trace"), hostile)
    html = render(
        replace(
            report,
            **words,
            decisions=tuple(replace(d, says=hostile, command=hostile) for d in report.decisions),
            findings=tuple(replace(f, says=hostile, do=hostile, places=(hostile,)) for f in report.findings),
            remainder=tuple(replace(r, words=hostile) for r in report.remainder),
            formulas=tuple(replace(f, name=hostile, blocks=(hostile,)) for f in report.formulas),
            flows=tuple(replace(f, title=hostile, asked_title=hostile) for f in report.flows),
        )
    )
    page = Page(html)
    assert "script" not in {tag for tag, _, _ in page.tags}
    assert "\x00" not in html
    assert page.unbalanced == []


def test_an_unjudged_run_says_so_at_the_top_and_on_every_sheet_of_paper():
    draft = render(example())
    assert "Unjudged draft." in Page(draft).words
    foot = re.search(r"@bottom-left \{ content: (.*?);", draft)[1]
    assert "unjudged" in re.sub(r"\\00([0-9a-f]{4})", lambda m: chr(int(m[1], 16)), foot)
    assert "judged" not in render(replace(example(), unjudged=0)).replace("judgement", "")


def test_one_sides_own_view_says_what_it_may_not_see():
    words = Page(render(own_view())).words
    assert "the view of A alone" in words
    assert "stay | not shown to this role" not in words
    assert words.count("not shown to this role") >= 4


def test_a_number_that_is_not_disclosed_is_never_zero():
    report = replace(bare(), rounds=(Round(1, date(2025, 7, 4), Sides(Absent.NOT_DISCLOSED, 280)),))
    words = Page(render(report)).words
    assert "not disclosed to A, 280 to B" in words
    assert "0 to A" not in words


def test_an_arabic_page_is_turned_round():
    html = render(example(), "ar")
    assert '<html lang="ar" dir="rtl">' in html
    assert len(Page(html).tags) == len(Page(render(example())).tags)
