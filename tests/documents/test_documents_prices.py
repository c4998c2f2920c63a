"""The price of another limit, and what is left where some do not come: pictures that never fail and never overstate."""

import re

from hypothesis import given
from hypothesis import strategies as st

from allforall.documents.charts import price, spread
from allforall.documents.charts.compact import compact
from allforall.documents.charts.standalone import standalone
from allforall.documents.report import titles
from allforall.documents.report.model import NoShows
from documents.test_documents_charts import LANGUAGES, PEOPLE, TEXT, WIDTHS, drawn, svg


@st.composite
def tried(draw):
    limit, value, more = draw(st.integers(0, 10**6)), draw(st.none() | PEOPLE), draw(st.none() | PEOPLE)
    if draw(st.integers(0, 5)) == 0:
        return price.Tried(limit, 0, None, possible=False)
    return price.Tried(limit, value, None if more is None else (value or 0) + more)


PRICES = st.builds(
    price.Prices,
    TEXT,
    TEXT,
    st.lists(tried(), max_size=12).map(tuple),
    st.lists(st.tuples(st.sampled_from([0, 1, 25]), TEXT), max_size=3).map(tuple),
)
NUMBERS = st.floats(0, 10**6)


@st.composite
def ranges(draw):
    low, middle, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    return spread.Range(draw(TEXT), low, middle, high, draw(st.none() | st.floats(0, 1)))


ROWS = st.builds(
    spread.Row,
    TEXT,
    NUMBERS,
    st.lists(ranges(), min_size=1, max_size=3).map(tuple),
    st.sampled_from([None, "A", "B"]),
    st.none() | NUMBERS,
    st.sampled_from([0, 1]),
)
SPREADS = st.builds(spread.Spreads, TEXT, TEXT, st.lists(ROWS, max_size=4).map(tuple))


def people(*marks, own=()):
    return price.Prices("People home", "people home", marks, own)


def words_in(root):
    return ["".join(e.itertext()) for e in root.iter() if e.tag.endswith("text")]


@given(PRICES, WIDTHS, LANGUAGES)
def test_prices_are_drawn_whatever_they_are(data, width, language):
    root = drawn(price.picture, data, width, language)
    svg(compact(price.picture(data, width, language)))
    assert len(price.as_table(data, language).rows) == len(data.tried)
    assert len(titles.prices(data).split()) <= 12
    assert root is not None


@given(SPREADS, WIDTHS, LANGUAGES)
def test_spreads_are_drawn_whatever_they_are(data, width, language):
    drawn(spread.picture, data, width, language)
    assert len(spread.as_table(data, language).rows) == sum(len(row.ranges) for row in data.rows)
    assert len(titles.no_shows(NoShows("", data, data)).split()) <= 12


def test_a_limit_that_is_not_proven_is_a_range_in_the_picture_the_table_and_the_label():
    data = people(price.Tried(0, 1000, 2000), price.Tried(8, 2100, 2100))
    root = drawn(price.picture, data, 480, "en")
    assert [e.get("class") for e in root.iter() if e.tag.endswith("rect")] == ["on"]
    assert "1,000–2,000" in words_in(root)
    assert price.as_table(data).rows == (("0", "1,000", "2,000"), ("8", "2,100", "proven"))
    assert "limit 0: 1,000–2,000" in root.get("aria-label")
    assert titles.prices(data) == "Nobody ahead: at least 1,000 home; up to 8 ahead: 2,100"


def test_marks_stand_above_a_zero_that_is_drawn():
    data = people(price.Tried(0, 0, 0), price.Tried(1, 50, 50), price.Tried(2, 100, 100))
    root = drawn(price.picture, data, 480, "en")
    base = next(float(e.get("y1")) for e in root.iter() if e.get("class") == "axis")
    none, half, whole = (float(e.get("cy")) for e in root.iter() if e.tag.endswith("circle"))
    assert none == base
    assert abs((none - half) * 2 - (none - whole)) < 0.2


def test_the_texts_own_limit_has_a_wall_and_a_name():
    data = people(price.Tried(0, 5, 5), price.Tried(25, 9, 9), own=((25, "2"),))
    root = drawn(price.picture, data, 480, "en")
    assert sum(e.get("class") == "wall" for e in root.iter()) == 1
    assert "2" in words_in(root)
    assert price.as_table(data).rows[1][0] == "25, the text’s own (2)"


def test_a_limit_under_which_nobody_can_go_says_so_and_one_without_an_answer_too():
    data = people(price.Tried(0, 0, None, possible=False), price.Tried(1, None, None))
    assert price.as_table(data).rows == (
        ("0", "none: the terms contradict each other", "–"),
        ("1", "not known", "not known"),
    )
    assert titles.prices(data) == "What another limit would bring"


def test_a_limit_that_is_passed_in_some_draws_is_named_in_the_title():
    row = spread.Row("Clause 2", 24, (spread.Range("5%", 20, 25, 31, 0.581),), limit=25)
    found = NoShows("", spread.Spreads("", "", ()), spread.Spreads("", "", (row,)))
    assert titles.no_shows(found) == "If some do not come, a limit may be passed"
    assert spread.as_table(found.ahead).rows == (("Clause 2, 5%", "24", "20", "25", "31", "25", "58%"),)


def test_one_mark_for_all_of_a_kind_draws_the_same_outline():
    data = people(*(price.Tried(n, n, n) for n in range(6)))
    picture = price.picture(data, 480)
    short = compact(picture)
    assert len(re.findall("<circle", picture)) == 6
    assert "<circle" not in short
    assert short.count("Z") == 6
    assert svg(short).get("aria-label") == svg(picture).get("aria-label")


def test_a_picture_as_a_file_brings_its_title_and_its_style_and_loads_nothing():
    file = standalone(price.picture(people(price.Tried(0, 5, 5)), 480), "People < home", "people & more")
    assert "People &lt; home" in file
    assert "<style>" in file
    assert not re.search(r"(href|src|url\()", file)
    assert file.count("<svg") == 2
