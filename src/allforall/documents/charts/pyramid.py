"""Two populations back to back, with the labels between them, so that neither side owns the axis."""

from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts.room import fitted, width_of, wrapped
from allforall.documents.charts.svg import Anchor, Drawing, Point
from allforall.documents.charts.table import Table, table
from allforall.documents.counts import Absent, Count, Sides, known, total

_BAR, _GAP, _TOP, _APART = 22.0, 6.0, 30.0, 12.0
_START: Anchor = "start"
_END: Anchor = "end"


@dataclass(frozen=True, slots=True)
class Band:
    """One band, such as `18–25` or `over 3 years`, and how many people of each side are in it."""

    words: str
    people: Sides


@dataclass(frozen=True, slots=True)
class Pyramid:
    """People by band. Those whose date is not known stand apart, outlined, and belong to no band."""

    title: str
    unit: str
    bands: tuple[Band, ...]
    unknown: Sides
    source: str = ""

    @property
    def people(self) -> Sides:
        """Everybody in the picture."""
        return Sides(
            total(*(band.people.a for band in self.bands), self.unknown.a),
            total(*(band.people.b for band in self.bands), self.unknown.b),
        )


def picture(pyramid: Pyramid, width: float, language: str = "en", classes: str = "") -> str:
    """Draw the bands from the middle outwards, both sides on one scale; a word that holds for many bands stands once."""
    drawing = Drawing(width, language, mirrored=words.right_to_left(language))
    rows = [*pyramid.bands, Band(translate(mark("not known"), language), pyramid.unknown)]
    widest = max(width_of(row.words, 12.5) for row in rows)
    gutter = min(width * 0.42, max(70.0, widest + 20))
    half = (width - gutter) / 2
    longest = max(known(value) for row in rows for value in row.people.both)
    scale = (half - width_of(words.number(longest, language)) - 8) / max(1, longest)
    people = pyramid.people
    drawing.text(half, 14, _heading("A", people.a, language), "t-b fa num", "end")
    drawing.text(half + gutter, 14, _heading("B", people.b, language), "t-b fb num")
    for position, row in enumerate(rows):
        apart = position == len(rows) - 1
        y = _TOP + position * (_BAR + _GAP) + (_APART if apart else 0)
        if apart:
            drawing.line(0, y - 8, width, y - 8, "grid")
        for value, side, x in ((row.people.a, "a", half), (row.people.b, "b", half + gutter)):
            if position == 0 or not isinstance(value, Absent) or value != _at(rows[position - 1], side):
                _bar(drawing, value, (x, y), ("o" if apart else "f") + side, scale)
        drawing.text(width / 2, y + _BAR - 6, fitted(row.words, gutter - 8, 12.5), "t-m", "middle")
    height = _TOP + len(rows) * (_BAR + _GAP) + _APART + 2
    return drawing.finish(height, describe(pyramid, language), classes)


def as_table(pyramid: Pyramid, language: str = "en") -> Table:
    """Give every number of the picture."""
    heads = (
        words.opening(pyramid.unit),
        translate(mark("People of A"), language),
        translate(mark("People of B"), language),
    )
    rows = [_row(band.words, band.people, language) for band in pyramid.bands]
    rows.append(_row(translate(mark("not known"), language), pyramid.unknown, language))
    foot = _row(translate(mark("All"), language), pyramid.people, language)
    return table(heads, rows, foot=foot, numeric=range(1, 3))


def describe(pyramid: Pyramid, language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    rows = [*pyramid.bands, Band(translate(mark("not known"), language), pyramid.unknown)]
    said = "; ".join(
        f"{row.words}: {words.count(row.people.a, language)}, {words.count(row.people.b, language)}"
        for row in rows
    )
    order = translate(mark("People of A, then people of B"), language)
    return f"{pyramid.title}. {order}. {said}."


def _row(name: str, people: Sides, language: str) -> tuple[str, str, str]:
    return name, words.count(people.a, language), words.count(people.b, language)


def _at(band: Band, side: str) -> Count:
    return band.people.a if side == "a" else band.people.b


def _heading(letter: str, everybody: Count, language: str) -> str:
    """Name a side over its bars, with all its people where that can be said."""
    return letter if isinstance(everybody, Absent) else f"{letter}: {words.number(everybody, language)}"


def _bar(drawing: Drawing, value: Count, tip: Point, classes: str, scale: float) -> None:
    """Draw one side of one band outwards from the gutter, its number at the tip; A towards the start."""
    x, y = tip
    outwards, anchor = (-1, _END) if classes.endswith("a") else (1, _START)
    text = words.count(value, drawing.language)
    if isinstance(value, Absent):
        room = x if outwards == -1 else drawing.width - x
        first, *more = wrapped(text, room - 8, 12.5, most=2)
        rise = 6 * len(more)
        for line, words_of_it in enumerate((first, *more)):
            drawing.text(x + outwards * 6, y + _BAR - 6 - rise + 14 * line, words_of_it, "t-m", anchor)
        return
    reach = value * scale
    drawing.rect(min(x, x + outwards * reach), y, reach, _BAR, classes)
    drawing.text(x + outwards * (reach + 6), y + _BAR - 6, text, "num", anchor)
