"""Scores candidate pairs with nothing but DuckDB: the same pairs and weights as Splink's, several times faster.

Most candidates are hopeless, and plain equality shows it: what a pair can weigh at most is added up from comparisons
of numbers that stand for texts. Only pairs that may still reach the least weight are compared letter by letter.
"""

import re

import polars as pl

from allforall.linkage.blocking import RULES, Rule
from allforall.linkage.database import database, register_sides
from allforall.linkage.features import ID
from allforall.linkage.level import Comparison
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model
from allforall.linkage.weights import prior_bits, rarity, weighed, with_rarity

_LETTER_BY_LETTER = re.compile(r"\b(length|jaro_winkler_similarity|damerau_levenshtein|list_has_any)\(")
_SLACK = 1e-6
"""Bits by which sums may differ for being added up in another order."""


def score(left: pl.DataFrame, right: pl.DataFrame | None, model: Model, *, least: float) -> pl.DataFrame:
    """Score every candidate pair as `engine.score` says, in no order."""
    tables = [left] if right is None else [left, right]
    rare = rarity(tables, model)
    prior = prior_bits(model, tables)
    full = [with_rarity(table, rare) for table in tables]
    with database() as connection:
        register_sides(connection, _numbered(full[0]), _numbered(full[-1]))
        _promising(connection, model, least - prior - _SLACK, inside=right is None)
        register_sides(connection, full[0], full[-1])
        cases = ", ".join(f"{_level(c)} AS {c.field}_level" for c in COMPARISONS)
        bits = ", ".join(f"{column}_bits_l AS {column}_bits" for column in rare)
        levels: pl.DataFrame = connection.sql(
            f"SELECT p.a AS left, p.b AS right, {bits}, {cases}"  # noqa: S608  # own columns
            f" FROM promising p JOIN l ON {ID}_l = p.a JOIN r ON {ID}_r = p.b"
        ).pl()
    return weighed(levels, model, prior).filter(pl.col("match_weight") >= least)


def _numbered(table: pl.DataFrame) -> pl.DataFrame:
    """Let numbers stand for texts and lists of texts; equal ones stay equal."""
    lists = pl.selectors.list().list.join("\x1f").hash(1)
    texts = pl.selectors.string().hash(1)
    known = table.select(lists, texts)
    empty = table.select(pl.selectors.list(), pl.selectors.string())
    numbers = (
        pl.when(empty[name].is_null()).then(None).otherwise(known[name]).alias(name) for name in known.columns
    )
    return table.with_columns(*numbers)


def _promising(connection: object, model: Model, least: float, *, inside: bool) -> None:
    """Fill the table `promising` with the pairs that some rule brings together and that may weigh enough."""
    most = " + ".join(f"({_at_most(c, model)})" for c in COMPARISONS)
    order = f" AND {ID}_l < {ID}_r" if inside else ""
    found = " UNION ALL ".join(
        f"SELECT {ID}_l AS a, {ID}_r AS b FROM l JOIN r ON {_equal(rule)}{order}"  # noqa: S608  # own columns
        f" WHERE {most} >= {least}"
        for rule in RULES
    )
    connection.execute(f"CREATE TABLE promising AS SELECT DISTINCT a, b FROM ({found})")  # type: ignore[attr-defined]


def _equal(rule: Rule) -> str:
    return " AND ".join(f"{left}_l = {right}_r" for left, right in rule)


def _at_most(comparison: Comparison, model: Model) -> str:
    """Write what a field can weigh at most as SQL that compares numbers only."""
    chances = model.chances[comparison.field]
    whens = [f"WHEN {comparison.unknown} THEN 0.0"]
    left = list(comparison.levels)
    while len(left) > 1 and not _LETTER_BY_LETTER.search(left[0].condition):
        level = left.pop(0)
        rare = f" + {level.frequency}_bits_l" if level.frequency else ""
        whens.append(f"WHEN {level.condition} THEN {chances[level.name].weight}{rare}")
    return f"CASE {' '.join(whens)} ELSE {max(chances[level.name].weight for level in left)} END"


def _level(comparison: Comparison) -> str:
    """Write the number of the level of a field, from 0, as SQL."""
    whens = [f"WHEN {comparison.unknown} THEN NULL"]
    whens += [f"WHEN {level.condition} THEN {n}" for n, level in enumerate(comparison.levels[:-1])]
    return f"CASE {' '.join(whens)} ELSE {len(comparison.levels) - 1} END"
