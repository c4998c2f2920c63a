"""The journal: each batch goes here first, with one flush to the disk, and only then is anybody told that it is kept.

Tiles and bundles can always be written again from it, so they need no flush of their own. It is empty whenever
everything in it is safely in its place.
"""

import struct
from dataclasses import dataclass
from hashlib import sha256

from allforall.ledger.bundle import pack, unpack
from allforall.ledger.malformed import Malformed

_MAGIC = b"AFJ1"
_HEAD = struct.Struct(">4sIQII32s")
"""Magic, length of the body, number of the first entry, count, length of the note, SHA-256 of numbers and body."""
_NUMBERS = struct.Struct(">IQII")


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries that were accepted together, the number of the first, and the checkpoint that covers them, as a note."""

    first: int
    entries: tuple[bytes, ...]
    note: bytes

    @property
    def end(self) -> int:
        """The size of the tree after this batch."""
        return self.first + len(self.entries)

    def to_bytes(self) -> bytes:
        """Write the batch with a digest over all of it."""
        body = pack(self.entries) + self.note
        numbers = _NUMBERS.pack(len(body), self.first, len(self.entries), len(self.note))
        return _MAGIC + numbers + sha256(numbers + body).digest() + body


@dataclass(frozen=True, slots=True)
class JournalRead:
    """The batches of a journal. `torn` is where a last batch breaks off: it was being written, and nobody was told."""

    batches: tuple[Batch, ...]
    torn: int | None = None


def parse_journal(data: bytes) -> JournalRead:
    """Read a journal.

    What breaks off at the end is what a power cut leaves. What is whole and wrong is damage, and raises `Malformed`:
    dropping it could lose what somebody was promised.
    """
    batches: list[Batch] = []
    at = 0
    while at < len(data):
        head = data[at : at + _HEAD.size]
        if len(head) < _HEAD.size:
            return JournalRead(tuple(batches), at)
        magic, size, first, count, note, digest = _HEAD.unpack(head)
        end = at + _HEAD.size + size
        if magic != _MAGIC:
            raise Malformed("the journal does not go on with a batch", at)
        if end > len(data):
            return JournalRead(tuple(batches), at)
        body = data[at + _HEAD.size : end]
        if sha256(head[len(_MAGIC) : len(_MAGIC) + _NUMBERS.size] + body).digest() != digest or note > size:
            raise Malformed("a batch of the journal does not have the digest that stands over it", at)
        if batches and batches[-1].end != first:
            raise Malformed("a batch of the journal does not follow the one before", at)
        batches.append(Batch(first, tuple(unpack(body[: size - note], count)), body[size - note :]))
        at = end
    return JournalRead(tuple(batches))
