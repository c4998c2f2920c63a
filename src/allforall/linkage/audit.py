"""How wrong links may be, estimated from a small sample that a person judged blind.

Pairs are drawn from strata by weight, so that the few doubtful ones are looked at as well as the many sure ones. What
a stratum holds in all is known; what part of it is one person is estimated from the sample.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from allforall.linkage.bands import MATCH, REVIEW
from allforall.linkage.model import Bands

DRAWS = 20_000
LEVEL = 0.95
BELOW = "below"
SHARES = {"match_sure": 0.4, "match_close": 0.2, "review_strong": 0.1, "review_weak": 0.1, BELOW: 0.2}
"""Strata from the surest to what nobody is asked about, `match_…` being proposed, and the part of the sample of each."""
STRATA = tuple(SHARES)
SURE = 10.0
"""Bits above the limit from which a proposed pair is counted as sure."""
REACH = 14.0
"""Bits below the limit of review down to which pairs are drawn; of 20,000 generated people nobody's pair was weaker."""

Fillings = Mapping[str, NDArray[np.float64]]
"""How many pairs of each stratum are one person, in each of the draws."""


def strata(pairs: pl.DataFrame, bands: Bands) -> pl.DataFrame:
    """Put each pair into its stratum; pairs that a person judged already are no longer the engine's, and left out."""
    bits, band = pl.col("match_weight"), pl.col("band")
    named = (
        pl.when((band == MATCH) & (bits >= bands.match + SURE))
        .then(pl.lit(STRATA[0]))
        .when(band == MATCH)
        .then(pl.lit(STRATA[1]))
        .when((band == REVIEW) & (bits >= bands.match))
        .then(pl.lit(STRATA[2]))
        .when((band == REVIEW) & (bits >= bands.review))
        .then(pl.lit(STRATA[3]))
        .otherwise(pl.lit(BELOW))
    )
    return pairs.filter(pl.col("judged").is_null()).with_columns(stratum=named)


def draw(pairs: pl.DataFrame, size: int, seed: int) -> pl.DataFrame:
    """Draw about `size` pairs, as many from each stratum as it has or its share, in an order that tells nothing.

    `pairs` has `left_id, right_id, stratum`. The same pairs and seed give the same sample.
    """
    rng = np.random.default_rng(seed)
    groups = {name: pairs.filter(pl.col("stratum") == name).sort("left_id", "right_id") for name in STRATA}
    chosen = [
        groups[name][np.sort(rng.choice(groups[name].height, take, replace=False))]
        for name, take in sizes({name: group.height for name, group in groups.items()}, size).items()
    ]
    drawn = pl.concat(chosen) if chosen else pairs.clear()
    return drawn[rng.permutation(drawn.height)]


def sizes(pairs: Mapping[str, int], size: int) -> dict[str, int]:
    """Share a sample out among strata; what a small stratum cannot give goes to the others."""
    left, found = size, {}
    waiting = sorted(
        (name for name in STRATA if pairs.get(name)), key=lambda name: pairs[name] / SHARES[name]
    )
    for position, name in enumerate(waiting):
        share = SHARES[name] / sum(SHARES[each] for each in waiting[position:])
        found[name] = min(pairs[name], round(left * share))
        left -= found[name]
    return {name: found[name] for name in STRATA if found.get(name)}


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person said of the pairs drawn from one stratum of `pairs` pairs; unsure ones are kept apart."""

    pairs: int
    same: int
    different: int
    unsure: int = 0

    @property
    def told(self) -> int:
        """Count the pairs of which the person could tell."""
        return self.same + self.different


@dataclass(frozen=True, slots=True)
class Estimate:
    """A figure with the interval that holds the truth at the stated level."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Audit:
    """What a filled sample says. Each is None where nothing was judged that could tell.

    `precision`: part of the proposed pairs that are one person. `recall`: part of the true pairs among all that were
    compared and drawn from which are proposed; `with_review` counts those that a person is asked about too. Pairs
    that share no key are outside of it.
    """

    precision: Estimate | None
    recall: Estimate | None
    with_review: Estimate | None
    wrong: Estimate | None
    """How many proposed pairs are two people."""


def audit(judged: Mapping[str, Judged]) -> Audit:
    """Estimate precision and recall, and intervals, from the judgements by stratum.

    Each stratum's share of true pairs has Jeffreys' posterior, Beta(same + ½, different + ½), and what was not drawn
    is filled up by chance from it, so that a stratum judged whole is known exactly. Precision and recall are computed
    from 20,000 such fillings; the interval is the middle 95 % of them. A stratum in which nothing spoke against may be
    pure: the interval also holds what follows then (Brown, Cai and DasGupta, Interval Estimation for a Binomial
    Proportion, 2001).
    """
    present = {name: each for name, each in judged.items() if each.pairs}
    proposed = [name for name in STRATA[:2] if name in present]
    asked = [name for name in STRATA[:4] if name in present]
    rng = np.random.default_rng(1)
    plain = {name: each.pairs * each.same / each.told for name, each in present.items() if each.told}
    filled = {name: _fillings(each, rng) for name, each in present.items()}
    drawn = (filled, _pure(present, filled))
    total = sum(present[name].pairs for name in proposed)
    told = bool(proposed) and all(present[name].told for name in proposed)
    everywhere = told and all(each.told for each in present.values())
    precision = _share(proposed, None, plain, drawn, total) if told else None
    wrong = (
        Estimate(*(total * (1 - x) for x in (precision.value, precision.high, precision.low)))
        if precision
        else None
    )
    return Audit(
        precision,
        _share(proposed, list(present), plain, drawn) if everywhere else None,
        _share(asked, list(present), plain, drawn) if everywhere else None,
        wrong,
    )


def _fillings(each: Judged, rng: np.random.Generator) -> NDArray[np.float64]:
    """Fill up what was not drawn, again and again: how many pairs of the stratum are one person."""
    share = rng.beta(each.same + 0.5, each.different + 0.5, DRAWS)
    rest = each.pairs - each.told
    return each.same + rng.binomial(rest, share).astype(np.float64)


def _pure(judged: Mapping[str, Judged], drawn: Fillings) -> Fillings:
    """Fill up a stratum in which all that could be told are of one kind as if all the others were, too."""
    return {
        name: np.full(DRAWS, float(each.pairs if each.same else 0))
        if each.told and not (each.same and each.different)
        else drawn[name]
        for name, each in judged.items()
    }


def _share(
    part: Sequence[str],
    whole: Sequence[str] | None,
    plain: Mapping[str, float],
    drawn: Sequence[Fillings],
    total: float = 0.0,
) -> Estimate | None:
    """Divide the true pairs of some strata by those of others, or by a number of pairs that is known."""
    against = total if whole is None else sum(plain[name] for name in whole)
    if not against:
        return None
    value = sum(plain[name] for name in part) / against
    ends = [value]
    tail = (1 - LEVEL) / 2
    for filled in drawn:
        above = sum((filled[name] for name in part), np.zeros(DRAWS))
        below = np.full(DRAWS, total)
        if whole is not None:
            below = sum((filled[name] for name in whole), np.zeros(DRAWS))
        ends.extend(np.quantile(above / np.maximum(below, 1e-9), [tail, 1 - tail]).tolist())
    return Estimate(value, min(ends), max(ends))
