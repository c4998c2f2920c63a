"""The cells that only one kind of list has: who asks for somebody, or who holds somebody and in what state."""

import numpy as np
import polars as pl

from allforall.base.parties import Letter, other
from allforall.sampling.coded import NOTHING, Coded, Flags, Ints
from allforall.sampling.holders import HOLDERS
from allforall.sampling.lives import REFERENCE_DAY
from allforall.sampling.people import CATEGORIES, CONDITIONS, HEARD_BY, MEDICAL_CLASSES, WILLS, People, picks
from allforall.sampling.written_dates import UNKNOWN, written

SOURCES_OF_MISSING: dict[Letter, list[str]] = {
    "A": ["родичі", "військова частина", "поліція", "повернений свідок"],
    "B": ["родственники", "воинская часть", "полиция", "свидетель из вернувшихся"],
}
SOURCE_OF_HELD: dict[Letter, str] = {"A": "облік утримувача", "B": "учёт держателя"}
"""By the party whose bureau writes."""
_SOURCE_SHARES = np.array([0.55, 0.3, 0.1, 0.05])
_RELIABILITY = ("A", "B", "C", "D", "E", "F")
_RELIABILITY_SHARES = np.array([0.06, 0.3, 0.34, 0.12, 0.03, 0.15])
SIGN_OF_LIFE_KNOWN = 0.3
SINCE_UNKNOWN = 0.3
STATE_KNOWN_OF_MISSING = 0.12
MOVED_AFTER_DAYS = 400

EMPTY_WHEN_MISSING = ("holder", "holder_type", "site", "held_since")


def missing_cells(people: People, rng: np.random.Generator) -> list[pl.Series]:
    """Write what a bureau that asks for people knows of their state: little."""
    rows = len(people)
    seen = rng.random(rows) < SIGN_OF_LIFE_KNOWN
    known = rng.random(rows) < STATE_KNOWN_OF_MISSING
    since = people.captured + (rng.random(rows) * (REFERENCE_DAY - people.captured)).astype(np.int64)
    sources = Coded(SOURCES_OF_MISSING[people.party], picks(_SOURCE_SHARES, rows, rng))
    return [
        *(pl.Series(name, [None] * rows, dtype=pl.String) for name in EMPTY_WHEN_MISSING),
        written(np.where(seen, since, UNKNOWN)).series("last_sign_of_life"),
        *_health(people, said=known),
        sources.series("source"),
        Coded(list(_RELIABILITY), picks(_RELIABILITY_SHARES, rows, rng)).series("reliability"),
        Coded(["missing"], np.zeros(rows, dtype=np.int64)).series("status"),
    ]


def held_cells(people: People, rng: np.random.Generator) -> list[pl.Series]:
    """Write what a bureau that holds people says of them: where, since when, in what state."""
    rows = len(people)
    keeper = other(people.party)
    holder, site = _holders(keeper, rows, rng)
    moved = (rng.random(rows) ** 3 * MOVED_AFTER_DAYS).astype(np.int64)
    since = np.minimum(people.captured + moved, REFERENCE_DAY)
    types = Coded([h.type for h in HOLDERS[keeper]], holder)
    seen = since + (rng.random(rows) * (REFERENCE_DAY - since)).astype(np.int64)
    known = rng.random(rows) >= SINCE_UNKNOWN
    return [
        _in_words([h.name(keeper) for h in HOLDERS[keeper]], holder).series("holder"),
        types.series("holder_type"),
        site.series("site"),
        written(np.where(known, since, UNKNOWN)).series("held_since"),
        written(seen).series("last_sign_of_life"),
        *_health(people, said=np.ones(rows, dtype=np.bool_)),
        Coded([SOURCE_OF_HELD[keeper]], np.zeros(rows, dtype=np.int64)).series("source"),
        Coded(["B"], np.zeros(rows, dtype=np.int64)).series("reliability"),
        Coded(["held_acknowledged"], np.zeros(rows, dtype=np.int64)).series("status"),
    ]


def _holders(keeper: Letter, rows: int, rng: np.random.Generator) -> tuple[Ints, Coded]:
    holders = HOLDERS[keeper]
    holder = picks(np.array([h.share for h in holders]), rows, rng)
    sites = [h.sites(keeper) for h in holders]
    starts = np.cumsum([0, *map(len, sites)])
    site = starts[holder] + (rng.random(rows) * np.diff(starts)[holder]).astype(np.int64)
    return holder, _in_words([name for of_one in sites for name in of_one], site)


def _in_words(words: list[str], codes: Ints) -> Coded:
    """Write words; an empty word stands for what nobody knows, and leaves the cell empty."""
    empty = np.array([not word for word in words])[codes]
    return Coded(words, np.where(empty, NOTHING, codes))


def _health(people: People, *, said: Flags) -> list[pl.Series]:
    """Write health and will where they are said at all; nobody's silence becomes a word."""
    columns = (
        ("condition", CONDITIONS, people.condition),
        ("medical_class", MEDICAL_CLASSES, people.medical_class),
        ("will", WILLS, people.will),
        ("will_heard_by", HEARD_BY, people.heard_by),
    )
    return [Coded(list(words), np.where(said, codes, -1)).series(name) for name, words, codes in columns]


def category_cells(people: People) -> pl.Series:
    """Write the legal category."""
    return Coded(list(CATEGORIES), people.category.copy()).series("category")
