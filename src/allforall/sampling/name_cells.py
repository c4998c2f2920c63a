"""The three cells of a name as a clerk fills them in, with the clerk's mistakes."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from allforall.sampling.coded import Coded, Flags, Ints
from allforall.sampling.noise import Noise
from allforall.sampling.people import People, given_tokens, patronymic_tokens, surname_tokens
from allforall.sampling.typos import with_slips
from allforall.sampling.writing import write


@dataclass(frozen=True, slots=True)
class NameCells:
    """The columns `surname`, `given_name`, `patronymic` of a list."""

    surname: pl.Series
    given_name: pl.Series
    patronymic: pl.Series


def name_cells(people: People, writing: Ints, noise: Noise, rng: np.random.Generator) -> NameCells:
    """Write the names of people, row by row in the row's writing."""
    rows = len(people)
    kept = rng.random(rows) < noise.name_kept
    names = len(given_tokens().uk) // 2
    surname = write(surname_tokens(), 2 * people.surname + people.female, writing)
    given = write(given_tokens(), people.given_name + names * kept, writing)
    patronymic = write(patronymic_tokens(), 2 * people.father + people.female, writing)
    patronymic.blank(rng.random(rows) < noise.no_patronymic)
    with_slips(surname, noise.typo_surname, rng)
    with_slips(given, noise.typo_given_name, rng)
    with_slips(patronymic, noise.typo_patronymic, rng)
    initials = rng.random(rows) < noise.initials
    for column in (given, patronymic):
        _reduce(column, initials)
    swapped = (rng.random(rows) < noise.swapped_names) & ~initials
    return _exchanged(surname, given, patronymic, swapped)


def _reduce(column: Coded, initials: Flags) -> None:
    rows = column.filled(np.flatnonzero(initials))
    column.change(rows, (f"{(column.text(int(row)) or ' ')[0]}." for row in rows))


def _exchanged(surname: Coded, given: Coded, patronymic: Coded, swapped: Flags) -> NameCells:
    first, second, mask = surname.series("surname"), given.series("given_name"), pl.Series(swapped)
    return NameCells(
        second.zip_with(mask, first).rename("surname"),
        first.zip_with(mask, second).rename("given_name"),
        patronymic.series("patronymic"),
    )
