"""Public keys with whose they are: party, role, person. A person is a code of the party's own roster, never a name."""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from allforall.base.canonical import canonical_bytes
from allforall.ledger.limits import KEY_FILE_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.note import COSIGNATURE, ED25519, PUBLIC_BYTES, VerifierKey
from allforall.ledger.signing import binds
from allforall.ledger.strict import from_base64, read_json, to_base64

LOG = "log"
WITNESS = "witness"
ROOT = "root"
"""The role that lets new keys of its own party in, and takes old ones out."""
_CODE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_NAME = re.compile(r"[a-z0-9][a-z0-9._:/-]{0,99}")
"""An address without its scheme, as C2SP recommends: a name of a person does not fit in."""
_PARTY = re.compile(r"[A-Z][A-Z0-9]{0,9}")
FIELDS = frozenset({"name", "public", "party", "role", "person"})


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A key that may sign: the name it signs under, the bytes, and for which party, in which role, who."""

    name: str
    public: bytes
    party: str
    role: str
    person: str

    @property
    def id(self) -> str:
        """The id that signatures name: the first half of the key's SHA-256, the same wherever the key turns up."""
        return sha256(self.public).hexdigest()[:32]

    @property
    def vkey(self) -> VerifierKey:
        """The key as notes name it: of a witness, or of a log."""
        return VerifierKey(self.name, COSIGNATURE if self.role == WITNESS else ED25519, self.public)

    def to_json(self) -> dict[str, str]:
        """Return what stands in key files and in entries."""
        return {
            "name": self.name,
            "public": to_base64(self.public),
            "party": self.party,
            "role": self.role,
            "person": self.person,
        }

    def to_bytes(self) -> bytes:
        """Write the public part as a file to hand over."""
        return canonical_bytes({"kind": "allforall.public-key", "v": 1, **self.to_json()}) + b"\n"


def public_key(value: Any) -> PublicKey:
    """Read a key from JSON."""
    if not isinstance(value, dict) or value.keys() != FIELDS:
        raise Malformed("a key has a name, a party, a role, a person and the public key")
    if not all(isinstance(each, str) for each in value.values()):
        raise Malformed("a key has a part that is no text")
    public = from_base64(value["public"])
    key = PublicKey(value["name"], public, value["party"], value["role"], value["person"])
    if not binds(public.ljust(1)):
        raise Malformed("this key binds nobody: one signature by it would hold for many texts")
    if len(public) != PUBLIC_BYTES or not _NAME.fullmatch(key.name):
        raise Malformed("a key has 32 bytes, and a name like an address: bureau-a.example/7")
    if not _PARTY.fullmatch(key.party) or not _CODE.fullmatch(key.role) or not _CODE.fullmatch(key.person):
        raise Malformed("a party is written like A, a role like bureau, a person as a code like a-7")
    return key


def parse_public_key(data: bytes) -> PublicKey:
    """Read a file with the public part of a key."""
    value = read_json(data.removesuffix(b"\n"), KEY_FILE_BYTES, canonical=True)
    if (value.pop("kind", None), value.pop("v", None)) != ("allforall.public-key", 1):
        raise Malformed("this is not the public part of a key")
    return public_key(value)
