"""One pair and everybody who could decide it: the rivals of both entries, their rivals, and theirs.

Whether a pair is proposed depends on who else fits its two entries, and on whether those belong better to somebody
else. Three steps around a pair are enough to say so exactly, and cost a second where linking all would cost many.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from allforall.base.finding import Finding
from allforall.linkage.decide import banded, with_judgements
from allforall.linkage.direct import PAIRS, Background, background, score_directly, weigh
from allforall.linkage.features import ID, INDEX, features
from allforall.linkage.judged import judged
from allforall.linkage.model import Model
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList

STEPS = 3
APART = "apart"
"""Neither proposed nor waiting: too little speaks for one person, or somebody judged that they are two."""
ENDS = ("left_index", "right_index")


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Scored pairs around the pair `at` (positions on the lists as sent), which is always among them.

    `compared` tells whether linking would have compared the pair at all; `verdict` is a person's, or empty.
    """

    pairs: pl.DataFrame
    at: tuple[int, int]
    prior_bits: float
    compared: bool
    verdict: str
    one_to_one: bool
    findings: tuple[Finding, ...] = ()

    def row(self) -> dict[str, object]:
        """Return the pair itself."""
        return self.pairs.filter(self.here).row(0, named=True)

    @property
    def here(self) -> pl.Expr:
        """Pick the pair itself."""
        return (pl.col("left_index") == self.at[0]) & (pl.col("right_index") == self.at[1])

    def bands(self, pairs: pl.DataFrame, model: Model) -> pl.DataFrame:
        """Give each of some pairs its band; those that are left out, or too weak to be asked about, are not there."""
        known = pairs.filter((pl.col("match_weight") >= model.least) | pl.col("judged").is_not_null())
        return banded(known, model, one_to_one=self.one_to_one)

    def band(self, pairs: pl.DataFrame, model: Model) -> str:
        """Return the band that the pair itself has among some pairs."""
        if self.verdict == "different":
            return APART
        found = self.bands(pairs, model).filter(self.here)["band"]
        return str(found[0]) if len(found) else APART


def neighbours(
    left: PersonList,
    right: PersonList,
    at: tuple[int, int],
    model: Model,
    judgements: Sequence[Judgement] = (),
) -> Neighbours:
    """Score a pair and those around it; both lists may be the same one, whose rows may repeat each other."""
    inside = left is right
    one = features(left)
    other = one if inside else features(right)
    against = background(one, None if inside else other, model)
    places = _places(one, other)
    near = _near(one, other, at, model, against, inside=inside)
    scored = near.join(places[0], on="left").join(places[1], on="right").drop(*PAIRS)
    if inside:
        scored = _ordered(scored)
        at = min(at), max(at)
    verdicts = judged(judgements, left, right)
    table = _ordered(verdicts.table) if inside else verdicts.table
    pairs = with_judgements(scored, table)
    here = (pl.col("left_index") == at[0]) & (pl.col("right_index") == at[1])
    verdict = table.filter(here)["judged"].to_list()
    compared = scored.filter(here).height > 0
    asked = _asked(one, other, at, model, against, verdict[0] if verdict else None)
    pairs = pl.concat([pairs.filter(~here), asked.select(pairs.columns)])
    return Neighbours(
        pairs,
        at,
        against.prior_bits,
        compared,
        verdict[0] if verdict else "",
        not inside,
        verdicts.findings,
    )


def _places(one: pl.DataFrame, other: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    left, right = (
        table.select(pl.col(ID).alias(side), pl.col(INDEX).alias(f"{side}_index"))
        for side, table in zip(PAIRS, (one, other), strict=True)
    )
    return left, right


def _near(
    one: pl.DataFrame,
    other: pl.DataFrame,
    at: tuple[int, int],
    model: Model,
    against: Background,
    *,
    inside: bool,
) -> pl.DataFrame:
    """Score all pairs of both entries, then all of the entries found, and once more."""
    ends = [one.filter(pl.col(INDEX) == at[0])[ID], other.filter(pl.col(INDEX) == at[1])[ID]]
    found: pl.DataFrame | None = None
    for _ in range(1 if inside else STEPS):
        lefts = one.filter(pl.col(ID).is_in(ends[0].implode()))
        rights = other.filter(pl.col(ID).is_in(ends[1].implode()))
        parts = [
            score_directly(lefts, other, model, against, least=model.least, inside=inside),
            score_directly(one, rights, model, against, least=model.least, inside=inside),
        ]
        found = pl.concat(parts).unique(PAIRS, maintain_order=True).sort(PAIRS)
        if set(found["left"]) <= set(ends[0]) and set(found["right"]) <= set(ends[1]):
            break
        ends = [pl.concat([ends[0], found["left"]]).unique(), pl.concat([ends[1], found["right"]]).unique()]
    if found is None:
        raise ValueError(STEPS)
    return found


def _asked(
    one: pl.DataFrame,
    other: pl.DataFrame,
    at: tuple[int, int],
    model: Model,
    against: Background,
    verdict: str | None,
) -> pl.DataFrame:
    """Weigh the pair itself, whether or not it would have been compared."""
    pair = pl.DataFrame(
        {
            "left": one.filter(pl.col(INDEX) == at[0])[ID],
            "right": other.filter(pl.col(INDEX) == at[1])[ID],
        }
    )
    return weigh(one, other, pair, model, against).with_columns(
        left_index=pl.lit(at[0], dtype=pl.Int64),
        right_index=pl.lit(at[1], dtype=pl.Int64),
        judged=pl.lit(verdict, dtype=pl.String),
    )


def _ordered(pairs: pl.DataFrame) -> pl.DataFrame:
    """Put the entry that stands first on the list on the left of its pair."""
    return pairs.with_columns(pl.min_horizontal(ENDS).alias(ENDS[0]), pl.max_horizontal(ENDS).alias(ENDS[1]))
