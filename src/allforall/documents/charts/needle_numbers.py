"""The numbers at the longest needles, as far as they cover neither each other nor a longer needle."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from allforall.accounts.amount import Amount
from allforall.base.parties import LETTERS
from allforall.documents import words
from allforall.documents.charts.needle import START, Needle, most
from allforall.documents.charts.room import width_of
from allforall.documents.charts.svg import Drawing

MOST_NUMBERS = 7
"""Numbers a direction: the table under the picture has all."""
_LINE = 22.0


@dataclass(frozen=True, slots=True)
class Places:
    """Where things lie: days along the line of time, numbers above and below it."""

    along: Callable[[date], float]
    middle: float
    scale: float

    def level(self, number: float, way: int) -> float:
        """Return the height of a number; `way` is -1 upwards and 1 downwards."""
        return self.middle + way * (START + number * self.scale)


@dataclass(frozen=True, slots=True)
class _End:
    """The end of one needle, with the words that may stand there."""

    x: float
    y: float
    words: str
    half: float


def write_numbers(drawing: Drawing, needles: Sequence[Needle], places: Places, language: str) -> None:
    """Write the greatest numbers of each direction beyond the ends of their needles."""
    for side, way in zip(LETTERS, (-1, 1), strict=True):
        ends = []
        for each in needles:
            value = each.of(side)
            if value and value.low and not each.cancelled:
                ends.append(_end(each.day, value, places, way, language))
        ends.sort(key=lambda end: way * -end.y)
        written: list[_End] = []
        for end in ends:
            if len(written) < MOST_NUMBERS and _free(end, written, ends, way):
                written.append(end)
                x = max(end.half, min(end.x, drawing.width - end.half))
                drawing.text(x, end.y - 9 if way < 0 else end.y + 18, end.words, "t-b num halo", "middle")


def _end(day: date, value: Amount, places: Places, way: int, language: str) -> _End:
    text = _number(value, language)
    return _End(places.along(day), places.level(most(value), way), text, width_of(text) / 2 + 4)


def _free(end: _End, written: Sequence[_End], ends: Sequence[_End], way: int) -> bool:
    """Tell whether a number has its place to itself."""
    meets = any(abs(end.x - one.x) < end.half + one.half and abs(end.y - one.y) < _LINE for one in written)
    crossed = any(
        one is not end and abs(end.x - one.x) < end.half and (one.y - end.y) * way > START for one in ends
    )
    return not meets and not crossed


def _number(value: Amount, language: str) -> str:
    low = words.number(value.low, language)
    if value.high is None or value.high == value.low:
        return low
    return f"{low}–{words.number(value.high, language)}"
