"""Draws the people of one party: names by origin and age, service, capture, health, wish; and relatives among them."""

from dataclasses import fields, replace

import numpy as np

from allforall.base.parties import Letter
from allforall.sampling.coded import Flags, Ints, Shares
from allforall.sampling.given_names import YOUNGER_SINCE, shares
from allforall.sampling.lives import (
    CATEGORY_SHARES,
    CIVILIAN_AGES,
    CONDITION_SHARES,
    HEARD_SHARES,
    LIVES,
    MEDICAL_IF_SERIOUS,
    MEDICAL_OTHERWISE,
    REFERENCE_DAY,
    WILL_SHARES,
    WOMEN_AMONG,
    YEAR_DAYS,
    Lives,
)
from allforall.sampling.noise import Noise
from allforall.sampling.people import CIVILIAN, MEDICAL, POW, SERIOUS, People, picks
from allforall.sampling.places import homes, places
from allforall.sampling.relatives import with_relatives
from allforall.sampling.service import UNITS, ranks
from allforall.sampling.surnames import surnames
from allforall.sampling.written_dates import day_number, parts

MOVED = 0.35
"""Share of people who live elsewhere than where they were born."""
LONGEST_NUMBER = 1_000_000
_FATHERS_AGE = 27


def draw_people(count: int, party: Letter, noise: Noise, rng: np.random.Generator) -> People:
    """Draw people; among them siblings, namesakes, fathers and sons at the rates of the noise table."""
    lives = LIVES[party]
    category = picks(CATEGORY_SHARES, count, rng)
    civilian = category >= CIVILIAN
    born = _births(category, lives, rng)
    female = rng.random(count) < np.select(
        [category == MEDICAL, civilian],
        [WOMEN_AMONG["retained_medical"], WOMEN_AMONG["civilian"]],
        lives.women,
    )
    origin = picks(np.array(list(lives.origins.values())), count, rng)
    home = picks(homes(party).to_numpy(), count, rng)
    condition = _some(CONDITION_SHARES, count, rng)
    will = _some(WILL_SHARES, count, rng)
    drawn = People(
        party=party,
        surname=_surnames(origin, lives, rng),
        given_name=_given_names(origin, female, parts(born)[0], lives, rng),
        father=_given_names(
            origin, np.zeros(count, dtype=np.bool_), parts(born)[0] - _FATHERS_AGE, lives, rng
        ),
        female=female,
        born=born,
        birth_place=np.where(rng.random(count) < MOVED, picks(homes(party).to_numpy(), count, rng), home),
        home=home,
        rank=np.where(civilian, -1, picks(ranks(party)["weight"].to_numpy(), count, rng)),
        unit=np.where(civilian, -1, rng.integers(0, UNITS, count)),
        personal_number=np.where(civilian, -1, rng.integers(0, 26 * LONGEST_NUMBER, count)),
        category=category,
        captured=np.maximum(_captures(count, lives, rng), born + int(18 * YEAR_DAYS)),
        capture_place=picks(places()["combat"].to_numpy(), count, rng),
        condition=condition,
        medical_class=_medical(condition, rng),
        will=will,
        heard_by=np.where(will < 0, -1, picks(HEARD_SHARES, count, rng)),
    )
    return with_relatives(drawn, noise, rng)


def take(people: People, rows: Ints) -> People:
    """Return some of the people, in the order asked for."""
    columns = {f.name: getattr(people, f.name)[rows] for f in fields(people) if f.name != "party"}
    return replace(people, **columns)


def _births(category: Ints, lives: Lives, rng: np.random.Generator) -> Ints:
    count = len(category)
    soldiers = rng.normal(lives.mean_age, lives.age_spread, count)
    soldiers = np.where(
        soldiers < lives.youngest, rng.uniform(lives.youngest, 40.0, count), np.minimum(soldiers, 60)
    )
    ages = np.where(category <= max(POW, MEDICAL), soldiers, rng.uniform(*CIVILIAN_AGES, count))
    return REFERENCE_DAY - (ages * YEAR_DAYS).astype(np.int64)


def _surnames(origin: Ints, lives: Lives, rng: np.random.Generator) -> Ints:
    table = surnames()
    found = np.zeros(len(origin), dtype=np.int64)
    for k, name in enumerate(lives.origins):
        rows = np.flatnonzero(origin == k)
        weights = np.where(table["origin"].to_numpy() == name, table["weight"].to_numpy(), 0.0)
        found[rows] = picks(weights, len(rows), rng)
    return found


def _given_names(origin: Ints, female: Flags, born: Ints, lives: Lives, rng: np.random.Generator) -> Ints:
    found = np.zeros(len(origin), dtype=np.int64)
    younger = born >= YOUNGER_SINCE
    for k, name in enumerate(lives.origins):
        for woman in (False, True):
            for young in (False, True):
                rows = np.flatnonzero((origin == k) & (female == woman) & (younger == young))
                found[rows] = picks(shares(name, female=woman, younger=young), len(rows), rng)
    return found


def _captures(count: int, lives: Lives, rng: np.random.Generator) -> Ints:
    spans = np.array([(day_number(first), day_number(last)) for first, last, _ in lives.captures])
    which = picks(np.array([weight for _, _, weight in lives.captures]), count, rng)
    days: Ints = rng.integers(spans[which, 0], spans[which, 1] + 1)
    return days


def _some(weights: Shares, count: int, rng: np.random.Generator) -> Ints:
    """Draw positions whose weights are shares of everybody; the rest are -1."""
    drawn = picks(np.append(weights, 1 - weights.sum()), count, rng)
    return np.where(drawn == len(weights), -1, drawn)


def _medical(condition: Ints, rng: np.random.Generator) -> Ints:
    serious = condition >= SERIOUS
    return np.where(
        serious, picks(MEDICAL_IF_SERIOUS, len(condition), rng), picks(MEDICAL_OTHERWISE, len(condition), rng)
    )
