"""Children whom A says were deported: age, where last seen, who asks for them. A track of its own, no counterpart."""

from dataclasses import replace

import numpy as np
import polars as pl

from allforall.sampling.coded import Flags, Ints
from allforall.sampling.given_names import shares
from allforall.sampling.people import CHILD, given_tokens, picks, surname_tokens
from allforall.sampling.population import draw_people
from allforall.sampling.relatives import with_relatives
from allforall.sampling.rows import write_rows_in
from allforall.sampling.written_dates import day_number
from making.cast import NOISE
from making.clerk import Table, writings
from making.words import NOTES

COUNT = 312
GIRLS = 0.48
OLDEST = day_number("2008-01-15")
HOME = "дитячий будинок"
GUARDIANS = ("мати", "батько", "бабуся", "тітка", HOME)
FIELDS = (
    "id",
    "full_name",
    "sex",
    "dob",
    "capture_date",
    "capture_place",
    "category",
    "status",
    "source",
    "note",
)


def children(rng: np.random.Generator) -> Table:
    """Write the list of children; every tenth has a brother or a sister on it."""
    drawn = draw_people(COUNT, "A", NOISE, rng)
    born = rng.integers(OLDEST, day_number("2021-12-01"), COUNT)
    captured = rng.integers(day_number("2022-03-01"), day_number("2023-06-01"), COUNT)
    nobody = np.full(COUNT, -1, dtype=np.int64)
    young = replace(
        drawn,
        born=born,
        female=rng.random(COUNT) < GIRLS,
        captured=np.maximum(captured, born + 90),
        category=np.full(COUNT, CHILD, dtype=np.int64),
        rank=nobody, unit=nobody, personal_number=nobody, condition=nobody, medical_class=nobody, will=nobody,
        heard_by=nobody,
    )  # fmt: skip
    people = replace(young, given_name=_names(young.female, rng))
    people = with_relatives(people, replace(NOISE, siblings=0.1, namesakes=0.0, father_and_son=0.0), rng)
    people = replace(people, born=np.maximum(people.born, OLDEST))
    rows = write_rows_in(people, writings(COUNT, {"uk": 1.0}, rng), "missing", NOISE, rng)
    surnames = surname_tokens().uk
    asks = rng.choice(len(GUARDIANS), COUNT, p=[0.5, 0.12, 0.18, 0.1, 0.1])
    mothers = _names(np.ones(COUNT, dtype=np.bool_), rng)
    fathers = _names(np.zeros(COUNT, dtype=np.bool_), rng)
    notes = []
    for k in range(COUNT):
        man = GUARDIANS[asks[k]] == "батько"
        name = f"{surnames[2 * people.surname[k] + (not man)]} {given_tokens().uk[(fathers if man else mothers)[k]]}"
        notes.append(
            f"опікун: {GUARDIANS[asks[k]]}"
            + ("" if GUARDIANS[asks[k]] == HOME else f" {name}")
            + f"; {NOTES['uk']}"
        )
    whole = pl.concat_str("surname", "given_name", "patronymic", separator=" ", ignore_nulls=True)
    rows = rows.with_columns(
        id=pl.Series([f"AC-{k + 1:03d}" for k in range(COUNT)]), full_name=whole, note=pl.Series(notes)
    )
    return Table("a-children", rows.select(FIELDS), tuple(f"AC{k}" for k in range(COUNT)))


def _names(female: Flags, rng: np.random.Generator) -> Ints:
    girls = picks(shares("ukrainian", female=True, younger=True), len(female), rng)
    return np.where(female, girls, picks(shares("ukrainian", female=False, younger=True), len(female), rng))
