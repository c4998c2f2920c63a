"""Which contradictions are mistakes on the lists at hand, and which may be somebody else, told without any truth.

Weights cannot tell a clerk's slip in a given name from a twin: both agree in all the rest. A field held out can. Pairs
that contradict each other in one field, and agree in others besides the date of birth, are one person as far as their
dates of birth agree as often as those of pairs that contradict in nothing: brothers, cousins and namesakes were born on
other days. Twins were not; but more of them than are born, or than show up with rows of their own, there cannot be.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log2

import numpy as np
import polars as pl
from numpy.typing import NDArray

from allforall.linkage.bands import beyond_the_name, in_conflict
from allforall.linkage.levels import CONFLICTING
from allforall.linkage.model import Bands, Model
from allforall.linkage.own_rows import OwnRows, own_rows

TWINS = 0.012
"""Pairs of twins per person born (Monden, Pison and Smits, Twin Peaks, 2021: 12 in 1,000 deliveries)."""
RIGHT = 0.9
"""Part of the pairs that contradict in one field that must be one person before nobody is asked about them any more."""
FEWEST = 50
"""Pairs that a held-out field must be known of before it is believed."""
SLACK = 1.92
"""Half of what the likelihood may fall by within an interval of 95 % (Wilks 1938)."""
EVEN = 0.0
"""Bits from which one person is likelier than two."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What the lists show about pairs that contradict in one field: how many there are, and which part is one person.

    `share` is the lower end of what can be said; None where too few pairs tell. `asks`: such a pair is left to a person.
    """

    field: str
    pairs: int
    held_out: str
    share: float | None
    asks: bool


def learned_bands(
    scored: pl.DataFrame, people: tuple[int, ...], model: Model, probability: float
) -> tuple[Bands, tuple[Shown, ...]]:
    """Propose from a probability, and stop asking about contradictions that nearly always are mistakes here.

    `scored` as from `engine.score`, down to `weakest(model, probability)`; `people` are the lengths of the two lists,
    or of the one. A name alone stays no match, and one person has one partner, as before.
    """
    bits = log2(probability / (1 - probability))
    rows = own_rows(scored, people, bits, model.bands.beyond_the_name)
    shown = tuple(_shown(scored, field, rows, model, probability) for field in CONFLICTING)
    asking = tuple(each.field for each in shown if each.asks)
    bands = replace(
        model.bands,
        match=bits,
        alone=bits,
        sure=bits,
        review=min(model.bands.review, EVEN),
        contradictions_ask=asking,
    )
    return bands, shown


def weakest(model: Model, probability: float) -> float:
    """Return the bits of the weakest pair that has to be looked at: its held-out field may speak against it."""
    against = min(
        chance.weight for field in ("dob", "personal_number") for chance in model.chances[field].values()
    )
    return min(EVEN, log2(probability / (1 - probability)) + min(against, 0.0))


def _shown(scored: pl.DataFrame, field: str, rows: OwnRows, model: Model, probability: float) -> Shown:
    """Look at the pairs that contradict in this field and, the held-out one aside, in no other."""
    held_out = "personal_number" if field == "dob" else "dob"
    bits = pl.col("match_weight") - pl.col(f"{held_out}_weight").fill_null(0.0)
    least = log2(probability / (1 - probability))
    others = [each for each in CONFLICTING if each not in (field, held_out)]
    strong = scored.filter(
        (bits >= least)
        & (beyond_the_name(without=held_out) >= model.bands.beyond_the_name)
        & ~in_conflict(others)
    )
    contradicting = strong.filter(in_conflict([field]))
    agreeing = strong.filter(~in_conflict([field]))
    share = _share(
        _counts(contradicting, held_out),
        _counts(agreeing, held_out),
        {name: chance.u for name, chance in model.chances[held_out].items()},
    )
    if share is not None and field == "given":
        share -= rows.strangers(contradicting, TWINS) / max(contradicting.height, 1)
    return Shown(
        field,
        contradicting.height,
        held_out,
        None if share is None else round(max(share, 0.0), 4),
        share is None or share < RIGHT,
    )


def _counts(pairs: pl.DataFrame, field: str) -> Mapping[str, int]:
    counted = pairs[f"{field}_level"].drop_nulls().cast(pl.String).value_counts()
    return dict(counted.iter_rows())


def _share(
    found: Mapping[str, int], of_one: Mapping[str, int], of_strangers: Mapping[str, float]
) -> float | None:
    """Return the least part of some pairs that is one person, by how a held-out field stands; None where too few tell.

    Each level is a mixture of how often entries of one person and of two stand on it.
    """
    if min(sum(found.values()), sum(of_one.values())) < FEWEST:
        return None
    names = list(of_strangers)
    seen = np.array([found.get(name, 0) for name in names], dtype=np.float64)
    one = np.array([of_one.get(name, 0) + 0.5 for name in names])
    two = np.array([max(of_strangers[name], 1e-6) for name in names])
    one, two = one / one.sum(), two / two.sum()
    shares: NDArray[np.float64] = np.linspace(0.0, 1.0, 2_001)
    likelihood = np.log(np.outer(shares, one) + np.outer(1 - shares, two)) @ seen
    return float(shares[likelihood >= likelihood.max() - SLACK].min())
