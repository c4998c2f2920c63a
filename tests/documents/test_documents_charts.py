"""Pictures that never fail, whatever the numbers and however long the words."""

import re
from datetime import date, timedelta
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.documents.charts import bar, calendar, exposure, flow, gauge, pairs, promises, pyramid
from allforall.documents.charts.room import fitted, width_of, wrapped
from allforall.documents.charts.svg import Drawing, clean, wide_and_narrow
from allforall.documents.charts.table import table
from allforall.documents.counts import Absent, Sides

WIDTHS = st.sampled_from([280.0, 480.0, 900.0])
LANGUAGES = st.sampled_from(["en", "uk", "ar"])
PEOPLE = st.integers(0, 1_000_000)
COUNTS = st.one_of(PEOPLE, st.sampled_from(list(Absent)))
SIDES = st.builds(Sides, COUNTS, COUNTS)
TEXT = st.text(max_size=80)
LETTERS = st.sampled_from(["A", "B"])
DAYS = st.dates(date(2022, 1, 1), date(2027, 12, 31))


def svg(text):
    """Parse one picture and check what holds for all: classes only, inside the sheet, its numbers in a label."""
    root = ET.fromstring(text)
    width, height = float(root.get("width")), float(root.get("height"))
    assert root.get("viewBox") == f"0 0 {root.get('width')} {root.get('height')}"
    assert "nan" not in text
    assert "inf" not in re.sub(r">[^<]*<|aria-label=\"[^\"]*\"", "", text)
    for element in root.iter():
        assert not {"style", "id", "href", "onclick", "fill"} & element.attrib.keys()
        if element.tag.endswith("rect"):
            x, y, w, h = (float(element.get(name)) for name in ("x", "y", "width", "height"))
            assert -0.1 <= x <= x + w <= width + 0.1
            assert -0.1 <= y <= y + h <= height + 0.1
    return root


def drawn(picture, data, width, language):
    root = svg(picture(data, width, language))
    assert root.get("role") == "img"
    assert root.get("aria-label")
    return root


@st.composite
def flows(draw):
    both = draw(PEOPLE)
    rest = st.lists(st.tuples(TEXT, PEOPLE), max_size=6).map(tuple)
    asked = draw(
        st.one_of(
            st.just(Absent.NOT_SHOWN), st.builds(flow.Column, TEXT, LETTERS, st.just(both), PEOPLE, rest)
        )
    )
    alone = isinstance(asked, Absent)
    held = st.builds(
        flow.Column, TEXT, LETTERS, st.just(0 if alone else both), st.just(0) if alone else PEOPLE, rest
    )
    return flow.Flow("A", draw(TEXT), asked, draw(held), draw(TEXT), draw(TEXT))


@given(flows(), WIDTHS, LANGUAGES)
def test_two_lists_face_to_face_are_drawn_whatever_is_on_them(data, width, language):
    drawn(flow.picture, data, width, language)
    assert len(flow.as_table(data, language).heads) == 3


@given(
    st.builds(
        pyramid.Pyramid,
        TEXT,
        TEXT,
        st.lists(st.builds(pyramid.Band, TEXT, SIDES), max_size=9).map(tuple),
        SIDES,
    ),
    WIDTHS,
    LANGUAGES,
)
def test_two_populations_are_drawn_whoever_is_in_them(data, width, language):
    drawn(pyramid.picture, data, width, language)
    assert len(pyramid.as_table(data, language).rows) == len(data.bands) + 1


@given(
    st.builds(
        calendar.Calendar,
        st.lists(st.builds(calendar.Entry, st.integers(1, 200), DAYS, SIDES, st.booleans()), max_size=12).map(
            tuple
        ),
        st.one_of(st.none(), DAYS),
    ),
    WIDTHS,
    LANGUAGES,
)
def test_rounds_are_drawn_on_whatever_days_they_fall(data, width, language):
    drawn(calendar.picture, data, width, language)


AHEAD = st.floats(-1e6, 1e6, allow_nan=False)


@given(
    st.builds(
        exposure.Exposure,
        TEXT,
        TEXT,
        TEXT,
        st.one_of(st.none(), st.floats(0, 1e6)),
        st.lists(st.builds(exposure.Step, st.integers(1, 200), DAYS, AHEAD, st.booleans()), max_size=12).map(
            lambda steps: tuple(sorted(steps, key=lambda step: step.day))
        ),
        st.integers(0, 2),
    ),
    WIDTHS,
    LANGUAGES,
)
def test_who_is_ahead_is_drawn_even_beyond_the_limit(data, width, language):
    drawn(exposure.picture, data, width, language)
    assert len(exposure.as_table(data, language).rows) == len(data.steps)


PROMISES = st.builds(promises.Promise, LETTERS, COUNTS, PEOPLE, PEOPLE, PEOPLE, PEOPLE, st.booleans(), TEXT)
CLAUSES = st.lists(
    st.builds(promises.ClausePromises, TEXT, st.lists(PROMISES, max_size=2).map(tuple)), max_size=6
).map(tuple)


@given(CLAUSES, WIDTHS, LANGUAGES)
def test_promises_are_drawn_whatever_is_promised(data, width, language):
    drawn(promises.picture, data, width, language)


@given(
    st.lists(st.builds(pairs.Reason, TEXT, SIDES, st.sampled_from(pairs.Footing)), max_size=8).map(tuple),
    WIDTHS,
    LANGUAGES,
)
def test_reasons_are_drawn_whoever_remains(data, width, language):
    drawn(pairs.picture, data, width, language)


@given(AHEAD, st.floats(0, 1e6), WIDTHS, LANGUAGES)
def test_a_gauge_stands_between_its_walls_or_shows_that_it_does_not(ahead, limit, width, language):
    root = svg(gauge.picture(ahead, limit, width, language))
    mark = next(e for e in root.iter() if e.tag.endswith("circle"))
    assert 0 <= float(mark.get("cx")) <= width


@given(st.lists(st.tuples(st.floats(0, 1e6), st.just("fa")), max_size=2).map(tuple), st.floats(0, 1e6))
def test_a_small_bar_stays_within_its_track(parts, more):
    longest = sum(value for value, _ in parts) + more
    root = svg(bar.picture(parts, longest, 180))
    assert root.get("aria-hidden") == "true"


def test_an_unknown_number_is_a_word_and_never_a_bar():
    reasons = (pairs.Reason("No trace", Sides(Absent.NOT_DISCLOSED, 12)),)
    root = drawn(pairs.picture, reasons, 480, "en")
    texts = ["".join(e.itertext()) for e in root.iter() if e.tag.endswith("text")]
    assert "not disclosed" in texts
    bars = {e.get("class"): float(e.get("width")) for e in root.iter() if e.tag.endswith("rect")}
    assert bars["fa"] == 0
    assert bars["fb"] > 0


def test_people_whose_date_is_not_known_stand_outlined_and_apart():
    data = pyramid.Pyramid("Age", "age", (pyramid.Band("18–25", Sides(3, 4)),), Sides(1, 2))
    classes = [
        e.get("class") for e in drawn(pyramid.picture, data, 480, "en").iter() if e.tag.endswith("rect")
    ]
    assert classes == ["fa", "fb", "oa", "ob"]


def test_what_is_on_both_lists_must_be_on_both():
    one, two = flow.Column("A asks", "A", 5, 0), flow.Column("B holds", "B", 4, 0)
    with pytest.raises(ValueError, match="5 on one and 4"):
        flow.Flow("A", "", one, two, "", "")
    with pytest.raises(ValueError, match="only one list"):
        flow.Flow("A", "", one, Absent.NOT_SHOWN, "", "")


def test_a_side_asks_at_the_start_and_in_arabic_the_start_is_at_the_right():
    column = flow.Column("x", "A", 1, 0), flow.Column("y", "B", 1, 0)
    data = flow.Flow("A", "", *column, "A asks for", "B holds")

    def first_bar(language):
        root = drawn(flow.picture, data, 480, language)
        return float(next(e for e in root.iter() if e.get("class") == "fa").get("x"))

    assert first_bar("en") == 0
    assert first_bar("ar") == 480 - 12


def test_quiet_weeks_become_one_line_that_counts_them():
    days = (date(2025, 6, 9), date(2025, 7, 23))
    entries = tuple(calendar.Entry(n, day, Sides(1, 1)) for n, day in enumerate(days, 1))
    root = drawn(calendar.picture, calendar.Calendar(entries), 900, "en")
    assert "5 weeks without a round" in ["".join(e.itertext()) for e in root.iter()]


def test_two_rounds_on_one_day_share_a_cell_and_are_added_up():
    entries = tuple(calendar.Entry(n, date(2025, 6, 9), Sides(10, 20)) for n in (1, 2))
    root = drawn(calendar.picture, calendar.Calendar(entries), 900, "en")
    texts = ["".join(e.itertext()) for e in root.iter() if e.tag.endswith("text")]
    assert {"R1–2", "20", "40"} <= set(texts)


def test_a_calendar_that_is_too_long_to_draw_says_how_much_it_leaves_out():
    entries = tuple(
        calendar.Entry(n, date(2025, 6, 9) + timedelta(days=7 * n), Sides(1, 1)) for n in range(50)
    )
    root = drawn(calendar.picture, calendar.Calendar(entries), 900, "en")
    texts = ["".join(e.itertext()) for e in root.iter()]
    assert f"{50 - calendar.MOST_WEEKS} more weeks are not drawn" in texts
    assert "Calendar, 50 rounds" in root.get("aria-label")


def test_today_is_framed_only_near_the_rounds():
    entries = (calendar.Entry(1, date(2025, 6, 9), Sides(1, 1)),)
    near, far = (calendar.Calendar(entries, date(2025, 6, 9) + timedelta(days=d)) for d in (-7, 100))
    assert near.frames_today
    assert not far.frames_today
    assert 'class="today"' in calendar.picture(near, 900)
    assert 'class="today"' not in calendar.picture(far, 900)


def test_a_clause_is_kept_only_when_everybody_it_promises_to_is_reached():
    kept = promises.Promise("A", 10, planned=4, confirmed=5, one_sided=1)
    short = promises.Promise("B", 10, planned=9)
    unknown = promises.Promise("A", Absent.NOT_DISCLOSED)
    assert promises.ClausePromises("", (kept,)).kept is True
    assert promises.ClausePromises("", (kept, short)).kept is False
    assert promises.ClausePromises("", (kept, unknown)).kept is None
    assert promises.ClausePromises("", ()).kept is None


@given(TEXT, st.floats(20, 400))
def test_words_are_made_to_fit(text, room):
    assert width_of(fitted(text, room)) <= max(room, width_of("…"))
    assert len(wrapped(text, room, most=3)) <= 3


def test_hostile_words_stay_words():
    drawing = Drawing(100)
    drawing.text(0, 0, "</text><script>\x00\ud800&")
    text = drawing.finish(10, '" onload="x')
    root = ET.fromstring(text)
    assert [e.tag.split("}")[1] for e in root.iter()] == ["svg", "text"]
    assert clean("a\x00\ud800") == "a\ufffd\ufffd"


def test_a_picture_is_drawn_for_a_screen_and_for_a_phone():
    text = wide_and_narrow(lambda w, c: Drawing(w).finish(1, "x", c), wide=480)
    assert re.findall(r'width="(\d+)".*?class="chart ([a-z-]+)"', text) == [
        ("480", "only-wide"),
        ("280", "only-narrow"),
    ]


def test_a_table_with_a_ragged_row_is_refused():
    with pytest.raises(ValueError, match="1 cells under 2 heads"):
        table(["a", "b"], [["1"]])
