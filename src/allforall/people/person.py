"""A person: the statements judged, or so far only proposed, to be about one human being."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from allforall.base.parties import Letter
from allforall.people.statement import Statement


@dataclass(frozen=True, slots=True)
class Person:
    """A set of statements, conflicting ones side by side. `judged` tells whether a human joined the entries.

    `home` is the party whose person this is, empty where nobody knows: it tells a holder's word from that of home.
    """

    id: str
    statements: tuple[Statement, ...]
    judged: bool = False
    home: Letter | Literal[""] = ""

    @property
    def entries(self) -> tuple[str, ...]:
        """The rows of lists that speak of this person, each once, in the order in which they came."""
        return tuple(dict.fromkeys(s.entry for s in self.statements))

    def said(self, field: str) -> tuple[Statement, ...]:
        """Everything that was said about one field, by whomever."""
        return tuple(s for s in self.statements if s.field == field)

    def values(self, field: str) -> tuple[str, ...]:
        """The different values said: none is not known, one is known, more contradict each other."""
        return tuple(dict.fromkeys(s.value for s in self.statements if s.field == field))

    def value(self, field: str) -> str | None:
        """The one value that everybody says, or None where nobody said one or where they differ."""
        found = self.values(field)
        return found[0] if len(found) == 1 else None

    def first(self, *fields: str) -> str | None:
        """The first value said of the first of these fields that has one: for display, never for a decision."""
        for field in fields:
            for statement in self.said(field):
                return statement.value
        return None


def join(person_id: str, parts: Iterable[Iterable[Statement]], *, judged: bool) -> Person:
    """Make a person of the statements of several entries."""
    return Person(person_id, tuple(s for part in parts for s in part), judged)
