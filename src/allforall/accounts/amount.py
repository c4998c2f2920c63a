"""How many, as far as it is known: a number, a range, a bound, or not known. Not known is never 0."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

_WRITTEN = re.compile(r"(?P<about>~)?(?P<low>\d+)?(?P<open>\.\.)?(?P<high>\d+)?")


@dataclass(frozen=True, slots=True, order=True)
class Amount:
    """At least `low` and at most `high` people or things; `high` is None where nothing bounds it.

    `about` says that whoever said it did not claim the exact number. Written as `12`, `12..20`, `12..`, `..20`,
    `~12`, and `?` for not known.
    """

    low: int
    high: int | None
    about: bool = False

    def __post_init__(self) -> None:
        """Refuse an amount that nothing can be."""
        if self.low < 0 or (self.high is not None and self.high < self.low):
            msg = f"no amount lies between {self.low} and {self.high}"
            raise ValueError(msg)

    @classmethod
    def exactly(cls, number: int) -> Self:
        """Make the amount of a number that somebody stated."""
        return cls(number, number)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read what `str` writes; raise `ValueError` on anything else."""
        if text == "?":
            return cls(0, None)
        match = _WRITTEN.fullmatch(text)
        low, high = match.group("low", "high") if match else ("", "")
        if not match or not (low or high) or (high and not match["open"]):
            msg = f"not an amount: {text!r}"
            raise ValueError(msg)
        top = high if match["open"] else low
        return cls(int(low or 0), int(top) if top else None, about=bool(match["about"]))

    def __str__(self) -> str:
        """Write the amount so that `parse` reads it again."""
        if not self.known:
            return "?"
        about = "~" if self.about else ""
        if self.low == self.high:
            return f"{about}{self.low}"
        return f"{about}{self.low or ''}..{'' if self.high is None else self.high}"

    @property
    def known(self) -> bool:
        """Whether anything at all is known about it."""
        return bool(self.low) or self.high is not None

    @property
    def exact(self) -> bool:
        """Whether it is one number that somebody stands by."""
        return self.low == self.high and not self.about

    def __add__(self, other: "Amount") -> "Amount":
        """Add two amounts: bounds add up, and what has no upper bound keeps none."""
        return Amount(self.low + other.low, _added(self.high, other.high), about=self.about or other.about)

    def meets(self, other: "Amount") -> bool:
        """Tell whether both can be right about one number."""
        return self.low <= _or_more(other.high, self.low) and other.low <= _or_more(self.high, other.low)

    def within(self, other: "Amount") -> "Amount":
        """Narrow two amounts that meet to what both allow."""
        tops = [top for top in (self.high, other.high) if top is not None]
        return Amount(max(self.low, other.low), min(tops, default=None), about=self.about or other.about)

    def around(self, other: "Amount") -> "Amount":
        """Widen to the least range that holds both."""
        top = None if self.high is None or other.high is None else max(self.high, other.high)
        return Amount(min(self.low, other.low), top, about=self.about or other.about)

    def lesser(self, other: "Amount") -> "Amount":
        """Take the smaller of the two, as far as it is known."""
        tops = [top for top in (self.high, other.high) if top is not None]
        return Amount(min(self.low, other.low), min(tops, default=None), about=self.about or other.about)

    def beyond(self, other: "Amount") -> "Amount":
        """Take what this has above the other, 0 where it has nothing above it."""
        low = 0 if other.high is None else max(0, self.low - other.high)
        top = None if self.high is None else max(0, self.high - other.low)
        return Amount(low, top, about=(self.about or other.about) and top != 0)


NOBODY = Amount(0, 0)
NOT_KNOWN = Amount(0, None)


def total(amounts: Iterable[Amount]) -> Amount:
    """Add up; the sum of nothing is 0, and a sum with something unknown in it has no upper bound."""
    return sum(amounts, NOBODY)


def _added(left: int | None, right: int | None) -> int | None:
    return None if left is None or right is None else left + right


def _or_more(bound: int | None, at_least: int) -> int:
    """Let a missing bound be as high as it takes."""
    return at_least if bound is None else bound
