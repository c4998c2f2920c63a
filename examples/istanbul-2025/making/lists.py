"""The four lists of the living: whom each party asks for and whom each holds."""

from dataclasses import replace

import numpy as np
import polars as pl

from allforall.sampling.coded import Ints
from allforall.sampling.people import CATEGORIES, CHILD, SERIOUS
from allforall.sampling.population import take
from allforall.sampling.rows import Kind, write_rows_in
from allforall.sampling.written_dates import day_number
from making.cast import NOISE, SEED, Cast
from making.clerk import Table, writings
from making.words import NOTES

WRITTEN = {
    "a-missing": {"uk": 0.93, "ru": 0.04, "uk_kmu55": 0.03},
    "b-held": {"ru": 0.90, "uk": 0.05, "ru_icao": 0.05},
    "b-missing": {"ru": 0.95, "ru_press": 0.05},
    "a-held": {"uk": 0.88, "ru": 0.08, "uk_kmu55": 0.04},
}
"""In which letters the names stand, by list."""

AGAIN = {"a-missing": 20, "b-held": 15, "b-missing": 14, "a-held": 8}
"""Rows that repeat somebody who is on the list already."""
STALE = {"b-held": {"home": (45, 70), "dead": (6, 16)}, "a-held": {"home": (32, 44), "dead": (0, 8)}}
"""Who is home or dead and still stands on a list of the held: from and to, within the group."""
STILL_ASKED = {"A": 60, "B": 40}
"""How many of those who are home already are still asked for."""

ACKNOWLEDGED, NOT_ACKNOWLEDGED = 0.62, 0.08
"""Of the people on both lists, those of whom A was told that B holds them, and those whom only a witness names."""
UNREADABLE = 6
"""Dates of birth that nobody can read, of people without a trace, on whom nothing else hangs."""
UNDER_AGE_FROM = "2007-06-03"
GROWN_SINCE = "1997-01-01"


def missing(cast: Cast, rng: np.random.Generator) -> Table:
    """Write whom a party asks for."""
    party = cast.people.party
    asked = cast.of(*(name for name in ("both", "seen_asked", "no_trace", "dead") if name in cast.groups))
    who = np.concatenate([asked, cast.groups["home"][: STILL_ASKED[party]]])
    table = _written(cast, f"{party.lower()}-missing", who, "missing", rng)
    lost = {f"{party}{person}" for person in cast.groups["no_trace"]}
    unreadable = [row for row, person in enumerate(table.who) if person in lost][-UNREADABLE:]
    rows = table.rows.with_columns(status=_statuses(table, cast, rng))
    return replace(table, rows=rows, unreadable=tuple(unreadable))


def held(cast: Cast, rng: np.random.Generator) -> Table:
    """Write whom the other party says that it holds."""
    keeper = "b" if cast.people.party == "A" else "a"
    name = f"{keeper}-held"
    stale = [cast.groups[group][first:last] for group, (first, last) in STALE[name].items()]
    return _written(cast, name, np.concatenate([cast.of("both", "held_only"), *stale]), "held", rng)


def _written(cast: Cast, name: str, who: Ints, kind: Kind, rng: np.random.Generator) -> Table:
    again = rng.choice(_of_no_category(cast, who), AGAIN[name], replace=False)
    order = rng.permutation(np.concatenate([who, again]))
    writing = writings(len(order), WRITTEN[name], rng)
    rows = write_rows_in(take(cast.people, order), writing, kind, NOISE, rng)
    mark = "".join(part[0].upper() for part in name.split("-"))
    ids = [f"{mark}-{number:04d}" for number in range(1, len(order) + 1)]
    note = NOTES["uk" if name.startswith("a") else "ru"]
    rows = rows.with_columns(id=pl.Series(ids), note=pl.lit(note), category=_categories(cast, order))
    return Table(name, rows, tuple(f"{cast.people.party}{person}" for person in order))


def _of_no_category(cast: Cast, who: Ints) -> Ints:
    """Keep those of whom no clause of the agreement speaks, so that repeating one of them touches no planted fault."""
    grown = cast.people.born[who] < day_number(GROWN_SINCE)
    return who[grown & (cast.people.condition[who] < SERIOUS)]


def _categories(cast: Cast, order: Ints) -> pl.Series:
    """Write the legal category; of soldiers under eighteen it is in doubt."""
    under_age = cast.people.born[order] >= day_number(UNDER_AGE_FROM)
    words = [CATEGORIES[code] for code in cast.people.category[order]]
    doubtful = under_age & (cast.people.category[order] != CHILD)
    return pl.Series([w if not d else "unknown_status" for w, d in zip(words, doubtful, strict=True)])


def _statuses(table: Table, cast: Cast, rng: np.random.Generator) -> pl.Series:
    """Say how far a party knows where its people are."""
    group = {f"{cast.people.party}{person}": name for name, rows in cast.groups.items() for person in rows}
    found = []
    for who, chance in zip(table.who, rng.random(len(table.who)), strict=True):
        match group[who]:
            case "dead":
                found.append("deceased")
            case "both" if chance < ACKNOWLEDGED:
                found.append("held_acknowledged")
            case "both" if chance < ACKNOWLEDGED + NOT_ACKNOWLEDGED:
                found.append("held_unacknowledged")
            case "seen_asked" if chance < ACKNOWLEDGED:
                found.append("held_unacknowledged")
            case _:
                found.append("missing")
    return pl.Series(found)


def stream(name: str) -> np.random.Generator:
    """Return the random numbers of one list, so that a change in one list leaves the others as they are."""
    return np.random.default_rng([SEED, *name.encode()])
