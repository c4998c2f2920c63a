"""Years along an axis of time, from left to right in every language, or downwards on a phone."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

DAYS_BETWEEN_LABELS = 60
"""A year that begins or ends with fewer days than this in the picture has no room for its name."""


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a picture shows."""

    first: date
    last: date

    def along(self, start: float, end: float) -> Callable[[date], float]:
        """Return where a day lies between two places."""
        days = max(1, (self.last - self.first).days)
        return lambda day: start + (end - start) * (day - self.first).days / days

    def years(self) -> Iterator[tuple[date, bool]]:
        """Go through the days on which years begin in the picture, and whether there is room for a name after them."""
        for year in range(self.first.year, self.last.year + 1):
            begins = max(self.first, date(year, 1, 1))
            ends = min(self.last, date(year, 12, 31))
            yield begins, (ends - begins).days >= DAYS_BETWEEN_LABELS


def round_steps(reach: int, most: int = 4) -> list[int]:
    """Choose at most so many round numbers up to a reach, for the lines of a grid."""
    step = 1
    while reach // step > most:
        text = str(step)
        step = step * 5 // 2 if text.startswith("2") else step * 2
    return list(range(step, reach + 1, step)) if reach >= step else []
