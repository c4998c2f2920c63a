"""How times and stretches of time of a round read."""

from datetime import datetime, timedelta


def clock_time(moment: datetime | None) -> str:
    """Write a time of day with its zone, or that it is not known."""
    return f"{moment:%H:%M} {moment.tzname()}" if moment else "a time not known"


def duration(lag: timedelta) -> str:
    """Write a stretch of time as people say it: `3 min`, `2 h 10 min`, `3 days`."""
    minutes = round(lag.total_seconds() / 60)
    if minutes < 0:
        return f"−{duration(-lag)}"
    hours, rest = divmod(minutes, 60)
    days, hours_left = divmod(hours, 24)
    if days:
        return f"{days} {'day' if days == 1 else 'days'}" + (f" {hours_left} h" if hours_left else "")
    return f"{hours} h {rest} min" if hours else f"{rest} min"
