"""Promised against fulfilled, one direction: two step lines, never slopes, each with the range that its sources leave.

The promise is a dashed level that rises with every agreement. What was fulfilled is solid as far as it is sure; a band
reaches to what it may be, its edge dashed. Where nothing bounds a line from above, it has no upper edge and its words
say "at least".
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from allforall.accounts.amount import Amount
from allforall.base.parties import Letter
from allforall.documents import words
from allforall.documents.charts.room import wrapped
from allforall.documents.charts.svg import Drawing, Point
from allforall.documents.charts.time_axis import Span, round_steps

_HEIGHT, _TOP, _FOOT, _LEFT, _RIGHT = 290.0, 22.0, 26.0, 4.0, 128.0
_LINE = 16.0


@dataclass(frozen=True, slots=True)
class Rung:
    """How much was promised and how much of it fulfilled, from a day on."""

    day: date
    promised: Amount
    fulfilled: Amount


@dataclass(frozen=True, slots=True)
class Words:
    """What is written at the ends of the lines, and what the picture says to those who do not see it."""

    promised: str
    promised_name: str
    fulfilled: str
    fulfilled_name: str
    label: str


def picture(
    rungs: Sequence[Rung],
    side: Letter,
    span: Span,
    said: Words,
    width: float,
    language: str = "en",
    classes: str = "",
) -> str:
    """Draw both lines of one direction; the highest grid line stands above everything that is drawn."""
    drawing = Drawing(width, language)
    letter = side.lower()
    right, base = width - _RIGHT, _HEIGHT - _FOOT
    reach = max(
        [1, *(value.high or value.low for each in rungs for value in (each.promised, each.fulfilled))]
    )
    along = span.along(_LEFT, right)

    def at(value: int) -> float:
        return base - (base - _TOP) * value / reach

    _grid(drawing, span, along, at, reach, right, language)
    low = _steps(rungs, along, right, lambda each: at(each.fulfilled.low))
    high = _steps(rungs, along, right, lambda each: at(_top(each.fulfilled)))
    promise = _steps(rungs, along, right, lambda each: at(each.promised.low))
    drawing.path([[*high, *reversed(low)]], f"s{letter}", closed=True)
    drawing.path([_steps(rungs, along, right, lambda each: at(_top(each.promised)))], "promise faint")
    drawing.path([high], f"h{letter} plan")
    drawing.path([low], f"h{letter}")
    drawing.path([promise], "promise")
    if rungs:
        last = rungs[-1]
        _ends(drawing, right + 7, at(last.promised.low), at(last.fulfilled.low), said, letter)
        drawing.badge(right, at(last.fulfilled.low), side)
    return drawing.finish(_HEIGHT, said.label, classes)


def _top(value: Amount) -> int:
    return value.low if value.high is None else value.high


def _steps(
    rungs: Sequence[Rung], along: Callable[[date], float], right: float, y_of: Callable[[Rung], float]
) -> list[Point]:
    """Turn a line that changes on days into steps: level until the day, then straight up."""
    points: list[Point] = []
    for each in rungs:
        x, y = along(each.day), y_of(each)
        if points:
            points.append((x, points[-1][1]))
        points.append((x, y))
    if points:
        points.append((right, points[-1][1]))
    return points


def _grid(
    drawing: Drawing,
    span: Span,
    along: Callable[[date], float],
    at: Callable[[int], float],
    reach: int,
    right: float,
    language: str,
) -> None:
    for value in round_steps(reach):
        drawing.line(_LEFT, at(value), right, at(value), "grid")
        drawing.text(_LEFT, at(value) - 4, words.number(value, language), "t-f")
    for begins, named in span.years():
        drawing.line(along(begins), at(0), along(begins), at(0) + 5, "axis")
        if named:
            drawing.text(along(begins) + 3, at(0) + 19, str(begins.year), "t-m")
    drawing.line(_LEFT, at(0), right, at(0), "axis")


def _ends(drawing: Drawing, x: float, promised: float, fulfilled: float, said: Words, letter: str) -> None:
    """Name both lines at their ends; near ones give way to each other, the promise upwards."""
    above = [(line, "t-b num halo") for line in wrapped(said.promised, _RIGHT - 8)]
    above.append((said.promised_name, "t-m halo"))
    below = [(line, f"t-b num halo f{letter}") for line in wrapped(said.fulfilled, _RIGHT - 8)]
    below.append((said.fulfilled_name, "t-m halo"))
    first = max(12.0, promised + 4)
    second = max(fulfilled + 4, first + len(above) * _LINE + 4)
    second = min(second, _HEIGHT - _FOOT - (len(below) - 1) * _LINE)
    first = max(12.0, min(first, second - len(above) * _LINE - 4))
    for start, lines in ((first, above), (second, below)):
        for number, (line, classes) in enumerate(lines):
            drawing.text(x, start + number * _LINE, line, classes)
