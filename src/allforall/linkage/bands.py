"""Which pairs are proposed as the same person and which a person has to judge.

A name alone is never enough, however rare. A field that contradicts (another day of birth, another given name, another
personal number, another sex) asks a person, however much the rest agrees: twins share all but the given name. Two
things outweigh one contradiction, where the bits are a million to one: the same personal number, which no twin shares;
and the same given name and full date of birth under another family name, which no brother has. A model learned on
somebody's lists may name fields that contradict there by mistake only (`learn_bands`).
"""

from collections.abc import Collection

import polars as pl

from allforall.linkage.levels import COMPARISONS, CONFLICTING
from allforall.linkage.model import Bands

MATCH = "match"
REVIEW = "review"


def _agreeing(comparison_levels: tuple[str, ...], field: str) -> pl.Expr:
    return pl.col(f"{field}_level").is_in(comparison_levels).fill_null(value=False)


def _conflicting(fields: Collection[str]) -> list[pl.Expr]:
    return [
        _agreeing((level.name,), c.field)
        for c in COMPARISONS
        for level in c.levels
        if level.conflicts and c.field in fields
    ]


def in_conflict(fields: Collection[str]) -> pl.Expr:
    """Tell whether one of these fields contradicts that two entries are one person."""
    return pl.any_horizontal(pl.lit(value=False), *_conflicting(fields))


def conflicts() -> pl.Expr:
    """Tell whether a field contradicts that two entries are one person."""
    return in_conflict(CONFLICTING)


def beyond_the_name(without: str = "") -> pl.Expr:
    """Add the bits of the fields that say more than a name and agree, one of them left out if it is named."""
    bits = []
    for c in COMPARISONS:
        agree = tuple(level.name for level in c.levels if level.agrees)
        if c.identifies and c.field != without:
            bits.append(pl.when(_agreeing(agree, c.field)).then(pl.col(f"{c.field}_weight")).otherwise(0.0))
    return pl.sum_horizontal(bits)


def contradictions() -> pl.Expr:
    """Count the fields that contradict."""
    return pl.sum_horizontal(flag.cast(pl.Int64) for flag in _conflicting(CONFLICTING))


def outweighed(bands: Bands) -> pl.Expr:
    """Tell whether what agrees leaves no room for what contradicts."""
    born = _agreeing(("same",), "dob")
    number = _agreeing(("same",), "personal_number")
    renamed = (
        _agreeing(("different",), "surname")
        & _agreeing(("same",), "given")
        & born
        & ~_agreeing(("different", "other_initial"), "patronymic")
    )
    found = contradictions()
    allowed = ((found == 1) & (number | renamed)) | ((found <= 2) & number & born)  # noqa: PLR2004  # both names
    return (pl.col("match_weight") >= bands.sure) & allowed


def free(bands: Bands) -> pl.Expr:
    """Tell whether nothing contradicts, or nothing that counts."""
    return ~in_conflict(bands.contradictions_ask) | outweighed(bands)


def supported(bands: Bands) -> pl.Expr:
    """Tell whether more than the name agrees and nothing contradicts, or nothing that counts."""
    return (beyond_the_name() >= bands.beyond_the_name) & free(bands)


def eligible(bands: Bands) -> pl.Expr:
    """Tell whether a pair may be proposed as the same person, were there no rival."""
    return (pl.col("match_weight") >= bands.match) & supported(bands)


def eligible_alone(bands: Bands) -> pl.Expr:
    """Tell whether a pair may be proposed where there is nobody else near; its bits stay absolute."""
    return (pl.col("match_weight") >= bands.alone) & supported(bands)
