"""Scores candidate pairs with Splink on DuckDB. Both are loaded only when two lists are compared.

Splink adds the weights of one pair in a fixed order and nothing is sampled, so the same people get the same weights
whatever the order of their rows and the number of threads.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import polars as pl

from allforall.linkage.blocking import hold_to_limits
from allforall.linkage.features import ID
from allforall.linkage.frequency import frequencies
from allforall.linkage.level import Comparison
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model
from allforall.linkage.settings import LinkType, frequency_columns, settings

MEMORY = "1200MB"
DIGITS = 6
"""Decimals that are kept of a weight."""
SUREST = 1 - 10.0**-DIGITS
"""No pair is certain."""
_KEPT = (f"{ID}_", "match_weight", "match_probability", "mw_", "gamma_")


@contextmanager
def _database() -> Iterator[Any]:
    """Open a database in memory that moves to a temporary folder what does not fit."""
    import duckdb  # noqa: PLC0415  # half a second that only linking needs

    with tempfile.TemporaryDirectory(prefix="allforall-") as folder:
        connection = duckdb.connect(
            config={
                "threads": os.cpu_count() or 1,
                "memory_limit": MEMORY,
                "temp_directory": folder,
                "preserve_insertion_order": False,
            }
        )
        try:
            yield connection
        finally:
            connection.close()


def _linker(connection: Any, tables: list[pl.DataFrame], model: Model, link_type: LinkType) -> Any:
    from splink import Linker  # noqa: PLC0415  # as above
    from splink.backends.duckdb import DuckDBAPI  # noqa: PLC0415

    api = DuckDBAPI(connection=connection)
    inputs = [
        api.register(table.to_arrow(), table_name=f"entries_{side}")
        for side, table in zip("ab", tables, strict=False)
    ]
    heights = [table.height for table in tables]
    prior = model.prior(heights[0], heights[-1])
    linker = Linker(inputs, settings(model, link_type, prior), log_level=None, validate_settings=False)
    for column in frequency_columns():
        base = model.chances[column.removesuffix("_key")]["same"].u
        shares = frequencies(tables, column, base, model)
        shared = api.register(shares.to_arrow(), table_name=f"share_of_{column}")
        linker.table_management.register_term_frequency_lookup(shared, column)
    return linker


def _weight(field: str, columns: list[str]) -> pl.Expr:
    """Add up what a field weighs; null where it is not known on one side."""
    parts = [pl.col(c) for c in (f"mw_{field}", f"mw_tf_adj_{field}") if c in columns]
    known = pl.col(f"gamma_{field}") >= 0
    return pl.when(known).then(pl.sum_horizontal(parts)).round(DIGITS).alias(f"{field}_weight")


def _level(field: str, names: tuple[str, ...]) -> pl.Expr:
    """Name the level; Splink counts them from the last one, 0, upwards, and calls the unknown −1."""
    by_number = dict(enumerate(reversed(names)))
    kind = pl.Enum(names)
    return (
        pl.col(f"gamma_{field}")
        .replace_strict(by_number, default=None, return_dtype=kind)
        .alias(f"{field}_level")
    )


def score(left: pl.DataFrame, right: pl.DataFrame | None, model: Model, *, least: float) -> pl.DataFrame:
    """Score every candidate pair of two tables of features, or within one where `right` is None.

    Returns `left, right` (positions in the tables), `match_weight, probability` and for each field `…_weight` in bits
    and `…_level`, for pairs of at least `least` bits, sorted.
    """
    tables = [left] if right is None else [left, right]
    hold_to_limits(tables[0], tables[-1])
    with _database() as connection:
        linker = _linker(connection, tables, model, "dedupe_only" if right is None else "link_only")
        found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
        wanted = [c for c in found.as_duckdbpyrelation().columns if c.startswith(_KEPT)]
        scored: pl.DataFrame = found.as_duckdbpyrelation().select(*wanted).pl()
    columns = scored.columns
    return scored.select(
        pl.col(f"{ID}_l").alias("left"),
        pl.col(f"{ID}_r").alias("right"),
        pl.col("match_weight").round(DIGITS),
        pl.col("match_probability").round(DIGITS).clip(upper_bound=SUREST).alias("probability"),
        *(_weight(c.field, columns) for c in COMPARISONS),
        *(_level(c.field, tuple(level.name for level in c.levels)) for c in COMPARISONS),
    ).sort("left", "right")


def candidates(left: pl.DataFrame, right: pl.DataFrame, model: Model) -> pl.DataFrame:
    """Return every pair that would be compared, as `left, right`, to measure what blocking loses."""
    with _database() as connection:
        linker = _linker(connection, [left, right], model, "link_only")
        blocked = linker.inference.compute_blocked_pairs_for_predict()
        keys: pl.DataFrame = blocked.as_duckdbpyrelation().select("join_key_l", "join_key_r").pl()
    return keys.select(
        pl.col(f"join_key_{end}").str.split("-__-").list.last().cast(pl.Int64).alias(side)
        for end, side in (("l", "left"), ("r", "right"))
    )


def _case(comparison: Comparison) -> str:
    whens = [f"WHEN {comparison.unknown} THEN NULL"]
    whens += [f"WHEN {level.condition} THEN '{level.name}'" for level in comparison.levels[:-1]]
    return f"CASE {' '.join(whens)} ELSE '{comparison.levels[-1].name}' END AS {comparison.field}"


def levels_of(left: pl.DataFrame, right: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Return the level of each field, one column a field, for given pairs `left, right`, in no order."""
    cases = ", ".join(_case(c) for c in COMPARISONS)
    with _database() as connection:
        for side, table in (("l", left), ("r", right)):
            connection.register(side, table.select(pl.all().name.suffix(f"_{side}")).to_arrow())
        connection.register("p", pairs.to_arrow())
        found: pl.DataFrame = connection.sql(
            f"SELECT {cases} FROM p JOIN l ON {ID}_l = p.left JOIN r ON {ID}_r = p.right"  # noqa: S608  # own columns
        ).pl()
    return found
