"""Proofs as files to hand over: C2SP tlog-proof for one entry, the request of C2SP tlog-witness for two checkpoints."""

from dataclasses import dataclass

from allforall.ledger.checkpoint import SignedCheckpoint, parse_checkpoint
from allforall.ledger.limits import PROOF_BYTES, PROOF_HASHES
from allforall.ledger.malformed import Malformed
from allforall.ledger.merkle import extends, includes, leaf_hash
from allforall.ledger.strict import from_base64, hash_from_base64, number_from, to_base64

TITLE = "c2sp.org/tlog-proof@v1"


@dataclass(frozen=True, slots=True)
class EntryProof:
    """That an entry stands at an index of a checkpoint's tree. The entry itself travels as the extra data."""

    entry: bytes
    index: int
    hashes: tuple[bytes, ...]
    signed: SignedCheckpoint

    def to_bytes(self) -> bytes:
        """Write the proof."""
        lines = [TITLE, f"extra {to_base64(self.entry)}", f"index {self.index}", *map(to_base64, self.hashes)]
        return "".join(f"{line}\n" for line in lines).encode() + b"\n" + self.signed.note.to_bytes()

    def holds(self) -> bool:
        """Tell whether the proof leads from the entry to the root. Who signed the root is another question."""
        checkpoint = self.signed.checkpoint
        return includes(self.index, checkpoint.size, leaf_hash(self.entry), self.hashes, checkpoint.root)


@dataclass(frozen=True, slots=True)
class GrowthProof:
    """That a checkpoint's tree begins with the tree of `old` entries, unchanged."""

    old: int
    hashes: tuple[bytes, ...]
    signed: SignedCheckpoint

    def to_bytes(self) -> bytes:
        """Write the proof as what a witness is sent."""
        lines = [f"old {self.old}", *map(to_base64, self.hashes)]
        return "".join(f"{line}\n" for line in lines).encode() + b"\n" + self.signed.note.to_bytes()

    def holds(self, old_root: bytes) -> bool:
        """Tell whether the newer tree extends the older one with this root."""
        new = self.signed.checkpoint
        return extends(self.old, new.size, old_root, new.root, self.hashes)


def parse_entry_proof(data: bytes) -> EntryProof:
    """Read a proof of one entry; the entry has to be in it."""
    lines, rest = _head(data)
    if len(lines) < 3 or lines[0] != TITLE:  # noqa: PLR2004  # title, extra, index
        raise Malformed("a proof has a title, the entry, and its index")
    if not lines[1].startswith("extra ") or not lines[2].startswith("index "):
        raise Malformed("a proof says “extra” and the entry, then “index” and its number", len(lines[0]) + 1)
    entry = from_base64(lines[1].removeprefix("extra "))
    index = number_from(lines[2].removeprefix("index "))
    return EntryProof(entry, index, _hashes(lines[3:]), _checkpoint(data, rest))


def parse_growth_proof(data: bytes) -> GrowthProof:
    """Read a proof that a log has only grown."""
    lines, rest = _head(data)
    if not lines or not lines[0].startswith("old "):
        raise Malformed("a proof of growth begins with “old” and the number of entries")
    old = number_from(lines[0].removeprefix("old "))
    return GrowthProof(old, _hashes(lines[1:]), _checkpoint(data, rest))


def _head(data: bytes) -> tuple[list[str], int]:
    """Cut off the lines before the first empty one, and say where the checkpoint begins."""
    if len(data) > PROOF_BYTES:
        raise Malformed(f"a proof has more than {PROOF_BYTES:,} bytes", PROOF_BYTES)
    head, found, _ = data.partition(b"\n\n")
    if not found:
        raise Malformed("a proof has an empty line before the checkpoint", len(data))
    try:
        return head.decode("ascii").split("\n"), len(head) + 2
    except UnicodeDecodeError as error:
        raise Malformed("a proof is written in plain letters", error.start) from error


def _hashes(lines: list[str]) -> tuple[bytes, ...]:
    if len(lines) > PROOF_HASHES:
        raise Malformed(f"a proof has more than {PROOF_HASHES} hashes")
    return tuple(hash_from_base64(line) for line in lines)


def _checkpoint(data: bytes, start: int) -> SignedCheckpoint:
    try:
        return parse_checkpoint(data[start:])
    except Malformed as error:
        raise Malformed(error.why, start + error.offset) from error
