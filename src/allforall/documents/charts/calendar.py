"""Rounds on a calendar: weeks as rows, upper bar to A, lower bar to B. Time runs left to right in every language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from allforall.base.messages import mark, translate
from allforall.base.parties import Letter
from allforall.documents import words
from allforall.documents.charts.room import fitted, width_of
from allforall.documents.charts.svg import Drawing, Point, letter_class
from allforall.documents.counts import Absent, Count, Sides, known, total

MOST_SAID = 24
"""Rounds that a label names one by one; of more it tells the first and the last, and the table has all."""
MOST_WEEKS = 13
"""More weeks than this are no picture any more: the drawing says how many follow."""
_TOP, _WEEK, _QUIET, _PHONE = 22.0, 60.0, 26.0, 500.0
_DAYS = (mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"))


@dataclass(frozen=True, slots=True)
class Entry:
    """One round in the calendar; `done` ones are filled, planned ones outlined."""

    number: int
    day: date
    people: Sides
    done: bool = False


@dataclass(frozen=True, slots=True)
class Calendar:
    """All rounds, and the day on which the page stands, which gets a frame if it is drawn."""

    entries: tuple[Entry, ...]
    today: date | None = None

    @property
    def frames_today(self) -> bool:
        """Tell whether today is near enough to the rounds to be drawn."""
        days = [entry.day for entry in self.entries]
        near = timedelta(days=28)
        return bool(days) and self.today is not None and min(days) - near <= self.today <= max(days) + near


@dataclass(frozen=True, slots=True)
class _Week:
    """One row: a week from its Monday, or a run of weeks in which nothing happens."""

    monday: date
    quiet: int = 0


def picture(calendar: Calendar, width: float, language: str = "en", classes: str = "") -> str:
    """Draw the weeks from the first round to the last; weeks without a round shrink to a line that counts them."""
    drawing = Drawing(width, language)
    by_day = {
        day: tuple(rounds)
        for day, rounds in groupby(sorted(calendar.entries, key=_order), key=lambda e: e.day)
    }
    drawn = {*by_day, calendar.today} if calendar.frames_today and calendar.today else set(by_day)
    weeks = list(_weeks(drawn))
    later, weeks = weeks[MOST_WEEKS:], weeks[:MOST_WEEKS]
    longest = max((known(value) for rounds in by_day.values() for value in _people(rounds).both), default=0)
    for position, name in enumerate(_DAYS):
        drawing.text(position * width / 7 + 4, 13, translate(name, language), "t-m")
    y = _TOP
    for week in weeks:
        if week.quiet:
            quiet = words.counted(
                "{n} week without a round", "{n} weeks without a round", week.quiet, language
            )
            drawing.text(6, y + 17, quiet, "t-f")
            y += _QUIET
            continue
        _week(
            drawing,
            week.monday,
            y,
            by_day=by_day,
            longest=longest,
            today=calendar.today,
            first=week is weeks[0],
        )
        y += _WEEK
    if later:
        drawing.text(
            6,
            y + 17,
            words.counted(
                "{n} more week is not drawn",
                "{n} more weeks are not drawn",
                sum(w.quiet or 1 for w in later),
                language,
            ),
            "t-f",
        )
        y += _QUIET
    if not weeks:
        drawing.text(4, y + 17, translate(mark("No round is planned."), language), "t-m")
        y += _QUIET
    return drawing.finish(y + 2, describe(calendar, language), classes)


def describe(calendar: Calendar, language: str = "en") -> str:
    """Say the picture in words, with every number in it."""
    if not calendar.entries:
        return translate(mark("No round is planned."), language)
    entries = sorted(calendar.entries, key=_order)
    if len(entries) > MOST_SAID:
        entries = [entries[0], entries[-1]]
    sentence = translate(mark("round {n}, {day}: {a} to A, {b} to B"), language)
    said = "; ".join(
        sentence.format(
            n=entry.number,
            day=words.day(entry.day, language),
            a=words.count(entry.people.a, language),
            b=words.count(entry.people.b, language),
        )
        for entry in entries
    )
    number = words.counted("{n} round", "{n} rounds", len(calendar.entries), language)
    title = translate(mark("Calendar"), language)
    return f"{title}, {number}: {said}."


def _order(entry: Entry) -> tuple[date, int]:
    return entry.day, entry.number


def _people(rounds: tuple[Entry, ...]) -> Sides:
    """Add up the rounds of one day."""
    return Sides(total(*(r.people.a for r in rounds)), total(*(r.people.b for r in rounds)))


def _weeks(days: Iterable[date]) -> Iterator[_Week]:
    """Give the rows: every week that has a round, lone quiet weeks, and runs of quiet weeks as one row."""
    mondays = sorted({day - timedelta(days=day.weekday()) for day in days})
    for previous, monday in zip([None, *mondays], mondays, strict=False):
        quiet = 0 if previous is None else (monday - previous).days // 7 - 1
        if quiet == 1:
            yield _Week(monday - timedelta(days=7))
        elif quiet:
            yield _Week(monday - timedelta(days=7 * quiet), quiet)
        yield _Week(monday)


def _week(
    drawing: Drawing,
    monday: date,
    y: float,
    *,
    by_day: dict[date, tuple[Entry, ...]],
    longest: int,
    today: date | None,
    first: bool,
) -> None:
    """Draw the seven days of one week."""
    cell = drawing.width / 7
    outlines: list[tuple[Point, ...]] = []
    for position in range(7):
        day, x = monday + timedelta(days=position), position * cell
        rounds = by_day.get(day, ())
        if rounds:
            drawing.rect(x + 1, y + 1, cell - 2, _WEEK - 2, "cell-on")
        else:
            right, low = x + cell - 1, y + _WEEK - 1
            outlines.append(((x + 1, y + 1), (right, y + 1), (right, low), (x + 1, low)))
        named = day.day == 1 or (first and position == 0)
        full = words.short_day(day, drawing.language)
        fits = named and width_of(full, 12) <= cell - 8
        drawing.text(x + 6, y + 15, full if fits else str(day.day), "t-s" if rounds else "t-f")
        if rounds:
            _rounds(drawing, rounds, x, y, longest=longest)
    if outlines:
        drawing.path(outlines, "cell", closed=True)
    if today is not None and 0 <= (today - monday).days < 7:  # noqa: PLR2004  # days of a week
        drawing.rect((today - monday).days * cell + 1, y + 1, cell - 2, _WEEK - 2, "today")


def _rounds(drawing: Drawing, rounds: tuple[Entry, ...], x: float, y: float, *, longest: int) -> None:
    """Draw the rounds of one day: their name, a bar and a number to each side."""
    cell, people, language = drawing.width / 7, _people(rounds), drawing.language
    fill = "f" if all(r.done for r in rounds) else "o"
    sides: tuple[tuple[Letter, Count, float], ...] = (("A", people.a, y + 24), ("B", people.b, y + 40))
    number_room = max(width_of(_short(value, language), 12) for value in people.both)
    if drawing.width < _PHONE:
        for side, value, top in sides:
            if number_room + 18 <= cell:
                drawing.badge(x + 8, top + 5, side, fill)
            drawing.text(x + cell - 4, top + 9, _short(value, language), "num t-s", "end")
        return
    name = f"R{rounds[0].number}" + (f"–{rounds[-1].number}" if len(rounds) > 1 else "")
    drawing.text(x + cell - 6, y + 15, fitted(name, cell / 2, 12), "t-b t-s", "end")
    for side, value, top in sides:
        reach = known(value) / max(1, longest) * max(0.0, cell - 16 - number_room)
        drawing.rect(x + 6, top, reach, 10, letter_class(fill, side))
        drawing.text(x + cell - 5, top + 9, _short(value, language), "num t-s", "end")


def _short(value: Count, language: str) -> str:
    """Write a number in a cell; a number that can not be said is a question mark here and a word in the table."""
    return "?" if isinstance(value, Absent) else words.number(value, language)
