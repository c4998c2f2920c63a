"""How good links are where the truth is known: on generated lists, never on people."""

from dataclasses import dataclass

import polars as pl

PAIR = ["left_id", "right_id"]


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts of pairs against the truth, and the three figures made from them."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Part of the proposed pairs that are right; 1 where none was proposed."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Part of the true pairs that were proposed; 1 where there is none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def measure(pairs: pl.DataFrame, truth: pl.DataFrame) -> Quality:
    """Count proposed pairs against true ones; both tables have `left_id, right_id`, each pair once."""
    right = pairs.join(truth, on=PAIR, how="semi").height
    return Quality(right, pairs.height - right, truth.height - right)
