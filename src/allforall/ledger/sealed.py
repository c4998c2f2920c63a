"""Sealed lists: one hash now that fixes a whole list, and later one person at a time opened against it.

A leaf is the canonical JSON of version, salt and record, hashed as RFC 6962 hashes an entry. Salts come from one secret
by HMAC, so a salt that is shown tells nothing about the others.
"""

import hmac
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from allforall.base.canonical import canonical_bytes
from allforall.ledger.limits import OPENING_BYTES, PROOF_HASHES, TREE_SIZE
from allforall.ledger.malformed import Malformed
from allforall.ledger.merkle import includes, leaf_hash
from allforall.ledger.strict import digest_from_hex, hash_from_base64, read_json, to_base64

VERSION = 1
SECRET_BYTES = 32
COMMITMENT = "allforall.sealed-list"
OPENING = "allforall.sealed-list-opening"
_SMALLEST_BUCKET = 16
_FIELD_CHARS = 100
_VALUE_CHARS = 10_000
Record = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Commitment:
    """What is handed over: how many leaves there are, and the root over them. It shows nothing of the list."""

    size: int
    root: bytes

    def to_json(self) -> dict[str, Any]:
        """Return what stands in the file."""
        return {"kind": COMMITMENT, "v": VERSION, "size": self.size, "root": self.root.hex()}

    def to_bytes(self) -> bytes:
        """Write the file."""
        return canonical_bytes(self.to_json()) + b"\n"

    @property
    def digest(self) -> str:
        """The digest of the file, which an entry of the ledger and two voices on a telephone may carry."""
        return sha256(self.to_bytes()).hexdigest()


@dataclass(frozen=True, slots=True)
class Opening:
    """One person's record with its salt, where it stands, and the proof that the commitment covers it."""

    index: int
    salt: bytes
    record: Record | None
    hashes: tuple[bytes, ...]
    commitment: Commitment

    def to_bytes(self) -> bytes:
        """Write the file."""
        said = {
            "kind": OPENING,
            "v": VERSION,
            "index": self.index,
            "salt": self.salt.hex(),
            "record": None if self.record is None else dict(self.record),
            "proof": [to_base64(each) for each in self.hashes],
            "size": self.commitment.size,
            "root": self.commitment.root.hex(),
        }
        return canonical_bytes(said) + b"\n"

    def holds(self) -> bool:
        """Tell whether the proof leads from the record to the root. Whose root it is stands elsewhere."""
        leaf = leaf_hash(leaf_bytes(self.salt, self.record))
        return includes(self.index, self.commitment.size, leaf, self.hashes, self.commitment.root)


def leaf_bytes(salt: bytes, record: Record | None) -> bytes:
    """Write a leaf; a record of None fills the list up to a size that does not tell how long it is."""
    said = None if record is None else dict(record)
    return canonical_bytes({"v": VERSION, "salt": salt.hex(), "record": said})


def leaves_of(records: Sequence[Record], secret: bytes, size: int) -> Iterator[bytes]:
    """Write the leaves of a list, with empty ones behind up to `size`."""
    for index in range(size):
        salt = hmac.digest(secret, b"allforall sealed list v1" + index.to_bytes(8, "big"), "sha256")
        yield leaf_bytes(salt, records[index] if index < len(records) else None)


def bucket(people: int) -> int:
    """Return the size that a list of so many people is filled up to: the next power of two."""
    return max(_SMALLEST_BUCKET, 1 << max(0, people - 1).bit_length())


def parse_leaf(data: bytes) -> tuple[bytes, Record | None]:
    """Read a leaf: its salt and its record."""
    value = read_json(data, OPENING_BYTES, canonical=True)
    if value.keys() != {"v", "salt", "record"} or value["v"] != VERSION:
        raise Malformed("a leaf of a sealed list has a version, a salt and a record")
    return digest_from_hex(value["salt"]), _record(value["record"])


def parse_commitment(data: bytes) -> Commitment:
    """Read a commitment."""
    value = read_json(data.removesuffix(b"\n"), OPENING_BYTES, canonical=True)
    if value.keys() != {"kind", "v", "size", "root"} or (value["kind"], value["v"]) != (COMMITMENT, VERSION):
        raise Malformed("this is not the commitment of a sealed list")
    return Commitment(_number(value["size"]), digest_from_hex(value["root"]))


def parse_opening(data: bytes) -> Opening:
    """Read an opening; whether it holds is not checked here."""
    value = read_json(data.removesuffix(b"\n"), OPENING_BYTES, canonical=True)
    wanted = {"kind", "v", "index", "salt", "record", "proof", "size", "root"}
    if value.keys() != wanted or (value["kind"], value["v"]) != (OPENING, VERSION):
        raise Malformed("this is not the opening of one person of a sealed list")
    proof = value["proof"]
    if not isinstance(proof, list) or len(proof) > PROOF_HASHES or not all(isinstance(x, str) for x in proof):
        raise Malformed(f"a proof is a list of at most {PROOF_HASHES} hashes")
    return Opening(
        _number(value["index"]),
        digest_from_hex(value["salt"]),
        _record(value["record"]),
        tuple(hash_from_base64(each) for each in proof),
        Commitment(_number(value["size"]), digest_from_hex(value["root"])),
    )


def _number(value: Any) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= TREE_SIZE:
        raise Malformed("a number of people is a whole number from 0 on")
    return value


def _record(value: Any) -> Record | None:
    if value is None:
        return None
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise Malformed("a record has fields with texts")
    if any(len(name) > _FIELD_CHARS or len(text) > _VALUE_CHARS for name, text in value.items()):
        raise Malformed("a record has a field that is longer than any cell")
    return value
