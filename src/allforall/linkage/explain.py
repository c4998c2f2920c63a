"""Why two entries are, or may be, the same person: one piece of evidence a field, in words."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from allforall.base.messages import translate
from allforall.base.numbers import number
from allforall.linkage.level import Comparison
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.links import Links
from allforall.linkage.model import Model, default_model
from allforall.linkage.words import NOT_COMPARED, NOT_KNOWN, SAME_SPELLING, meaning
from allforall.people.person_list import PersonList


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one field says. `weight` in bits: above 0 for the same person, below against, None where not known."""

    field: str
    left_value: str | None
    right_value: str | None
    weight: float | None
    words: str


def _rounded(share: float, language: str) -> str:
    """Write a share with two digits that mean something: 1 in 1,234 is 1 in 1,200."""
    whole = max(1, round(share))
    return number(round(whole, 2 - len(str(whole))), language)


def _value(people: PersonList, index: int, column: str) -> str | None:
    if column not in people.values.columns:
        return None
    value: str | None = people.values[column][index]
    return value


def _unsaid(comparison: Comparison, row: dict[str, Any], *, both: bool) -> str:
    """Say why a field has no weight; a given name in the wrong column is weighed with the family name."""
    if comparison.field == "given" and row["surname_level"] == "exchanged":
        return meaning("surname", "exchanged")
    return NOT_COMPARED if both else NOT_KNOWN


def _evidence(
    comparison: Comparison,
    row: dict[str, Any],
    sides: tuple[str | None, str | None],
    model: Model,
    language: str,
) -> Evidence:
    left, right = sides
    weight, level = row[f"{comparison.field}_weight"], row[f"{comparison.field}_level"]
    field = translate(comparison.says, language)
    if level is None:
        unsaid = _unsaid(comparison, row, both=left is not None and right is not None)
        return Evidence(field, left, right, None, translate(unsaid, language))
    one_in = ""
    template = meaning(comparison.field, level)
    if comparison.level(level).frequency:
        one_in = _rounded(2.0**weight / model.chances[comparison.field][level].m, language)
        if (left or "").casefold() == (right or "").casefold():
            template = SAME_SPELLING
    return Evidence(field, left, right, weight, translate(template, language).format(one_in=one_in))


def explain(
    links: Links,
    left: PersonList,
    right: PersonList,
    pair: tuple[str, str],
    *,
    model: Model | None = None,
    language: str = "en",
) -> tuple[Evidence, ...]:
    """Explain one pair, named by its two row ids; `KeyError` for a pair that is not among the links.

    Fields that neither list knows are left out. A share such as "1 in 400" is how common the name is on these lists.
    """
    found = links.pairs.filter((pl.col("left_id") == pair[0]) & (pl.col("right_id") == pair[1]))
    if found.is_empty():
        raise KeyError(pair)
    return evidence_of(found.row(0, named=True), left, right, model=model, language=language)


def evidence_of(
    row: dict[str, Any],
    left: PersonList,
    right: PersonList,
    *,
    model: Model | None = None,
    language: str = "en",
) -> tuple[Evidence, ...]:
    """Explain a scored pair, `left_index, right_index` with weight and level of each field."""
    evidence = []
    for comparison in COMPARISONS:
        sides = (
            _value(left, row["left_index"], comparison.column),
            _value(right, row["right_index"], comparison.column),
        )
        if sides != (None, None):
            evidence.append(_evidence(comparison, row, sides, model or default_model(), language))
    return tuple(evidence)
