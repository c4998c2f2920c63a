"""Two bars a row from one base line: the people of A over the people of B, for reasons why somebody is not home."""

from dataclasses import dataclass
from enum import StrEnum

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts.room import width_of, wrapped
from allforall.documents.charts.svg import Drawing
from allforall.documents.charts.table import Table, table
from allforall.documents.counts import Absent, Sides, known, total

_EDGE = 18.0


class Footing(StrEnum):
    """How firm the ground is under a number."""

    ACKNOWLEDGED = "f"
    """The holder says so: drawn solid."""
    OPEN = "m"
    """Not settled: drawn pale."""
    NOTHING_KNOWN = "o"
    """No trace: drawn as an outline."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why people are not home, in words about them, and how many of each side."""

    words: str
    people: Sides
    footing: Footing = Footing.ACKNOWLEDGED


def picture(reasons: tuple[Reason, ...], width: float, language: str = "en", classes: str = "") -> str:
    """Draw all reasons on one scale."""
    drawing = Drawing(width, language, mirrored=words.right_to_left(language))
    longest = max((known(value) for reason in reasons for value in reason.people.both), default=0)
    scale = (width - _EDGE - width_of(words.number(longest, language)) - 10) / max(1, longest)
    y = 0.0
    for reason in reasons:
        y += 15
        for line in wrapped(reason.words, width, 14):
            drawing.text(0, y, line, "t-b")
            y += 17
        y -= 10
        for letter, value in (("a", reason.people.a), ("b", reason.people.b)):
            drawing.text(0, y + 12, letter.upper(), f"t-s t-b f{letter}")
            reach = known(value) * scale
            drawing.rect(_EDGE, y + 1, reach, 12, reason.footing.value + letter)
            unknown = isinstance(value, Absent)
            drawing.text(
                _EDGE + reach + (0 if unknown else 6),
                y + 12,
                words.count(value, language),
                "t-m" if unknown else "num",
            )
            y += 17
        y += 7
    return drawing.finish(max(y, 1), describe(reasons, language), classes)


def as_table(reasons: tuple[Reason, ...], language: str = "en") -> Table:
    """Give every number of the picture."""
    heads = (
        translate(mark("Reason"), language),
        translate(mark("People of A"), language),
        translate(mark("People of B"), language),
    )
    rows = [_row(reason.words, reason.people, language) for reason in reasons]
    everybody = Sides(total(*(r.people.a for r in reasons)), total(*(r.people.b for r in reasons)))
    foot = _row(translate(mark("All"), language), everybody, language)
    return table(heads, rows, foot=foot, numeric=range(1, 3))


def describe(reasons: tuple[Reason, ...], language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    said = "; ".join(
        f"{r.words}: {words.count(r.people.a, language)}, {words.count(r.people.b, language)}"
        for r in reasons
    )
    opening = translate(mark("People of A, then people of B"), language)
    return f"{opening}. {said}." if said else translate(mark("Nobody remains."), language)


def _row(name: str, people: Sides, language: str) -> tuple[str, str, str]:
    return name, words.count(people.a, language), words.count(people.b, language)
