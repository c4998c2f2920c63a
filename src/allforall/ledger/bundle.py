"""Entries in a file: each with its length before it, as a big-endian uint16 (C2SP tlog-tiles)."""

from collections.abc import Iterable

from allforall.ledger.limits import ENTRY_BYTES
from allforall.ledger.malformed import Malformed

PREFIX = 2


def pack(entries: Iterable[bytes]) -> bytes:
    """Write entries one after another; raise `ValueError` for one that is too long."""
    parts = []
    for entry in entries:
        if len(entry) > ENTRY_BYTES:
            msg = f"an entry has at most {ENTRY_BYTES:,} bytes"
            raise ValueError(msg)
        parts.append(len(entry).to_bytes(PREFIX, "big"))
        parts.append(entry)
    return b"".join(parts)


def unpack(data: bytes, count: int) -> list[bytes]:
    """Read exactly `count` entries; raise `Malformed` where the bytes end early or go on."""
    entries, at = [], 0
    for _ in range(count):
        end = at + PREFIX + int.from_bytes(data[at : at + PREFIX], "big")
        if at + PREFIX > len(data) or end > len(data):
            raise Malformed("the file ends inside an entry", len(data))
        entries.append(data[at + PREFIX : end])
        at = end
    if at != len(data):
        raise Malformed("the file goes on behind its last entry", at)
    return entries


def unpack_some(data: bytes) -> list[bytes]:
    """Read entries as far as they can be read; what is damaged may be among them."""
    entries, at = [], 0
    while at + PREFIX <= len(data):
        end = at + PREFIX + int.from_bytes(data[at : at + PREFIX], "big")
        if end > len(data):
            break
        entries.append(data[at + PREFIX : end])
        at = end
    return entries
