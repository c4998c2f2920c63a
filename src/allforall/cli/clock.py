"""Times that a person types."""

from datetime import UTC, datetime


def in_utc(moment: datetime) -> datetime:
    """Read a time without a zone as UTC, which the help says."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
