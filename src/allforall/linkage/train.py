"""Learns how often each level is seen between entries of one person and of two, where the truth is known.

The packaged model was learned on generated lists (`docs/linkage.md` names the command). It is not learned again on
the lists at hand unless somebody asks for it (`learn_alone`): an offer of 640 names is too short for that, and both
parties must get the same weights.
"""

from collections.abc import Mapping

import polars as pl

from allforall.linkage.engine import levels_of
from allforall.linkage.features import ID
from allforall.linkage.level import Comparison
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Chance

LEAST_M, LEAST_U = 0.005, 1e-6
"""No level is held to be rarer than this: real lists hold mistakes that generated ones do not."""
LEAST_M_OF_CIRCUMSTANCES = 0.05
"""Where somebody lived, served and was captured is told by others and changes, so it contradicts less."""
CIRCUMSTANCES = frozenset(
    {"place_of_birth", "place", "street", "postcode", "occupation", "capture_date", "capture_place", "unit"}
)
BY_HAND = frozenset({"personal_number", "mother_maiden_name", "street", "postcode", "occupation"})
"""Generated lists hold no mistakes in the first and do not have the others, so their chances are set by hand."""


def random_pairs(left: pl.DataFrame, right: pl.DataFrame, pairs: int, seed: int) -> pl.DataFrame:
    """Draw pairs of different people, nearly all of them, as `left, right`."""
    return pl.DataFrame(
        {
            "left": left[ID].sample(pairs, with_replacement=True, seed=seed),
            "right": right[ID].sample(pairs, with_replacement=True, seed=seed + 1),
        }
    )


def shares(levels: pl.DataFrame, field: str) -> dict[str, float]:
    """Return how often each level of a field is seen where it is known."""
    counted = levels[field].drop_nulls().value_counts(normalize=True)
    return dict(counted.iter_rows())


def chances_of(comparison: Comparison, m: Mapping[str, float], u: Mapping[str, float]) -> dict[str, Chance]:
    """Round the shares; a level never seen among true pairs weighs nothing, since nothing is known about it."""
    least = LEAST_M_OF_CIRCUMSTANCES if comparison.field in CIRCUMSTANCES else LEAST_M
    last = comparison.levels[-1].name
    kept = {lv.name: max(m.get(lv.name, 0.0), least) for lv in comparison.levels if lv.name in {*m, last}}
    total = sum(kept.values())
    chances = {}
    for level in comparison.levels:
        by_chance = max(u.get(level.name, 0.0), LEAST_U)
        of_one = kept[level.name] / total if level.name in kept else by_chance
        chances[level.name] = Chance(round(of_one, 6), round(by_chance, 6))
    return chances


def learn(
    left: pl.DataFrame,
    right: pl.DataFrame,
    true_pairs: pl.DataFrame,
    *,
    pairs: int = 5_000_000,
    seed: int = 1,
) -> Mapping[str, Mapping[str, Chance]]:
    """Learn the chances of every field but those set by hand, from two tables of features.

    `true_pairs` has `left, right`, positions in the tables; `pairs` random ones stand for entries of two people.
    """
    same = levels_of(left, right, true_pairs)
    apart = levels_of(left, right, random_pairs(left, right, pairs, seed))
    learned = {}
    for comparison in COMPARISONS:
        if comparison.field in BY_HAND:
            continue
        m = shares(same, comparison.field)
        u = shares(apart, comparison.field)
        learned[comparison.field] = chances_of(comparison, m, u)
    return learned
