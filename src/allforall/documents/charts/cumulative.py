"""How many are home after every round, side by side: steps and never slopes, against what clauses promise."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial

from allforall.base.messages import mark, translate
from allforall.base.parties import LETTERS, Letter
from allforall.documents import words
from allforall.documents.charts.room import fitted, width_of
from allforall.documents.charts.svg import Drawing, Point, letter_class
from allforall.documents.charts.table import Table, table
from allforall.documents.counts import Absent, Sides, known

MOST_SAID = 24
"""Rounds that a label names one by one; of more it tells the last, and the table has all."""
_HEIGHT, _TOP, _FOOT, _LEFT = 240.0, 24.0, 26.0, 4.0
_APART = 1.5
"""Half the distance between two lines of equal height, in pixels: they run side by side."""
_LINE = 17.0


@dataclass(frozen=True, slots=True)
class Step:
    """Who is home after a round, in all and by clause: `(number of the clause, people home under it)`.

    Somebody who meets several clauses counts under each of them, and once in all.
    """

    round: int
    day: date
    home: Sides
    done: bool = False
    clauses: tuple[tuple[str, Sides], ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """How many a clause promises to one side; `clause` is its number, `at_least` says that it is a lower bound."""

    to: Letter
    people: int
    clause: str
    at_least: bool = False


@dataclass(frozen=True, slots=True)
class Cumulative:
    """All rounds in their order, and the promises whose number for a side is known."""

    steps: tuple[Step, ...]
    levels: tuple[Level, ...] = ()

    @property
    def last(self) -> Sides:
        """Who is home after the last round."""
        return self.steps[-1].home if self.steps else Sides(0, 0)


def picture(cumulative: Cumulative, width: float, language: str = "en", classes: str = "") -> str:
    """Draw one line a side, dashed where rounds are planned. Time runs left to right in every language."""
    drawing = Drawing(width, language)
    right = width - 12 - max(width_of(f"A {words.count(value, language)}") for value in cumulative.last.both)
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


def as_table(cumulative: Cumulative, language: str = "en") -> Table:
    """Give who is home after every round, and in one more column under which clauses."""
    by_clause = any(step.clauses for step in cumulative.steps)
    heads = [mark("After round"), mark("Home to A"), mark("Home to B")]
    if by_clause:
        heads.append(mark("By clause, A and B"))
    rows = [
        (
            f"{words.number(step.round, language)}, {words.day(step.day, language)}",
            *(words.count(value, language) for value in step.home.both),
            *((_by_clause(step, language),) if by_clause else ()),
        )
        for step in cumulative.steps
    ]
    return table([translate(head, language) for head in heads], rows, numeric=range(1, 3))


def describe(cumulative: Cumulative, language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    steps = cumulative.steps if len(cumulative.steps) <= MOST_SAID else cumulative.steps[-1:]
    sentence = translate(mark("after round {n}: {a} to A, {b} to B"), language)
    said = [
        sentence.format(
            n=step.round, a=words.count(step.home.a, language), b=words.count(step.home.b, language)
        )
        for step in steps
    ]
    promise = translate(mark("clause {clause} promises {n} to {letter}"), language)
    said += [
        promise.format(clause=level.clause, n=_promised(level, language), letter=level.to)
        for level in cumulative.levels
    ]
    nothing = translate(mark("no round is planned"), language)
    return f"{translate(mark('People home'), language)}: {'; '.join(said) or nothing}."


def _by_clause(step: Step, language: str) -> str:
    """Write who is home under each clause: `1: 5 and 8; 2: 0 and 3`."""
    pair = translate(mark("{clause}: {a} and {b}"), language)
    return "; ".join(
        pair.format(clause=clause, a=words.count(home.a, language), b=words.count(home.b, language))
        for clause, home in step.clauses
    )


def _promised(level: Level, language: str) -> str:
    number = words.number(level.people, language)
    return translate(mark("at least {n}"), language).format(n=number) if level.at_least else number


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
                    [f"{one.to} ({one.clause})" for one in equal if _promised(one, language) == number],
                    language,
                ),
            )
            for number in dict.fromkeys(_promised(one, language) for one in equal)
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
    if last > first:
        drawing.text(begin - 8, _HEIGHT - 6, words.short_day(first, language), "t-m")
    drawing.text(right, _HEIGHT - 6, words.short_day(last, language), "t-m", "end")


def _shifted(at: Callable[[int], float], shift: float, value: int) -> float:
    return at(value) + shift


def _line(
    drawing: Drawing,
    steps: tuple[Step, ...],
    letter: Letter,
    along: Callable[[date], float],
    at: Callable[[int], float],
) -> None:
    """Draw the steps of one side, solid as far as rounds are done; who can not be counted is not drawn."""
    x, y = _LEFT, at(0)
    for done in (True, False):
        points: list[Point] = [(x, y)]
        for step in steps:
            value = step.home.of(letter)
            if step.done is done and not isinstance(value, Absent):
                x, low = along(step.day), y
                y = at(value)
                points += [(x, low), (x, y)]
        if len(points) > 1:
            drawing.path([points], letter_class("h", letter) + ("" if done else " plan"))
