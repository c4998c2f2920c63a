"""Which pages a statement stands on, as a reader of a day could know them, and how its own day is known."""

from datetime import date
from enum import StrEnum

from allforall.claims.record.packaged import PublicSource, closed_on, sources
from allforall.claims.record.views import known_on
from allforall.people.statement import Statement


class DayFrom(StrEnum):
    """How it is known when a statement could first be known."""

    ADDRESS = "address"
    """From the address of its source."""
    TEXT = "text"
    """From the text of its source."""
    EVENT = "event"
    """Not stated: taken to be the day of what it reports."""
    RECORDED = "recorded"
    """Written down with the statement, without a source."""
    CLOSED = "closed"
    """Not known: it counts as known only since the tables were closed."""


def cited(said: Statement, known: date) -> tuple[PublicSource, ...]:
    """Return the sources of a statement that a reader of that day could know; one without a day only at the end.

    A row of the tables names all its sources in each cell, so that some may be younger than what it says.
    """
    found = (sources().get(address) for address in said.source.split())
    return tuple(each for each in found if each and (each.published or closed_on()) <= known)


def day_from(said: Statement) -> DayFrom:
    """Tell how the day of a statement is known: by the source that was published on it."""
    addresses = said.source.split()
    if not addresses and known_on(said) != closed_on():
        return DayFrom.EVENT if said.entry[3:13] == known_on(said).isoformat() else DayFrom.RECORDED
    of_that_day = [sources()[one] for one in addresses if one in sources()]
    how = {each.known_from for each in of_that_day if each.published == known_on(said)} - {""}
    return next((one for one in DayFrom if one in how), DayFrom.CLOSED)
