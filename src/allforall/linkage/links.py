"""What linking leaves: pairs with their weights, in an order that does not depend on how the lists were sorted."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import polars as pl

from allforall.base.finding import Finding
from allforall.linkage.bands import MATCH, REVIEW
from allforall.linkage.levels import COMPARISONS

WEIGHTS = tuple(f"{c.field}_weight" for c in COMPARISONS)
LEVELS = tuple(f"{c.field}_level" for c in COMPARISONS)
PUBLISHED = ("left_id", "right_id", "match_weight", "probability", "band", "judged", "rivals", *WEIGHTS)
"""The columns of `links.csv`."""


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of entries that are, or may be, the same person.

    `pairs` has the columns `PUBLISHED`: row ids, weight in bits, probability, band (`match` or `review`), a person's
    judgement where there is one (`same`, `unsure`), how many other candidates the two entries have, and bits per
    field, null where the field is not known on one side; also `…_level` per field and `left_index, right_index`, the
    positions on the lists as sent. `how` says how the numbers were obtained.
    """

    pairs: pl.DataFrame
    findings: tuple[Finding, ...]
    how: Mapping[str, Any]

    @property
    def matches(self) -> pl.DataFrame:
        """The pairs that are proposed, or judged, as the same person."""
        return self.pairs.filter(pl.col("band") == MATCH)

    @property
    def review(self) -> pl.DataFrame:
        """The pairs that a person has to judge."""
        return self.pairs.filter(pl.col("band") == REVIEW)

    def published(self) -> pl.DataFrame:
        """The pairs as `links.csv` shows them."""
        return self.pairs.select(PUBLISHED)
