"""Dates as people know them: a day, a month of a year, or only a year. What is not known stays not known."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A date with its precision kept: `1991`, `1991-07` or `1991-07-03`. Never filled up with a first of January."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a date that no calendar has."""
        if self.day is not None and self.month is None:
            msg = "a day without a month is no date"
            raise ValueError(msg)
        date(self.year, self.month or 1, self.day or 1)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the ISO form (`2022-05-14`, `2022-05`, `2022`); raise `ValueError` on anything else."""
        match = _ISO.fullmatch(text)
        if not match:
            msg = f"not a date in ISO form: {text!r}"
            raise ValueError(msg)
        year, month, day = match.groups()
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def of(cls, day: date) -> Self:
        """Make a full date."""
        return cls(day.year, day.month, day.day)

    def __str__(self) -> str:
        """Write the ISO form, as precise as the date is."""
        month = "" if self.month is None else f"-{self.month:02d}"
        return f"{self.year:04d}{month}" + ("" if self.day is None else f"-{self.day:02d}")

    @property
    def earliest(self) -> date:
        """The first day that it may be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> date:
        """The last day that it may be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def exact(self) -> bool:
        """Whether the day is known."""
        return self.day is not None

    def ages_on(self, reference: date) -> tuple[int, int]:
        """Return the youngest and the oldest age in whole years that a person born then may have on a day."""
        return age(self.latest, reference), age(self.earliest, reference)

    def days_until(self, day: date) -> tuple[int, int]:
        """Return the fewest and the most days from this date to a day."""
        return (day - self.latest).days, (day - self.earliest).days


def age(born: date, on: date) -> int:
    """Count whole years of age; who is born on 29 February has the birthday on 1 March in other years."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))
