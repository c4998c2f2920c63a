"""Small lists for tests of the exchange floor."""

import polars as pl

from allforall.exchange.definition import ListKind, ListSpec
from allforall.people.person_list import Column, PersonList

COLUMNS = ("surname", "given_name", "dob", "category", "status", "holder", "holder_type", "condition", "will")


def people(name, rows, source="A"):
    """Make a list: `rows` maps a row id to the fields that it has."""
    values = pl.DataFrame(
        {"id": list(rows), **{c: [row.get(c) for row in rows.values()] for c in COLUMNS}},
        schema={"id": pl.String, **dict.fromkeys(COLUMNS, pl.String)},
    )
    return PersonList(
        name=name,
        file=f"{name}.csv",
        digest=name[0] * 64,
        sheet="",
        source=source,
        raw=values.drop("id"),
        values=values,
        rows=pl.Series(range(2, len(rows) + 2), dtype=pl.Int64),
        columns={c: Column(i + 1, c) for i, c in enumerate(COLUMNS)},
    )


def spec(name, kind, about="A", said_by=None, shown_to=("A", "B")):
    """Describe a list."""
    said_by = said_by or ("B" if kind in {ListKind.HELD, ListKind.OFFER} else about)
    return ListSpec(name, f"{name}.csv", kind, said_by, about, shown_to)
