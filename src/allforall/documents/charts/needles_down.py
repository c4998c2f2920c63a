"""The same needles with time running down, so that a phone shows every day without shrinking a letter."""

from collections.abc import Sequence
from functools import partial

from allforall.documents import words
from allforall.documents.charts.needle import START, Needle, Words, draw_exchange, reach_of
from allforall.documents.charts.svg import Drawing, Point
from allforall.documents.charts.time_axis import Span, round_steps

_DAY, _TOP, _FOOT, _EDGE, _HOLLOW = 0.62, 44.0, 16.0, 16.0, 10.0
"""`_DAY` is how many pixels a day takes."""
_LEAST = 140.0


def picture_down(
    needles: Sequence[Needle], span: Span, said: Words, width: float, language: str, classes: str
) -> str:
    """Draw one side to the left and the other to the right, as the wide picture has them up and down."""
    drawing = Drawing(width, language)
    reach, middle = reach_of(needles), width / 2
    height = max(_LEAST, (span.last - span.first).days * _DAY + _TOP + _FOOT)
    along = span.along(_TOP, height - _FOOT)
    scale = (middle - _EDGE) / reach
    drawing.text(middle - 10, 13, f"◀ {said.up_short}", "t-b fa", "end")
    drawing.text(middle + 10, 13, f"{said.down_short} ▶", "t-b fb")
    for value in round_steps(reach, 2):
        for way in (-1, 1):
            x, _ = _place(0, middle, way, START + value * scale)
            drawing.line(x, 34, x, height, "grid")
            drawing.text(x, 30, words.number(value, language), "t-f", "middle")
    for begins, named in span.years():
        drawing.line(0, along(begins), width, along(begins), "grid")
        if named:
            drawing.text(0, along(begins) + 14, str(begins.year), "t-m halo")
    drawing.line(middle, 34, middle, height, "axis")
    for each in needles:
        here = partial(_place, along(each.day), middle)
        draw_exchange(drawing, each, reach, here, scale=scale, hollow=_HOLLOW)
    return drawing.finish(height, said.label, classes)


def _place(y: float, middle: float, way: int, pixels: float) -> Point:
    return middle + way * pixels, y
