"""Write proofs out of a ledger: that an entry is in it, or that it has only grown since a checkpoint."""

from pathlib import Path

from allforall.actions.ledger_files import ledger_in, read_small, reported
from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.ledger.checkpoint import SignedCheckpoint, parse_checkpoint
from allforall.ledger.folder import LedgerFolder
from allforall.ledger.limits import NOTE_BYTES
from allforall.ledger.policies import keyring_at
from allforall.ledger.proof_file import EntryProof, GrowthProof


def prove_entry(folder: Path, index: int) -> EntryProof:
    """Prove an entry against the newest checkpoint that a quorum has witnessed, or against the newest of all."""
    with reported(folder):
        ledger = ledger_in(folder)
        newest = ledger.checkpoint()
        if not 0 <= index < newest.checkpoint.size:
            raise InputError(
                "ledger.no_such_entry",
                mark("{folder} has {size} entries, numbered from 0. There is no entry {number}."),
                folder=str(folder),
                size=f"{newest.checkpoint.size:,}",
                number=index,
            )
        signed = _vouched(ledger, newest, index)
        size = signed.checkpoint.size
        return EntryProof(ledger.entry(index, size), index, tuple(ledger.tree(size).inclusion(index)), signed)


def _vouched(ledger: LedgerFolder, newest: SignedCheckpoint, index: int) -> SignedCheckpoint:
    policy = keyring_at(ledger, newest.checkpoint.size).policy
    for signed in (newest, *ledger.witnessed()):
        if signed.checkpoint.size > index and policy.met_by(set(policy.cosigned(signed.note))):
            return signed
    return newest


def prove_growth(folder: Path, since: Path | int) -> GrowthProof:
    """Prove that the ledger has only grown since a checkpoint that somebody holds, or since a number of entries."""
    with reported(since if isinstance(since, Path) else folder):
        old = (
            since
            if isinstance(since, int)
            else parse_checkpoint(read_small(since, NOTE_BYTES)).checkpoint.size
        )
    with reported(folder):
        ledger = ledger_in(folder)
        newest = ledger.checkpoint()
        size = newest.checkpoint.size
        if old > size:
            raise InputError(
                "ledger.shorter",
                mark("{folder} has {size} entries, fewer than the {old} asked about. Keep the checkpoint: if the log has"
                " signed it, entries were taken away."),
                folder=str(folder), size=f"{size:,}", old=f"{old:,}",
            )  # fmt: skip
        return GrowthProof(old, tuple(ledger.tree(size).consistency(old)), newest)
