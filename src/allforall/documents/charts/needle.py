"""One exchange as a needle: its length is people, its end a circle or a square. Shared by both layouts of the picture.

A hollow diamond took place without a number; a cross was called off. Dots grow a little with the number, for the eye
alone: the length says how many.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from math import sqrt

from allforall.accounts.amount import Amount
from allforall.base.parties import LETTERS, Letter
from allforall.documents.charts.svg import Drawing, Point

START = 2.0
"""Where a needle begins, from the line of time, in pixels."""
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


def most(value: Amount) -> int:
    """Return how far a needle reaches: to its upper bound where there is one."""
    return value.low if value.high is None else value.high


def reach_of(needles: Sequence[Needle]) -> int:
    """Return the greatest number in the picture."""
    return max([1, *(most(value) for each in needles for value in (each.up, each.down) if value)])


def draw_exchange(
    drawing: Drawing,
    each: Needle,
    reach: int,
    place: Callable[[int, float], Point],
    *,
    scale: float,
    hollow: float,
) -> None:
    """Draw one exchange in both directions, whichever way time runs.

    `place` gives the point so many pixels from the line of time, on the first side (-1) or the second (1); `scale` is
    pixels a person, `hollow` how far from the line a diamond stands.
    """
    if each.cancelled:
        draw_cross(drawing, *place(1, 0))
        return
    for side, way in zip(LETTERS, (-1, 1), strict=True):
        value = each.of(side)
        if value is None:
            continue
        if value.known:
            draw_needle(drawing, side, value, reach, partial(_end, place, way, scale))
        else:
            draw_diamond(drawing, *place(way, hollow), side)


def _end(place: Callable[[int, float], Point], way: int, scale: float, number: float) -> Point:
    return place(way, START + number * scale)


def draw_needle(
    drawing: Drawing, side: Letter, value: Amount, reach: int, at: Callable[[float], Point]
) -> None:
    """Draw one direction: solid as far as it is sure, thin and hollow as far as it may go."""
    letter = side.lower()
    top = most(value)
    drawing.line(*at(0), *at(value.low), f"n{letter}")
    radius = _SMALL + (_LARGE - _SMALL) * sqrt(top / reach)
    if top > value.low:
        drawing.line(*at(value.low), *at(top), f"n{letter} maybe")
        _dot(drawing, at(top), radius, side, f"o{letter} hollow")
    if value.low or not top:
        _dot(drawing, at(value.low), radius, side, f"f{letter}")


def draw_diamond(drawing: Drawing, x: float, y: float, side: Letter) -> None:
    """Mark that it took place and no number was given."""
    points = ((x, y - 4.5), (x + 4, y), (x, y + 4.5), (x - 4, y))
    drawing.path([points], f"o{side.lower()} hollow", closed=True)


def draw_cross(drawing: Drawing, x: float, y: float) -> None:
    """Mark that it was called off."""
    drawing.path([((x - 4, y - 4), (x + 4, y + 4)), ((x + 4, y - 4), (x - 4, y + 4))], "cross")


def _dot(drawing: Drawing, place: Point, radius: float, side: Letter, classes: str) -> None:
    """Mark the end of a needle: a circle one way, a square the other."""
    x, y = place
    if side == "A":
        drawing.circle(x, y, radius, classes)
    else:
        half = radius * 0.9
        drawing.rect(x - half, y - half, 2 * half, 2 * half, classes)
