"""A number of people, or the word for why there is none. Nothing unknown is ever written as 0."""

from dataclasses import dataclass
from enum import StrEnum

from allforall.base.messages import mark
from allforall.base.parties import Letter


class Absent(StrEnum):
    """Why a number is missing: five different things, five different words."""

    NOT_KNOWN = mark("not known")
    """Nobody said."""
    NOT_DISCLOSED = mark("not disclosed")
    """Somebody chose not to say."""
    NOT_SHOWN = mark("not shown to this role")
    """Somebody said it, and this reader may not see it."""
    UNDETERMINED = mark("undetermined")
    """It can not be decided yet."""
    DOES_NOT_APPLY = "–"


Count = int | Absent
"""How many people there are, or why that can not be said."""


@dataclass(frozen=True, slots=True)
class Sides:
    """One count for the people of A, who go home to A, and one for the people of B."""

    a: Count
    b: Count

    def of(self, letter: Letter) -> Count:
        """Return the count of one side."""
        return self.a if letter == "A" else self.b

    @property
    def both(self) -> tuple[Count, Count]:
        """The counts in the order in which every page shows them."""
        return self.a, self.b


def known(count: Count) -> int:
    """Return a count as a length to draw: nothing is drawn where no number can be said."""
    return 0 if isinstance(count, Absent) else count


def total(*counts: Count) -> Count:
    """Add counts up; a sum with an unknown part has no number, and says why by its first unknown part."""
    result = 0
    for count in counts:
        if isinstance(count, Absent):
            return count
        result += count
    return result
