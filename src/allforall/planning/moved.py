"""Whom a second plan moves from the round that was published."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allforall.base.finding import Finding
from allforall.planning import findings as found
from allforall.planning.plan import LevelResult
from allforall.planning.underway import Underway


@dataclass(frozen=True)
class Moved:
    """How many people the new plan moves from their published round: to another one, or to none.

    Who can no longer go and whose promise a round that is over has broken are not counted; who had no round and gets
    one (`a_round`) loses nothing and is told apart. `at_least` is proven: no plan of the same worth moves fewer.
    `otherwise` is how many a second plan would move that does not look at the first.
    """

    another_round: int
    no_round: int
    a_round: int
    at_least: int
    otherwise: int

    @property
    def people(self) -> int:
        """How many people's published round changes."""
        return self.another_round + self.no_round

    def to_json(self) -> dict[str, int]:
        """Write the counts."""
        return {
            "people": self.people,
            "another_round": self.another_round,
            "no_round": self.no_round,
            "at_least": self.at_least,
            "a_round": self.a_round,
            "otherwise": self.otherwise,
        }


def count_moved(
    state: Underway, assignment: NDArray[np.int32], plain: NDArray[np.int32], kept: LevelResult
) -> Moved:
    """Count whose round changes; what the search proved about promises kept bounds it from below."""
    counted = state.problem.eligible & (state.gone == 0) & (state.promised >= 0)
    before, after = state.promised[counted], assignment[counted]
    return Moved(
        another_round=int(((before > 0) & (after > 0) & (before != after)).sum()),
        no_round=int(((before > 0) & (after == 0)).sum()),
        a_round=int(((before == 0) & (after > 0)).sum()),
        at_least=int((before > 0).sum()) - kept.bound,
        otherwise=int(((before > 0) & (before != plain[counted])).sum()),
    )


def said_of(moved: Moved, reached: LevelResult, best: LevelResult) -> list[Finding]:
    """Say what moving few people costs, and where fewer might do."""
    said = []
    if reached.value < best.value:
        share = (best.value - reached.value) / max(best.value, 1)
        said.append(found.PROMISES_COST.at(lost=f"{best.value - reached.value:,}", share=f"{share:.2%}"))
    if moved.at_least < moved.people:
        said.append(found.FEWER_MAY_DO.at(count=moved.people, least=moved.at_least))
    return said
