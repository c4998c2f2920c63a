"""Totals as stated beside what a record sums up to: a line and circles. No line joins one statement to another."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from allforall.accounts.amount import Amount
from allforall.documents import words
from allforall.documents.charts.room import fitted, width_of
from allforall.documents.charts.svg import Drawing, Point
from allforall.documents.charts.time_axis import Span, round_steps

_HEIGHT, _TOP, _FOOT, _LEFT, _RIGHT = 270.0, 30.0, 24.0, 6.0, 132.0


@dataclass(frozen=True, slots=True)
class Sum:
    """What the record sums up to from a day on."""

    day: date
    amount: Amount


@dataclass(frozen=True, slots=True)
class Stated:
    """One total as somebody stated it: how many, in words, and who."""

    day: date
    amount: Amount
    words: str


@dataclass(frozen=True, slots=True)
class Words:
    """What is written at the end of the line, and what the picture says to those who do not see it."""

    summed: str
    summed_name: str
    label: str


def picture(
    sums: Sequence[Sum],
    stated: Sequence[Stated],
    span: Span,
    said: Words,
    width: float,
    language: str = "en",
    classes: str = "",
) -> str:
    """Draw the sum as steps and every stated total as a circle, with a thread to the line below or above it."""
    drawing = Drawing(width, language)
    right, base = width - _RIGHT, _HEIGHT - _FOOT
    values = [*(each.amount for each in sums), *(each.amount for each in stated)]
    reach = max([1, *(value.high or value.low for value in values)])
    along = span.along(_LEFT, right)

    def at(value: int) -> float:
        return base - (base - _TOP) * value / reach

    for value in round_steps(reach, 3):
        drawing.line(_LEFT, at(value), right, at(value), "grid")
        drawing.text(_LEFT, at(value) - 4, words.number(value, language), "t-f")
    for begins, named in span.years():
        drawing.line(along(begins), base, along(begins), base + 5, "axis")
        if named:
            drawing.text(along(begins) + 3, base + 19, str(begins.year), "t-m")
    drawing.line(_LEFT, base, right, base, "axis")
    low = _steps(sums, along, right, lambda each: at(each.low), base)
    high = _steps(sums, along, right, lambda each: at(each.low if each.high is None else each.high), base)
    drawing.path([[*high, *reversed(low)]], "band", closed=True)
    drawing.path([high], "step plan")
    drawing.path([low], "step")
    if sums:
        end = at(sums[-1].amount.low)
        drawing.text(right + 6, end + 4, fitted(said.summed, _RIGHT - 6), "t-b num halo")
        drawing.text(right + 6, end + 20, fitted(said.summed_name, _RIGHT - 6), "t-m halo")
    _circles(drawing, sums, stated, along, at)
    return drawing.finish(_HEIGHT, said.label, classes)


def _steps(
    sums: Sequence[Sum],
    along: Callable[[date], float],
    right: float,
    y_of: Callable[[Amount], float],
    base: float,
) -> list[Point]:
    points: list[Point] = [(_LEFT, base)]
    for each in sums:
        points += [(along(each.day), points[-1][1]), (along(each.day), y_of(each.amount))]
    return [*points, (right, points[-1][1])]


def _circles(
    drawing: Drawing,
    sums: Sequence[Sum],
    stated: Sequence[Stated],
    along: Callable[[date], float],
    at: Callable[[int], float],
) -> None:
    for each in stated:
        below = [one.amount.low for one in sums if one.day <= each.day]
        x, y = along(each.day), at(each.amount.high or each.amount.low)
        line = at(below[-1]) if below else at(0)
        drawing.line(x, line, x, y, "lead")
        drawing.circle(x, y, 5, "oi")
        beyond = y > line
        after = beyond or x - width_of(each.words) - 10 < _LEFT
        drawing.text(
            x + 9 if after else x - 8,
            y + (19 if beyond else -8),
            each.words,
            "t-b num halo",
            "start" if after else "end",
        )
