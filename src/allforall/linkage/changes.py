"""What would change the verdict on a pair: each change tried by deciding anew, never guessed."""

from collections.abc import Iterator
from dataclasses import dataclass

import polars as pl

from allforall.base.messages import mark, translate
from allforall.linkage.level import Comparison
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model
from allforall.linkage.neighbours import Neighbours


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one fact and the band that the pair would then have; `field` is empty where a rival goes."""

    field: str
    to: str
    bits: float
    band: str
    words: str


_WORDS = {
    "known": mark("both lists gave the same {field}"),
    "mended": mark("the {field} proved to be the same, and one list to be mistaken"),
    "differs": mark("the {field} turned out to be different"),
}


def changes(near: Neighbours, model: Model, language: str = "en") -> tuple[Change, ...]:
    """Try for each field that it became known and the same, or turned out different; keep what changes the verdict."""
    if near.verdict:
        return ()
    now = near.band(near.pairs, model)
    found = [
        change for c in COMPARISONS for change in _of_field(c, near, model, language) if change.band != now
    ]
    return tuple(sorted(found, key=lambda change: (abs(change.bits), change.field)))


def _of_field(comparison: Comparison, near: Neighbours, model: Model, language: str) -> Iterator[Change]:
    row = near.row()
    level, weight = row[f"{comparison.field}_level"], row[f"{comparison.field}_weight"]
    best, worst = comparison.levels[0], comparison.levels[-1]
    chances = model.chances[comparison.field]
    agrees = level is not None and comparison.level(str(level)).agrees
    if level != best.name:
        kind = "known" if level is None else "mended"
        yield _tried(comparison, best.name, chances[best.name].weight, kind, near, model, language)
    if agrees or weight is None:
        bits = chances[worst.name].weight
        yield _tried(comparison, worst.name, bits, "differs", near, model, language)


def _tried(
    comparison: Comparison, level: str, bits: float, kind: str, near: Neighbours, model: Model, language: str
) -> Change:
    """Decide with one field changed."""
    field = comparison.field
    before = near.row()[f"{field}_weight"]
    delta = bits - (float(str(before)) if before is not None else 0.0)
    changed = near.pairs.with_columns(
        match_weight=pl.when(near.here)
        .then(pl.col("match_weight") + delta)
        .otherwise(pl.col("match_weight")),
        **{
            f"{field}_weight": pl.when(near.here).then(pl.lit(bits)).otherwise(pl.col(f"{field}_weight")),
            f"{field}_level": pl.when(near.here)
            .then(pl.lit(level, dtype=near.pairs.schema[f"{field}_level"]))
            .otherwise(pl.col(f"{field}_level")),
        },
    )
    says = translate(comparison.says, language)
    words = translate(_WORDS[kind], language).format(field=says)
    return Change(field, level, delta, near.band(changed, model), words)
