"""How numbers, dates and lists read in a sentence, in each language."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from allforall.base.dates import PartialDate
from allforall.base.messages import mark, translate, translate_count
from allforall.base.months import MONTHS
from allforall.base.numbers import MINUS
from allforall.base.numbers import number as number  # noqa: PLC0414  # read from here with the rest
from allforall.documents.counts import Absent, Count

_LIST_MARKS = {"ar": "\N{ARABIC COMMA} "}
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur"})


def right_to_left(language: str) -> bool:
    """Tell whether pages in this language begin at the right."""
    return language.partition("-")[0] in _RIGHT_TO_LEFT


def signed(value: float, language: str = "en", *, decimals: int = 0) -> str:
    """Write who is ahead and by how much: `+10`, `−3.1`, and 0 without a sign."""
    text = number(value, language, decimals=decimals)
    nothing = number(0, language, decimals=decimals)
    return text if text.startswith(MINUS) or text == nothing else "+" + text


def count(value: Count, language: str = "en") -> str:
    """Write a count, or the word for why there is none."""
    return translate(str(value), language) if isinstance(value, Absent) else number(value, language)


def counted(one: str, many: str, value: int, language: str = "en", **more: str) -> str:
    """Fill a sentence that depends on one number, written in it as `{n}`."""
    return translate_count(one, many, value, language).format(n=number(value, language), **more)


def day(value: date, language: str = "en") -> str:
    """Write a date in full: `5 July 2025`."""
    month = translate(MONTHS[value.month - 1], language)
    return translate(mark("{day} {month} {year}"), language).format(
        day=value.day, month=month, year=value.year
    )


def short_day(value: date, language: str = "en") -> str:
    """Write a date where the year is plain from its surroundings: `5 July`."""
    month = translate(MONTHS[value.month - 1], language)
    return translate(mark("{day} {month}"), language).format(day=value.day, month=month)


def partial_day(value: PartialDate, language: str = "en") -> str:
    """Write a date as precisely as it is known: `5 July 2025`, `May 2022`, `1979, day not known`."""
    if value.day is not None:
        return day(value.earliest, language)
    if value.month is None:
        return translate(mark("{year}, day not known"), language).format(year=value.year)
    month = translate(MONTHS[value.month - 1], language)
    return translate(mark("{month} {year}"), language).format(month=month, year=value.year)


def moment(value: datetime, language: str = "en") -> str:
    """Write a time with its zone, in UTC: `5 July 2025, 18:00 UTC`."""
    utc = value.astimezone(UTC)
    return f"{day(utc.date(), language)}, {utc:%H:%M} UTC"


def listed(items: Sequence[str], language: str = "en") -> str:
    """Join words into a list for a sentence: `a, b and c`."""
    if len(items) < 2:  # noqa: PLR2004  # one word, or none, is no list
        return "".join(items)
    return translate(mark("{first} and {last}"), language).format(
        first=_LIST_MARKS.get(language.partition("-")[0], ", ").join(items[:-1]), last=items[-1]
    )


def opening(sentence: str) -> str:
    """Begin a sentence with a capital letter and leave the rest as it is."""
    return sentence[:1].upper() + sentence[1:]
