"""A row of a list as the parts that are kept, and the kept parts as a list again.

A part is JSON: what was read and what was typed, each as a vector in the order of the layout; a typed cell that is the
same as what was read is written once. Parts that identify somebody are sealed with their list, place and part as
associated data.
"""

import json
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from allforall.people.access import Share
from allforall.people.person_list import PersonList
from allforall.store.layout import Layout
from allforall.store.sealing import Box

SEALED = (Share.IDENTITY, Share.CUSTODY, Share.WILL, Share.HEALTH)
SHARES = (Share.ORDINARY, *SEALED)
_SAME = 0
"""Stands for a typed cell that is letter by letter what was read."""
_COMPRESS_FROM = 200
Cells = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class Kept:
    """One row as it lies in the table."""

    position: int
    line: int
    row_id: str
    parts: tuple[bytes, ...]
    """In the order of `SHARES`."""


def about(version: int, position: int, share: Share) -> str:
    """Name the place that a sealed part belongs to."""
    return f"row/{version}/{position}/{share}"


def encoded(people: PersonList, layout: Layout, version: int, box: Box) -> Iterator[Kept]:
    """Give every row of a list as it is kept."""
    vectors = [_vectors(people, layout, share) for share in SHARES]
    ids, lines = people.values["id"].to_list(), people.rows.to_list()
    for position, (row_id, line, *parts) in enumerate(zip(ids, lines, *vectors, strict=True)):
        kept = tuple(
            part if share is Share.ORDINARY or not part else box.seal(part, about(version, position, share))
            for share, part in zip(SHARES, parts, strict=True)
        )
        yield Kept(position, int(line), row_id, kept)


def _vectors(people: PersonList, layout: Layout, share: Share) -> Iterator[bytes]:
    fields, typed = layout.values_of(share), layout.typed_of(share)
    if not fields and not typed:
        return iter([b""] * len(people))
    values = people.values.select(fields).rows() if fields else [()] * len(people)
    raws = people.raw.select(typed).rows() if typed else [()] * len(people)
    at = [fields.index(field) if field in fields else -1 for field in typed]
    return (_part(value, raw, at) for value, raw in zip(values, raws, strict=True))


def _part(values: Cells, raws: Cells, at: Sequence[int]) -> bytes:
    """Write one part; nothing at all where nothing was said."""
    if not any(value is not None for value in values) and not any(raws):
        return b""
    typed = [
        _SAME if i >= 0 and raw is not None and raw == values[i] else raw
        for raw, i in zip(raws, at, strict=True)
    ]
    plain = json.dumps([values, typed], ensure_ascii=False, separators=(",", ":")).encode()
    return b"z" + zlib.compress(plain, 1) if len(plain) >= _COMPRESS_FROM else plain


def decoded_list(
    rows: Iterable[Kept], layout: Layout, version: int, box: Box, shares: Collection[Share] = SHARES
) -> PersonList:
    """Make a list of kept rows with the parts that somebody may see; other fields are not in it at all."""
    rows = list(rows)
    visible = [share for share in SHARES if share in shares]
    fields = [field for share in visible for field in layout.values_of(share)]
    typed = [field for share in visible for field in layout.typed_of(share)]
    opened = [_row(row, layout, version, box, visible) for row in rows]
    values = [values for values, _ in opened]
    raws = [raw for _, raw in opened]
    order = [field for field in layout.fields if field in fields]
    return PersonList(
        name=layout.name,
        file=layout.file,
        digest=layout.digest,
        sheet=layout.sheet,
        source=layout.source,
        raw=_frame(raws, typed).select([field for field in layout.typed if field in typed]),
        values=pl.concat(
            [
                pl.DataFrame({"id": [row.row_id for row in rows]}, schema={"id": pl.String}),
                _frame(values, fields).select(order),
            ],
            how="horizontal",
        ),
        rows=pl.Series("line", [row.line for row in rows], dtype=pl.Int64),
        columns={field: column for field, column in layout.columns.items() if field in typed},
        derived={field: origin for field, origin in layout.derived.items() if field in fields},
        received=layout.received,
    )


def _row(
    row: Kept, layout: Layout, version: int, box: Box, shares: Sequence[Share]
) -> tuple[list[str | None], list[str | None]]:
    values: list[str | None] = []
    typed: list[str | None] = []
    for share in shares:
        part = row.parts[SHARES.index(share)]
        fields, raws = layout.values_of(share), layout.typed_of(share)
        if not part:
            values += [None] * len(fields)
            typed += [None] * len(raws)
            continue
        if share is not Share.ORDINARY:
            part = box.open(part, about(version, row.position, share))
        read, cells = _unpacked(part)
        values += read
        typed += [
            read[fields.index(field)] if cell == _SAME else cell
            for field, cell in zip(raws, cells, strict=True)
        ]
    return values, typed


def _unpacked(part: bytes) -> tuple[list[str | None], list[Any]]:
    plain = zlib.decompress(part[1:]) if part[:1] == b"z" else part
    read, cells = json.loads(plain)
    return read, cells


def _frame(rows: Sequence[Cells], fields: Sequence[str]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=dict.fromkeys(fields, pl.String), orient="row")
