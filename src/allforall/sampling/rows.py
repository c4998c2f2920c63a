"""One list, written by one bureau about one party's people: a table of text with the fields of a person list."""

from typing import Literal

import numpy as np
import polars as pl

from allforall.base.parties import Letter
from allforall.sampling.coded import Coded, Ints
from allforall.sampling.name_cells import name_cells
from allforall.sampling.noise import Noise
from allforall.sampling.people import People
from allforall.sampling.service_cells import capture_cells, place_cells, service_cells
from allforall.sampling.state_cells import category_cells, held_cells, missing_cells
from allforall.sampling.writing import draw_writings
from allforall.sampling.written_dates import written_births

Kind = Literal["missing", "held"]

COLUMNS = (
    "id", "surname", "given_name", "patronymic", "sex", "dob", "place_of_birth", "place", "rank", "unit", "branch",
    "personal_number", "category", "capture_date", "capture_place", "holder", "holder_type", "site", "held_since",
    "last_sign_of_life", "condition", "medical_class", "will", "will_heard_by", "source", "reliability", "status",
    "note",
)  # fmt: skip
NOTE = "generated person"


def write_rows(
    people: People, writer: Letter, kind: Kind, noise: Noise, rng: np.random.Generator
) -> pl.DataFrame:
    """Write each person once, in the order given; the `id` column is left to the caller."""
    writing = draw_writings(len(people), writer, noise, rng)
    return write_rows_in(people, writing, kind, noise, rng)


def write_rows_in(
    people: People, writing: Ints, kind: Kind, noise: Noise, rng: np.random.Generator
) -> pl.DataFrame:
    """Write each person in a writing that is given."""
    names = name_cells(people, writing, noise, rng)
    state = missing_cells if kind == "missing" else held_cells
    columns = [
        names.surname,
        names.given_name,
        names.patronymic,
        Coded(["male", "female"], people.female.astype(np.int64)).series("sex"),
        written_births(people.born, noise, rng).series("dob"),
        place_cells(people.birth_place, writing, noise, noise.no_place_of_birth, rng).series(
            "place_of_birth"
        ),
        place_cells(people.home, writing, noise, noise.no_place, rng).series("place"),
        *service_cells(people, writing, noise, rng),
        category_cells(people),
        *capture_cells(people, writing, noise, rng),
        *state(people, rng),
        Coded([NOTE], np.zeros(len(people), dtype=np.int64)).series("note"),
    ]
    return pl.DataFrame(columns).select(COLUMNS[1:])
