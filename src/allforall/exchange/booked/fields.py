"""Taking an entry of the ledger apart and putting it together: every part has one spelling, and none is left over."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from allforall.accounts.amount import NOT_KNOWN, Amount
from allforall.base.canonical import digest_of
from allforall.base.parties import LETTERS, Letter
from allforall.ledger.entry import Entry, Value, check_entry
from allforall.ledger.malformed import Malformed

Choice = TypeVar("Choice", bound=StrEnum)
Taken = TypeVar("Taken")
NUMBER, AT_LEAST, AT_MOST, ABOUT = "number", "at_least", "at_most", "about"
YES = "yes"
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def entry_digest(entry: Entry) -> str:
    """Return what other entries refer to an entry by: the SHA-256 of its canonical form, whoever signed it."""
    return digest_of(entry.to_json())


def write(
    kind: str,
    at: datetime,
    facts: Mapping[str, Value | date | None],
    counts: Mapping[str, int | None],
    document: str = "",
    refs: tuple[str, ...] = (),
) -> Entry:
    """Put an entry together; what is not known is left out. Raises `Malformed` for what has no place in a ledger."""
    said = {name: _spelled(value) for name, value in facts.items() if value is not None}
    entry = Entry(kind, at, document, _known(counts), said, refs)
    check_entry(entry)
    return entry


def amount_counts(amount: Amount) -> dict[str, int | None]:
    """Spell an amount: one number, or its bounds; nothing where it is not known."""
    if not amount.known:
        return {}
    if amount.low == amount.high:
        return {NUMBER: amount.low}
    return {AT_LEAST: amount.low or None, AT_MOST: amount.high}


def amount_facts(amount: Amount) -> dict[str, str | None]:
    """Spell whether whoever said an amount claimed the exact number."""
    return {ABOUT: YES if amount.known and amount.about else None}


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
        if _known(amount_counts(found)) != _known(given) or amount_facts(found)[ABOUT] != about:
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


def _known(counts: Mapping[str, int | None]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count is not None}


def _spelled(value: Value | date) -> Value:
    return value.isoformat() if isinstance(value, date) else value
