"""Seals what is said about people: AES-GCM under a data key, bound to the row and the part that it stands in.

A sealed part that is moved to another row, another part or another list does not open.
"""

import secrets
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from allforall.base.errors import InternalError
from allforall.store.keyring import KEY_BYTES, Keyring

NONCE_BYTES = 12
"""Drawn at random: 2^32 parts under one data key stay far from a repeated one (NIST SP 800-38D, 8.3)."""
Randomness = Callable[[int], bytes]


class Box:
    """Seals and opens under one data key."""

    __slots__ = ("_cipher", "_random")

    def __init__(self, key: bytes, random: Randomness = secrets.token_bytes) -> None:
        """Take a data key of 32 bytes."""
        self._cipher = AESGCM(key)
        self._random = random

    def seal(self, plain: bytes, about: str) -> bytes:
        """Seal some bytes; `about` names the place that they belong to and is needed to open them."""
        nonce = self._random(NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, plain, about.encode())

    def open(self, sealed: bytes, about: str) -> bytes:
        """Open what was sealed for a place; raise `InternalError` where it was changed or belongs elsewhere."""
        try:
            return self._cipher.decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about.encode())
        except (InvalidTag, ValueError) as error:
            raise InternalError(
                "store.seal_broken",
                "What is kept for {about} was changed outside this program, or the keys are those of another"
                " installation. Put back the keys, or the last backup.",
                about=about,
            ) from error


def new_data_key(ring: Keyring, about: str, random: Randomness = secrets.token_bytes) -> tuple[str, bytes]:
    """Draw a data key and return it sealed, with the id of the master key that sealed it."""
    return ring.newest, Box(ring.masters[ring.newest], random).seal(random(KEY_BYTES), about)


def open_data_key(ring: Keyring, master: str, sealed: bytes, about: str) -> Box:
    """Open a data key; raise `InternalError` where its master key is gone."""
    if master not in ring.masters:
        raise InternalError(
            "store.master_key_gone",
            "The master key {master} is not among the keys of this installation. Put back the file of keys that has it.",
            master=master,
        )
    return Box(Box(ring.masters[master]).open(sealed, about))


def rewrapped(ring: Keyring, master: str, sealed: bytes, about: str) -> tuple[str, bytes]:
    """Seal a data key anew under the newest master key; what it seals stays as it is."""
    key = Box(ring.masters[master]).open(sealed, about)
    return ring.newest, Box(ring.masters[ring.newest]).seal(key, about)
