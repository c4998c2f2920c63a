"""Signed documents as DSSE envelopes: what is signed is the type and the bytes, never a spelling of them."""

import base64
import binascii
from dataclasses import dataclass
from typing import Any

from allforall.base.canonical import canonical_bytes
from allforall.ledger.limits import ENVELOPE_BYTES, ENVELOPE_SIGNATURES
from allforall.ledger.malformed import Malformed
from allforall.ledger.signing import SIGNATURE_BYTES, Signer
from allforall.ledger.strict import read_json, to_base64

_KEY_ID_CHARS = 200


@dataclass(frozen=True, slots=True)
class DsseSignature:
    """A signature and a hint at its key; the hint is never trusted."""

    key_id: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Envelope:
    """Bytes of a type with signatures (DSSE 1.0)."""

    kind: str
    payload: bytes
    signatures: tuple[DsseSignature, ...]

    @property
    def message(self) -> bytes:
        """The bytes that are signed."""
        return pae(self.kind, self.payload)

    def to_bytes(self) -> bytes:
        """Write the envelope as canonical JSON."""
        return canonical_bytes(
            {
                "payload": to_base64(self.payload),
                "payloadType": self.kind,
                "signatures": [
                    {"keyid": each.key_id, "sig": to_base64(each.data)} for each in self.signatures
                ],
            }
        )

    def signed(self, signer: Signer, key_id: str) -> "Envelope":
        """Add a signature; whoever signed already does not sign twice."""
        if any(each.key_id == key_id for each in self.signatures):
            return self
        mine = DsseSignature(key_id, signer.sign(self.message))
        return Envelope(self.kind, self.payload, (*self.signatures, mine))


def pae(kind: str, payload: bytes) -> bytes:
    """Return the pre-authentication encoding (DSSE protocol, PAE): lengths keep type and payload apart."""
    name = kind.encode()
    return b"DSSEv1 %d %b %d %b" % (len(name), name, len(payload), payload)


def parse_envelope(data: bytes) -> Envelope:
    """Read an envelope; either alphabet of base64 is accepted, as DSSE demands. Signatures are not checked here."""
    value = read_json(data, ENVELOPE_BYTES, canonical=False)
    kind, payload, signatures = (value.get(name) for name in ("payloadType", "payload", "signatures"))
    if not isinstance(kind, str) or not kind or not isinstance(payload, str):
        raise Malformed("an envelope has a payload and the type of it")
    if not isinstance(signatures, list) or len(signatures) > ENVELOPE_SIGNATURES:
        raise Malformed(f"an envelope has a list of at most {ENVELOPE_SIGNATURES} signatures")
    return Envelope(kind, _either_base64(payload), tuple(parse_signature(each) for each in signatures))


def parse_signature(value: Any) -> DsseSignature:
    """Read one signature of an envelope or of an entry."""
    if not isinstance(value, dict) or not {"sig"} <= value.keys() <= {"sig", "keyid"}:
        raise Malformed("a signature is an object with “sig” and “keyid”")
    key_id, data = value.get("keyid", ""), value["sig"]
    if not isinstance(key_id, str) or not isinstance(data, str) or len(key_id) > _KEY_ID_CHARS:
        raise Malformed("a signature has a “sig” or “keyid” that is no short text")
    found = DsseSignature(key_id, _either_base64(data))
    if len(found.data) != SIGNATURE_BYTES:
        raise Malformed(f"a signature has {len(found.data)} bytes instead of {SIGNATURE_BYTES}")
    return found


def _either_base64(text: str) -> bytes:
    """Read base64 of the standard or the URL-safe alphabet."""
    try:
        return base64.b64decode(text.translate(_TO_STANDARD).encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise Malformed("a part of an envelope is not base64") from error


_TO_STANDARD = str.maketrans("-_", "+/")
