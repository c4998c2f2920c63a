"""Given names with how common they are among older and younger people, by sex and by origin."""

from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from allforall.sampling.packaged import table

YOUNGER_SINCE = 1990
"""Year of birth from which the second column of weights holds."""

SLAVIC_SHARE = 0.35
"""Share of Slavic given names among people of other origins."""


@cache
def given_names() -> pl.DataFrame:
    """Return the table: `uk`, `ru`, `ru_spelled` (a Ukrainian form kept in Russian letters), `sex`, `origin`, weights."""
    return table("given_names.csv")


@cache
def shares(origin: str, *, female: bool, younger: bool) -> npt.NDArray[np.float64]:
    """Return the share of every name among such people; sums to 1."""
    names = given_names()
    weight = names["younger" if younger else "older"].to_numpy()
    right_sex = names["sex"].to_numpy() == ("f" if female else "m")
    kind = names["origin"].to_numpy()
    slavic = np.where(right_sex & (kind == "slavic"), weight, 0.0)
    own = np.where(right_sex & (kind == origin), weight, 0.0)
    slavic = slavic / slavic.sum()
    if own.any():
        slavic = slavic * SLAVIC_SHARE + own / own.sum() * (1 - SLAVIC_SHARE)
    found: npt.NDArray[np.float64] = slavic
    return found
