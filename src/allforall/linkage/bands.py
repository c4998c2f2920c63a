"""Which pairs are proposed as the same person and which a person has to judge.

A name alone is never enough, however rare; a field that contradicts (another day of birth, another given name,
another personal number, another sex) always asks a person, however much the rest agrees.
"""

import polars as pl

from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Bands

MATCH = "match"
REVIEW = "review"


def _agreeing(comparison_levels: tuple[str, ...], field: str) -> pl.Expr:
    return pl.col(f"{field}_level").is_in(comparison_levels).fill_null(value=False)


def conflicts() -> pl.Expr:
    """Tell whether a field contradicts that two entries are one person."""
    found = [_agreeing((level.name,), c.field) for c in COMPARISONS for level in c.levels if level.conflicts]
    return pl.any_horizontal(found)


def beyond_the_name() -> pl.Expr:
    """Add the bits of the fields that say more than a name and agree."""
    bits = []
    for c in COMPARISONS:
        agree = tuple(level.name for level in c.levels if level.agrees)
        if c.identifies:
            bits.append(pl.when(_agreeing(agree, c.field)).then(pl.col(f"{c.field}_weight")).otherwise(0.0))
    return pl.sum_horizontal(bits)


def supported(bands: Bands) -> pl.Expr:
    """Tell whether more than the name agrees and nothing contradicts."""
    return (beyond_the_name() >= bands.beyond_the_name) & ~conflicts()


def eligible(bands: Bands) -> pl.Expr:
    """Tell whether a pair may be proposed as the same person, were there no rival."""
    return (pl.col("match_weight") >= bands.match) & supported(bands)


def eligible_alone(bands: Bands) -> pl.Expr:
    """Tell whether a pair may be proposed where there is nobody else near; its bits stay absolute."""
    return (pl.col("match_weight") >= bands.alone) & supported(bands)
