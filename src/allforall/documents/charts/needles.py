"""Exchanges on one line of time: what came to one side upwards, to the other downwards."""

from collections.abc import Sequence
from functools import partial

from allforall.documents import words
from allforall.documents.charts.needle import START, Needle, Words, draw_exchange, reach_of
from allforall.documents.charts.needle_numbers import Places, write_numbers
from allforall.documents.charts.needles_down import picture_down
from allforall.documents.charts.svg import Drawing, Point
from allforall.documents.charts.time_axis import Span, round_steps

NARROW = 500
"""A narrower picture, in pixels, lets time run down."""
_NEEDLE, _TOP, _FOOT, _EDGE, _HOLLOW = 165.0, 26.0, 40.0, 6.0, 13.0
_MIDDLE = _TOP + _NEEDLE + 8
_HEIGHT = _MIDDLE + _NEEDLE + _FOOT


def picture(
    needles: Sequence[Needle], span: Span, said: Words, width: float, language: str = "en", classes: str = ""
) -> str:
    """Draw the needles along the text, time from left to right in every language."""
    if width < NARROW:
        return picture_down(needles, span, said, width, language, classes)
    drawing = Drawing(width, language)
    reach = reach_of(needles)
    places = Places(span.along(_EDGE + 8, width - _EDGE - 8), _MIDDLE, _NEEDLE / reach)
    _grid(drawing, span, places, reach, language)
    drawing.text(_EDGE, 13, f"▲ {said.up}", "t-b fa halo")
    drawing.text(_EDGE, _HEIGHT - 24, f"▼ {said.down}", "t-b fb halo")
    for each in needles:
        here = partial(_place, places.along(each.day))
        draw_exchange(drawing, each, reach, here, scale=places.scale, hollow=_HOLLOW)
    write_numbers(drawing, needles, places, language)
    off = next((each for each in needles if each.cancelled), None)
    if off:
        drawing.text(places.along(off.day) - 7, _MIDDLE - 8, said.cancelled, "t-s halo", "end")
    return drawing.finish(_HEIGHT, said.label, classes)


def _place(x: float, way: int, pixels: float) -> Point:
    return x, _MIDDLE + way * pixels


def _grid(drawing: Drawing, span: Span, places: Places, reach: int, language: str) -> None:
    """Draw the line of time with its years, and how long a needle of round numbers is."""
    right = drawing.width - _EDGE
    foot = _MIDDLE + START + _NEEDLE
    for value in round_steps(reach, 2):
        for way in (-1, 1):
            y = places.level(value, way)
            drawing.line(_EDGE, y, right, y, "grid")
            drawing.text(_EDGE, y - 4, words.number(value, language), "t-f")
    for begins, named in span.years():
        x = places.along(begins)
        if begins > span.first:
            drawing.line(x, 20, x, foot + 20, "grid")
        if named:
            drawing.text(x + 4, foot + _FOOT - 6, str(begins.year), "t-m")
    drawing.line(_EDGE, _MIDDLE, right, _MIDDLE, "axis")
