"""Scores candidate pairs with nothing but DuckDB: the same pairs and weights as Splink's.

Most candidates are hopeless, and plain equality shows it: what a pair can weigh at most is added up from comparisons
of numbers that stand for texts. Only pairs that may still reach the least weight are compared letter by letter.
"""

from typing import Any

import polars as pl

from allforall.linkage.blocking import RULES, equal
from allforall.linkage.bound import at_most, numbered
from allforall.linkage.database import database, register_sides
from allforall.linkage.features import ID
from allforall.linkage.level import Comparison
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model
from allforall.linkage.weights import prior_bits, rarity, weighed, with_rarity

_SLACK = 1e-6
"""Bits by which sums may differ for being added up in another order."""


def score(left: pl.DataFrame, right: pl.DataFrame | None, model: Model, *, least: float) -> pl.DataFrame:
    """Score every candidate pair as `engine.score` says, in no order."""
    tables = [left] if right is None else [left, right]
    rare = rarity(tables, model)
    prior = prior_bits(model, tables)
    full = [with_rarity(table, rare) for table in tables]
    with database() as connection:
        for side, table in (("l", full[0]), ("r", full[-1])):
            _keep(connection, side, numbered(table))
        _promising(connection, model, least - prior - _SLACK, inside=right is None)
        connection.execute("DROP TABLE l; DROP TABLE r; DROP TABLE found")
        register_sides(connection, full[0], full[-1])
        cases = ", ".join(f"{_level(c)} AS {c.field}_level" for c in COMPARISONS)
        bits = ", ".join(f"{column}_rarity_l AS {column}_rarity" for column in rare)
        levels: pl.DataFrame = connection.sql(
            f"SELECT p.a AS left, p.b AS right, {bits}, {cases}"  # noqa: S608  # own columns
            f" FROM promising p JOIN l ON {ID}_l = p.a JOIN r ON {ID}_r = p.b"
        ).pl()
    return weighed(levels, model, prior).filter(pl.col("match_weight") >= least)


def _keep(connection: Any, side: str, table: pl.DataFrame) -> None:
    """Copy a table into the database, which reads it once for every rule."""
    connection.register("given", table.select(pl.all().name.suffix(f"_{side}")).to_arrow())
    connection.execute(f"CREATE TABLE {side} AS FROM given")
    connection.unregister("given")


def _promising(connection: Any, model: Model, least: float, *, inside: bool) -> None:
    """Fill the table `promising` with the pairs that some rule brings together and that may weigh enough.

    One rule after another: each takes the memory of one join.
    """
    most = " + ".join(f"({at_most(c, model)})" for c in COMPARISONS)
    order = f" AND {ID}_l < {ID}_r" if inside else ""
    connection.execute("CREATE TABLE found (a INTEGER, b INTEGER)")
    for rule in RULES:
        connection.execute(
            f"INSERT INTO found SELECT {ID}_l, {ID}_r FROM l JOIN r ON {equal(rule)}{order}"  # noqa: S608  # own columns
            f" WHERE {most} >= {least}"
        )
    connection.execute("CREATE TABLE promising AS SELECT DISTINCT a, b FROM found")


def _level(comparison: Comparison) -> str:
    """Write the number of the level of a field, from 0, as SQL."""
    whens = [f"WHEN {comparison.unknown} THEN NULL"]
    whens += [f"WHEN {level.condition} THEN {n}" for n, level in enumerate(comparison.levels[:-1])]
    return f"CASE {' '.join(whens)} ELSE {len(comparison.levels) - 1} END"
