"""Which pages a statement stands on, as a reader of a day could know them, and how its own day is known."""

from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

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
    """Written down with the statement itself."""
    CLOSED = "closed"
    """Not known: it counts as known only since the tables were closed."""


def cited(said: Statement, known: date) -> tuple[PublicSource, ...]:
    """Return the sources of a statement that a reader of that day could know; one without a day only at the end.

    A row of the tables names all its sources in each cell, so that some may be younger than what it says.
    """
    return tuple(each for each in _sources(said) if (each.published or closed_on()) <= known)


def day_from(said: Statement) -> DayFrom:
    """Tell how the day of a statement is known: by the source that was published on it."""
    how = {each.known_from for each in _sources(said) if each.published == known_on(said)} - {""}
    if how:
        return next(one for one in DayFrom if one in how)
    if not said.source and known_on(said) != closed_on():
        return DayFrom.EVENT if said.entry[3:13] == known_on(said).isoformat() else DayFrom.RECORDED
    return DayFrom.CLOSED


def _sources(said: Statement) -> tuple[PublicSource, ...]:
    """Find what a statement cites: pages of the tables, or the document that an accepted claim was read in."""
    of_the_tables = tuple(sources()[one] for one in said.source.split() if one in sources())
    if of_the_tables or not said.source:
        return of_the_tables
    return (PublicSource(said.source, _outlet(said.source), said.said_on, DayFrom.RECORDED),)


def _outlet(source: str) -> str:
    """Name who published a document: its host on the web, or the document itself."""
    host = urlsplit(source).hostname or ""
    return host.removeprefix("www.") or source
