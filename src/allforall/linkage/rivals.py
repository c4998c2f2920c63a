"""One person, one partner: on lists without repetition an entry is proposed only with the best candidate of both sides.

A candidate that belongs better to somebody else is no rival. Two that are about as good are for a person to tell
apart, and so are their losers while they are strong.
"""

import polars as pl

_STANDING = "standing"


def _best(pairs: pl.DataFrame, column: str) -> pl.Series:
    """Tell of each pair whether it stands alone at the top among all pairs of this entry.

    In two steps: polars works out a window inside of a window anew for every group.
    """
    tops = pairs.select(column, top=pl.col(_STANDING) == pl.col(_STANDING).max().over(column))
    return tops.select(pl.col("top") & (pl.col("top").sum().over(column) == 1)).to_series()


def contest(pairs: pl.DataFrame, *, lead: float, apart: float) -> pl.DataFrame:
    """Tell for each pair whether it is mutually best (`chosen`), by less than `lead` (`close`), with nobody near (`alone`).

    Takes `left, right` and `standing` (bits; infinite where a person judged); a pair that is tied is not chosen. Nobody
    is near who is at least `apart` bits behind; one who belongs better to somebody else counts here too.
    """
    ranked = pairs.with_columns(chosen=_best(pairs, "left") & _best(pairs, "right"))
    free = ranked.with_columns(
        pl.col("chosen").any().over(side).alias(f"{side}_taken") for side in ("left", "right")
    ).with_columns(
        against_left=pl.when(~pl.col("chosen") & ~pl.col("right_taken")).then(pl.col(_STANDING)),
        against_right=pl.when(~pl.col("chosen") & ~pl.col("left_taken")).then(pl.col(_STANDING)),
    )
    rival = pl.max_horizontal(
        pl.col("against_left").max().over("left"), pl.col("against_right").max().over("right")
    )
    others = pl.when(~pl.col("chosen")).then(pl.col(_STANDING)).max()
    anybody = pl.max_horizontal(others.over("left"), others.over("right"))
    return free.select(
        *ranked.columns,
        close=pl.col("chosen") & pl.col(_STANDING).is_finite() & (_ahead_of(rival) < lead),
        alone=pl.col("chosen") & (_ahead_of(anybody) >= apart),
    )


def _ahead_of(rival: pl.Expr) -> pl.Expr:
    """Return by how many bits a pair stands above another; without end where there is no other."""
    return (pl.col(_STANDING) - rival).fill_null(float("inf")).fill_nan(float("inf"))
