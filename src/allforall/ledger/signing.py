"""Ed25519 (RFC 8032) in one place: what a private key does, and whether a signature holds."""

from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from allforall.ledger.note import COSIGNATURE, ED25519, Signature, VerifierKey

SEED_BYTES = 32
SIGNATURE_BYTES = 64


@dataclass(frozen=True, slots=True, repr=False)
class Signer:
    """A private key in memory, with the name that it signs notes under."""

    name: str
    _private: Ed25519PrivateKey

    @classmethod
    def from_seed(cls, name: str, seed: bytes) -> "Signer":
        """Make the key that belongs to 32 random bytes."""
        return cls(name, Ed25519PrivateKey.from_private_bytes(seed))

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self._private.public_key().public_bytes_raw()

    def sign(self, message: bytes) -> bytes:
        """Sign bytes."""
        return self._private.sign(message)

    def vkey(self, kind: int = ED25519) -> VerifierKey:
        """Return the public key as notes name it: for a log, or with `COSIGNATURE` for a witness."""
        return VerifierKey(self.name, kind, self.public)

    def sign_note(self, text: str) -> Signature:
        """Sign the text of a note (C2SP signed-note)."""
        return Signature(self.name, self.vkey().id, self.sign(text.encode()))

    def cosign_note(self, text: str, posix_time: int) -> Signature:
        """Say of a checkpoint that it extends everything seen before, at a time (C2SP tlog-cosignature)."""
        stamp = posix_time.to_bytes(8, "big")
        return Signature(self.name, self.vkey(COSIGNATURE).id, stamp + self.sign(cosigned(text, posix_time)))


def cosigned(text: str, posix_time: int) -> bytes:
    """Return what a witness signs (C2SP tlog-cosignature, `cosignature/v1`)."""
    return f"cosignature/v1\ntime {posix_time}\n{text}".encode()


_SMALL_ORDER = frozenset(
    bytes.fromhex(each)
    for each in (
        "00" * 32,
        "01" + "00" * 31,
        "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
        "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
        "ec" + "ff" * 30 + "7f",
        "ed" + "ff" * 30 + "7f",
        "ee" + "ff" * 30 + "7f",
    )
)
"""Public keys of small order, sign bit aside: one signature by them holds for many messages, so it binds nobody."""


def binds(public: bytes) -> bool:
    """Tell whether a public key is one that a signer can be held to."""
    return public[:-1] + bytes([public[-1] & 0x7F]) not in _SMALL_ORDER


def holds(public: bytes, signature: bytes, message: bytes) -> bool:
    """Tell whether a signature by a public key holds."""
    if len(signature) != SIGNATURE_BYTES or not binds(public):
        return False
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, message)
    except (InvalidSignature, ValueError):
        return False
    return True


def signed_by(key: VerifierKey, text: str, signature: Signature) -> bool:
    """Tell whether a line under a note is a signature of a key over its text."""
    return key.kind == ED25519 and signature.by(key) and holds(key.public, signature.data, text.encode())


def cosigned_at(key: VerifierKey, text: str, signature: Signature) -> int | None:
    """Return when a witness cosigned, as a POSIX time; None where the line is no cosignature of this key."""
    stamp, data = signature.data[:8], signature.data[8:]
    if key.kind != COSIGNATURE or not signature.by(key):
        return None
    posix_time = int.from_bytes(stamp, "big")
    if posix_time >= 1 << 63 or not holds(key.public, data, cosigned(text, posix_time)):
        return None
    return posix_time
