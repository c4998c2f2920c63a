"""The lists of two bureaus: whom each asks for and whom each holds, half of them the same people, and the truth."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import polars as pl

from allforall.base.parties import LETTERS, Letter, other
from allforall.sampling.coded import Ints
from allforall.sampling.noise import Noise
from allforall.sampling.people import People
from allforall.sampling.population import draw_people, take
from allforall.sampling.rows import COLUMNS, Kind, write_rows

NAMES = ("a-missing", "b-held", "b-missing", "a-held")
"""The four lists, in the order in which they are made: A's people twice, then B's."""


@dataclass(frozen=True, slots=True)
class SampledList:
    """One list: its name, its rows, and which person of `party` each row is about."""

    name: str
    party: Letter
    rows: pl.DataFrame
    who: Ints


def sample(people: int, seed: int, noise: Noise) -> Iterator[SampledList]:
    """Make the four lists one after another, `people` rows each; the same seed gives the same lists for ever."""
    for party in LETTERS:
        drawn, missing, held = _draw(people, party, seed, noise)
        yield _list(drawn, missing, "missing", noise, seed)
        yield _list(drawn, held, "held", noise, seed)


def truth(left: SampledList, right: SampledList) -> pl.DataFrame:
    """Return which rows of two lists are the same person: `left_id`, `right_id`, in the order of the left list."""
    return (
        _ids(left, "left_id").join(_ids(right, "right_id"), on="who", maintain_order="left_right").drop("who")
    )


def twice(one: SampledList) -> pl.DataFrame:
    """Return which rows of one list are the same person, the earlier row first."""
    numbered = one.rows.select(pl.col("id")).with_columns(who=pl.Series(one.who)).with_row_index()
    pairs = numbered.join(numbered, on="who", maintain_order="left_right", suffix="_right")
    return pairs.filter(pl.col("index") < pl.col("index_right")).select(left_id="id", right_id="id_right")


def _draw(rows: int, party: Letter, seed: int, noise: Noise) -> tuple[People, Ints, Ints]:
    """Draw the people of a party and choose who is on which list."""
    rng = np.random.default_rng([seed, LETTERS.index(party)])
    again = round(noise.twice * rows)
    distinct = rows - again
    common = round(noise.overlap * distinct)
    drawn = draw_people(2 * distinct - common, party, noise, rng)
    order = rng.permutation(len(drawn))
    missing = _shuffled(order[:distinct], again, rng)
    return drawn, missing, _shuffled(order[distinct - common :], again, rng)


def _shuffled(who: Ints, again: int, rng: np.random.Generator) -> Ints:
    """Repeat some people and mix the list."""
    return rng.permutation(np.concatenate([who, rng.choice(who, again, replace=False)]))


def _list(people: People, who: Ints, kind: Kind, noise: Noise, seed: int) -> SampledList:
    writer = people.party if kind == "missing" else other(people.party)
    name = f"{writer.lower()}-{kind}"
    rng = np.random.default_rng([seed, 2 + NAMES.index(name)])
    rows = write_rows(take(people, who), writer, kind, noise, rng)
    ids = pl.Series("id", np.arange(1, len(who) + 1)).cast(pl.String).str.zfill(7)
    mark = f"{writer}{kind[0].upper()}-"
    numbered = rows.with_columns((pl.lit(mark) + ids).alias("id")).select(COLUMNS)
    return SampledList(name, people.party, numbered, who)


def _ids(one: SampledList, name: str) -> pl.DataFrame:
    return one.rows.select(pl.col("id").alias(name)).with_columns(who=pl.Series(one.who))
