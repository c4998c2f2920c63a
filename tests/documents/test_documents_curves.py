"""People home over the rounds: a picture that never fails, and a title that fits."""

from datetime import date
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from allforall.documents.charts import cumulative, cumulative_lines
from allforall.documents.counts import Absent, Sides
from allforall.documents.report import titles
from documents.test_documents_charts import (
    COUNTS,
    DAYS,
    LANGUAGES,
    LETTERS,
    PEOPLE,
    SIDES,
    TEXT,
    WIDTHS,
    drawn,
)

STEPS = st.lists(
    st.builds(
        cumulative.Step,
        st.integers(1, 200),
        DAYS,
        SIDES,
        st.booleans(),
        st.lists(st.tuples(TEXT, SIDES), max_size=3).map(tuple),
    ),
    max_size=30,
).map(lambda steps: tuple(sorted(steps, key=lambda step: (not step.done, step.day))))
LEVELS = st.lists(st.builds(cumulative.Level, LETTERS, PEOPLE, TEXT), max_size=4).map(tuple)
HOME = st.builds(cumulative.Cumulative, STEPS, LEVELS)


def home(*after, done=False, levels=()):
    steps = (cumulative.Step(n, date(2025, 6, n), Sides(*both), done) for n, both in enumerate(after, 1))
    return cumulative.Cumulative(tuple(steps), levels)


def short(sentence):
    return bool(sentence) and len(sentence.split()) <= 12


@given(HOME, WIDTHS, LANGUAGES)
def test_who_is_home_is_drawn_after_whatever_rounds(data, width, language):
    drawn(cumulative_lines.picture, data, width, language)
    assert len(cumulative.as_table(data, language).rows) == len(data.steps)
    assert short(titles.cumulative(data))


def test_lines_go_in_steps_and_never_in_slopes():
    root = drawn(cumulative_lines.picture, home((5, 3), (9, 9)), 480, "en")
    lines = [element.get("d") for element in root.iter() if element.tag.endswith("path")]
    assert len(lines) == 2
    for line in lines:
        points = [tuple(map(float, point.split())) for point in line[1:].split("L")]
        moves = list(pairwise(points))
        assert all(a[0] == b[0] or a[1] == b[1] for a, b in moves)


def test_planned_steps_are_dashed_and_done_ones_are_not():
    for done in (True, False):
        root = drawn(cumulative_lines.picture, home((5, 3), done=done), 480, "en")
        classes = {element.get("class") for element in root.iter() if element.tag.endswith("path")}
        assert classes == ({"ha", "hb"} if done else {"ha plan", "hb plan"})


def test_a_side_that_can_not_be_counted_has_no_line_and_a_word():
    root = drawn(cumulative_lines.picture, home((5, Absent.NOT_SHOWN)), 480, "en")
    assert [e.get("class") for e in root.iter() if e.tag.endswith("path")] == ["ha plan"]
    assert "B not shown to this role" in {"".join(e.itertext()) for e in root.iter()}


def test_equal_promises_to_both_sides_share_one_labelled_level():
    levels = (cumulative.Level("A", 1000, "3"), cumulative.Level("B", 1000, "3"))
    root = drawn(cumulative_lines.picture, home((5, 3), levels=levels), 480, "en")
    texts = ["".join(element.itertext()) for element in root.iter()]
    assert "1,000: A (3) and B (3)" in texts


def test_a_table_names_who_is_home_under_each_clause():
    step = cumulative.Step(
        1, date(2025, 6, 9), Sides(13, 8), clauses=(("1", Sides(5, 8)), ("2", Sides(8, 0)))
    )
    rows = cumulative.as_table(cumulative.Cumulative((step,)))
    assert rows.rows == (("1, 9 June 2025", "13", "8", "1: 5 and 8; 2: 8 and 0"),)


def test_the_title_of_people_home_tells_plans_from_what_happened():
    assert titles.cumulative(home((5, 3))) == "Home once all rounds are done: 5 of A, 3 of B"
    assert titles.cumulative(home((5, 3), done=True)) == "Home: 5 of A and 3 of B"


@given(COUNTS)
def test_nobody_is_said_to_be_home_where_a_side_is_not_counted(count):
    said = titles.cumulative(home((count, Absent.NOT_DISCLOSED)))
    assert said == "How many are home after every round"
