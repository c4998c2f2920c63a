"""What somebody who checks a paper knows already: whom they trust, which ledger and which checkpoints they hold."""

from dataclasses import dataclass

from allforall.ledger.checkpoint import SignedCheckpoint
from allforall.ledger.entry import SignedEntry, parse_signed_entry
from allforall.ledger.folder import Damaged, LedgerFolder
from allforall.ledger.keyring import Keyring, Refused
from allforall.ledger.malformed import Malformed
from allforall.ledger.policies import keyring_at
from allforall.ledger.policy import Policy
from allforall.ledger.sealed import Commitment


@dataclass(frozen=True, slots=True)
class HeldLedger:
    """A ledger in somebody's own hands."""

    folder: LedgerFolder
    origin: str
    size: int

    def keyring(self, index: int) -> Keyring:
        """Return the keys and rules that hold for an entry."""
        return keyring_at(self.folder, min(index, self.size))

    def find(self, wanted: bytes) -> tuple[int, SignedEntry] | None:
        """Return the first entry that has some bytes in it, with its number."""
        index = self.folder.find(wanted, self.size)
        return None if index is None else (index, parse_signed_entry(self.folder.entry(index, self.size)))


@dataclass(frozen=True, slots=True)
class Known:
    """Whatever may help to tell: a policy of one's own, a ledger, checkpoints and commitments that one was given."""

    policy: Policy | None = None
    ledger: HeldLedger | None = None
    checkpoints: tuple[SignedCheckpoint, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    document: bytes | None = None
    salt: bytes | None = None

    def policy_for(self, origin: str) -> tuple[Policy | None, bool]:
        """Return whom to trust about a log, and whether that is only what its own ledger says."""
        if self.policy is not None:
            return self.policy, False
        if self.ledger is None or self.ledger.origin != origin:
            return None, False
        return self.ledger.keyring(self.ledger.size).policy, True


def held_ledger(folder: LedgerFolder) -> HeldLedger | None:
    """Take a ledger into the hand; None where it cannot be read so far."""
    try:
        checkpoint = folder.checkpoint().checkpoint
        held = HeldLedger(folder, checkpoint.origin, checkpoint.size)
        held.keyring(held.size)
    except (Damaged, Malformed, Refused):
        return None
    return held
