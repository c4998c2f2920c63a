"""Scores candidate pairs with Splink, on DuckDB or on Spark, which are loaded only when asked for."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import polars as pl

from allforall.linkage.block_keys import that_share_a_rule, with_keys
from allforall.linkage.database import database
from allforall.linkage.features import ID
from allforall.linkage.frequency import frequencies
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model
from allforall.linkage.settings import Dialect, LinkType, frequency_columns, settings
from allforall.linkage.weights import DIGITS, probability

_KEPT = (f"{ID}_", "match_weight", "mw_", "gamma_")


def score(
    left: pl.DataFrame, right: pl.DataFrame | None, model: Model, *, least: float, engine: Dialect
) -> pl.DataFrame:
    """Score every candidate pair as `engine.score` says, in no order."""
    tables = [left] if right is None else [left, right]
    with _api(engine) as api:
        linker = _linker(api, tables, model, engine)
        found = linker.inference.predict(threshold_match_weight=least, warning_mode="never")
        scored = _collected(found, engine)
    if engine == "spark" and right is None:
        scored = _of_one_list(scored, left)
    columns = scored.columns
    weight = pl.col("match_weight")
    return scored.select(
        pl.col(f"{ID}_l").cast(pl.Int64).alias("left"),
        pl.col(f"{ID}_r").cast(pl.Int64).alias("right"),
        weight.round(DIGITS),
        probability(weight),
        *(_weight(c.field, columns) for c in COMPARISONS),
        *(_level(c.field, tuple(level.name for level in c.levels)) for c in COMPARISONS),
    )


def _of_one_list(scored: pl.DataFrame, table: pl.DataFrame) -> pl.DataFrame:
    named = scored.with_columns(
        pl.col(f"{ID}_l").cast(pl.Int64).alias("left"), pl.col(f"{ID}_r").cast(pl.Int64).alias("right")
    )
    return that_share_a_rule(named, table).drop("left", "right")


@contextmanager
def _api(engine: Dialect) -> Iterator[Any]:
    """Open what Splink works on."""
    if engine == "spark":
        from allforall.linkage.on_spark import spark_api  # noqa: PLC0415  # needs pyspark and Java

        with spark_api() as api:
            yield api
    else:
        from splink.backends.duckdb import DuckDBAPI  # noqa: PLC0415  # a second that only this engine needs

        with database() as connection:
            yield DuckDBAPI(connection=connection)


def _linker(api: Any, tables: list[pl.DataFrame], model: Model, engine: Dialect) -> Any:
    from splink import Linker  # noqa: PLC0415  # as above

    entries = tables
    if engine == "spark":
        sides = [(0,), (1,)] if len(tables) > 1 else [(0, 1)]
        entries = [with_keys(table, *side) for table, side in zip(tables, sides, strict=True)]
    inputs = [
        _register(api, table, f"entries_{side}", engine) for side, table in zip("ab", entries, strict=False)
    ]
    prior = model.prior(tables[0].height, tables[-1].height)
    link_type: LinkType = "dedupe_only" if len(tables) == 1 else "link_only"
    chosen = settings(model, link_type, prior, engine)
    linker = Linker(inputs, chosen, log_level=None, validate_settings=False)
    for column in frequency_columns():
        base = model.chances[column.removesuffix("_key")]["same"].u
        shares = frequencies(tables, column, base, model)
        shared = _register(api, shares, f"share_of_{column}", engine)
        linker.table_management.register_term_frequency_lookup(shared, column)
    return linker


def _register(api: Any, table: pl.DataFrame, name: str, engine: Dialect) -> Any:
    if engine == "spark":
        from allforall.linkage.on_spark import laid_down  # noqa: PLC0415  # needs pyspark and Java

        return api.register(laid_down(api, table.to_arrow(), name), table_name=name)
    return api.register(table.to_arrow(), table_name=name)


def _collected(found: Any, engine: Dialect) -> pl.DataFrame:
    """Bring the columns that count out of the database."""
    if engine == "spark":
        frame = found.as_spark_dataframe()
        kept = frame.select(*(c for c in frame.columns if c.startswith(_KEPT)))
        return pl.DataFrame(pl.from_arrow(kept.toArrow()))
    relation = found.as_duckdbpyrelation()
    scored: pl.DataFrame = relation.select(*(c for c in relation.columns if c.startswith(_KEPT))).pl()
    return scored


def _weight(field: str, columns: list[str]) -> pl.Expr:
    """Add up what a field weighs; null where it is not known on one side."""
    parts = [pl.col(c) for c in (f"mw_{field}", f"mw_tf_adj_{field}") if c in columns]
    known = pl.col(f"gamma_{field}") >= 0
    return pl.when(known).then(pl.sum_horizontal(parts)).round(DIGITS).alias(f"{field}_weight")


def _level(field: str, names: tuple[str, ...]) -> pl.Expr:
    """Name the level; Splink counts them from the last one, 0, upwards, and calls the unknown −1."""
    by_number = dict(enumerate(reversed(names)))
    return (
        pl.col(f"gamma_{field}")
        .replace_strict(by_number, default=None, return_dtype=pl.Enum(names))
        .alias(f"{field}_level")
    )
