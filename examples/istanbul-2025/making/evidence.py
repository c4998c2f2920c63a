"""What people who came home saw: Latin letters, few facts, several holders, some sightings twice."""

import numpy as np
import polars as pl

from allforall.sampling.coded import Ints
from allforall.sampling.population import take
from allforall.sampling.rows import write_rows_in
from allforall.sampling.service import ranks
from making.cast import NOISE, Cast
from making.clerk import Table, writings
from making.words import NOTES

WRITTEN = {"uk_kmu55": 0.5, "ru_icao": 0.25, "ru_press": 0.25}
SEEN_TWICE = 25
HOLDERS = (
    ("PMC Tikhiy Brod", "company", 0.34, ("Mill base", "basement at the mill")),
    ("self-declared administration", "defacto", 0.28, ("colony 95", "commandant's basement")),
    ("penal service", "state", 0.22, ("IK-901", "IK-904", "SIZO-97")),
    ("", "unknown", 0.16, ("", "a former factory")),
)
SOURCES = ("returned prisoner of war", "returned civilian", "letter", "video")
DOB_KNOWN, DOB_YEAR = 0.45, 0.20
CONDITION_KNOWN = 0.6
RANK_KNOWN = 0.8
FIELDS = (
    "id", "surname", "given_name", "patronymic", "dob", "rank", "unit", "category", "capture_date", "capture_place",
    "holder", "holder_type", "site", "last_sign_of_life", "condition", "source", "reliability", "status", "note",
)  # fmt: skip


def evidence(cast: Cast, rng: np.random.Generator) -> Table:
    """Write the sightings of people of A who stand on no list of B."""
    who = cast.of("seen_asked", "seen_only")
    order = rng.permutation(np.concatenate([who, rng.choice(who, SEEN_TWICE, replace=False)]))
    rows = write_rows_in(take(cast.people, order), writings(len(order), WRITTEN, rng), "held", NOISE, rng)
    ids = [f"E-{number:03d}" for number in range(1, len(order) + 1)]
    holder = rng.choice(len(HOLDERS), len(order), p=[share for _, _, share, _ in HOLDERS])
    rows = rows.with_columns(
        id=pl.Series(ids),
        rank=_ranks(cast, order, rng),
        dob=_births(rows["dob"], rng),
        holder=pl.Series([HOLDERS[k][0] or None for k in holder], dtype=pl.String),
        holder_type=pl.Series([HOLDERS[k][1] for k in holder]),
        site=pl.Series(
            [HOLDERS[k][3][n % len(HOLDERS[k][3])] or None for n, k in enumerate(holder)], dtype=pl.String
        ),
        condition=_known(rows["condition"], CONDITION_KNOWN, rng),
        source=pl.Series([SOURCES[k] for k in rng.choice(4, len(order), p=[0.6, 0.15, 0.15, 0.1])]),
        reliability=pl.Series(list(rng.choice(list("BCDF"), len(order), p=[0.3, 0.45, 0.15, 0.1]))),
        status=pl.lit("held_unacknowledged"),
        note=pl.lit(NOTES["en"]),
    )
    return Table("a-evidence", rows.select(FIELDS), tuple(f"A{person}" for person in order))


def _ranks(cast: Cast, order: Ints, rng: np.random.Generator) -> pl.Series:
    words = ranks("A")["english"].to_list()
    known = rng.random(len(order)) < RANK_KNOWN
    codes = cast.people.rank[order]
    return pl.Series(
        [words[c] if k and c >= 0 else None for c, k in zip(codes, known, strict=True)], dtype=pl.String
    )


def _births(dates: pl.Series, rng: np.random.Generator) -> pl.Series:
    """Keep what a fellow prisoner may know: the day of few, the year of some."""
    chances = rng.random(len(dates))
    return pl.Series(
        [
            date if chance < DOB_KNOWN else (date[:4] if date and chance < DOB_KNOWN + DOB_YEAR else None)
            for date, chance in zip(dates, chances, strict=True)
        ],
        dtype=pl.String,
    )


def _known(cells: pl.Series, share: float, rng: np.random.Generator) -> pl.Series:
    return cells.zip_with(
        pl.Series(rng.random(len(cells)) < share), pl.Series([None] * len(cells), dtype=pl.String)
    )
