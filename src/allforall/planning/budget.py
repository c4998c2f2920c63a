"""How long a search may still take.

Effort is bounded by counted steps first, so that a slow machine finds the same plan; time is the last resort.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Budget:
    """A deadline on a clock that counts seconds, and how large a search for proof may be, as a share of the usual.

    `near` asks only for what lies next to the linear program's solution, wherever some plan is known: a tenth of the
    time, and nearly the same plan.
    """

    deadline_s: float
    clock: Callable[[], float] = time.monotonic
    effort: float = 1.0
    near: bool = False

    @classmethod
    def of(
        cls,
        seconds: float,
        clock: Callable[[], float] = time.monotonic,
        effort: float = 1.0,
        *,
        near: bool = False,
    ) -> "Budget":
        """Begin to count."""
        return cls(clock() + seconds, clock, effort, near)

    def share(self, of: int) -> "Budget":
        """Give an even share of the time that is left to the first of so many tasks."""
        return replace(self, deadline_s=self.clock() + self.left_s() / of)

    def left_s(self) -> float:
        """Return the seconds that are left, 0 when the time is over."""
        return max(0.0, self.deadline_s - self.clock())

    @property
    def over(self) -> bool:
        """Whether the time is over."""
        return self.left_s() <= 0
