"""Which rows of the lists are about the same person, and what is wrong with the offer: for tests only."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations

import polars as pl

from making.clerk import Table
from making.known import Sayings
from making.offer_plan import Plan

COLUMNS = ("left_file", "left_id", "right_file", "right_id")


def links(tables: Sequence[tuple[str, Table]]) -> pl.DataFrame:
    """Pair the rows of every two lists, in the order of the lists."""
    rows = [
        (left, left_id, right, right_id)
        for (left, one), (right, two) in combinations(tables, 2)
        for left_id, right_id in _pairs(one, two)
    ]
    return pl.DataFrame(rows, schema=list(COLUMNS), orient="row")


def twice(tables: Sequence[tuple[str, Table]]) -> pl.DataFrame:
    """Pair the rows of one list that are about one person, the earlier first."""
    rows = []
    for file, table in tables:
        for ids in _by_person(table).values():
            rows += [(file, first, file, second) for first, second in combinations(ids, 2)]
    return pl.DataFrame(rows, schema=list(COLUMNS), orient="row")


def omitted(plan: Plan, missing: Table, evidence: Table, said: dict[str, Sayings]) -> pl.DataFrame:
    """List whom the offer leaves out: their ids on A's lists, the clauses that fit, and how A knows that they are held."""
    asked, seen = _by_person(missing), _by_person(evidence)
    rows = [
        (
            ";".join(asked.get(who, ())),
            ";".join(seen.get(who, ())),
            ";".join(said[who].clauses()),
            "sighting" if who in seen else "status",
        )
        for who in plan.left_out
    ]
    return pl.DataFrame(
        sorted(rows), schema=["missing_id", "evidence_id", "clauses", "known_by"], orient="row"
    )


def _by_person(table: Table) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for who, row_id in zip(table.who, table.ids, strict=True):
        found[who].append(row_id)
    return found


def _pairs(left: Table, right: Table) -> Iterable[tuple[str, str]]:
    others = _by_person(right)
    for who, row_id in zip(left.who, left.ids, strict=True):
        for other in others.get(who, ()):
            yield row_id, other
