"""Who came home before: short lists, the whole name in one cell."""

import numpy as np
import polars as pl

from allforall.sampling.population import take
from allforall.sampling.rows import write_rows_in
from making.cast import NOISE, Cast
from making.clerk import Table, writings
from making.words import NOTES, Language

DAYS = (
    "2024-01-31",
    "2024-06-25",
    "2024-09-14",
    "2024-10-18",
    "2025-02-05",
    "2025-04-19",
    "2025-05-23",
    "2025-05-25",
)
"""Days on which exchanges took place."""
FIELDS = ("id", "full_name", "dob", "rank", "unit", "status", "note")
CAME_HOME: dict[Language, str] = {"uk": "удома з", "ru": "дома с"}


def returned(cast: Cast, rng: np.random.Generator) -> Table:
    """Write who of a party came home, with the day."""
    language: Language = "uk" if cast.people.party == "A" else "ru"
    name = f"{cast.people.party.lower()}-returned"
    order = rng.permutation(cast.groups["home"])
    rows = write_rows_in(
        take(cast.people, order), writings(len(order), {language: 1.0}, rng), "missing", NOISE, rng
    )
    ids = [f"{cast.people.party}R-{number:03d}" for number in range(1, len(order) + 1)]
    days = [DAYS[k] for k in rng.integers(0, len(DAYS), len(order))]
    notes = [f"{CAME_HOME[language]} {day[8:]}.{day[5:7]}.{day[:4]}; {NOTES[language]}" for day in days]
    whole = pl.concat_str("surname", "given_name", "patronymic", separator=" ", ignore_nulls=True)
    rows = rows.with_columns(
        id=pl.Series(ids), full_name=whole, status=pl.lit("returned"), note=pl.Series(notes)
    )
    return Table(name, rows.select(FIELDS), tuple(f"{cast.people.party}{person}" for person in order))
