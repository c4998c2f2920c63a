"""What a row is called for good: the sender's id, or a digest of what it says where the sender gave no ids.

A row of a list without ids is numbered by its line, and lines move when the list comes again. What was typed moves
with the person, so a judgement that names it finds the row wherever it stands.
"""

import hashlib
import unicodedata
from collections.abc import Collection

import polars as pl

from allforall.people.entry import entry_name
from allforall.people.person_list import PersonList

SIGN = "~"
"""Stands before a digest, so that nobody takes it for a number of the sender."""
CHARACTERS = 16
"""Hex digits that are kept: 64 bits, enough for lists of millions against chance."""
_BETWEEN, _AFTER_FIELD = "\x1f", "\x1e"


def has_own_ids(people: PersonList) -> bool:
    """Tell whether the sender numbered the rows."""
    return "id" in people.columns


def row_keys(people: PersonList) -> list[str]:
    """Name every row for good, in the order of the list; equal rows of a list without ids are counted: `~…`, `~….2`."""
    if has_own_ids(people):
        return [str(row_id) for row_id in people.values["id"].to_list()]
    seen: dict[str, int] = {}
    keys = []
    for text in _typed(people).to_list():
        digest = hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:CHARACTERS]
        seen[digest] = seen.get(digest, 0) + 1
        keys.append(f"{SIGN}{digest}" + (f".{seen[digest]}" if seen[digest] > 1 else ""))
    return keys


def lasting_entries(people: PersonList, rows: Collection[str] | None = None) -> dict[str, str]:
    """Map each row id to the entry by which a judgement should call it; only those of `rows` where they are named."""
    if rows is not None and has_own_ids(people):
        return {row_id: entry_name(people.name, row_id) for row_id in rows}
    ids = people.values["id"].to_list()
    return {row_id: entry_name(people.name, key) for row_id, key in zip(ids, row_keys(people), strict=True)}


def _typed(people: PersonList) -> pl.Series:
    """Join what was typed, field by field in the order of the alphabet; an empty cell says nothing, nor does a blank."""
    fields = sorted(field for field in people.raw.columns if field != "id")
    if not fields:
        return pl.Series("typed", [""] * len(people), dtype=pl.String)
    cells = []
    for field in fields:
        cell = pl.col(field).str.replace_all(r"[\s\x1e\x1f]+", " ").str.strip_chars()
        cells.append(
            pl.when(cell.fill_null("") != "").then(pl.lit(f"{field}{_AFTER_FIELD}") + cell + _BETWEEN)
        )
    return people.raw.select(pl.concat_str(cells, ignore_nulls=True).alias("typed"))["typed"]
