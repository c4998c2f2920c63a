"""A standing list, made ready once, against which new rows are held in seconds: its features and what its rows say."""

from collections.abc import Collection
from dataclasses import dataclass

import polars as pl

from allforall.base.canonical import digest_of
from allforall.linkage.features import ID, INDEX, features
from allforall.linkage.kept import SHOWN
from allforall.names import packaged
from allforall.people.person_list import Column, PersonList
from allforall.people.row_key import row_keys

ROW_ID, LINE, SAID = "row_id", "line", "said_"


@dataclass(frozen=True, slots=True)
class Standing:
    """A standing list of `name`: `features` of all its people by `ID`, and beside them the ids of the rows.

    `rows` are what the people on the list say, `said_…` as text, read only when somebody looks at them.
    """

    name: str
    file: str
    digest: str
    ids: pl.Series
    features: pl.DataFrame
    rows: pl.LazyFrame
    known: frozenset[str]

    def __len__(self) -> int:
        """Count the people."""
        return self.features.height

    def people(self, positions: Collection[int]) -> tuple[PersonList, pl.DataFrame]:
        """Return some rows as a list of their own, and where each stands on it: `right` (its `ID`), `right_index`."""
        wanted = pl.DataFrame({"right": sorted(positions)}, schema={"right": pl.Int64}).with_row_index(
            "right_index"
        )
        ids = self.ids.gather(wanted["right"])
        found = self.rows.filter(pl.col(ROW_ID).is_in(ids.to_list())).collect()
        said = ids.to_frame(ROW_ID).join(
            found.unique(ROW_ID, keep="last", maintain_order=True),
            on=ROW_ID,
            how="left",
            maintain_order="left",
        )
        values = said.select(pl.col(ROW_ID).alias("id"), *(pl.col(SAID + f).alias(f) for f in SHOWN))
        people = PersonList(
            name=self.name,
            file=self.file,
            digest=self.digest,
            sheet="",
            source=self.name,
            raw=values,
            values=values,
            rows=said[LINE],
            columns={field: Column(index, field) for index, field in enumerate(values.columns)},
        )
        return people, wanted.with_columns(pl.col("right_index").cast(pl.Int64))

    def positions_of(self, row_ids: Collection[str]) -> list[int]:
        """Say where rows stand, by their ids; those that are not on the list are left out."""
        return self.ids.is_in(sorted(row_ids)).arg_true().cast(pl.Int64).to_list()


def made_ready(people: PersonList) -> pl.DataFrame:
    """Bring a list into the form that is kept: features, the lasting id of each row, its line, and what it says."""
    said = [
        (
            people.values[field].cast(pl.String)
            if field in people.values.columns
            else pl.Series(field, [None] * len(people), dtype=pl.String)
        ).alias(SAID + field)
        for field in SHOWN
    ]
    kept = pl.DataFrame(
        [pl.Series(ROW_ID, row_keys(people), dtype=pl.String), people.rows.cast(pl.Int64).alias(LINE), *said]
    )
    table = features(people)
    return pl.concat([table.drop(ID, INDEX), kept[table[INDEX]]], how="horizontal")


def way_of_reading() -> str:
    """Return a digest of how names are read into features now; an index that was made in another way is stale.

    Every packaged given name goes through: a changed rule or table nearly always changes the key of one of them.
    """
    rows = packaged.rows("given_names.csv")
    names = [name for row in rows for name in (row["uk"], row["ru"]) if name]
    probe = pl.DataFrame(
        {
            "id": [str(n) for n in range(len(names))],
            "surname": [f"{name}енко" for name in names],
            "given_name": names,
            "patronymic": names[::-1],
            "dob": ["1991-07-03"] * len(names),
            "place": ["с. Верхня Липиця"] * len(names),
        }
    )
    lines = pl.Series(range(len(names)), dtype=pl.Int64)
    table = features(PersonList("probe", "", "", "", "", probe, probe, lines, {}))
    return digest_of(
        [[name, str(kind)] for name, kind in table.schema.items()] + [list(row) for row in table.rows()]
    )
