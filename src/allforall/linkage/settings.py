"""The comparisons, the blocking rules and the model as Splink takes them."""

from typing import Any, Literal

from allforall.linkage.block_keys import KEYS
from allforall.linkage.blocking import RULES, condition
from allforall.linkage.features import ID
from allforall.linkage.level import Comparison, Level
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Chance, Model

LinkType = Literal["link_only", "dedupe_only"]
Dialect = Literal["duckdb", "spark"]

_ON_SPARK = {"jaro_winkler_similarity(": "jaro_winkler(", "list_has_any(": "arrays_overlap("}
"""What functions are called there. Both count a slip of the hand alike, and likeness to many digits."""


def in_dialect(sql: str, dialect: Dialect) -> str:
    """Write a condition as an engine says it."""
    for ours, theirs in _ON_SPARK.items() if dialect == "spark" else ():
        sql = sql.replace(ours, theirs)
    return sql


def _level(level: Level, chance: Chance, dialect: Dialect) -> dict[str, Any]:
    written: dict[str, Any] = {
        "sql_condition": in_dialect(level.condition, dialect),
        "label_for_charts": level.name,
        "m_probability": chance.m,
        "u_probability": chance.u,
    }
    if level.frequency:
        written["tf_adjustment_column"] = level.frequency
    return written


def _comparison(comparison: Comparison, model: Model, dialect: Dialect) -> dict[str, Any]:
    chances = model.chances[comparison.field]
    unknown = {
        "sql_condition": comparison.unknown,
        "label_for_charts": "not known",
        "is_null_level": True,
    }
    return {
        "output_column_name": comparison.field,
        "comparison_description": comparison.field,
        "comparison_levels": [unknown, *(_level(lv, chances[lv.name], dialect) for lv in comparison.levels)],
    }


def settings(model: Model, link_type: LinkType, prior: float, dialect: Dialect = "duckdb") -> dict[str, Any]:
    """Write the settings of one run; nothing in them is estimated from the lists at hand."""
    return {
        "link_type": link_type,
        "unique_id_column_name": ID,
        "probability_two_random_records_match": prior,
        "comparisons": [_comparison(c, model, dialect) for c in COMPARISONS],
        "blocking_rules_to_generate_predictions": _rules(dialect),
        "retain_matching_columns": True,
        "retain_intermediate_calculation_columns": True,
    }


def _rules(dialect: Dialect) -> list[dict[str, Any]]:
    """Write the rules one by one, or for Spark, which would plan each for seconds, as one over a list of keys."""
    if dialect == "spark":
        return [{"blocking_rule": f"l.{KEYS} = r.{KEYS}", "arrays_to_explode": [KEYS]}]
    return [{"blocking_rule": condition(rule)} for rule in RULES]


def frequency_columns() -> tuple[str, ...]:
    """Return the columns for which the share of each value is counted."""
    return tuple(level.frequency for c in COMPARISONS for level in c.levels if level.frequency)
