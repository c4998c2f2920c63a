"""What kind of people are held: by age and by time in captivity, back to back, with the unknown apart."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from allforall.agreement.known import possible_dates
from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter
from allforall.documents import words
from allforall.documents.charts.pyramid import Band, Pyramid
from allforall.documents.counts import Absent, Sides
from allforall.exchange.definition import ListKind
from allforall.exchange.outcome import Outcome
from allforall.exchange.reconcile import Known

NamedBand = tuple[str, int, int]
"""What a band is called, and the least and the most whole years that belong to it."""

_AGES: tuple[NamedBand, ...] = (
    (mark("under 18"), 0, 17),
    ("18–25", 18, 25),
    ("26–33", 26, 33),
    ("34–41", 34, 41),
    ("42–49", 42, 49),
    ("50–57", 50, 57),
    (mark("58 and over"), 58, 150),
)
_YEARS: tuple[NamedBand, ...] = (
    (mark("under 1 year"), 0, 0),
    (mark("1–2 years"), 1, 1),
    (mark("2–3 years"), 2, 2),
    (mark("over 3 years"), 3, 150),
)


def ages(outcome: Outcome) -> Pyramid:
    """Count those who are said to be held by age on the day of the agreement."""
    on = outcome.agreement.agreed_on
    return _pyramid(
        outcome,
        _AGES,
        lambda one: _whole_years(one, "dob", on),
        title=f"Age on {words.day(on)}",
        unit=mark("age in years"),
        source=mark("Dates of birth on all lists; whoever may be in two bands is not known."),
    )


def captivity(outcome: Outcome) -> Pyramid:
    """Count those who are said to be held by how long they have been, from the dates of capture."""
    on = outcome.exchange.as_of
    return _pyramid(
        outcome,
        _YEARS,
        lambda one: _whole_years(one, "capture_date", on),
        title=f"Time in captivity on {words.day(on)}",
        unit=mark("time since capture"),
        source=mark("Dates of capture on all lists; whoever may be in two bands is not known."),
    )


def _pyramid(
    outcome: Outcome,
    bands: Sequence[NamedBand],
    years_of: Callable[[Known], tuple[int, int] | None],
    *,
    title: str,
    unit: str,
    source: str,
) -> Pyramid:
    counts = {letter: _counted(_held(outcome, letter), bands, years_of) for letter in LETTERS}

    def sides(band: str) -> Sides:
        a, b = (Absent.NOT_SHOWN if (of := counts[letter]) is None else of[band] for letter in LETTERS)
        return Sides(a, b)

    return Pyramid(title, unit, tuple(Band(name, sides(name)) for name, _, _ in bands), sides(""), source)


def _counted(
    people: Sequence[Known] | None,
    bands: Sequence[NamedBand],
    years_of: Callable[[Known], tuple[int, int] | None],
) -> Counter[str] | None:
    """Count people by band; who fits none for certain is counted under no name."""
    if people is None:
        return None
    return Counter(_band(bands, years_of(one)) for one in people)


def _band(bands: Sequence[NamedBand], years: tuple[int, int] | None) -> str:
    if years is None:
        return ""
    fewest, most = years
    return next((name for name, least, last in bands if least <= fewest and most <= last), "")


def _held(outcome: Outcome, letter: Letter) -> Sequence[Known] | None:
    """Return the people of a party whom a list says to be held, None where this view has no such list."""
    lists = (*outcome.lists_of(ListKind.HELD, letter), *outcome.lists_of(ListKind.OFFER, letter))
    return [one for one in outcome.people[letter] if one.held and one.away] if lists else None


def _whole_years(one: Known, field: str, on: date) -> tuple[int, int] | None:
    """Return the fewest and the most whole years from any date that may be true; None where none is known."""
    spans = [when.ages_on(on) for when in possible_dates(one.person, field)]
    if not spans or min(fewest for fewest, _ in spans) < 0:
        return None
    return min(fewest for fewest, _ in spans), max(most for _, most in spans)
