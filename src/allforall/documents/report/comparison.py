"""Formulas side by side: numbers with small bars from zero, and no score that would decide for anybody."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.charts import bar
from allforall.documents.counts import Absent, Count, Sides, known, total
from allforall.documents.report.model import Formula

_WIDTH = 180.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One formula in one row: the number, its bar, what it is made of."""

    value: str
    parts: str = ""
    drawing: Markup | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One question to all formulas."""

    heading: str
    cells: tuple[Cell, ...]


def comparison(formulas: Sequence[Formula], language: str = "en") -> tuple[Line, ...]:
    """Put one question after another to every formula; each row has a scale of its own."""

    def say(text: str) -> str:
        return translate(text, language)

    return (
        _people(say(mark("Would go home")), formulas, lambda f: f.go, language),
        _people(say(mark("Would stay")), formulas, lambda f: f.stay, language),
        _people(say(mark("Undetermined")), formulas, lambda f: f.undetermined, language),
        _people(say(mark("Unreachable")), formulas, lambda f: f.unreachable, language),
        Line(
            say(mark("Last round by")),
            tuple(Cell(words.day(f.last_day, language) if f.last_day else "–") for f in formulas),
        ),
        _numbers(say(mark("Days of captivity saved")), [(f.person_days, "") for f in formulas], language),
        _numbers(
            say(mark("Furthest that one side is ahead")),
            [(f.exposure, f.exposure_unit if isinstance(f.exposure, int) else "") for f in formulas],
            language,
        ),
        Line(
            say(mark("What blocks")),
            tuple(Cell("", " ".join(f.blocks) or say(mark("nothing found"))) for f in formulas),
        ),
    )


def _people(heading: str, formulas: Sequence[Formula], of: Callable[[Formula], Sides], language: str) -> Line:
    """Compare people: both sides on one bar, A first."""
    longest = max((sum(known(v) for v in of(f).both) for f in formulas), default=0)
    split = translate(mark("{a} of A, {b} of B"), language)
    cells = []
    for formula in formulas:
        people = of(formula)
        a, b = people.both
        drawn = bar.picture(((known(a), "fa"), (known(b), "fb")), longest, _WIDTH, language)
        everybody = total(a, b)
        parts = split.format(a=words.count(a, language), b=words.count(b, language))
        hidden = isinstance(everybody, Absent)
        cells.append(Cell("" if hidden else words.count(everybody, language), parts, _safe(drawn)))
    return Line(heading, tuple(cells))


def _numbers(heading: str, values: Sequence[tuple[Count, str]], language: str) -> Line:
    """Compare one number a formula; bars only where all are in one unit."""
    longest = max((known(value) for value, _ in values), default=0)
    comparable = len({unit for value, unit in values if isinstance(value, int)}) < 2  # noqa: PLR2004  # one unit
    cells = []
    for value, unit in values:
        drawn = _safe(bar.picture(((known(value), "fi"),), longest, _WIDTH, language)) if comparable else None
        cells.append(Cell(words.count(value, language), unit, drawn))
    return Line(heading, tuple(cells))


def _safe(drawing: str) -> Markup:
    """Vouch for a picture: it escapes every word itself."""
    return Markup(drawing)  # noqa: S704
