"""How many people a clause speaks of: a number is never read more exactly than the text states it."""

from dataclasses import dataclass
from enum import StrEnum

from allforall.base.messages import mark
from allforall.base.parties import LETTERS, Letter


class Bound(StrEnum):
    """What kind of number the text gives."""

    EXACT = "exact"
    AT_LEAST = "at_least"
    ABOUT = "about"
    OVER = "over"
    RANGE = "range"
    UNKNOWN = "unknown"


class Scope(StrEnum):
    """Whom the number counts: each side's people, both together, or those who go home to one side."""

    EACH = "each"
    COMBINED = "combined"
    TO_A = "to_a"
    TO_B = "to_b"
    UNKNOWN = "unknown"


SCOPE_WORDS = {
    Scope.EACH: mark("for each side"),
    Scope.COMBINED: mark("for both sides together"),
    Scope.TO_A: mark("home to A"),
    Scope.TO_B: mark("home to B"),
    Scope.UNKNOWN: mark("for one side or for both, not said"),
}
_BOUND_WORDS = {
    Bound.EXACT: mark("{number}"),
    Bound.AT_LEAST: mark("at least {number}"),
    Bound.ABOUT: mark("about {number}"),
    Bound.OVER: mark("more than {number}"),
    Bound.RANGE: mark("{number}–{upper}"),
    Bound.UNKNOWN: mark("a number that is not known"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """How one source reads a scope that the text leaves open."""

    scope: Scope
    source: str


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its kind and scope. `upper` only for a range; `readings` where sources differ on the scope."""

    kind: Bound = Bound.UNKNOWN
    number: int | None = None
    upper: int | None = None
    scope: Scope = Scope.UNKNOWN
    readings: tuple[Reading, ...] = ()

    def words(self) -> str:
        """Write the number as the text bounds it: `at least 1,000`."""
        number = "" if self.number is None else f"{self.number:,}"
        upper = "" if self.upper is None else f"{self.upper:,}"
        return _BOUND_WORDS[self.kind].format(number=number, upper=upper)

    def fewest_to(self, letter: Letter) -> int | None:
        """Return the fewest people who must go home to one party, or None where the text does not say."""
        if self.kind not in {Bound.EXACT, Bound.AT_LEAST, Bound.OVER, Bound.RANGE} or not self._counts(
            letter
        ):
            return None
        return self.number if self.number is None or self.kind is not Bound.OVER else self.number + 1

    def most_to(self, letter: Letter) -> int | None:
        """Return the most people who may go home to one party, or None where the text does not bound them."""
        if not self._counts(letter):
            return None
        return {Bound.EXACT: self.number, Bound.RANGE: self.upper}.get(self.kind)

    def fewest_together(self) -> int | None:
        """Return the fewest people of both sides together, where the number is said for both together."""
        lower = self.kind in {Bound.EXACT, Bound.AT_LEAST, Bound.OVER, Bound.RANGE}
        if self.scope is not Scope.COMBINED or not lower or self.number is None:
            return None
        return self.number + (self.kind is Bound.OVER)

    def most_together(self) -> int | None:
        """Return the most people of both sides together, where the number is said for both together and bounded."""
        if self.scope is not Scope.COMBINED:
            return None
        return {Bound.EXACT: self.number, Bound.RANGE: self.upper}.get(self.kind)

    def _counts(self, letter: Letter) -> bool:
        to_one = {Scope.TO_A: LETTERS[0], Scope.TO_B: LETTERS[1]}
        return self.scope is Scope.EACH or to_one.get(self.scope) == letter
