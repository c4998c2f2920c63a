"""Taking an entry of the ledger apart: every part has one spelling, is taken once, and none is left over."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TypeVar

from allforall.accounts.amount import NOT_KNOWN, Amount
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.booked.fields import (
    ABOUT,
    AT_LEAST,
    AT_MOST,
    NUMBER,
    amount_counts,
    amount_facts,
    known,
)
from allforall.ledger.entry import Entry, Value
from allforall.ledger.malformed import Malformed

Choice = TypeVar("Choice", bound=StrEnum)
Taken = TypeVar("Taken")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(slots=True)
class Reading:
    """Takes the parts out of one entry, each once; `done` refuses what nobody took."""

    entry: Entry
    _facts: dict[str, Value] = field(init=False)
    _counts: dict[str, int] = field(init=False)
    _refs: list[str] = field(init=False)

    def __post_init__(self) -> None:
        """Lay the parts out."""
        self._facts, self._counts = dict(self.entry.facts), dict(self.entry.counts)
        self._refs = list(self.entry.refs)

    def code(self, name: str) -> str:
        """Take a code that has to be there."""
        return self._there(name, self.code_or_none(name))

    def code_or_none(self, name: str) -> str | None:
        """Take a code, None where nobody said it."""
        value = self._facts.pop(name, None)
        if value is not None and not (isinstance(value, str) and _CODE.fullmatch(value)):
            raise self._wrong(name, "a code without spaces, and no bare number")
        return value

    def choice(self, name: str, of: type[Choice]) -> Choice:
        """Take one of a closed list of words."""
        value = self.code(name)
        if value not in set(of):
            raise self._wrong(name, f"one of {', '.join(of)}")
        return of(value)

    def letter(self, name: str) -> Letter:
        """Take the letter of a party."""
        return self._there(name, self.letter_or_none(name))

    def letter_or_none(self, name: str) -> Letter | None:
        """Take the letter of a party, None where nobody said it."""
        value = self.code_or_none(name)
        found: Letter | None = next((letter for letter in LETTERS if letter == value), None)
        if found is None and value is not None:
            raise self._wrong(name, "A or B")
        return found

    def day(self, name: str) -> date:
        """Take a day that has to be there."""
        return self._there(name, self.day_or_none(name))

    def day_or_none(self, name: str) -> date | None:
        """Take a day, None where nobody said it."""
        value = self.code_or_none(name)
        if value is None:
            return None
        try:
            if _DAY.fullmatch(value):
                return date.fromisoformat(value)
        except ValueError:
            pass
        raise self._wrong(name, "a day of the calendar, written 2025-06-09")

    def round(self) -> int:
        """Take the number of a round, from 1."""
        return self._there("round", self.round_or_none())

    def round_or_none(self) -> int | None:
        """Take the number of a round, None where nobody said it."""
        value = self._facts.pop("round", None)
        if value is not None and (not isinstance(value, int) or value < 1):
            raise self._wrong("round", "a whole number from 1")
        return value

    def count(self, name: str) -> int | None:
        """Take a count, None where nobody said it: that is never 0."""
        return self._counts.pop(name, None)

    def amount(self) -> Amount:
        """Take an amount, in its one spelling."""
        given = {name: self.count(name) for name in (NUMBER, AT_LEAST, AT_MOST)}
        about = self.code_or_none(ABOUT)
        number, low, high = given.values()
        if number is not None:
            low = high = number
        try:
            found = Amount(low or 0, high, about=about is not None)
        except ValueError:
            found = NOT_KNOWN
        if known(amount_counts(found)) != known(given) or amount_facts(found)[ABOUT] != about:
            raise self._wrong(NUMBER, "one number, or bounds that differ, the lower first")
        return found

    def ref(self) -> str:
        """Take the next entry that this one refers to."""
        if not self._refs:
            raise Malformed(f"an entry “{self.entry.kind}” refers to another entry by its digest")
        return self._refs.pop(0)

    def refs(self) -> tuple[str, ...]:
        """Take all entries that this one refers to and nobody took."""
        rest, self._refs = tuple(self._refs), []
        return rest

    def done(self) -> None:
        """Refuse whatever is left."""
        left = [*self._facts, *self._counts, *(["a reference"] if self._refs else [])]
        if left:
            raise Malformed(f"an entry “{self.entry.kind}” has no room for {', '.join(left)}")

    def _there(self, name: str, value: "Taken | None") -> "Taken":
        if value is None:
            raise Malformed(f"an entry “{self.entry.kind}” says “{name}”")
        return value

    def _wrong(self, name: str, what: str) -> Malformed:
        return Malformed(f"in an entry “{self.entry.kind}”, “{name}” is {what}")
