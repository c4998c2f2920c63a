"""Scores candidate pairs without Splink: the same pairs and weights, in less time and memory.

Most candidates are hopeless, and plain equality shows it: what a pair can weigh at most is added up from comparisons
of numbers that stand for texts. Only pairs that may still reach the least weight are compared letter by letter.
"""

from collections.abc import Iterator
from math import ceil

import polars as pl

from allforall.linkage.blocking import RULES, Rule, hold_to_limits, keys
from allforall.linkage.bound import at_most, coded, columns_of
from allforall.linkage.database import database, register_sides
from allforall.linkage.features import ID
from allforall.linkage.level import Comparison
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model
from allforall.linkage.weights import prior_bits, rarity, weighed, with_rarity

_SLACK = 1e-6
"""Bits by which sums may differ for being added up in another order."""
AT_ONCE = 4_000_000
"""Candidates that are brought together at a time; one rule may bring many times as many."""
A_LOOK = 250_000
"""Candidates whose columns are laid side by side at a time, which fit where the processor reads quickly."""
ENDS = ("a", "b")


def score(left: pl.DataFrame, right: pl.DataFrame | None, model: Model, *, least: float) -> pl.DataFrame:
    """Score every candidate pair as `engine.score` says, in no order; raises as `hold_to_limits`."""
    tables = [left] if right is None else [left, right]
    rare = rarity(tables, model)
    prior = prior_bits(model, tables)
    full = [with_rarity(table, rare) for table in tables]
    promising = _promising(full[0], full[-1], model, least - prior - _SLACK, inside=right is None)
    with database() as connection:
        register_sides(connection, _named(full[0], promising["a"]), _named(full[-1], promising["b"]))
        connection.register("promising", promising.to_arrow())
        cases = ", ".join(f"{_level(c)} AS {c.field}_level" for c in COMPARISONS)
        bits = ", ".join(f"{column}_rarity_l AS {column}_rarity" for column in rare)
        levels: pl.DataFrame = connection.sql(
            f"SELECT p.a AS left, p.b AS right, {bits}, {cases}"  # noqa: S608  # own columns
            f" FROM promising p JOIN l ON {ID}_l = p.a JOIN r ON {ID}_r = p.b"
        ).pl()
    return weighed(levels, model, prior).filter(pl.col("match_weight") >= least)


def _named(table: pl.DataFrame, ends: pl.Series) -> pl.DataFrame:
    """Leave out the entries that stand in no pair: on long lists they are most, and a database has a copy of each."""
    return table.filter(pl.col(ID).is_in(ends.unique().implode()))


def _promising(
    left: pl.DataFrame, right: pl.DataFrame, model: Model, least: float, *, inside: bool
) -> pl.DataFrame:
    """Return the pairs `a, b` that some rule brings together and that may weigh enough, each once."""
    one, other = coded(left, right)
    pairs = hold_to_limits(one, other)
    most = at_most(model, one, other)
    sides = [
        table.select(pl.col(columns_of(most, side)).name.suffix(f"_{side}"))
        for table, side in ((one, "l"), (other, "r"))
    ]
    enough = pl.sql_expr(f"{most} >= {least}")
    kept = [pl.DataFrame(schema=dict.fromkeys(ENDS, pl.UInt32))]
    for rule in RULES:
        for candidates in _together(one, other, rule, pairs[rule], inside=inside):
            for some in candidates.iter_slices(A_LOOK):
                looked_at = pl.concat([sides[0][some["a"]], sides[1][some["b"]]], how="horizontal")
                kept.append(some.filter(looked_at.select(enough.alias("enough"))["enough"]))
    return pl.concat(kept).unique()


def _together(
    one: pl.DataFrame, other: pl.DataFrame, rule: Rule, pairs: int, *, inside: bool
) -> Iterator[pl.DataFrame]:
    """Bring together what a rule says, a part of the left list after another."""
    if not pairs:
        return
    ends = [
        pl.DataFrame([side, pl.int_range(len(side), dtype=pl.UInt32, eager=True).alias(end)]).drop_nulls()
        for side, end in zip(keys(one, other, rule), ENDS, strict=True)
    ]
    lefts, rights = ends
    for part in lefts.iter_slices(ceil(lefts.height / ceil(pairs / AT_ONCE))):
        met = part.join(rights, on="key").select(ENDS)
        yield met.filter(pl.col("a") < pl.col("b")) if inside else met


def _level(comparison: Comparison) -> str:
    """Write the number of the level of a field, from 0, as SQL."""
    whens = [f"WHEN {comparison.unknown} THEN NULL"]
    whens += [f"WHEN {level.condition} THEN {n}" for n, level in enumerate(comparison.levels[:-1])]
    return f"CASE {' '.join(whens)} ELSE {len(comparison.levels) - 1} END"
