"""Dates as numbers: days since 1970 for the truth, year-month-day numbers (0 = not known) for what is written."""

import numpy as np

from allforall.sampling.coded import NOTHING, Coded, Flags, Ints
from allforall.sampling.noise import Noise

SAFE_DAY = 28
"""The last day that every month has."""
UNKNOWN = -999_999
"""The number of a day that nobody knows."""
_MONTHS = 12
_FEBRUARY = 2
_SHORT_MONTHS = (4, 6, 9, 11)
_SHORT = 30
_DAY, _MONTH, _YEAR = range(3)
_DECADE = 10


def parts(days: Ints) -> tuple[Ints, Ints, Ints]:
    """Split days since 1970 into year, month, day."""
    date = days.astype("datetime64[D]")
    months = date.astype("datetime64[M]")
    years = date.astype("datetime64[Y]")
    return (
        years.astype(np.int64) + 1970,
        (months - years).astype(np.int64) + 1,
        (date - months).astype(np.int64) + 1,
    )


def written(days: Ints) -> Coded:
    """Write full dates in ISO form; an empty cell is `UNKNOWN` in `days`."""
    year, month, day = parts(np.where(days == UNKNOWN, 0, days))
    return _coded(year, month, day, days == UNKNOWN)


def written_births(days: Ints, noise: Noise, rng: np.random.Generator) -> Coded:
    """Write dates of birth with the mistakes that clerks make: at most one of each kind, at their rates."""
    year, month, day = parts(days)
    rows = len(days)
    swap = (rng.random(rows) < noise.dob_day_month_swapped) & (day <= _MONTHS) & (day != month)
    month, day = np.where(swap, day, month), np.where(swap, month, day)
    year = year + np.where(rng.random(rows) < noise.dob_year_off, rng.choice([-1, 1], rows), 0)
    year, month, day = _with_wrong_digit(year, month, day, noise.dob_digit, rng)
    year_only = rng.random(rows) < noise.dob_year_only
    month, day = np.where(year_only, 0, month), np.where(year_only, 0, day)
    day = np.where((month == _FEBRUARY) & (day > SAFE_DAY), SAFE_DAY, day)
    day = np.where(np.isin(month, _SHORT_MONTHS), np.minimum(day, _SHORT), day)
    return _coded(year, month, day, rng.random(rows) < noise.no_dob)


def _with_wrong_digit(
    year: Ints, month: Ints, day: Ints, share: float, rng: np.random.Generator
) -> tuple[Ints, Ints, Ints]:
    """Change the last digit of the day, the month or the year to another one that still gives a date."""
    rows = len(year)
    wrong = rng.random(rows) < share
    which = rng.integers(0, 3, rows)
    by = rng.integers(1, 9, rows)
    other_day = np.clip(day - day % _DECADE + (day % _DECADE + by) % _DECADE, 1, SAFE_DAY)
    other_month = np.where(month < _DECADE, (month - 1 + by) % 9 + 1, 10 + (month - 10 + by) % 3)
    other_year = year - year % _DECADE + (year % _DECADE + by) % _DECADE
    return (
        np.where(wrong & (which == _YEAR), other_year, year),
        np.where(wrong & (which == _MONTH), other_month, month),
        np.where(wrong & (which == _DAY), other_day, day),
    )


def _coded(year: Ints, month: Ints, day: Ints, missing: Flags) -> Coded:
    keys, codes = np.unique(year * 10_000 + month * 100 + day, return_inverse=True)
    pool = [_iso(int(key)) for key in keys]
    return Coded(pool, np.where(missing, NOTHING, codes.astype(np.int64)))


def _iso(key: int) -> str:
    year, month, day = key // 10_000, key // 100 % 100, key % 100
    return f"{year:04d}" + (f"-{month:02d}" if month else "") + (f"-{day:02d}" if day else "")


def day_number(text: str) -> int:
    """Return the days since 1970 of an ISO date."""
    return int(np.datetime64(text, "D").astype(np.int64))
