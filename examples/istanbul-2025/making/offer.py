"""The list of 640 names that B offers on 6 June 2025, with its planted faults."""

from dataclasses import replace

import numpy as np
import polars as pl

from allforall.sampling.coded import Coded, Ints
from allforall.sampling.people import POW, SERIOUS
from allforall.sampling.population import take
from allforall.sampling.rows import write_rows_in
from allforall.sampling.typos import slip
from making.cast import NOISE, Cast
from making.clerk import Table, writings
from making.offer_plan import Plan
from making.words import NOTES

WRITTEN = {"ru": 0.85, "ru_icao": 0.15}
CLEAN = replace(
    NOISE, typo_surname=0.0, typo_given_name=0.0, typo_patronymic=0.0,
    no_patronymic=0.0, swapped_names=0.0, initials=0.0, no_dob=0.0,
    dob_year_only=0.0, dob_day_month_swapped=0.0, dob_digit=0.0, dob_year_off=0.0,
)  # fmt: skip
DOUBLED = 3
"""The kind of slip that is left out: a doubled letter is often only another spelling."""
GIVEN_NAMES = 0.2
"""Of the misspelt, those whose given name is misspelt instead of the family name."""
_SOUNDS_ALIKE = str.maketrans({"й": "и", "ы": "и", "і": "и", "y": "i", "ё": "е", "ь": "", "'": ""})
CLAIMS = ("тяжелораненые и больные", "возраст 18–25 лет")
FIELDS = (
    "id", "surname", "given_name", "patronymic", "dob", "rank", "unit", "capture_date", "capture_place", "category",
    "condition", "medical_class", "note",
)  # fmt: skip
NAMED = {
    "younger": "wrong_dob",
    "day_off": "wrong_dob",
    "no_dob_anywhere": "no_dob",
    "no_dob_on_offer": "no_dob",
}
"""How the kinds that the plan tells apart are called in the truth."""


def offer(a: Cast, b: Cast, plan: Plan, rng: np.random.Generator) -> tuple[Table, list[tuple[str, str]]]:
    """Write the list; return it with `(row id, fault)` of every planted fault."""
    entries = [(who, fault) for fault, people in plan.by_fault.items() for who in people]
    entries = [entries[k] for k in rng.permutation(len(entries))]
    entries = _repeats_last(entries)
    who = tuple(person for person, _ in entries)
    rows = _rows(a, who, "A", rng)
    theirs = _rows(b, who, "B", rng)
    is_theirs = pl.Series([person.startswith("B") for person in who])
    rows = pl.DataFrame([theirs[c].zip_with(is_theirs, rows[c]) for c in rows.columns])
    rows = _with_faults(rows.with_columns(id=pl.Series([str(k + 1) for k in range(len(who))])), entries, rng)
    faults = [
        (str(k + 1), NAMED.get(fault, fault)) for k, (_, fault) in enumerate(entries) if fault != "none"
    ]
    return Table("b-offer-640", rows.select(FIELDS), who), faults


def _repeats_last(entries: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Let a row that repeats another one stand after it, so that the repetition is the fault."""
    repeated = {who for who, fault in entries if fault == "twice"}
    places = {who: [k for k, (person, _) in enumerate(entries) if person == who] for who in repeated}
    found = list(entries)
    for who, (first, second) in places.items():
        found[first], found[second] = (who, "none"), (who, "twice")
    return found


def _rows(cast: Cast, who: tuple[str, ...], party: str, rng: np.random.Generator) -> pl.DataFrame:
    """Write everybody as if of one party; rows of the other party are written too and then not used."""
    persons = np.array([int(person[1:]) if person.startswith(party) else 0 for person in who])
    people = take(cast.people, persons)
    writing = _other_letters_when_repeated(who, writings(len(who), WRITTEN, rng))
    rows = write_rows_in(people, writing, "held", CLEAN, rng)
    serious = people.condition >= SERIOUS
    words = [
        "none" if not s else ("A" if c == 0 else "unset")
        for s, c in zip(serious, people.medical_class, strict=True)
    ]
    said = Coded(
        ["well", "sick", "wounded", "seriously_sick", "seriously_wounded"], np.maximum(people.condition, 0)
    )
    claims = [CLAIMS[0] if s else CLAIMS[1] for s in serious]
    return rows.with_columns(
        condition=said.series("condition"),
        medical_class=pl.Series(words),
        category=pl.Series(
            ["pow" if c == POW or k % 2 else "civilian_internee" for k, c in enumerate(people.category)]
        ),
        note=pl.Series([f"{claim}; {NOTES['ru']}" for claim in claims]),
    )


def _other_letters_when_repeated(who: tuple[str, ...], writing: Ints) -> Ints:
    latin, cyrillic = writing.max(), writing.min()
    seen: dict[str, int] = {}
    for row, person in enumerate(who):
        if person in seen:
            writing[row] = cyrillic if writing[seen[person]] == latin else latin
        seen[person] = row
    return writing


def _with_faults(
    rows: pl.DataFrame, entries: list[tuple[str, str]], rng: np.random.Generator
) -> pl.DataFrame:
    births, surnames, given = (rows[c].to_list() for c in ("dob", "surname", "given_name"))
    for row, (_, fault) in enumerate(entries):
        match fault:
            case "younger":
                births[row] = f"{int(births[row][:4]) + 1}{births[row][4:]}"
            case "day_off":
                births[row] = births[row][:8] + f"{(int(births[row][8:]) + 9) % 28 + 1:02d}"
            case "no_dob_anywhere" | "no_dob_on_offer":
                births[row] = None
            case "misspelt":
                names = given if rng.random() < GIVEN_NAMES else surnames
                names[row] = _misspelt(names[row], rng)
    return rows.with_columns(
        pl.Series("dob", births, dtype=pl.String),
        pl.Series("surname", surnames),
        pl.Series("given_name", given),
    )


def _heard(name: str) -> str:
    return name.lower().translate(_SOUNDS_ALIKE)


def _misspelt(name: str, rng: np.random.Generator) -> str:
    """Make slips until the name reads differently, not only in letters that sound alike."""
    found = name
    while _heard(found) == _heard(name):
        found = slip(name, int(rng.integers(0, DOUBLED)), float(rng.random()), int(rng.integers(0, 2)))
    return found
