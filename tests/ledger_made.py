"""A small ledger of two parties for tests: keys from fixed seeds, a clock that stands still, no passphrases."""

from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from allforall.actions.append_entries import Charter, append_entries, begin_ledger
from allforall.actions.ledger_keys import add_statement
from allforall.base.clock import FixedClock
from allforall.ledger.dsse import Envelope
from allforall.ledger.entry import PAYLOAD_TYPE, Entry, SignedEntry, from_envelope
from allforall.ledger.folder import LedgerFolder
from allforall.ledger.keys import PublicKey
from allforall.ledger.rules import Need, Rule
from allforall.ledger.signing import Signer
from allforall.ledger.writer import LedgerWriter

CLOCK = FixedClock(datetime(2025, 6, 5, 10, tzinfo=UTC))
ORIGIN = "record.example/istanbul-2025"


def owned(name, party, role, person):
    """Make a key that is always the same one."""
    signer = Signer.from_seed(name, sha256(f"{name} {party} {role} {person}".encode()).digest())
    return PublicKey(name, signer.public, party, role, person), signer


LOG = owned(ORIGIN, "M", "log", "m-1")
A_ROOT = owned("a.example/root", "A", "root", "a-1")
B_ROOT = owned("b.example/root", "B", "root", "b-1")
A7 = owned("a.example/7", "A", "bureau", "a-7")
A8 = owned("a.example/8", "A", "bureau", "a-8")
A7_AGAIN = owned("a.example/7-at-home", "A", "bureau", "a-7")
B3 = owned("b.example/3", "B", "bureau", "b-3")
STRANGER = owned("c.example/1", "C", "bureau", "c-1")
NGO = owned("ngo.example/witness", "N", "witness", "n-1")
EMBASSY = owned("embassy.example/witness", "E", "witness", "e-1")
RULES = (
    Rule("manifest", (Need("A", "bureau", 1), Need("B", "bureau", 1))),
    Rule("list.changed", (Need("A", "bureau", 2),)),
)
CHARTER = Charter((A_ROOT[0], B_ROOT[0]), (NGO[0], EMBASSY[0]), 1, RULES)


def signed(kind, *by, **parts):
    """Make an entry with signatures."""
    return by_entry(Entry(kind, CLOCK.now(), **parts), *by)


def by_entry(entry, *by):
    envelope = Envelope(PAYLOAD_TYPE, entry.to_bytes(), ())
    for key, signer in by:
        envelope = envelope.signed(signer, key.id)
    return SignedEntry(entry, envelope.signatures)


def let_in(key, root):
    return from_envelope(add_statement(key, [root], CLOCK))


def make_ledger(folder: Path, charter=CHARTER, people=(A7, A8, A7_AGAIN, B3)):
    """Begin a ledger and let the usual people in."""
    begin_ledger(folder, LOG[1], charter, CLOCK)
    roots = {"A": A_ROOT, "B": B_ROOT}
    append(folder, *(let_in(each, roots[each[0].party]) for each in people))
    return LedgerFolder(folder)


def append(folder, *entries):
    return append_entries(Path(folder), entries, LOG[1])


def raw_ledger(folder, *batches):
    """Make a log of any bytes, without keys or rules."""
    for batch in batches:
        with LedgerWriter(folder, LOG[1]) as writer:
            writer.append(batch)
    return LedgerFolder(folder)
