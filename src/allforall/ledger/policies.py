"""What a ledger says of its own log and witnesses, in the entries that set a policy."""

from collections.abc import Iterator, Sequence

from allforall.ledger.entry import OWN, SignedEntry, parse_signed_entry
from allforall.ledger.folder import LedgerFolder
from allforall.ledger.keyring import BEGIN, Keyring
from allforall.ledger.keyring import POLICY as POLICY_ENTRY
from allforall.ledger.malformed import Malformed
from allforall.ledger.note import VerifierKey
from allforall.ledger.policy import parse_policy
from allforall.ledger.tiles import WIDTH, bundles_of

_MARK = f'"kind":"{OWN}'.encode()
"""In canonical JSON, every entry about the ledger itself has these bytes, and no other has."""


def own_entries(folder: LedgerFolder, size: int) -> Iterator[tuple[int, SignedEntry]]:
    """Return the entries about the ledger itself; raises `Damaged` or `Malformed` where one cannot be read."""
    for tile in bundles_of(size):
        for at, data in enumerate(folder.bundle(tile)):
            if _MARK in data:
                yield tile.index * WIDTH + at, parse_signed_entry(data)


def keyring_at(folder: LedgerFolder, size: int) -> Keyring:
    """Return the keys and rules that hold for the entry number `size`; raises `Refused` where the ledger breaks its rules."""
    keyring = Keyring()
    for index, signed in own_entries(folder, size):
        keyring.apply(index, signed)
    return keyring


def own_policies(folder: LedgerFolder, size: int) -> list[str]:
    """Return every policy that the ledger has had, in order, as far as its entries can be read."""
    found: list[str] = []
    for tile in bundles_of(size):
        for data in folder.readable(tile):
            if _MARK in data:
                found += _policy_in(data)
    return found


def _policy_in(data: bytes) -> list[str]:
    try:
        entry = parse_signed_entry(data).entry
        if entry.kind in {BEGIN, POLICY_ENTRY}:
            text = entry.own.get("policy")
            parse_policy(str(text).encode())
            return [str(text)]
    except Malformed:
        pass
    return []


def keys_of(policies: Sequence[str]) -> list[VerifierKey]:
    """Return the keys of the log and of every witness that ever was one, the log's first."""
    keys: list[VerifierKey] = []
    for text in policies:
        policy = parse_policy(text.encode())
        keys += [*policy.logs, *policy.witnesses.values()]
    return list(dict.fromkeys(keys))
