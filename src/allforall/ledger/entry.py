"""What stands in the ledger: codes, counts and salted digests, signed. Never a name, a date of birth or a free text.

An entry is closed: a key or a value of any other form is refused, so personal data has no place to slip into.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from allforall.base.canonical import canonical_bytes, digest_of, spoken_groups
from allforall.ledger.dsse import DsseSignature, Envelope, pae, parse_signature
from allforall.ledger.limits import ENTRY_BYTES, ENVELOPE_SIGNATURES, POLICY_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.strict import digest_from_hex, read_json, to_base64

VERSION = 1
PAYLOAD_TYPE = "application/vnd.allforall.entry.v1+json"
OWN = "ledger."
"""Entries about the ledger itself: its keys, rules and witnesses."""
SALT_BYTES = 32
MOST_ITEMS = 64
_KIND = re.compile(r"[a-z]{1,20}(\.[a-z_]{1,30}){1,3}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}")
_AT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}Z")
_LARGEST = 2**53 - 1
Value = str | int
BEFORE_SIGNATURES = b',"signatures":['
"""What stands between an entry and its signatures."""
KEYS = frozenset({"v", "kind", "at", "digest", "counts", "facts", "refs", "own"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: its kind, when, the salted digest of its document, counts, codes, what it refers to.

    `own` is for kinds that begin with `ledger.` alone.
    """

    kind: str
    at: datetime
    digest: str = ""
    counts: Mapping[str, int] = field(default_factory=dict)
    facts: Mapping[str, Value] = field(default_factory=dict)
    refs: tuple[str, ...] = ()
    own: Mapping[str, Any] = field(default_factory=dict)

    def to_bytes(self) -> bytes:
        """Write the entry in its one canonical form (RFC 8785)."""
        return canonical_bytes(self.to_json())

    @property
    def spoken(self) -> str:
        """Six groups of five digits over all that the entry says but its time, so that two signers read out the same."""
        said = {name: value for name, value in self.to_json().items() if name != "at"}
        return spoken_groups(digest_of(said))

    def to_json(self) -> dict[str, Any]:
        """Return what the entry says; empty parts are left out."""
        said: dict[str, Any] = {
            "v": VERSION,
            "kind": self.kind,
            "at": self.at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        }
        parts = (("digest", self.digest), ("counts", self.counts), ("facts", self.facts), ("own", self.own))
        said |= {name: value for name, value in (*parts, ("refs", list(self.refs))) if value}
        return said


@dataclass(frozen=True, slots=True)
class SignedEntry:
    """An entry with the signatures over it, as it stands in the ledger. Signatures are those of a DSSE envelope."""

    entry: Entry
    signatures: tuple[DsseSignature, ...] = ()

    def to_bytes(self) -> bytes:
        """Write the leaf of the ledger."""
        signatures = [{"keyid": each.key_id, "sig": to_base64(each.data)} for each in self.signatures]
        return canonical_bytes({"entry": self.entry.to_json(), "signatures": signatures})

    @property
    def entry_bytes(self) -> bytes:
        """The bytes of the entry as they stand in the leaf, whoever signed it."""
        return b'{"entry":' + self.entry.to_bytes()

    @property
    def message(self) -> bytes:
        """The bytes that are signed."""
        return pae(PAYLOAD_TYPE, self.entry.to_bytes())

    def envelope(self) -> Envelope:
        """Return the same as an envelope that other programs can check."""
        return Envelope(PAYLOAD_TYPE, self.entry.to_bytes(), self.signatures)


def salted_digest(salt: bytes, content: bytes) -> str:
    """Return the digest that stands for a document: nobody without the salt can try out what it may say."""
    if len(salt) != SALT_BYTES:
        msg = f"a salt has {SALT_BYTES} bytes"
        raise ValueError(msg)
    return sha256(b"allforall salted digest v1\n" + salt + content).hexdigest()


def from_envelope(envelope: Envelope) -> SignedEntry:
    """Take an entry out of an envelope."""
    if envelope.kind != PAYLOAD_TYPE:
        raise Malformed(f"the envelope holds “{envelope.kind[:80]}”, which is no entry of a ledger")
    return SignedEntry(parse_entry(envelope.payload), envelope.signatures)


def parse_signed_entry(data: bytes) -> SignedEntry:
    """Read a leaf of the ledger."""
    value = read_json(data, ENTRY_BYTES, canonical=True)
    if value.keys() != {"entry", "signatures"} or not isinstance(value["signatures"], list):
        raise Malformed("an entry of the ledger has “entry” and “signatures”, and nothing else")
    if len(value["signatures"]) > ENVELOPE_SIGNATURES:
        raise Malformed(f"an entry has more than {ENVELOPE_SIGNATURES} signatures")
    return SignedEntry(_entry(value["entry"]), tuple(parse_signature(each) for each in value["signatures"]))


def parse_entry(data: bytes) -> Entry:
    """Read an entry from its canonical bytes."""
    return _entry(read_json(data, ENTRY_BYTES, canonical=True))


def check_entry(entry: Entry) -> None:
    """Raise `Malformed` where an entry says anything that has no place in the ledger."""
    _entry(entry.to_json())


def _entry(value: Any) -> Entry:
    if not isinstance(value, dict) or not {"v", "kind", "at"} <= value.keys() <= KEYS:
        raise Malformed("an entry has a key that is unknown, or lacks one")
    if value["v"] != VERSION or isinstance(value["v"], bool):
        raise Malformed("an entry is of a version that this program does not know")
    kind = value["kind"]
    if not isinstance(kind, str) or not _KIND.fullmatch(kind):
        raise Malformed("the kind of an entry is written in small letters, with a point inside")
    own = value.get("own", {})
    if not isinstance(own, dict) or (bool(own) and not kind.startswith(OWN)):
        raise Malformed("only entries about the ledger itself have a part “own”")
    refs = value.get("refs", [])
    if not isinstance(refs, list) or len(refs) > MOST_ITEMS:
        raise Malformed(f"an entry refers to at most {MOST_ITEMS} others")
    return Entry(
        kind,
        _time(value["at"]),
        digest_from_hex(value["digest"]).hex() if "digest" in value else "",
        _counts(value.get("counts", {})),
        _facts(value.get("facts", {})),
        tuple(digest_from_hex(each).hex() for each in refs),
        own,
    )


def _time(value: Any) -> datetime:
    if not isinstance(value, str) or not _AT.fullmatch(value):
        raise Malformed("the time of an entry is written 2025-06-05T10:00:00Z")
    try:
        return datetime.strptime(value, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    except ValueError as error:
        raise Malformed("the time of an entry is on no calendar") from error


def _named(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or len(value) > MOST_ITEMS or not all(map(_NAME.fullmatch, value)):
        raise Malformed("counts and facts have short names in small letters")
    return value


def _counts(value: Any) -> dict[str, int]:
    for count in _named(value).values():
        if not _whole(count):
            raise Malformed("a count is a whole number from 0 on")
    return dict(value)


def _facts(value: Any) -> dict[str, Value]:
    for fact in _named(value).values():
        if not _whole(fact) and not (isinstance(fact, str) and _CODE.fullmatch(fact)):
            raise Malformed("a fact is a whole number or a code without spaces: no names, no sentences")
    return dict(value)


def _whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _LARGEST


def own_text(entry: Entry, name: str, most: int = POLICY_BYTES) -> str:
    """Return a text of an entry about the ledger itself."""
    value = entry.own.get(name)
    if not isinstance(value, str) or not 0 < len(value) <= most:
        raise Malformed(f"an entry “{entry.kind}” has a text “{name}”")
    return value
