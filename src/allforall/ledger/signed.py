"""The entries of a ledger with whose signatures under them hold, for those who ask what the entries say together."""

from collections.abc import Iterator

from allforall.ledger.entry import SignedEntry, parse_signed_entry
from allforall.ledger.folder import LedgerFolder
from allforall.ledger.keyring import Keyring, Refused
from allforall.ledger.keys import PublicKey

Row = tuple[int, SignedEntry, tuple[PublicKey, ...]]
"""An entry with its number and the keys that signed it and counted there."""


def signed_rows(folder: LedgerFolder) -> Iterator[Row]:
    """Return every entry in order. One that breaks the rules of its ledger stands there with nobody's signature.

    Raises `Damaged` or `Malformed` where the files cannot be read, and `Refused` where an entry about the ledger itself
    is not as its rules ask: then nobody's key can be told.
    """
    keyring = Keyring()
    for index, data in folder.entries(folder.checkpoint().checkpoint.size):
        signed = parse_signed_entry(data)
        try:
            signers = keyring.apply(index, signed)
        except Refused:
            if not index or signed.entry.own:
                raise
            signers = ()
        yield index, signed, signers
