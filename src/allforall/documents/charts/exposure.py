"""Who is ahead after every round, between two walls: how far one side has received more than the other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts.room import fitted, width_of
from allforall.documents.charts.svg import Drawing, Point
from allforall.documents.charts.table import Table, table

MOST_SAID = 24
"""Rounds that a label names one by one and that get a dot each; of more it tells the peak, and the table has all."""
_HEIGHT, _TOP, _FOOT, _LEFT = 208.0, 26.0, 46.0, 4.0


@dataclass(frozen=True, slots=True)
class Step:
    """Where a clause stands after a round. Above zero A has received more, below zero B; `done` rounds are solid."""

    round: int
    day: date
    ahead: float
    done: bool = False


@dataclass(frozen=True, slots=True)
class Exposure:
    """One clause that is bounded: `limit` either way in `unit`, None where one side holds nobody and nothing bounds.

    `decimals` is how many digits after the point its values are written with.
    """

    clause: str
    title: str
    unit: str
    limit: float | None
    steps: tuple[Step, ...]
    decimals: int = 0
    source: str = ""

    @property
    def peak(self) -> Step | None:
        """The round after which one side is furthest ahead, the first of equals."""
        return max(self.steps, key=lambda step: abs(step.ahead), default=None)

    def after(self, number: int) -> Step | None:
        """Return where the clause stands after a round, if that round moves anybody under it."""
        return next((step for step in self.steps if step.round == number), None)


def picture(exposure: Exposure, width: float, language: str = "en", classes: str = "") -> str:
    """Draw steps, never slopes: between two rounds nothing moves. Time runs left to right in every language."""
    drawing = Drawing(width)
    limit = exposure.limit
    peak = abs(exposure.peak.ahead) if exposure.peak else 0.0
    reach = max(limit or 0.0, peak) or 1.0
    ends = [words.signed(value, language, decimals=exposure.decimals) for value in (reach, -reach)]
    even = translate(mark("0 even"), language)
    right = width - max(width_of(text) for text in (*ends, even)) - 10
    middle, half = (_TOP + _HEIGHT - _FOOT) / 2, (_HEIGHT - _FOOT - _TOP) / 2

    def at(ahead: float) -> float:
        return middle - half * ahead / reach

    room = right - _LEFT
    if limit is not None:
        drawing.rect(_LEFT, at(limit), room, at(-limit) - at(limit), "band")
        for value in dict.fromkeys((limit, -limit)):
            drawing.line(_LEFT, at(value), right, at(value), "wall")
            if value:
                text = words.signed(value, language, decimals=exposure.decimals)
                drawing.text(right + 6, at(value) + 4, text, "t-b num")
    ahead_a, ahead_b = mark("A may be ahead up to here"), mark("B may be ahead up to here")
    free = mark("no limit: one side holds nobody")
    drawing.text(
        _LEFT, _TOP - 8, fitted(translate(free if limit is None else ahead_a, language), room), "t-m"
    )
    if limit is not None:
        drawing.text(_LEFT, _HEIGHT - _FOOT + 17, fitted(translate(ahead_b, language), room), "t-m")
    drawing.line(_LEFT, at(0), right, at(0), "axis")
    drawing.text(right + 6, at(0) + 4, even, "t-m")
    if exposure.steps:
        _steps(drawing, exposure, right, at, language)
    else:
        nobody = translate(mark("No round moves anybody under this clause."), language)
        drawing.text(_LEFT + room / 2, at(0) - 10, fitted(nobody, room), "t-m halo", "middle")
    return drawing.finish(_HEIGHT, describe(exposure, language), classes)


def as_table(exposure: Exposure, language: str = "en") -> Table:
    """Give where the clause stands after every round."""
    heads = (
        translate(mark("Round"), language),
        translate(mark("Day"), language),
        translate(mark("Who is ahead"), language),
        words.opening(exposure.unit),
    )
    rows = [
        (
            words.number(step.round, language),
            words.day(step.day, language),
            _leader(step.ahead, language),
            words.number(abs(step.ahead), language, decimals=exposure.decimals),
        )
        for step in exposure.steps
    ]
    return table(heads, rows, numeric=[3])


def describe(exposure: Exposure, language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    said_steps = exposure.steps
    if len(said_steps) > MOST_SAID and exposure.peak:
        said_steps = (exposure.peak, exposure.steps[-1])
    sentence = translate(mark("round {n}: {ahead}"), language)
    said = "; ".join(
        sentence.format(n=step.round, ahead=words.signed(step.ahead, language, decimals=exposure.decimals))
        for step in said_steps
    )
    if exposure.limit is None:
        bound = translate(mark("No limit: one side holds nobody."), language)
    else:
        text = words.number(exposure.limit, language, decimals=exposure.decimals)
        bound = translate(mark("Limit {limit} either way."), language).format(limit=text)
    nothing = translate(mark("no round moves anybody"), language)
    return f"{exposure.title}, {exposure.unit}. {said or nothing}. {bound}"


def _leader(ahead: float, language: str) -> str:
    if not ahead:
        return translate(mark("even"), language)
    return translate(mark("A is ahead") if ahead > 0 else mark("B is ahead"), language)


def _steps(
    drawing: Drawing, exposure: Exposure, right: float, at: Callable[[float], float], language: str
) -> None:
    """Draw the line of steps, solid as far as rounds are done, dashed where they are planned; the peak has its number."""
    steps = exposure.steps
    first, last = steps[0].day, steps[-1].day
    begin = first - timedelta(days=max(2, (last - first).days // 14))
    days = max(1, (last - begin).days)

    def along(day: date) -> float:
        return _LEFT + (right - _LEFT - 8) * (day - begin).days / days

    done = [step for step in steps if step.done]
    planned = [step for step in steps if not step.done]
    x, y = along(begin), at(0)
    for group, classes in ((done, "step"), (planned, "step plan")):
        points: list[Point] = [(x, y)]
        for step in group:
            x, low = along(step.day), y
            y = at(step.ahead)
            points += [(x, low), (x, y)]
        if group:
            drawing.path([points], classes)
    for step in steps if len(steps) <= MOST_SAID else ():
        drawing.circle(along(step.day), at(step.ahead), 3.5, "fi" if step.done else "oi")
    peak = exposure.peak
    if peak and peak.ahead:
        text = words.signed(peak.ahead, language, decimals=exposure.decimals)
        x, y = along(peak.day), at(peak.ahead)
        fits = x + 7 + width_of(text) <= right
        above = y - 20 >= _TOP
        place = (x + 7 if fits else x - 7, y - 7 if above else y + 17)
        drawing.text(*place, text, "t-b num halo", "start" if fits else "end")
    for x, day in _ticks([step.day for step in steps], along, language):
        drawing.line(x, at(0) - 3, x, at(0) + 3, "axis")
        drawing.text(x, _HEIGHT - 6, words.short_day(day, language), "t-m", "middle")


def _ticks(days: list[date], along: Callable[[date], float], language: str) -> Iterator[tuple[float, date]]:
    """Choose the days that can be named under the picture without one name touching another: the last one always."""
    taken: list[tuple[float, float]] = []
    for day in dict.fromkeys([days[-1], *days]):
        x, half = along(day), width_of(words.short_day(day, language), 12.5) / 2 + 6
        if x - half >= 0 and all(x + half < low or x - half > high for low, high in taken):
            taken.append((x - half, x + half))
            yield x, day
