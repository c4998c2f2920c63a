"""Promised against planned and done, one bar a clause and direction. Each clause has its own scale."""

from dataclasses import dataclass

from allforall.base.messages import mark, translate
from allforall.base.parties import Letter
from allforall.documents import words
from allforall.documents.charts.room import wrapped
from allforall.documents.charts.svg import Drawing, letter_class
from allforall.documents.charts.table import Table, table
from allforall.documents.counts import Absent, Count, known

_EDGE = 22.0


@dataclass(frozen=True, slots=True)
class Promise:
    """What one clause promises to one side, and what is planned and done of it.

    `promised` is a number or the word for why there is none; `at_least` says that it is a lower bound. `confirmed`
    by both sides, announced by `one_sided` only, and `planned` exclude each other. `undetermined` people may yet fall
    under the clause. `note` is a sentence without its full stop.
    """

    to: Letter
    promised: Count
    planned: int = 0
    confirmed: int = 0
    one_sided: int = 0
    undetermined: int = 0
    at_least: bool = False
    note: str = ""

    @property
    def reached(self) -> int:
        """What would be reached if the plan is carried out."""
        return self.planned + self.confirmed + self.one_sided

    @property
    def kept(self) -> bool | None:
        """Tell whether that reaches the promise; None where the number promised can not be said."""
        return None if isinstance(self.promised, Absent) else self.reached >= self.promised


@dataclass(frozen=True, slots=True)
class ClausePromises:
    """One clause with its promise to each side that it promises something."""

    title: str
    promises: tuple[Promise, ...]

    @property
    def kept(self) -> bool | None:
        """Tell whether the clause is kept towards everybody; None where that can not be said."""
        answers = [promise.kept for promise in self.promises]
        if False in answers:
            return False
        return None if None in answers or not answers else True


def picture(
    clauses: tuple[ClausePromises, ...], width: float, language: str = "en", classes: str = ""
) -> str:
    """Draw the promise as an outline; in it confirmed solid, announced by one side hatched, planned pale."""
    drawing = Drawing(width, language, mirrored=words.right_to_left(language))
    y = 0.0
    for clause in clauses:
        y += 16
        for line in wrapped(clause.title, width, 14):
            drawing.text(0, y, line, "t-b")
            y += 17
        y -= 6
        longest = max((max(known(p.promised), p.reached) for p in clause.promises), default=0)
        scale = (width - _EDGE - 6) / max(1, longest)
        for promise in clause.promises:
            _bar(drawing, promise, y, scale)
            y += 34
            for line in wrapped(in_words(promise, language), width - _EDGE):
                drawing.text(_EDGE, y, line, "t-m")
                y += 16
            y -= 5
    return drawing.finish(max(y, 1), describe(clauses, language), classes)


def as_table(clauses: tuple[ClausePromises, ...], language: str = "en") -> Table:
    """Give every number of the picture."""
    heads = tuple(
        translate(name, language)
        for name in (
            mark("Clause"),
            mark("To"),
            mark("Promised"),
            mark("Confirmed by both"),
            mark("Announced by one side"),
            mark("Planned"),
            mark("Undetermined"),
        )
    )
    rows = [
        (
            clause.title,
            promise.to,
            _promised(promise, language),
            *(
                words.number(value, language)
                for value in (promise.confirmed, promise.one_sided, promise.planned, promise.undetermined)
            ),
        )
        for clause in clauses
        for promise in clause.promises
    ]
    return table(heads, rows, numeric=range(2, 7))


def describe(clauses: tuple[ClausePromises, ...], language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    said = [
        f"{clause.title}. " + " ".join(f"{p.to}: {in_words(p, language)}." for p in clause.promises)
        for clause in clauses
    ]
    return " ".join(said) or translate(mark("No clause promises a number."), language)


def in_words(promise: Promise, language: str = "en") -> str:
    """Say one promise and what became of it, leaving out what is nobody."""
    said = [translate(mark("promised: {number}"), language).format(number=_promised(promise, language))]
    for sentence, value in (
        (mark("confirmed by both: {number}"), promise.confirmed),
        (mark("announced by one side: {number}"), promise.one_sided),
        (mark("planned: {number}"), promise.planned),
        (mark("undetermined: {number}"), promise.undetermined),
    ):
        if value:
            said.append(translate(sentence, language).format(number=words.number(value, language)))
    if not promise.reached:
        said.insert(1, translate(mark("nobody planned yet"), language))
    if promise.note:
        said.append(promise.note)
    return "; ".join(said)


def _promised(promise: Promise, language: str) -> str:
    number = words.count(promise.promised, language)
    if promise.at_least and not isinstance(promise.promised, Absent):
        return translate(mark("at least {number}"), language).format(number=number)
    return number


def _bar(drawing: Drawing, promise: Promise, y: float, scale: float) -> None:
    """Draw one direction: what is reached inside its promise."""
    side = promise.to
    drawing.text(0, y + 14, side, f"t-b {letter_class('f', side)}")
    x = _EDGE
    drawing.rect(x, y + 3, promise.confirmed * scale, 12, letter_class("f", side))
    x += promise.confirmed * scale
    if promise.one_sided:
        length = max(4.0, promise.one_sided * scale)
        drawing.rect(x, y + 3, length, 12, letter_class("s", side))
        drawing.hatch(x, y + 3, length, 12, letter_class("h", side))
        x += length
    drawing.rect(x, y + 3, promise.planned * scale, 12, letter_class("m", side))
    if isinstance(promise.promised, Absent):
        drawing.rect(_EDGE, y, drawing.width - _EDGE - 2, 18, "on")
    else:
        drawing.rect(_EDGE, y, promise.promised * scale, 18, letter_class("o", side))
