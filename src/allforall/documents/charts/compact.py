"""One mark for all shapes of a kind: the same picture with a third of the elements, so that a page stays light."""

import re

from allforall.documents.charts.svg import length

_SHAPE = re.compile(r'<(rect|circle|line) ((?:[a-z0-9]+="[-\d.]+" ?)+)class="([^"]*)"/>')
_NUMBER = re.compile(r'([a-z0-9]+)="([-\d.]+)"')


def compact(picture: str) -> str:
    """Join rectangles, circles and lines of one class into one path, where the first of them stood.

    So a shape may only move below what was drawn between: pictures draw grounds before marks and words last.
    """
    strokes: dict[str, list[str]] = {}
    for kind, numbers, classes in _SHAPE.findall(picture):
        strokes.setdefault(classes, []).append(_outline(kind, dict(_NUMBER.findall(numbers))))
    seen: set[str] = set()

    def joined(match: re.Match[str]) -> str:
        classes = match[3]
        if len(strokes[classes]) == 1:
            return match[0]
        first = classes not in seen
        seen.add(classes)
        path = "".join(strokes[classes])
        return f'<path d="{path}" class="{classes}"/>' if first and path else ""

    return _SHAPE.sub(joined, picture)


def _outline(kind: str, at: dict[str, str]) -> str:
    """Write a shape as strokes of a path; a rectangle without width or height shows nothing."""
    if kind == "line":
        return f"M{at['x1']} {at['y1']}L{at['x2']} {at['y2']}"
    if kind == "circle":
        radius, left = at["r"], length(float(at["cx"]) - float(at["r"]))
        across = length(2 * float(radius))
        arc = f"a{radius} {radius} 0 1 0 {{}} 0"
        return f"M{left} {at['cy']}{arc.format(across)}{arc.format('-' + across)}Z"
    if float(at["width"]) == 0 or float(at["height"]) == 0:
        return ""
    return f"M{at['x']} {at['y']}h{at['width']}v{at['height']}h-{at['width']}Z"
