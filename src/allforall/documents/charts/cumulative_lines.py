"""Draws how many are home after every round: a line a side, a thin one a clause, the promises as dashed levels."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from allforall.base.messages import mark, translate
from allforall.base.parties import LETTERS, Letter
from allforall.documents import words
from allforall.documents.charts.cumulative import Cumulative, Level, Step, describe, promised
from allforall.documents.charts.room import fitted, width_of
from allforall.documents.charts.svg import Drawing, Point, letter_class
from allforall.documents.counts import Absent, Sides, known

_HEIGHT, _TOP, _FOOT, _LEFT = 240.0, 24.0, 26.0, 4.0
_APART = 1.5
"""Half the distance between two lines of equal height, in pixels: they run side by side."""
_LINE = 17.0
_LONGEST_NAME = 48.0
NOBODY = Sides(0, 0)


def picture(cumulative: Cumulative, width: float, language: str = "en", classes: str = "") -> str:
    """Draw one line a side and a thin one a clause, dashed where rounds are planned. Time runs left to right everywhere."""
    drawing = Drawing(width, language)
    names = [f"A {words.count(value, language)}" for value in cumulative.last.both]
    names += [_thin_name(clause) for clause, _ in _by_last(cumulative)]
    right = width - 12 - max(width_of(name) for name in names)
    base = _HEIGHT - _FOOT
    people = [known(value) for step in cumulative.steps for value in step.home.both]
    reach = max([1, *people, *(level.people for level in cumulative.levels)])

    def at(value: int) -> float:
        return base - (base - _TOP) * value / reach

    drawing.line(_LEFT, base, right, base, "axis")
    if cumulative.steps:
        _sides(drawing, cumulative, right, at, language)
    else:
        nobody = translate(mark("No round is planned."), language)
        drawing.text(_LEFT, base - 10, fitted(nobody, right), "t-m")
    # Last, so that no line runs through their words.
    _levels(drawing, cumulative.levels, right, at, language)
    return drawing.finish(_HEIGHT, describe(cumulative, language), classes)


def _levels(
    drawing: Drawing, levels: tuple[Level, ...], right: float, at: Callable[[int], float], language: str
) -> None:
    """Draw what is promised as dashed levels; equal promises share one line, near ones leave out a label."""
    labelled: list[float] = []
    said = translate(mark("{n}: {whom}"), language)
    for people in sorted({level.people for level in levels}, reverse=True):
        y = at(people)
        drawing.line(_LEFT, y, right, y, "on")
        equal = [level for level in levels if level.people == people]
        text = "; ".join(
            said.format(
                n=number,
                whom=words.listed(
                    [f"{one.to} ({one.clause})" for one in equal if promised(one, language) == number],
                    language,
                ),
            )
            for number in dict.fromkeys(promised(one, language) for one in equal)
        )
        if all(abs(y - other) >= _LINE for other in labelled):
            drawing.text(_LEFT, y - 5, fitted(text, right - _LEFT), "t-m halo")
            labelled.append(y)


def _sides(
    drawing: Drawing, cumulative: Cumulative, right: float, at: Callable[[int], float], language: str
) -> None:
    """Draw both lines, their marks and their last numbers, and name the first and the last day."""
    steps = cumulative.steps
    first, last = steps[0].day, steps[-1].day
    days = max(1, (last - first).days)
    begin = _LEFT + (right - _LEFT) * 0.05

    def along(day: date) -> float:
        return begin + (right - begin - 8) * (day - first).days / days if last > first else right - 8

    ends: list[float] = []
    for letter, shift in zip(LETTERS, (-_APART, _APART), strict=True):
        _line(drawing, steps, letter, along, partial(_shifted, at, shift))
        final = cumulative.last.of(letter)
        y = at(known(final)) + shift
        drawing.badge(along(last), y, letter, "f" if steps[-1].done else "o")
        ends.append(y)
        # Two numbers at the end of near lines would cover each other: the second gives way downwards, or upwards.
        if len(ends) > 1 and abs(ends[1] - ends[0]) < _LINE:
            ends[1] = ends[0] - _LINE if ends[0] + _LINE > at(0) else ends[0] + _LINE
    for letter, y in zip(LETTERS, ends, strict=True):
        text = f"{letter} {words.count(cumulative.last.of(letter), language)}"
        drawing.text(right + 4, y + 4, text, f"t-b num f{letter.lower()}")
    _clauses(drawing, cumulative, along, at, right, ends)
    if last > first:
        drawing.text(begin - 8, _HEIGHT - 6, words.short_day(first, language), "t-m")
    drawing.text(right, _HEIGHT - 6, words.short_day(last, language), "t-m", "end")


def _by_last(cumulative: Cumulative) -> tuple[tuple[str, Sides], ...]:
    """Return the clauses with who is home under them in the end; one clause alone is the whole and has no line."""
    last = cumulative.steps[-1].clauses if cumulative.steps else ()
    return last if len(last) > 1 else ()


def _thin_name(clause: str) -> str:
    return fitted(f"({clause})", _LONGEST_NAME)


def _clauses(
    drawing: Drawing,
    cumulative: Cumulative,
    along: Callable[[date], float],
    at: Callable[[int], float],
    right: float,
    taken: list[float],
) -> None:
    """Draw a thin line a clause and side, named once at both ends where no other name stands; the table names all."""
    shifts = dict(zip(LETTERS, (-_APART, _APART), strict=True))
    for letter, shift in shifts.items():
        for done in (True, False):
            strokes = []
            for clause, _ in _by_last(cumulative):
                steps = [
                    replace(each, home=dict(each.clauses).get(clause, NOBODY)) for each in cumulative.steps
                ]
                points = _points(steps, letter, along, partial(_shifted, at, shift), done=done)
                strokes += [points] if len(points) > 1 else []
            if strokes:
                drawing.path(strokes, letter_class("h", letter) + (" thin" if done else " thin plan"))
    for clause, home in _by_last(cumulative):
        y = sum(at(known(value)) for value in home.both) / len(home.both)
        if any(known(value) for value in home.both) and all(abs(y - other) >= _LINE - 3 for other in taken):
            taken.append(y)
            drawing.text(right + 4, y + 4, _thin_name(clause), "t-m")


def _line(
    drawing: Drawing,
    steps: tuple[Step, ...],
    letter: Letter,
    along: Callable[[date], float],
    at: Callable[[int], float],
) -> None:
    """Draw the steps of one side, solid as far as rounds are done; who can not be counted is not drawn."""
    for done in (True, False):
        points = _points(steps, letter, along, at, done=done)
        if len(points) > 1:
            drawing.path([points], letter_class("h", letter) + ("" if done else " plan"))


def _points(
    steps: Sequence[Step],
    letter: Letter,
    along: Callable[[date], float],
    at: Callable[[int], float],
    *,
    done: bool,
) -> list[Point]:
    """Return the corners of one side's steps: of rounds that are done, or of those that are planned after them."""
    points: list[Point] = []
    x, y = _LEFT, at(0)
    for step in steps:
        value = step.home.of(letter)
        if isinstance(value, Absent):
            continue
        low, reached, y = y, along(step.day), at(value)
        if step.done is done:
            points += ([] if points else [(x, low)]) + [(reached, low), (reached, y)]
        x = reached
    return points


def _shifted(at: Callable[[int], float], shift: float, value: int) -> float:
    return at(value) + shift
