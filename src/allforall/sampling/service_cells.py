"""The cells about service, place and capture as a clerk fills them in."""

import numpy as np
import polars as pl

from allforall.base.parties import Letter
from allforall.sampling.coded import Coded, Ints
from allforall.sampling.noise import Noise
from allforall.sampling.people import People
from allforall.sampling.places import SPELLINGS, spellings
from allforall.sampling.population import LONGEST_NUMBER
from allforall.sampling.service import ranks, units
from allforall.sampling.typos import with_slips
from allforall.sampling.writing import Tokens, write
from allforall.sampling.written_dates import written

NUMBER_LETTERS: dict[Letter, str] = {"A": "АБВГДЕЖЗІКЛМНОПРСТУФХЦЧШЯ", "B": "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЯ"}
WEEK = 7


def place_cells(places: Ints, writing: Ints, noise: Noise, missing: float, rng: np.random.Generator) -> Coded:
    """Write places, some in another spelling than the usual, some with a slip, some not at all."""
    otherwise = np.where(
        rng.random(len(places)) < noise.place_otherwise, rng.integers(1, SPELLINGS, len(places)), 0
    )
    cells = write(Tokens(spellings("uk"), spellings("ru")), places * SPELLINGS + otherwise, writing)
    with_slips(cells, noise.typo_place, rng)
    cells.blank(rng.random(len(places)) < missing)
    return cells


def service_cells(people: People, writing: Ints, noise: Noise, rng: np.random.Generator) -> list[pl.Series]:
    """Write `rank`, `unit`, `branch` and `personal_number`; civilians have none."""
    rows = len(people)
    table, known = ranks(people.party), units(people.party)
    rank = write(Tokens(table["uk"].to_list(), table["ru"].to_list()), people.rank, writing)
    rank.blank(rng.random(rows) < noise.no_rank)
    short = rng.random(rows) < noise.unit_short
    texts = Tokens(
        known["uk"].to_list() + known["uk_short"].to_list(),
        known["ru"].to_list() + known["ru_short"].to_list(),
    )
    unit = write(texts, np.where(people.unit < 0, -1, people.unit + len(known) * short), writing)
    unit.blank(rng.random(rows) < noise.no_unit)
    branch = Coded(known["branch"].to_list(), people.unit.copy())
    return [rank.series("rank"), unit.series("unit"), branch.series("branch"), _numbers(people, noise, rng)]


def _numbers(people: People, noise: Noise, rng: np.random.Generator) -> pl.Series:
    """Write the few personal numbers that a list knows: a letter and six digits."""
    there = (people.personal_number >= 0) & (rng.random(len(people)) >= noise.no_personal_number)
    rows = np.flatnonzero(there)
    cells = Coded([], np.full(len(people), -1, dtype=np.int64))
    letters = NUMBER_LETTERS[people.party]
    numbers = (divmod(int(number), LONGEST_NUMBER) for number in people.personal_number[rows])
    cells.change(rows, (f"{letters[letter % len(letters)]}-{number:06d}" for letter, number in numbers))
    return cells.series("personal_number")


def capture_cells(people: People, writing: Ints, noise: Noise, rng: np.random.Generator) -> list[pl.Series]:
    """Write `capture_date`, sometimes days off, and `capture_place`."""
    rows = len(people)
    off = (rng.random(rows) < noise.capture_date_days_off) * rng.integers(-WEEK, WEEK + 1, rows)
    day = written(people.captured + off)
    day.blank(rng.random(rows) < noise.no_capture_date)
    place = place_cells(people.capture_place, writing, noise, noise.no_capture_place, rng)
    return [day.series("capture_date"), place.series("capture_place")]
