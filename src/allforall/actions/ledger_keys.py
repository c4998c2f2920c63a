"""Keys: made and locked here; let in, replaced and taken out by entries that the right people have signed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allforall.actions.ledger_files import ledger_in, read_small, reported, write_new
from allforall.base.clock import Clock
from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.ledger.dsse import Envelope
from allforall.ledger.entry import PAYLOAD_TYPE, Entry, check_entry
from allforall.ledger.keyfile import WORK, Randomness, lock
from allforall.ledger.keyring import KEY_ADD, KEY_REVOKE, KEY_ROTATE, REASONS, Held
from allforall.ledger.keys import PublicKey, parse_public_key, public_key
from allforall.ledger.limits import KEY_FILE_BYTES
from allforall.ledger.policies import keyring_at
from allforall.ledger.signing import Signer

Random = Callable[[int], bytes]
Owned = tuple[PublicKey, Signer]
"""A private key that was opened, with whose it is."""


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose a new key shall be."""

    name: str
    party: str
    role: str
    person: str


def new_key(whose: Whose, passphrase: str, out: Path, random: Random) -> Owned:
    """Make a key: OUT holds it locked, OUT with `.pub` behind is what may be handed to anybody."""
    _hold_passphrase(passphrase)
    seed, salt, nonce = (random(size) for size in Randomness.SIZES)
    signer = Signer.from_seed(whose.name, seed)
    with reported(out):
        made = PublicKey(whose.name, signer.public, whose.party, whose.role, whose.person)
        key = public_key(made.to_json())
        write_new(out, lock(seed, key, passphrase, Randomness(seed, salt, nonce), WORK), private=True)
        write_new(out.with_name(f"{out.name}.pub"), key.to_bytes())
    return key, signer


def _hold_passphrase(passphrase: str) -> None:
    least = 12
    if len(passphrase) < least:
        raise UsageError(
            "ledger.short_passphrase",
            mark("A passphrase has at least {least} characters; five random words are better."),
            least=least,
        )


def read_public(path: Path) -> PublicKey:
    """Read the public part of a key."""
    with reported(path):
        return parse_public_key(read_small(path, KEY_FILE_BYTES))


def add_statement(key: Owned, by: Sequence[Owned], clock: Clock) -> Envelope:
    """Write the entry that lets a key in: signed by the key itself and by a root key of its party."""
    return _statement(KEY_ADD, {"key": key[0].to_json()}, [key, *by], clock)


def rotate_statement(old_id: str, new: Owned, by: Sequence[Owned], clock: Clock) -> Envelope:
    """Write the entry that puts a new key in the place of an old one of the same person."""
    return _statement(KEY_ROTATE, {"key_id": old_id, "key": new[0].to_json()}, [new, *by], clock)


def revoke_statement(key_id: str, reason: str, by: Sequence[Owned], clock: Clock) -> Envelope:
    """Write the entry that takes a key out."""
    if reason not in REASONS:
        raise UsageError(
            "ledger.no_such_reason",
            mark("A key is revoked for one of these reasons: {reasons}."),
            reasons=", ".join(REASONS),
        )
    return _statement(KEY_REVOKE, {"key_id": key_id, "reason": reason}, by, clock)


def _statement(kind: str, own: dict[str, Any], by: Sequence[Owned], clock: Clock) -> Envelope:
    entry = Entry(kind, clock.now(), own=own)
    check_entry(entry)
    envelope = Envelope(PAYLOAD_TYPE, entry.to_bytes(), ())
    for key, signer in by:
        envelope = envelope.signed(signer, key.id)
    return envelope


def list_keys(folder: Path, at: int | None = None) -> tuple[int, list[Held]]:
    """Return the keys of a ledger as it says at an entry (the newest, unless said)."""
    with reported(folder):
        ledger = ledger_in(folder)
        size = ledger.checkpoint().checkpoint.size
        index = size if at is None else min(at, size)
        return index, list(keyring_at(ledger, index).held.values())
