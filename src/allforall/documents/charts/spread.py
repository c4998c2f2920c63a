"""What a plan is worth where some do not come: the range that was drawn, beside what is planned and the limit."""

from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.base.parties import Letter
from allforall.documents import words
from allforall.documents.charts.room import fitted, width_of
from allforall.documents.charts.svg import Drawing
from allforall.documents.charts.table import Table, table

_EDGE, _BAR, _ROW, _HEAD = 18.0, 12.0, 21.0, 18.0


@dataclass(frozen=True, slots=True)
class Range:
    """The 5th, 50th and 95th of a hundred draws under one assumption, which `words` state (`5 %`).

    `beyond` is the share of draws above the limit of the row, None where it has none.
    """

    words: str
    low: float
    middle: float
    high: float
    beyond: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One quantity: people home to a party (`letter`), or how far one side is ahead under a clause at most (`limit`)."""

    words: str
    planned: float
    ranges: tuple[Range, ...]
    letter: Letter | None = None
    limit: float | None = None
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class Spreads:
    """Rows on one scale from zero."""

    title: str
    unit: str
    rows: tuple[Row, ...]


def picture(spreads: Spreads, width: float, language: str = "en", classes: str = "") -> str:
    """Draw a bar as far as 95 of 100 draws reach, paler up to what 5 of 100 reach, inside what is planned."""
    drawing = Drawing(width, language, mirrored=words.right_to_left(language))
    said = [_said(row, each, language) for row in spreads.rows for each in row.ranges]
    rooms = [width_of(each.words, 12.5) for row in spreads.rows for each in row.ranges]
    left = max([_EDGE, *rooms]) + 8
    longest = max((max(_reach(row), 1e-9) for row in spreads.rows), default=1.0)
    scale = max(20.0, width - left - max(map(width_of, said), default=0.0) - 10) / longest
    y = 0.0
    for row in spreads.rows:
        drawing.text(0, y + 13, fitted(row.words, width), "t-b")
        y += _HEAD
        for each in row.ranges:
            drawing.text(0, y + 12, fitted(each.words, left), "t-m")
            _bar(drawing, row, each, (left, y + 1), scale)
            drawing.text(left + _reach(row) * scale + 8, y + 12, _said(row, each, language), "num t-s")
            y += _ROW
        y += 8
    return drawing.finish(max(y, 1), describe(spreads, language), classes)


def as_table(spreads: Spreads, language: str = "en") -> Table:
    """Give every number of the picture."""
    limited = any(row.limit is not None for row in spreads.rows)
    heads = [
        mark("Seats on condition that fall out"),
        mark("Planned"),
        mark("5th of 100"),
        mark("50th"),
        mark("95th"),
    ]
    if limited:
        heads += [mark("Limit"), mark("Beyond it")]
    rows = []
    for row in spreads.rows:
        for each in row.ranges:
            numbers = [row.planned, each.low, each.middle, each.high]
            cells = [words.number(value, language, decimals=row.decimals) for value in numbers]
            if limited:
                none = row.limit is None
                cells.append("–" if none else words.number(row.limit or 0, language, decimals=row.decimals))
                cells.append("–" if each.beyond is None else _share(each.beyond, language))
            rows.append((f"{row.words}, {each.words}", *cells))
    return table([translate(head, language) for head in heads], rows, numeric=range(1, len(heads)))


def describe(spreads: Spreads, language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    sentence = translate(mark("{row}, {assumed}: {range}, planned {planned}"), language)
    said = "; ".join(
        sentence.format(
            row=row.words,
            assumed=each.words,
            range=_said(row, each, language),
            planned=words.number(row.planned, language, decimals=row.decimals),
        )
        for row in spreads.rows
        for each in row.ranges
    )
    return f"{spreads.title}, {spreads.unit}. {said}."


def _reach(row: Row) -> float:
    return max([row.planned, row.limit or 0.0, *(each.high for each in row.ranges)])


def _said(row: Row, each: Range, language: str) -> str:
    """Write a range, and how often it passes the limit."""
    low, high = (words.number(value, language, decimals=row.decimals) for value in (each.low, each.high))
    text = low if low == high else f"{low}–{high}"
    if each.beyond is None:
        return text
    beyond = translate(mark("{range}; beyond in {share}"), language)
    return beyond.format(range=text, share=_share(each.beyond, language))


def _share(share: float, language: str) -> str:
    return words.number(share * 100, language) + "%"


def _bar(drawing: Drawing, row: Row, each: Range, at: tuple[float, float], scale: float) -> None:
    """Draw one range from zero: what nearly every draw reaches, what some reach, what is planned or allowed."""
    x, y = at
    if row.letter is not None:
        side = row.letter.lower()
        drawing.rect(x, y, each.low * scale, _BAR, "f" + side)
        drawing.rect(x + each.low * scale, y, (each.high - each.low) * scale, _BAR, "m" + side)
        drawing.rect(x, y, row.planned * scale, _BAR, "o" + side)
        return
    if row.limit is not None:
        drawing.rect(x, y, row.limit * scale, _BAR, "band")
        drawing.line(x + row.limit * scale, y - 2, x + row.limit * scale, y + _BAR + 2, "wall")
    drawing.line(x, y - 2, x, y + _BAR + 2, "axis")
    drawing.rect(x + each.low * scale, y + 4, max(2.0, (each.high - each.low) * scale), 4, "fi")
    drawing.circle(x + row.planned * scale, y + 6, 3.5, "oi")
