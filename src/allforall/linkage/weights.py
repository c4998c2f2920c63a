"""What the levels of a pair weigh together; the same sums whichever engine found the levels."""

from math import log2

import polars as pl

from allforall.linkage.frequency import frequencies
from allforall.linkage.level import Comparison
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model

DIGITS = 6
"""Decimals that are kept of a weight."""
SUREST = 1 - 10.0**-DIGITS
"""No pair is certain."""


def rarity(tables: list[pl.DataFrame], model: Model) -> dict[str, pl.DataFrame]:
    """Return for each column whose rare values say more: `column`, `bits` above or below what agreement weighs."""
    found = {}
    for comparison in COMPARISONS:
        for level in comparison.levels:
            if level.frequency:
                base = model.chances[comparison.field][level.name].u
                shares = frequencies(tables, level.frequency, base, model)
                share = pl.col(f"tf_{level.frequency}")
                found[level.frequency] = shares.select(level.frequency, bits=log2(base) - share.log(2))
    return found


def with_rarity(table: pl.DataFrame, rare: dict[str, pl.DataFrame]) -> pl.DataFrame:
    """Put `…_rarity` beside each column whose rare values say more."""
    for column, bits in rare.items():
        named = bits.rename({"bits": f"{column}_rarity"})
        table = table.join(named, on=column, how="left", maintain_order="left")
    return table


def prior_bits(model: Model, tables: list[pl.DataFrame]) -> float:
    """Return the odds, in bits, that two entries are one person before anything is compared."""
    prior = model.prior(tables[0].height, tables[-1].height)
    return log2(prior / (1 - prior))


def _weight(comparison: Comparison, model: Model) -> pl.Expr:
    """Weigh the level of one field, counted from 0; null where it is not known on one side."""
    field = comparison.field
    level = pl.col(f"{field}_level")
    bits = {n: model.chances[field][lv.name].weight for n, lv in enumerate(comparison.levels)}
    rare = pl.lit(0.0)
    for number, lv in enumerate(comparison.levels):
        if lv.frequency:
            rare = pl.when(level == number).then(pl.col(f"{lv.frequency}_rarity")).otherwise(rare)
    return level.replace_strict(bits, default=None, return_dtype=pl.Float64) + rare


def weighed(levels: pl.DataFrame, model: Model, prior: float) -> pl.DataFrame:
    """Add up what the levels weigh.

    Takes `left, right`, `…_level` per field as a number counted from 0, and `…_rarity` of the left entry; returns the
    columns of `engine.score`.
    """
    weights = levels.with_columns(_weight(c, model).alias(f"{c.field}_weight") for c in COMPARISONS)
    total = pl.sum_horizontal(pl.lit(prior), *(f"{c.field}_weight" for c in COMPARISONS))
    return weights.with_columns(match_weight=total).select(
        "left",
        "right",
        pl.col("match_weight").round(DIGITS),
        probability(pl.col("match_weight")),
        *(pl.col(f"{c.field}_weight").round(DIGITS) for c in COMPARISONS),
        *(_named(c) for c in COMPARISONS),
    )


def probability(weight: pl.Expr) -> pl.Expr:
    """Write bits as a probability."""
    return (1 / (1 + 2.0 ** (-weight))).round(DIGITS).clip(upper_bound=SUREST).alias("probability")


def _named(comparison: Comparison) -> pl.Expr:
    names = [level.name for level in comparison.levels]
    return pl.col(f"{comparison.field}_level").replace_strict(
        dict(enumerate(names)), default=None, return_dtype=pl.Enum(names)
    )
