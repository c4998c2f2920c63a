"""Dates in the forms people type, read to what they say and no further: a missing day stays missing.

A date that can be read both ways (03/07/1991) is read day first, as in Europe. A number of five digits is what a
spreadsheet program counts from 30 December 1899.
"""

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from allforall.base.dates import PartialDate
from allforall.intake.months import month_of

EARLIEST = date(1900, 1, 1)
NOT_SAID = date(2030, 12, 31)
"""Taken as the latest day for a list without a date of receipt: the program does not look at the wall clock here."""

MONTHS = 12
ROMAN_TEN = ("x", "х")
"""After a known day it is October, as in 3.X.1991; elsewhere the sign for a part that nobody knows."""
LONGEST = 60
"""No form of a date is longer; patterns are not tried on more, since some slow down with the length."""

OLDEST_AGE = 110
_SERIAL_ZERO = date(1899, 12, 30)


class Doubt(StrEnum):
    """What a person should know about how a date was read."""

    NONE = ""
    UNREADABLE = "unreadable"
    IMPOSSIBLE = "impossible"
    OUT_OF_RANGE = "out_of_range"
    VAGUE = "vague"
    PART_BLANK = "part_blank"
    MONTH_FIRST = "month_first"
    CENTURY = "century"


@dataclass(frozen=True, slots=True)
class DateRead:
    """What a cell says as a date (ISO, as precise as it is), or None, and what is doubtful about it.

    `order_open` marks a date whose day and month could change places.
    """

    value: str | None
    doubt: Doubt = Doubt.NONE
    order_open: bool = False


_TIME = re.compile(r"[t ,]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m|z|[+-]\d{2}:?\d{2})?$")
_BORN = r"(?:р\.? ?н\.?|г\.? ?р\.?|р\.? ?нар\w*\.?|г\.? ?рожд\w*\.?|р(?:ік|оку)(?: народження)?|год(?:а|у)?(?: рождения)?|year)"
_YEAR_WORD = re.compile(rf"(?<=\d)[ ,]*(?:{_BORN}|[рг]\.?)$")
_NUMBERS = re.compile(r"([\d?xх_*-]{1,2})[./\\ -]([\d?xх_*-]{1,2})[./\\ -](\d{4}|\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[./ -](\d{1,2}|[?xх_*]{1,2})[./ -](\d{1,2}|[?xх_*]{1,2})")
_MONTH_YEAR = re.compile(r"(\d{1,2})[./ -](\d{4})")
_YEAR_MONTH = re.compile(r"(\d{4})[./ -](\d{1,2})")
_DAY_WORD_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th|-?го|-?е)?[ ./-]*([^\W\d_]+)\.?[ ,./-]*(\d{4}|\d{2})")
_WORD_DAY_YEAR = re.compile(r"([^\W\d_]+)\.? *(\d{1,2})(?:st|nd|rd|th)?[ ,]+(\d{4})")
_WORD_YEAR = re.compile(r"([^\W\d_]+)\.?[ ,./-]*(\d{4})")
_YEAR_WORD_DAY = re.compile(r"(\d{4})[ ,./-]+([^\W\d_]+)\.?[ ./-]*(\d{1,2})?")
_SEASON = re.compile(
    r"(?:весна|навесні|весной|літо|влітку|лето|летом|осінь|восени|осень|осенью|spring|summer|autumn|fall|початок|начало|кінець|конец|середина|early|late|mid)[ ,-]+(?:of )?(\d{4})"
)
_APPROXIMATE = re.compile(
    r"~|≈|\?|±|^(?:близько|бл|приблизно|орієнтовно|около|ок|примерно|ориентировочно|circa|ca|c|about|approx|до|після|после|before|after|між|между)\b|\d{4} ?[-–—/] ?\d{2,4}$|^(?:зима|взимку|зимой|winter)\b"
)


def read_date(text: str, *, latest: date = NOT_SAID, birth: bool = False) -> DateRead:
    """Read one cell; `latest` is the day on which the list came, `birth` tells how two digits of a year are meant."""
    plain = _simplify(text) if len(text) <= LONGEST else ""
    if plain.isdecimal():
        return _checked(_from_digits(plain, latest), latest)
    if found := _from_numbers(plain, latest) or _from_words(plain, latest):
        read = _checked(found, latest)
        return _with_century_doubt(read, plain, latest) if birth else read
    if season := _SEASON.fullmatch(plain):
        return _checked(DateRead(season[1], Doubt.VAGUE), latest)
    return DateRead(None, Doubt.VAGUE if _APPROXIMATE.search(plain) else Doubt.UNREADABLE)


def _simplify(text: str) -> str:
    plain = text.casefold()
    if not plain.isascii():
        plain = re.sub(r"\d", lambda digit: str(int(digit[0])), re.sub(r"[«»“”„]", "", plain))
    plain = " ".join(plain.strip(" .,;'\"").split())
    plain = _TIME.sub("", plain) if ":" in plain else plain
    plain = re.sub(r" ?([./\\]) ?", r"\1", plain)
    return _YEAR_WORD.sub("", plain).strip(" .,")


def _from_digits(plain: str, latest: date) -> DateRead:
    """Read a bare number: a year, a day as spreadsheets count, `03071991` or `19910703`."""
    match len(plain):
        case 4:
            return DateRead(plain)
        case 5:
            return DateRead(str(_SERIAL_ZERO + timedelta(days=int(plain))))
        case 8:
            day_first = f"{plain[4:]}-{plain[2:4]}-{plain[:2]}"
            year_first = f"{plain[:4]}-{plain[4:6]}-{plain[6:]}"
            return DateRead(day_first if _checked(DateRead(day_first), latest).value else year_first)
        case _:
            return DateRead(None, Doubt.UNREADABLE)


def _from_numbers(plain: str, latest: date) -> DateRead | None:
    if match := _YEAR_FIRST.fullmatch(plain):
        return _of_parts(*match.groups())
    if match := _NUMBERS.fullmatch(plain):
        day, month, year = match.groups()
        return _in_either_order(_century(year, latest), day, month)
    if match := _MONTH_YEAR.fullmatch(plain):
        return _of_parts(match[2], match[1])
    if match := _YEAR_MONTH.fullmatch(plain):
        return _of_parts(match[1], match[2])
    return None


def _in_either_order(year: str, first: str, second: str) -> DateRead:
    """Read two numbers as day and month, or as month and day where only that can be meant."""
    if second in ROMAN_TEN and first.strip("0").isdecimal():
        second = "10"
    if not (first.isdecimal() and second.isdecimal()):
        return _of_parts(year, second, first)
    if int(second) > MONTHS >= int(first) > 0:
        return replace(_of_parts(year, first, second), doubt=Doubt.MONTH_FIRST)
    return replace(_of_parts(year, second, first), order_open=0 < int(first) <= MONTHS and first != second)


def _from_words(plain: str, latest: date) -> DateRead | None:
    for pattern, order in (
        (_DAY_WORD_YEAR, "dmy"),
        (_WORD_DAY_YEAR, "mdy"),
        (_YEAR_WORD_DAY, "ymd"),
        (_WORD_YEAR, "my"),
    ):
        match = pattern.fullmatch(plain)
        if not match:
            continue
        parts = dict(zip(order, match.groups(), strict=True))
        month = month_of(parts["m"])
        if month:
            return _of_parts(_century(parts["y"], latest), str(month), parts.get("d"))
    return None


def _of_parts(year: str, month: str | None = None, day: str | None = None) -> DateRead:
    """Join the parts; zeros and signs for "not known" leave a part open, and what is finer than it too."""
    known_month = int(month) if month and month.isdecimal() else 0
    known_day = int(day) if day and day.isdecimal() else 0
    if known_day and not known_month:
        return DateRead(None, Doubt.IMPOSSIBLE)
    iso = year
    if known_month:
        iso += f"-{known_month:02d}"
    if known_day:
        iso += f"-{known_day:02d}"
    blank = (month is not None and not known_month) or (day is not None and not known_day)
    return DateRead(iso, Doubt.PART_BLANK if blank else Doubt.NONE)


def _century(year: str, latest: date) -> str:
    """Complete a year of two digits to the last such year that is not in the future."""
    if len(year) == 4:  # noqa: PLR2004  # digits of a year
        return year
    recent = latest.year - latest.year % 100 + int(year)
    if recent > latest.year:
        recent -= 100
    return str(recent)


def _with_century_doubt(read: DateRead, plain: str, latest: date) -> DateRead:
    """Say when two digits of a year of birth fit a small child and a very old person."""
    if read.value is None or read.doubt or read.value[:4] in plain:
        return read
    century_older = latest.year - (int(read.value[:4]) - 100)
    return DateRead(read.value, Doubt.CENTURY) if century_older <= OLDEST_AGE else read


def _checked(read: DateRead, latest: date) -> DateRead:
    """Refuse what no calendar has and what nobody on a list can have lived."""
    if read.value is None:
        return read
    if not _exists(read.value):
        return DateRead(None, Doubt.IMPOSSIBLE)
    if not EARLIEST <= PartialDate.parse(read.value).earliest <= latest:
        return DateRead(None, Doubt.OUT_OF_RANGE)
    return read


def _exists(iso: str) -> bool:
    try:
        PartialDate.parse(iso)
    except ValueError:
        return False
    return True
