"""From weights to bands: judgements first, then the rules of `bands`, then one person, one partner."""

import polars as pl

from allforall.linkage.bands import MATCH, REVIEW, eligible, eligible_alone
from allforall.linkage.model import Model
from allforall.linkage.rivals import contest


def with_judgements(scored: pl.DataFrame, verdicts: pl.DataFrame) -> pl.DataFrame:
    """Put the verdicts beside the weights; a pair that was judged and never scored weighs nothing by itself."""
    keys = ["left_index", "right_index"]
    known = scored.join(verdicts, on=keys, how="left", maintain_order="left")
    unseen = verdicts.join(scored, on=keys, how="anti")
    return (
        pl.concat([known, unseen], how="diagonal")
        .with_columns(pl.col("match_weight", "probability").fill_null(0.0))
        .filter(pl.col("judged").ne_missing("different"))
    )


def banded(pairs: pl.DataFrame, model: Model, *, one_to_one: bool) -> pl.DataFrame:
    """Give each pair its band; weak pairs of somebody who is already proposed with another are left out."""
    bands = model.bands
    same = pl.col("judged").eq_missing("same")
    unsure = pl.col("judged").eq_missing("unsure")
    standing = pl.when(same).then(float("inf")).otherwise(pl.col("match_weight")).fill_null(0.0)
    ranked = contest(
        pairs.with_columns(standing=standing).rename({"left_index": "left", "right_index": "right"}),
        lead=bands.lead if one_to_one else 0.0,
        apart=bands.alone,
    )
    may_match = eligible(bands).fill_null(value=False)
    best = may_match & pl.col("chosen") & ~pl.col("close")
    only = eligible_alone(bands).fill_null(value=False) & pl.col("alone")
    proposed = (best | only) if one_to_one else may_match
    taken = pl.any_horizontal(pl.col("matched").any().over(side) for side in ("left", "right"))
    strong = pl.col("match_weight") >= bands.match
    shown = (pl.col("match_weight") >= bands.review) & (strong | ~taken)
    return (
        ranked.with_columns(may_match=may_match, matched=same | (proposed & ~unsure))
        .filter(pl.col("matched") | unsure | shown)
        .with_columns(
            band=pl.when("matched").then(pl.lit(MATCH)).otherwise(pl.lit(REVIEW)),
            rivals=(pl.len().over("left") + pl.len().over("right") - 2).cast(pl.Int64),
        )
        .rename({"left": "left_index", "right": "right_index"})
    )
