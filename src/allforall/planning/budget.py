"""How long a search may still take.

Effort is bounded by counted steps first, so that a slow machine finds the same plan; time is the last resort.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Budget:
    """A deadline on a clock that counts seconds, and how large a search for proof may be, as a share of the usual."""

    deadline_s: float
    clock: Callable[[], float] = time.monotonic
    effort: float = 1.0

    @classmethod
    def of(cls, seconds: float, clock: Callable[[], float] = time.monotonic, effort: float = 1.0) -> "Budget":
        """Begin to count."""
        return cls(clock() + seconds, clock, effort)

    def share(self, of: int) -> "Budget":
        """Give an even share of the time that is left to the first of so many tasks."""
        return Budget(self.clock() + self.left_s() / of, self.clock, self.effort)

    def left_s(self) -> float:
        """Return the seconds that are left, 0 when the time is over."""
        return max(0.0, self.deadline_s - self.clock())

    @property
    def over(self) -> bool:
        """Whether the time is over."""
        return self.left_s() <= 0
