"""Colours that everybody can tell apart, and a style sheet that turns round."""

import re
from importlib.resources import files

import pytest

from allforall.documents.style.colour import EYES, contrast, difference, oklch
from allforall.documents.style.sheet import READING, paper_footer, style_sheet
from allforall.documents.style.tokens import MARK_PAIRS, ROLES, TEXT_PAIRS, THEMES


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("pairs", "floor"), [(TEXT_PAIRS, 4.5), (MARK_PAIRS, 3.0)])
def test_every_pair_that_carries_meaning_has_enough_contrast(theme, pairs, floor):
    weak = {
        (ink, ground): round(contrast(ROLES[ink].in_theme(theme), ROLES[ground].in_theme(theme)), 2)
        for ink, ground in pairs
        if contrast(ROLES[ink].in_theme(theme), ROLES[ground].in_theme(theme)) < floor
    }
    assert weak == {}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("eyes", EYES)
def test_the_two_parties_are_told_apart_by_every_kind_of_eyes(theme, eyes):
    assert difference(ROLES["a"].in_theme(theme), ROLES["b"].in_theme(theme), eyes) >= 25


@pytest.mark.parametrize("theme", THEMES)
def test_neither_party_looks_heavier_than_the_other(theme):
    a, b = (contrast(ROLES[party].in_theme(theme), ROLES["surface"].in_theme(theme)) for party in ("a", "b"))
    assert abs(a - b) < 0.02


def test_known_contrasts_come_out_right():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert difference("#123456", "#123456") == 0
    assert oklch(1, 0, 0) == "#ffffff"


def test_every_colour_that_is_used_is_in_the_table():
    sheet = style_sheet()
    defined = set(re.findall(r"--([a-z0-9-]+)\s*:", sheet))
    used = set(re.findall(r"var\(--([a-z0-9-]+)", sheet))
    assert used <= defined
    assert set(ROLES) <= used


@pytest.mark.parametrize("part", READING)
def test_places_are_logical_so_that_a_page_turns_round(part):
    text = (files("allforall.documents.style") / f"{part}.css").read_text("utf-8")
    text = re.sub(r"@media[^{]*", "", text)
    physical = r"(?<![-\w])((margin|padding|border)-(left|right|top|bottom)|left|right|top|bottom|width|height|max-width|float)\s*:"
    assert not re.search(physical, text)
    assert not re.search(r"text-align:\s*(left|right)", text)


def test_the_style_loads_nothing_and_is_light_enough_for_a_phone():
    sheet = style_sheet()
    assert "url(" not in sheet
    assert "@import" not in sheet
    assert len(sheet.encode()) < 30_000


def test_words_at_the_foot_of_a_page_can_not_break_out_of_the_style():
    hostile = '"; } body { display: none } </style><script>'
    css = paper_footer(hostile, "page")
    assert "</style" not in css
    assert "body {" not in css
