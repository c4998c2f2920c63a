"""Exchanges on one line of time: what came to one side upwards, to the other downwards. Length is people.

A hollow diamond took place without a number; a cross was called off. Dots grow a little with the number, for the eye
alone: the length says how many.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import sqrt

from allforall.accounts.amount import Amount
from allforall.base.parties import LETTERS, Letter
from allforall.documents import words
from allforall.documents.charts.room import width_of
from allforall.documents.charts.svg import Drawing
from allforall.documents.charts.time_axis import Span, round_steps

_NEEDLE, _TOP, _FOOT, _EDGE, _HOLLOW = 165.0, 26.0, 40.0, 6.0, 13.0
_DAY_DOWN = 0.62
"""Pixels a day where time runs down."""
_MOST_LABELS = 7
_SMALL, _LARGE = 2.2, 4.6


@dataclass(frozen=True, slots=True)
class Needle:
    """One exchange: how many to each side. None: nothing in this direction; an unknown amount: no number was given."""

    day: date
    up: Amount | None
    down: Amount | None
    cancelled: bool = False

    def of(self, side: Letter) -> Amount | None:
        """Return one direction."""
        return self.up if side == "A" else self.down


@dataclass(frozen=True, slots=True)
class Words:
    """What is written into the picture; a narrow one has room for the directions only."""

    up: str
    down: str
    up_short: str
    down_short: str
    cancelled: str
    label: str


def picture(
    needles: Sequence[Needle], span: Span, said: Words, width: float, language: str = "en", classes: str = ""
) -> str:
    """Draw the needles along the text; a narrow picture lets time run down."""
    if width < 500:  # noqa: PLR2004  # a phone
        return _down(needles, span, said, width, language, classes)
    drawing = Drawing(width, language)
    reach = _reach(needles)
    middle = _TOP + _NEEDLE + 8
    height = middle + _NEEDLE + _FOOT
    along = span.along(_EDGE + 8, width - _EDGE - 8)
    scale = _NEEDLE / reach
    _grid(drawing, span, along, middle, reach, language)
    drawing.text(_EDGE, 13, f"▲ {said.up}", "t-b fa halo")
    drawing.text(_EDGE, height - 24, f"▼ {said.down}", "t-b fb halo")
    for each in needles:
        x = along(each.day)
        if each.cancelled:
            _cross(drawing, x, middle)
        for side, way in zip(LETTERS, (-1, 1), strict=True):
            value = each.of(side)
            if value is None or each.cancelled:
                continue
            if not value.known:
                _diamond(drawing, x, middle + way * _HOLLOW, side)
            else:
                _needle(
                    drawing, side, value, reach, lambda n, x=x, way=way: (x, middle + way * (2 + n * scale))
                )
    _labels(drawing, needles, along, lambda n, way: middle + way * (2 + n * scale), language)
    _call_off(drawing, needles, along, middle, said.cancelled)
    return drawing.finish(height, said.label, classes)


def _reach(needles: Sequence[Needle]) -> int:
    """Return the greatest number in the picture."""
    numbers = [value.high or value.low for each in needles for value in (each.up, each.down) if value]
    return max([1, *numbers])


def _needle(
    drawing: Drawing, side: Letter, value: Amount, reach: int, at: Callable[[float], tuple[float, float]]
) -> None:
    """Draw one direction: solid as far as it is sure, thin and hollow as far as it may go."""
    letter = side.lower()
    top = value.low if value.high is None else value.high
    drawing.line(*at(0), *at(value.low), f"n{letter}")
    radius = _SMALL + (_LARGE - _SMALL) * sqrt(top / reach)
    if top > value.low:
        drawing.line(*at(value.low), *at(top), f"n{letter} maybe")
        _dot(drawing, *at(top), radius, side, f"o{letter} hollow")
    if value.low or not top:
        _dot(drawing, *at(value.low), radius, side, f"f{letter}")


def _dot(drawing: Drawing, x: float, y: float, radius: float, side: Letter, classes: str) -> None:
    """Mark the end of a needle: a circle upwards, a square downwards."""
    if side == "A":
        drawing.circle(x, y, radius, classes)
    else:
        half = radius * 0.9
        drawing.rect(x - half, y - half, 2 * half, 2 * half, classes)


def _diamond(drawing: Drawing, x: float, y: float, side: Letter) -> None:
    points = ((x, y - 4.5), (x + 4, y), (x, y + 4.5), (x - 4, y))
    drawing.path([points], f"o{side.lower()} hollow", closed=True)


def _cross(drawing: Drawing, x: float, y: float) -> None:
    drawing.path([((x - 4, y - 4), (x + 4, y + 4)), ((x + 4, y - 4), (x - 4, y + 4))], "cross")


def _grid(
    drawing: Drawing,
    span: Span,
    along: Callable[[date], float],
    middle: float,
    reach: int,
    language: str,
) -> None:
    """Draw the line of time with its years, and how long a needle of round numbers is."""
    right = drawing.width - _EDGE
    for value in round_steps(reach, 2):
        for way in (-1, 1):
            y = middle + way * (2 + value * _NEEDLE / reach)
            drawing.line(_EDGE, y, right, y, "grid")
            drawing.text(_EDGE, y - 4, words.number(value, language), "t-f")
    for begins, named in span.years():
        x = along(begins)
        if begins > span.first:
            drawing.line(x, 20, x, middle + _NEEDLE + 22, "grid")
        if named:
            drawing.text(x + 4, middle + _NEEDLE + _FOOT - 4, str(begins.year), "t-m")
    drawing.line(_EDGE, middle, right, middle, "axis")


def _labels(
    drawing: Drawing,
    needles: Sequence[Needle],
    along: Callable[[date], float],
    at: Callable[[float, int], float],
    language: str,
) -> None:
    """Write the greatest numbers at their needles, as far as they do not cover each other."""
    for side, way in zip(LETTERS, (-1, 1), strict=True):
        told = [
            (each, value) for each in needles if (value := each.of(side)) and value.low and not each.cancelled
        ]
        told.sort(key=lambda pair: -(pair[1].high or pair[1].low))
        taken: list[tuple[float, float, float]] = []
        for each, value in told:
            text = _number(value, language)
            x, y = along(each.day), at(value.high or value.low, way)
            half = width_of(text) / 2 + 4
            x = max(half, min(x, drawing.width - half))
            if any(abs(x - other) < half + room and abs(y - level) < 22 for other, room, level in taken):  # noqa: PLR2004  # a line
                continue
            if _crossed(each, told, along, at, way, (x, half, y)):
                continue
            taken.append((x, half, y))
            drawing.text(x, y - 9 if way < 0 else y + 18, text, "t-b num halo", "middle")
            if len(taken) == _MOST_LABELS:
                break


def _crossed(
    labelled: Needle,
    told: Sequence[tuple[Needle, Amount]],
    along: Callable[[date], float],
    at: Callable[[float, int], float],
    way: int,
    place: tuple[float, float, float],
) -> bool:
    """Tell whether another, longer needle runs through the place of a label."""
    x, half, y = place
    return any(
        abs(along(each.day) - x) < half and (at(value.high or value.low, way) - y) * way > 2  # noqa: PLR2004  # pixels
        for each, value in told
        if each is not labelled
    )


def _number(value: Amount, language: str) -> str:
    low = words.number(value.low, language)
    if value.high is None or value.high == value.low:
        return low
    return f"{low}–{words.number(value.high, language)}"


def _call_off(
    drawing: Drawing,
    needles: Sequence[Needle],
    along: Callable[[date], float],
    middle: float,
    said: str,
) -> None:
    """Name the first exchange that was called off, so that the cross needs no legend."""
    first = next((each for each in needles if each.cancelled), None)
    if first:
        drawing.text(along(first.day) - 7, middle - 8, said, "t-s halo", "end")


def _down(
    needles: Sequence[Needle], span: Span, said: Words, width: float, language: str, classes: str
) -> str:
    """Draw the same with time running down, so that a phone shows every day without shrinking a letter."""
    drawing = Drawing(width, language)
    reach, middle, top = _reach(needles), width / 2, 44.0
    height = max(140.0, (span.last - span.first).days * _DAY_DOWN + top + 16)
    along = span.along(top, height - 12)
    scale = (width / 2 - 16) / reach
    drawing.text(middle - 10, 13, f"◀ {said.up_short}", "t-b fa", "end")
    drawing.text(middle + 10, 13, f"{said.down_short} ▶", "t-b fb")
    for value in round_steps(reach, 2):
        for way in (-1, 1):
            x = middle + way * (2 + value * scale)
            drawing.line(x, 34, x, height, "grid")
            drawing.text(x, 30, words.number(value, language), "t-f", "middle")
    for begins, named in span.years():
        drawing.line(0, along(begins), width, along(begins), "grid")
        if named:
            drawing.text(0, along(begins) + 14, str(begins.year), "t-m halo")
    drawing.line(middle, 34, middle, height, "axis")
    for each in needles:
        y = along(each.day)
        if each.cancelled:
            _cross(drawing, middle, y)
            continue
        for side, way in zip(LETTERS, (-1, 1), strict=True):
            value = each.of(side)
            if value is None:
                continue
            if not value.known:
                _diamond(drawing, middle + way * 10, y, side)
            else:
                _needle(
                    drawing, side, value, reach, lambda n, y=y, way=way: (middle + way * (2 + n * scale), y)
                )
    return drawing.finish(height, said.label, classes)
