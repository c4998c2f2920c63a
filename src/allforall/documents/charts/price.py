"""What another limit would bring: a step line over the limits that were tried, from zero, with what is not proven outlined."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts.room import fitted, width_of
from allforall.documents.charts.svg import Drawing, Point
from allforall.documents.charts.table import Table, table

_HEIGHT, _TOP, _FOOT, _LEFT = 216.0, 40.0, 42.0, 4.0
_LEAST_SEEN = 3.0
"""A range lower than this many pixels is a mark; the table says how far it reaches."""


@dataclass(frozen=True, slots=True)
class Tried:
    """One limit: what a plan under it reaches, and what no plan under it can exceed.

    `value` is None where the time was too short for any plan; `most` None where nothing is proven. `possible` is false
    where the terms contradict each other under this limit, and nobody goes.
    """

    limit: float
    value: int | None
    most: int | None
    possible: bool = True

    @property
    def open(self) -> bool:
        """Whether a better plan may exist."""
        return self.possible and self.value != self.most


@dataclass(frozen=True, slots=True)
class Prices:
    """One measure over rising limits. `own` are the limits of the text itself, each with what names its clauses."""

    title: str
    unit: str
    tried: tuple[Tried, ...]
    own: tuple[tuple[float, str], ...] = ()


def picture(prices: Prices, width: float, language: str = "en", classes: str = "") -> str:
    """Draw limits at equal distances, since they double; a line goes in steps, each as high as is sure until the next."""
    drawing = Drawing(width, language)
    tried = prices.tried
    reach = max([1, *(max(each.value or 0, each.most or 0) for each in tried)])
    base, apart = _HEIGHT - _FOOT, (width - 2 * _LEFT) / max(1, len(tried))

    def at(value: int) -> float:
        return base - (base - _TOP) * value / reach

    def along(index: int) -> float:
        return _LEFT + (index + 0.5) * apart

    _walls(drawing, prices, along, at)
    drawing.line(_LEFT, base, width - _LEFT, base, "axis")
    _steps(drawing, tried, along, at, width - _LEFT)
    for index, each in enumerate(tried):
        top, low = at(each.most if each.most is not None else reach), at(each.value or 0)
        if each.open and low - top >= _LEAST_SEEN:
            drawing.rect(along(index) - 5, top, 10, low - top, "on")
        if each.value is not None:
            drawing.circle(along(index), low, 3.5, "oi" if each.open or not each.possible else "fi")
    order = _first_said(prices)
    drawn = [(along(i), _label(tried[i], at, language), at(_height(tried[i], reach)) - 9) for i in order]
    _apart(drawing, drawn, width, "t-b num halo")
    _apart(
        drawing,
        [(along(i), words.number(tried[i].limit, language), base + 17) for i in order],
        width,
        "t-m num",
    )
    if not tried:
        drawing.text(_LEFT, base - 10, translate(mark("No clause has a limit to vary."), language), "t-m")
    foot = translate(mark("limit: how far ahead one side may be"), language)
    drawing.text(_LEFT, _HEIGHT - 6, fitted(foot, width - 2 * _LEFT), "t-m")
    return drawing.finish(_HEIGHT, describe(prices, language), classes)


def as_table(prices: Prices, language: str = "en") -> Table:
    """Give every limit with its value and what no plan can exceed."""
    heads = (mark("Limit"), prices.unit, mark("At most"))
    names: dict[float, list[str]] = {}
    for limit, name in prices.own:
        names.setdefault(limit, []).append(name)
    rows = []
    for each in prices.tried:
        said = words.number(each.limit, language)
        if each.limit in names:
            whose = translate(mark("{limit}, the text’s own ({clauses})"), language)
            said = whose.format(limit=said, clauses=", ".join(names[each.limit]))
        rows.append((said, _value(each, language), _most(each, language)))
    return table([words.opening(translate(head, language)) for head in heads], rows, numeric=range(1, 3))


def describe(prices: Prices, language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    sentence = translate(mark("limit {limit}: {value}"), language)
    said = "; ".join(
        sentence.format(limit=words.number(each.limit, language), value=_said(each, language))
        for each in prices.tried
    )
    own = translate(mark("The text’s own limit: {limit} ({clauses})."), language)
    stated = " ".join(
        own.format(limit=words.number(limit, language), clauses=name) for limit, name in prices.own
    )
    nothing = translate(mark("No clause has a limit to vary."), language)
    return " ".join(
        filter(None, (f"{prices.title}, {prices.unit}.", f"{said}." if said else nothing, stated))
    )


def _value(each: Tried, language: str) -> str:
    if not each.possible:
        return translate(mark("none: the terms contradict each other"), language)
    return (
        translate(mark("not known"), language) if each.value is None else words.number(each.value, language)
    )


def _most(each: Tried, language: str) -> str:
    if each.most is None:
        return "–" if not each.possible else translate(mark("not known"), language)
    return translate(mark("proven"), language) if not each.open else words.number(each.most, language)


def _said(each: Tried, language: str) -> str:
    """Write a value, or the range in which the best plan lies."""
    if each.open and each.value is not None and each.most is not None:
        return f"{words.number(each.value, language)}–{words.number(each.most, language)}"
    return _value(each, language)


def _label(each: Tried, at: Callable[[int], float], language: str) -> str:
    """Write a range where it can be seen; a narrow one is an open mark, and stands whole in the table."""
    seen = each.most is None or at(each.value or 0) - at(each.most) >= _LEAST_SEEN
    return _said(each, language) if seen else _value(each, language)


def _height(each: Tried, reach: int) -> int:
    if each.most is not None:
        return each.most
    return reach if each.open else each.value or 0


def _first_said(prices: Prices) -> list[int]:
    """Order the limits by which of them must be readable: the text's own, the ends, then all others."""
    own = {limit for limit, _ in prices.own}
    ends = {0, len(prices.tried) - 1}
    return sorted(
        range(len(prices.tried)), key=lambda i: (prices.tried[i].limit not in own, i not in ends, i)
    )


def _apart(drawing: Drawing, labels: Iterable[tuple[float, str, float]], width: float, classes: str) -> None:
    """Write labels centred over their marks, leaving out whichever would touch one that stands already."""
    taken: list[tuple[float, float]] = []
    for x, text, y in labels:
        half = width_of(text) / 2 + 3
        middle = min(max(x, half), width - half)
        if all(middle + half <= low or middle - half >= high for low, high in taken):
            taken.append((middle - half, middle + half))
            drawing.text(middle, y, text, classes, "middle")


def _walls(
    drawing: Drawing, prices: Prices, along: Callable[[int], float], at: Callable[[int], float]
) -> None:
    """Mark the text's own limits as far up as people come home under them, each named by its clauses."""
    names = []
    for index, each in enumerate(prices.tried):
        for name in (name for limit, name in prices.own if limit == each.limit):
            drawing.line(along(index), at(each.value or 0), along(index), at(0), "wall")
            names.append((along(index), name, 13.0))
    _apart(drawing, names, drawing.width, "t-m")


def _steps(
    drawing: Drawing,
    tried: Sequence[Tried],
    along: Callable[[int], float],
    at: Callable[[int], float],
    end: float,
) -> None:
    """Draw one line; it breaks where nothing is known of a limit."""
    strokes: list[list[Point]] = [[]]
    for index, each in enumerate(tried):
        if each.value is None:
            strokes.append([])
            continue
        y = at(each.value)
        if strokes[-1]:
            strokes[-1].append((along(index), strokes[-1][-1][1]))
        strokes[-1] += [(along(index), y), (along(index + 1) if index + 1 < len(tried) else end, y)]
    if any(strokes):
        drawing.path([stroke for stroke in strokes if stroke], "step")
