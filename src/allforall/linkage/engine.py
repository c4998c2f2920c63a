"""Scores candidate pairs. Three engines give the same pairs and weights; a test holds them to it.

`plain` needs nothing but DuckDB; `duckdb` is Splink on DuckDB; `spark` is Splink on Spark, for lists
too big for one machine. Nothing is sampled and the weights of a pair are added up in a fixed order, so the same people
get the same weights whatever the order of their rows and the number of threads.
"""

from typing import Literal, get_args

import polars as pl

from allforall.linkage import plain
from allforall.linkage.blocking import RULES, equal, hold_to_limits
from allforall.linkage.bound import coded
from allforall.linkage.database import database, register_sides
from allforall.linkage.features import ID
from allforall.linkage.level import Comparison
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model

Engine = Literal["plain", "duckdb", "spark"]
ENGINES: tuple[Engine, ...] = get_args(Engine)
DEFAULT: Engine = "plain"
"""The quickest and leanest for lists of any length that one machine holds; the pairs are the same with each."""


def score(
    left: pl.DataFrame, right: pl.DataFrame | None, model: Model, *, least: float, engine: Engine
) -> pl.DataFrame:
    """Score every candidate pair of two tables of features, or within one where `right` is None.

    Returns `left, right` (positions in the tables), `match_weight, probability` and for each field `…_weight` in bits
    and `…_level`, for pairs of at least `least` bits, sorted.
    """
    if engine == "plain":
        found = plain.score(left, right, model, least=least)
    else:
        hold_to_limits(*coded(left, left if right is None else right))
        from allforall.linkage import on_splink  # noqa: PLC0415  # seconds that only these engines need

        found = on_splink.score(left, right, model, least=least, engine=engine)
    return found.sort("left", "right")


def candidates(left: pl.DataFrame, right: pl.DataFrame) -> pl.DataFrame:
    """Return every pair that would be compared, as `left, right`, to measure what blocking loses."""
    with database() as connection:
        register_sides(connection, left, right)
        found = " UNION ".join(
            f"SELECT {ID}_l AS left, {ID}_r AS right FROM l JOIN r ON {equal(rule)}"  # noqa: S608  # own columns
            for rule in RULES
        )
        pairs: pl.DataFrame = connection.sql(found).pl()
    return pairs


def _case(comparison: Comparison) -> str:
    whens = [f"WHEN {comparison.unknown} THEN NULL"]
    whens += [f"WHEN {level.condition} THEN '{level.name}'" for level in comparison.levels[:-1]]
    return f"CASE {' '.join(whens)} ELSE '{comparison.levels[-1].name}' END AS {comparison.field}"


def levels_of(left: pl.DataFrame, right: pl.DataFrame, pairs: pl.DataFrame) -> pl.DataFrame:
    """Return the level of each field, one column a field, for given pairs `left, right`, in no order."""
    cases = ", ".join(_case(c) for c in COMPARISONS)
    with database() as connection:
        register_sides(connection, left, right)
        connection.register("p", pairs.to_arrow())
        found: pl.DataFrame = connection.sql(
            f"SELECT {cases} FROM p JOIN l ON {ID}_l = p.left JOIN r ON {ID}_r = p.right"  # noqa: S608  # own columns
        ).pl()
    return found
