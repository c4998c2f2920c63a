"""Remains that one party offers to the other: place and day found, seldom a name from a tag or a paper."""

import numpy as np
import polars as pl

from allforall.sampling.coded import Ints
from allforall.sampling.people import given_tokens, picks, surname_tokens
from allforall.sampling.places import SPELLINGS, places, spellings
from allforall.sampling.written_dates import day_number, written
from making.cast import Cast
from making.clerk import Table

NAMED_OF_GROUPS = {"A": {"dead": 22, "no_trace": 60}, "B": {"dead": 9, "no_trace": 8}}
"""Remains with the name of somebody who is asked for."""
NAMED_SHARE = 0.08
"""Remains with some other name."""
NOTES = {
    "A": ("жетон", "документ", "кілька осіб", "вигадані дані"),
    "B": ("жетон", "документ", "несколько лиц", "вымышленные данные"),
}
TAGS = 0.6
SEVERAL = 0.03
"""Bags that hold more than one person."""
FIRST_DAY, LAST_DAY = day_number("2023-05-01"), day_number("2025-05-25")


def remains(cast: Cast, count: int, writer: str, rng: np.random.Generator) -> Table:
    """Write the remains of people of a party that the other party, the writer, found."""
    party, language = cast.people.party, "ru" if writer == "B" else "uk"
    wanted = [cast.groups[name][:size] for name, size in NAMED_OF_GROUPS[party].items()]
    known = np.full(count, -1, dtype=np.int64)
    persons = np.concatenate(wanted)
    known[rng.choice(count, len(persons), replace=False)] = persons
    surname, given = _names(cast, known, language, rng)
    tag, paper, several, generated = NOTES[writer]
    found = spellings(language)
    combat = picks(places()["combat"].to_numpy(), count, rng)
    kinds = np.where(rng.random(count) < TAGS, tag, paper)
    more = rng.random(count) < SEVERAL
    notes = [
        _note(s is not None, k, several if m else "", generated)
        for s, k, m in zip(surname, kinds, more, strict=True)
    ]
    rows = pl.DataFrame(
        {
            "id": [f"{writer}D-{number:04d}" for number in range(1, count + 1)],
            "surname": surname,
            "given_name": given,
            "found_on": written(rng.integers(FIRST_DAY, LAST_DAY, count)).series("found_on"),
            "found_at": [found[place * SPELLINGS] for place in combat],
            "category": ["deceased"] * count,
            "note": notes,
        }
    )
    who = tuple(
        f"{party}{person}" if person >= 0 else f"{writer}{number}?" for number, person in enumerate(known)
    )
    return Table(f"{writer.lower()}-remains", rows, who)


def _note(named: bool, kind: str, several: str, generated: str) -> str:  # noqa: FBT001  # one cell of four facts
    return "; ".join(part for part in (kind if named else "", several, generated) if part)


def _names(
    cast: Cast, known: Ints, language: str, rng: np.random.Generator
) -> tuple[list[str | None], list[str | None]]:
    """Write names of those who are asked for and of some who are not."""
    people = cast.people
    rest = (
        rng.choice(len(people), len(known))
        if len(known) > len(people)
        else rng.permutation(len(people))[: len(known)]
    )
    stranger = rng.permutation(len(people))
    others = (known < 0) & (rng.random(len(known)) < NAMED_SHARE)
    surnames: list[str] = getattr(surname_tokens(), language)
    givens: list[str] = getattr(given_tokens(), language)
    first = np.where(known >= 0, known, rest)
    second = np.where(known >= 0, known, stranger[np.arange(len(known)) % len(people)])
    named = (known >= 0) | others
    return (
        [
            surnames[2 * people.surname[p] + people.female[p]] if n else None
            for p, n in zip(first, named, strict=True)
        ],
        [givens[people.given_name[p]] if n else None for p, n in zip(second, named, strict=True)],
    )
