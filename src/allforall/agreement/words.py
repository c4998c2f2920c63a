"""How the words of an agreement read in a sentence."""

from collections.abc import Sequence
from datetime import date

from allforall.base.dates import PartialDate
from allforall.base.messages import mark, translate, translate_count
from allforall.base.months import MONTHS

CODES: dict[str, str] = {
    "pow": mark("prisoner of war"),
    "retained_medical": mark("medical or religious personnel"),
    "civilian_internee": mark("civilian held"),
    "civilian_accused": mark("civilian held on charges"),
    "child": mark("child"),
    "unknown_status": mark("status in doubt"),
    "deceased": mark("dead"),
    "female": mark("a woman"),
    "male": mark("a man"),
    "seriously_sick": mark("seriously sick"),
    "seriously_wounded": mark("seriously wounded"),
    "A": mark("medical class A"),
    "B": mark("medical class B"),
    "none": mark("examined, no medical class"),
}
"""What the codes of person lists mean in words; a code that is not here is shown as it is."""

STAGE_WORDS: dict[str, str] = {
    "willingness": mark("a statement of willingness"),
    "proposed": mark("proposed"),
    "agreed": mark("agreed"),
    "technical": mark("in technical consultations"),
    "active": mark("active"),
    "suspended": mark("suspended"),
    "resumed": mark("resumed"),
    "fulfilled": mark("fulfilled"),
    "abandoned": mark("abandoned"),
}
STANCE_WORDS: dict[str, str] = {
    "accepts": mark("accepts"),
    "rejects": mark("rejects"),
    "unclear": mark("unclear"),
    "no_answer": mark("no answer"),
}


def word(code: str, language: str = "en") -> str:
    """Say what a code means."""
    return translate(CODES.get(code, code), language)


def listed(items: Sequence[str], language: str = "en", last: str = "and") -> str:
    """Join words: `one, two and three`."""
    if len(items) < 2:  # noqa: PLR2004  # one word needs no joining
        return "".join(items)
    return f"{', '.join(items[:-1])} {translate(last, language)} {items[-1]}"


def day_words(day: date, language: str = "en") -> str:
    """Write a day: `5 July 2025`."""
    return f"{day.day} {translate(MONTHS[day.month - 1], language)} {day.year}"


def days_words(days: int, language: str = "en") -> str:
    """Write a number of days: `1 day`, `1,200 days`."""
    return translate_count("{n} day", "{n} days", days, language).format(n=f"{days:,}")


def date_words(day: PartialDate, language: str = "en") -> str:
    """Write a date as precisely as it is known: `5 July 2025`, `July 2025`, `2025`."""
    if day.exact:
        return day_words(day.earliest, language)
    if day.month is None:
        return str(day.year)
    return f"{translate(MONTHS[day.month - 1], language)} {day.year}"


def said(value: object, language: str = "en") -> object:
    """Put one argument of a sentence into words: dates, and codes in a tuple. Anything else passes as it is."""
    if isinstance(value, PartialDate):
        return date_words(value, language)
    if isinstance(value, date):
        return day_words(value, language)
    if isinstance(value, tuple):
        words = [word(v, language) if isinstance(v, str) else str(said(v, language)) for v in value]
        return listed(words, language, mark("or"))
    return value
