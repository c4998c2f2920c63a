"""Who held which office on a day: a minister of June may be a secretary of the council in July."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from allforall.claims.languages import read_data


@dataclass(frozen=True, slots=True)
class Term:
    """One office of one person; an open end is None. `title` is what texts call it, where the role is wider."""

    role: str
    first: date | None
    last: date | None
    title: str

    def covers(self, day: date) -> bool:
        """Whether the office was held on a day."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    def days_from(self, day: date) -> int:
        """How far a day lies outside the term."""
        if self.first and day < self.first:
            return (self.first - day).days
        return (day - self.last).days if self.last and day > self.last else 0


@cache
def holders() -> dict[str, tuple[Term, ...]]:
    """Return the terms of everybody in the dated table, by id."""
    return {
        each["id"]: tuple(_term(term) for term in each["offices"])
        for each in read_data("data/offices.toml")["holder"]
    }


def _term(said: dict[str, Any]) -> Term:
    return Term(
        said["role"], said.get("from"), said.get("until"), said.get("title", said["role"].partition(".")[2])
    )


def term_on(holder: str, day: date | None) -> Term:
    """Return somebody's office on a day, the nearest one where there was none, or the first where no day is known."""
    terms = holders()[holder]
    if day is None:
        return next((each for each in terms if each.role != "UA.gov"), terms[0])
    return min(terms, key=lambda each: each.days_from(day))


def fits(holder: str, title: str, day: date) -> bool | None:
    """Tell whether a title was somebody's on a day; None where the table never gave it to them."""
    own = [each for each in holders()[holder] if each.title == title]
    return any(each.covers(day) for each in own) if own else None
