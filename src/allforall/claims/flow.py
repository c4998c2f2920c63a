"""The two sides, and where the people of a number go."""

from dataclasses import dataclass

SIDES = ("UA", "RU")
BOTH = "both"


def opposite(side: str) -> str:
    """Return the other side; both stay both."""
    return {"UA": "RU", "RU": "UA"}.get(side, side)


@dataclass(frozen=True, slots=True)
class Flow:
    """Where the people of a count go, and how that is known: the plainer the higher."""

    to: str
    by: str
