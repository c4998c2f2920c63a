"""Scores few entries against many without an engine: the same rules, levels and weights, joined and added directly.

For 1,000 new rows against a standing million, or for one pair that somebody asks about, an engine would prepare
everything for everybody first. Parity with it is held by a test: the same pairs, weights within a millionth of a bit.
"""

import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from math import log2
from typing import Any

import polars as pl

from allforall.linkage.blocking import MOST_PAIRS, RULES, condition, hold_to_limit
from allforall.linkage.features import ID
from allforall.linkage.frequency import frequencies
from allforall.linkage.level import Comparison
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model
from allforall.linkage.weights import DIGITS, probability

PAIRS = ("left", "right")
MEMORY = "1200MB"


@dataclass(frozen=True, slots=True)
class Background:
    """What a pair is weighed against: the odds before looking, in bits, and how common each name is."""

    prior_bits: float
    shares: Mapping[str, pl.DataFrame]


def background(left: pl.DataFrame, right: pl.DataFrame | None, model: Model) -> Background:
    """Count names on two whole tables of features, or on one that is held against itself."""
    tables = [left] if right is None else [left, right]
    prior = model.prior(tables[0].height, tables[-1].height)
    shares = {}
    for comparison in COMPARISONS:
        for level in comparison.levels:
            if level.frequency:
                base = model.chances[comparison.field][level.name].u
                shares[level.frequency] = frequencies(tables, level.frequency, base, model)
    return Background(log2(prior / (1 - prior)), shares)


def score_directly(
    left: pl.DataFrame,
    right: pl.DataFrame,
    model: Model,
    against: Background,
    *,
    least: float,
    inside: bool = False,
) -> pl.DataFrame:
    """Score every candidate pair of two tables of features, given in the form that `engine.score` gives.

    With `inside` both tables are parts of one list: nobody is compared with themselves, and each pair stands once.
    """
    found = weigh(left, right, _candidates(left, right, inside=inside), model, against)
    return found.filter(pl.col("match_weight") >= least)


def weigh(
    left: pl.DataFrame, right: pl.DataFrame, pairs: pl.DataFrame, model: Model, against: Background
) -> pl.DataFrame:
    """Weigh given pairs `left, right` (the `ID` of either side), whether or not they share a blocking rule."""
    found = _levels(left, right, pairs)
    columns = [_weight(c, model, against) for c in COMPARISONS]
    for level in (level for c in COMPARISONS for level in c.levels if level.frequency):
        share = against.shares[level.frequency]
        found = found.join(share, left_on=_key(level.frequency), right_on=level.frequency, how="left")
    weighed = found.with_columns(columns)
    weights = [f"{c.field}_weight" for c in COMPARISONS]
    bits = weighed.with_columns(match_weight=pl.sum_horizontal(pl.lit(against.prior_bits), *weights))
    return bits.select(
        *PAIRS,
        pl.col("match_weight").round(DIGITS),
        probability(pl.col("match_weight")),
        *(pl.col(name).round(DIGITS) for name in weights),
        *(f"{c.field}_level" for c in COMPARISONS),
    ).sort(*PAIRS)


def _weight(comparison: Comparison, model: Model, against: Background) -> pl.Expr:
    """Weigh a level; null where the field is not known on one side."""
    chances = model.chances[comparison.field]
    level = pl.col(f"{comparison.field}_level")
    bits = level.cast(pl.String).replace_strict(
        {name: chance.weight for name, chance in chances.items()}, default=None, return_dtype=pl.Float64
    )
    for each in comparison.levels:
        if each.frequency in against.shares:
            rarity = log2(chances[each.name].u) - pl.col(f"tf_{each.frequency}").log(2)
            bits = bits + pl.when(level == each.name).then(rarity.fill_null(0.0)).otherwise(0.0)
    return bits.alias(f"{comparison.field}_weight")


def _key(column: str) -> str:
    return f"{column}_shared"


def _case(comparison: Comparison) -> str:
    whens = [f"WHEN {comparison.unknown} THEN NULL"]
    whens += [f"WHEN {level.condition} THEN '{level.name}'" for level in comparison.levels[:-1]]
    return f"CASE {' '.join(whens)} ELSE '{comparison.levels[-1].name}' END AS {comparison.field}_level"


def _levels(left: pl.DataFrame, right: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Name the level of each field for given pairs, and the names that a pair shares."""
    left, right = (
        table.join(pairs.select(pl.col(side).unique()), left_on=ID, right_on=side, how="semi")
        for side, table in (("left", left), ("right", right))
    )
    shared = (
        f"CASE WHEN {level.condition} THEN {level.frequency}_l END AS {_key(level.frequency)}"
        for c in COMPARISONS
        for level in c.levels
        if level.frequency
    )
    wanted = ", ".join((*map(_case, COMPARISONS), *shared))
    with _tables(left, right, pairs) as connection:
        found: pl.DataFrame = connection.sql(
            f"SELECT p.left, p.right, {wanted} FROM p JOIN l ON {ID}_l = p.left JOIN r ON {ID}_r = p.right"  # noqa: S608  # own columns
        ).pl()
    enums = (
        pl.col(f"{c.field}_level").cast(pl.Enum([level.name for level in c.levels])) for c in COMPARISONS
    )
    return found.with_columns(enums)


def _candidates(left: pl.DataFrame, right: pl.DataFrame, *, inside: bool) -> pl.DataFrame:
    """Find the pairs that share a blocking rule, each once, as `left, right`."""
    of_left, of_right = ({ID, *(pair[side] for rule in RULES for pair in rule)} for side in (0, 1))
    ends = "least(l.{0}, r.{0}), greatest(l.{0}, r.{0})" if inside else "l.{0}, r.{0}"
    others = f" AND l.{ID} <> r.{ID}" if inside else ""
    with _tables(left.select(sorted(of_left)), right.select(sorted(of_right))) as connection:
        connection.execute("CREATE TEMP TABLE met (one BIGINT, other BIGINT)")
        for rule in RULES:
            ((added,),) = connection.execute(
                f"INSERT INTO met SELECT {ends.format(ID)} FROM l JOIN r ON {condition(rule)}{others}"  # noqa: S608  # own rules
                f" LIMIT {MOST_PAIRS + 1}"
            ).fetchall()
            hold_to_limit(int(added), rule)
        found: pl.DataFrame = connection.sql("SELECT DISTINCT one, other FROM met").pl()
    return found.rename({"one": "left", "other": "right"})


@contextmanager
def _tables(left: pl.DataFrame, right: pl.DataFrame, pairs: pl.DataFrame | None = None) -> Iterator[Any]:
    """Open a database in memory with both tables as `l` and `r`; beside pairs `p` their columns carry the side."""
    import duckdb  # noqa: PLC0415  # half a second that only linking needs

    with tempfile.TemporaryDirectory(prefix="allforall-") as folder:
        room: dict[str, Any] = {
            "threads": os.cpu_count() or 1,
            "memory_limit": MEMORY,
            "temp_directory": folder,
        }
        connection = duckdb.connect(config=room)
        try:
            for side, table in (("l", left), ("r", right)):
                named = table if pairs is None else table.select(pl.all().name.suffix(f"_{side}"))
                connection.register(side, named.to_arrow())
            if pairs is not None:
                connection.register("p", pairs.to_arrow())
            yield connection
        finally:
            connection.close()
