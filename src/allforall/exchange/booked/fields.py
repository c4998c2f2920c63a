"""Putting an entry of the ledger together: every part has one spelling, and what is not known is left out."""

from collections.abc import Mapping
from datetime import date, datetime

from allforall.accounts.amount import Amount
from allforall.base.canonical import digest_of
from allforall.ledger.entry import Entry, Value, check_entry

NUMBER, AT_LEAST, AT_MOST, ABOUT = "number", "at_least", "at_most", "about"
YES = "yes"


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
    entry = Entry(kind, at, document, known(counts), said, refs)
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


def known(counts: Mapping[str, int | None]) -> dict[str, int]:
    """Leave out what nobody counted."""
    return {name: count for name, count in counts.items() if count is not None}


def _spelled(value: Value | date) -> Value:
    return value.isoformat() if isinstance(value, date) else value
