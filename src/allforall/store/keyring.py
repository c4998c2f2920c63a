"""The keys of one installation, in one file that only its owner may read: it belongs beside no backup of the data.

Master keys seal data keys, and data keys seal what is said. A new master key seals the data keys anew in a moment,
however many people there are; the old one then opens nothing that is still kept.
"""

import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.messages import mark

FORMAT = 1
KEY_BYTES = 32
Randomness = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class Keyring:
    """Master keys by id, the newest last; the key of search words; the key of sessions and forms."""

    masters: Mapping[str, bytes]
    search: bytes
    session: bytes

    @property
    def newest(self) -> str:
        """The master key that seals from now on."""
        return list(self.masters)[-1]

    def search_token(self, word: str) -> int:
        """Return the blind index of a word: 64 bits that say nothing without the key, as a signed number."""
        digest = hmac.new(self.search, word.encode(), hashlib.sha256).digest()
        return int.from_bytes(digest[:8], "big", signed=True)

    def with_new_master(self, random: Randomness = secrets.token_bytes) -> "Keyring":
        """Return the ring with one master key more, which seals from now on."""
        masters = {**self.masters, f"m{len(self.masters) + 1}": random(KEY_BYTES)}
        return Keyring(masters, self.search, self.session)


def new_keyring(random: Randomness = secrets.token_bytes) -> Keyring:
    """Draw the keys of a new installation."""
    return Keyring({"m1": random(KEY_BYTES)}, random(KEY_BYTES), random(KEY_BYTES))


def open_keyring(path: Path, *, make: bool = False) -> Keyring:
    """Read the keys, or draw them where there are none and `make` is set.

    Raises `InputError`: `store.no_keys` where there is no such file, `store.keys_unreadable` where it is none of ours,
    `store.keys_open_to_others` where others on this machine could read it.
    """
    if not path.exists():
        if not make:
            raise InputError(
                "store.no_keys",
                mark(
                    "There are no keys at {path}. Without them nothing that was kept can be read: put the file back."
                ),
                path=str(path),
            )
        write_keyring(path, new_keyring())
    if os.name == "posix" and path.stat().st_mode & 0o077:
        raise InputError(
            "store.keys_open_to_others",
            mark("Others on this machine may read {path}. Take that away first: chmod 600 {path}"),
            path=str(path),
        )
    try:
        said = json.loads(path.read_text("utf-8"))
        if said["format"] != FORMAT or not said["masters"]:
            raise ValueError  # noqa: TRY301  # one answer for whatever is wrong with the file
        masters = {str(name): _key(text) for name, text in said["masters"].items()}
        return Keyring(masters, _key(said["search"]), _key(said["session"]))
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise InputError(
            "store.keys_unreadable",
            mark("{path} holds no keys of this program. Put the right file there; nothing was changed."),
            path=str(path),
        ) from error


def write_keyring(path: Path, ring: Keyring) -> None:
    """Write the keys so that nobody else can read them, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    said = {
        "format": FORMAT,
        "masters": {name: key.hex() for name, key in ring.masters.items()},
        "search": ring.search.hex(),
        "session": ring.session.hex(),
    }
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(json.dumps(said, indent=1) + "\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def _key(text: str) -> bytes:
    key = bytes.fromhex(text)
    if len(key) != KEY_BYTES:
        raise ValueError
    return key
