"""Private keys on the disk, encrypted under a passphrase: scrypt (RFC 7914), then ChaCha20-Poly1305 (RFC 8439).

Whose key it is stands beside it in clear and is authenticated with it: a key cannot be passed off as another person's.
"""

from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from allforall.base.canonical import canonical_bytes
from allforall.ledger.keys import FIELDS, PublicKey, public_key
from allforall.ledger.limits import KEY_FILE_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.signing import SEED_BYTES, Signer
from allforall.ledger.strict import from_base64, read_json, to_base64

WORK = 17
"""Binary logarithm of scrypt's cost: 128 MB and about half a second for each guess."""
_WORKS = range(8, 21)
_SALT_BYTES = 16
_NONCE_BYTES = 12
_BLOCK, _LANES = 8, 1


@dataclass(frozen=True, slots=True)
class Randomness:
    """The random bytes that one key file takes: the key itself, the salt of the passphrase, the nonce."""

    seed: bytes
    salt: bytes
    nonce: bytes

    SIZES = (SEED_BYTES, _SALT_BYTES, _NONCE_BYTES)


def lock(seed: bytes, key: PublicKey, passphrase: str, random: Randomness, work: int = WORK) -> bytes:
    """Write a key file that only the passphrase opens."""
    head: dict[str, Any] = {
        "kind": "allforall.private-key",
        "v": 1,
        **key.to_json(),
        "kdf": {"name": "scrypt", "log2n": work, "r": _BLOCK, "p": _LANES, "salt": to_base64(random.salt)},
        "nonce": to_base64(random.nonce),
    }
    secret = ChaCha20Poly1305(_stretch(passphrase, random.salt, work)).encrypt(
        random.nonce, seed, canonical_bytes(head)
    )
    return canonical_bytes({**head, "sealed": to_base64(secret)}) + b"\n"


def parse_head(data: bytes) -> PublicKey:
    """Read whose key a file holds, without opening it."""
    return _parse(data)[0]


def unlock(data: bytes, passphrase: str) -> tuple[PublicKey, Signer] | None:
    """Open a key file; None where the passphrase is not the one. Raises `Malformed` for a file of another form."""
    key, head, work, salt, nonce, secret = _parse(data)
    try:
        seed = ChaCha20Poly1305(_stretch(passphrase, salt, work)).decrypt(nonce, secret, head)
    except InvalidTag:
        return None
    signer = Signer.from_seed(key.name, seed)
    if signer.public != key.public:
        raise Malformed("the private and the public part of a key do not belong together")
    return key, signer


def _parse(data: bytes) -> tuple[PublicKey, bytes, int, bytes, bytes, bytes]:
    value = read_json(data.removesuffix(b"\n"), KEY_FILE_BYTES, canonical=True)
    if (value.get("kind"), value.get("v")) != ("allforall.private-key", 1):
        raise Malformed("this is not a file with a private key")
    if value.keys() != {"kind", "v", "kdf", "nonce", "sealed", *FIELDS}:
        raise Malformed("a file with a private key has a part too many, or lacks one")
    secret, nonce, kdf = value.pop("sealed"), value["nonce"], value["kdf"]
    if not isinstance(kdf, dict) or not all(
        isinstance(each, str) for each in (secret, nonce, kdf.get("salt"))
    ):
        raise Malformed("a file with a private key has a part of the wrong kind")
    work = kdf.get("log2n")
    if not isinstance(work, int) or isinstance(work, bool) or work not in _WORKS:
        raise Malformed(f"the passphrase is stretched by 2^{_WORKS[0]} to 2^{_WORKS[-1]}, by nothing else")
    salt = from_base64(kdf["salt"])
    wanted = {"name": "scrypt", "log2n": work, "r": _BLOCK, "p": _LANES, "salt": kdf["salt"]}
    if kdf != wanted or len(salt) != _SALT_BYTES or len(from_base64(nonce)) != _NONCE_BYTES:
        raise Malformed("the passphrase is stretched in a way that this program does not know")
    key = public_key({name: value[name] for name in FIELDS})
    return key, canonical_bytes(value), work, salt, from_base64(nonce), from_base64(secret)


def _stretch(passphrase: str, salt: bytes, work: int) -> bytes:
    # й is one character on one keyboard and two on another; both open the file.
    typed = normalize("NFC", passphrase).encode()
    return Scrypt(salt=salt, length=32, n=1 << work, r=_BLOCK, p=_LANES).derive(typed)
