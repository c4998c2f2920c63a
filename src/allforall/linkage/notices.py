"""What a person should know about the pairs as a whole."""

from collections.abc import Collection, Iterator

import polars as pl

from allforall.base.finding import Finding
from allforall.linkage.bands import REVIEW, beyond_the_name, conflicts
from allforall.linkage.findings import CONTRADICTION, NAMES_ONLY, NO_COMMON_FIELD, TIE
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Model
from allforall.people.person_list import PersonList

MOST_TIES = 1_000
"""Ties that are named one by one."""


def ties(pairs: pl.DataFrame, left: PersonList, right: PersonList) -> Iterator[Finding]:
    """Name everybody for whom several candidates are about equally good, so that none was proposed."""
    for side, people in (("left", left), ("right", right)):
        index = f"{side}_index"
        open_pairs = pairs.filter(pl.col("may_match") & ~pl.col("matched").any().over(index))
        counted = open_pairs.group_by(index, f"{side}_id").agg(pl.len().alias("candidates"))
        several = counted.filter(pl.col("candidates") > 1).sort(f"{side}_id").head(MOST_TIES)
        for position, candidates in several.select(index, "candidates").iter_rows():
            yield TIE.at(people.place(position), candidates=candidates, entry=people.entry(position))


def thin_or_contradictory(pairs: pl.DataFrame, model: Model, lists: str) -> Iterator[Finding]:
    """Count the strong pairs that were not proposed because only names agree, and those in which a field contradicts.

    The latter are told also where the rest outweighs what contradicts and the pair is proposed: nobody has judged it yet.
    """
    strong = pairs.filter((pl.col("match_weight") >= model.bands.match) & pl.col("judged").is_null())
    names_only = (beyond_the_name() < model.bands.beyond_the_name) & ~conflicts()
    thin = strong.filter((pl.col("band") == REVIEW) & names_only).height
    if thin:
        yield NAMES_ONLY.at(lists=lists, pairs=thin)
    for c in COMPARISONS:
        names = [level.name for level in c.levels if level.conflicts]
        count = strong.filter(pl.col(f"{c.field}_level").is_in(names)).height
        if count:
            yield CONTRADICTION.at(lists=lists, pairs=count, field=c.says)


def fields_known(people: PersonList) -> frozenset[str]:
    """Name the compared fields of which somebody on the list has a value."""
    columns = {c.column for c in COMPARISONS} & set(people.values.columns)
    return frozenset(column for column in columns if people.values[column].null_count() < len(people))


def nothing_in_common(
    left: str, right: str, left_known: Collection[str], right_known: Collection[str]
) -> Iterator[Finding]:
    """Say when no field that could carry a match is known on both lists, by their names and the fields they know."""
    if not left_known or not right_known:
        return
    if not any(c.identifies and c.column in left_known and c.column in right_known for c in COMPARISONS):
        yield NO_COMMON_FIELD.at(left=left, right=right)
