"""The public record that clusters lean on: days and published numbers of rounds, and what was agreed when."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Round:
    """A handover of the record; `numbers` holds what any side published, by direction."""

    day: date
    numbers: frozenset[tuple[str, int]]

    def has(self, numbers: set[tuple[str, int]]) -> bool:
        """Tell whether one of these numbers was published for it; a number for both is their sum."""
        if self.numbers & numbers:
            return True
        sums = {a + b for to, a in self.numbers if to == "UA" for other, b in self.numbers if other == "RU"}
        return any(to == "both" and n in sums for to, n in numbers)


@dataclass(frozen=True, slots=True)
class Agreement:
    """Something agreed, with its day, numbers and formulas."""

    ref: str
    day: date
    numbers: frozenset[int]
    formulas: frozenset[str]


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = (files("allforall.claims") / "data" / name).read_text("utf-8")
    yield from csv.DictReader(text.splitlines())


@cache
def rounds() -> tuple[Round, ...]:
    """Return the rounds in the order of their days."""
    sides = {"to_ua": "UA", "to_ru": "RU", "bodies_to_ua": "UA", "bodies_to_ru": "RU"}
    return tuple(
        Round(
            date.fromisoformat(row["date"]),
            frozenset((side, int(n)) for column, side in sides.items() for n in row[column].split()),
        )
        for row in _rows("rounds.csv")
    )


@cache
def agreements() -> tuple[Agreement, ...]:
    """Return the agreements in the order of their days."""
    return tuple(
        Agreement(
            row["ref"],
            date.fromisoformat(row["date"]),
            frozenset(int(n) for n in row["numbers"].split()),
            frozenset(row["formula"].split()),
        )
        for row in _rows("agreements.csv")
    )
