"""What is known of a person's dates: every value that may be true, as precise as somebody said it."""

from allforall.base.dates import PartialDate
from allforall.people.person import Person


def possible_dates(person: Person, field: str) -> tuple[PartialDate, ...]:
    """Return the dates that may be the true one.

    `1991` and `1991-07-03` do not contradict each other: the more precise one stands for both. What is no date in
    ISO form says nothing.
    """
    dates = [found for value in person.values(field) if (found := _date(value))]
    return tuple(d for d in dates if not any(_refines(other, d) for other in dates))


def _date(value: str) -> PartialDate | None:
    try:
        return PartialDate.parse(value)
    except ValueError:
        return None


def _refines(fine: PartialDate, coarse: PartialDate) -> bool:
    """Tell whether one date lies within another that is less precise."""
    return fine != coarse and coarse.earliest <= fine.earliest and fine.latest <= coarse.latest
