"""People who are easily taken for one another: siblings, namesakes, father and son."""

from dataclasses import replace

import numpy as np

from allforall.sampling.coded import Ints
from allforall.sampling.given_names import YOUNGER_SINCE, shares
from allforall.sampling.lives import YEAR_DAYS
from allforall.sampling.noise import Noise
from allforall.sampling.people import People, picks
from allforall.sampling.written_dates import day_number, parts

SIBLINGS_YEARS = (1.0, 9.0)
FATHERS_YEARS = (19.0, 31.0)
OLDEST_SON = day_number("1983-01-01")
"""So that his father is not too old to be held."""


def with_relatives(people: People, noise: Noise, rng: np.random.Generator) -> People:
    """Turn some people into relatives or namesakes of others; nobody is turned twice, nobody turned is a model."""
    count = len(people)
    order = rng.permutation(count)
    sizes = [round(share * count) for share in (noise.siblings, noise.namesakes, noise.father_and_son)]
    ends = np.cumsum([size for size in sizes for _ in range(2)])
    if not count or ends[-1] > count:
        return people
    groups = np.split(order[: ends[-1]], ends[:-1])
    people = _siblings(people, groups[0], groups[1], rng)
    people = _namesakes(people, groups[2], groups[3], rng)
    return _fathers(people, groups[4], groups[5], rng)


def _siblings(people: People, these: Ints, models: Ints, rng: np.random.Generator) -> People:
    """Same family name, father and home; another given name, a few years between them."""
    apart = (rng.uniform(*SIBLINGS_YEARS, len(these)) * YEAR_DAYS).astype(np.int64)
    born, surname, father = people.born.copy(), people.surname.copy(), people.father.copy()
    home, birth_place, given = people.home.copy(), people.birth_place.copy(), people.given_name.copy()
    older = born[models] - apart
    younger = born[models] + apart
    born[these] = np.where(younger <= born.max(), younger, older)
    surname[these], father[these] = surname[models], father[models]
    home[these], birth_place[these] = home[models], birth_place[models]
    same = these[given[these] == given[models]]
    given[same] = _other_names(people, same, rng)
    return replace(
        people,
        born=born,
        surname=surname,
        father=father,
        home=home,
        birth_place=birth_place,
        given_name=given,
    )


def _namesakes(people: People, these: Ints, models: Ints, rng: np.random.Generator) -> People:
    """Same full name and sex, another date of birth, another home."""
    columns = {
        name: getattr(people, name).copy() for name in ("surname", "given_name", "father", "female", "born")
    }
    for name in ("surname", "given_name", "father", "female"):
        columns[name][these] = columns[name][models]
    same = these[columns["born"][these] == columns["born"][models]]
    columns["born"][same] -= rng.integers(40, 2_000, len(same))
    return replace(people, **columns)


def _fathers(people: People, sons: Ints, fathers: Ints, rng: np.random.Generator) -> People:
    """The one's given name is the other's patronymic; same family name and home, a generation between them."""
    men = ~people.female[sons] & ~people.female[fathers] & (people.born[sons] > OLDEST_SON)
    sons, fathers = sons[men], fathers[men]
    born, surname, father, home = (
        column.copy() for column in (people.born, people.surname, people.father, people.home)
    )
    apart = (rng.uniform(*FATHERS_YEARS, len(sons)) * YEAR_DAYS).astype(np.int64)
    born[fathers] = born[sons] - apart
    surname[fathers], home[fathers] = surname[sons], home[sons]
    father[sons] = people.given_name[fathers]
    return replace(people, born=born, surname=surname, father=father, home=home)


def _other_names(people: People, rows: Ints, rng: np.random.Generator) -> Ints:
    """Draw given names that differ from those that these people have."""
    younger = parts(people.born)[0] >= YOUNGER_SINCE
    found = np.empty(len(rows), dtype=np.int64)
    for k, row in enumerate(rows):
        weights = shares("ukrainian", female=bool(people.female[row]), younger=bool(younger[row])).copy()
        weights[people.given_name[row]] = 0.0
        found[k] = picks(weights, 1, rng)[0]
    return found
