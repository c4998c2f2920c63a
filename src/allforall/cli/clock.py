"""Times that a person types."""

from datetime import UTC, datetime

from allforall.base.clock import Clock, FixedClock, SystemClock


def in_utc(moment: datetime) -> datetime:
    """Read a time without a zone as UTC, which the help says."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def clock_of(moment: datetime | None) -> Clock:
    """Return a clock that stands at a time, or the machine's own."""
    return SystemClock() if moment is None else FixedClock(in_utc(moment))
