"""What a witness does before it cosigns: nothing else than to hold a log to what it said before (C2SP tlog-witness)."""

from allforall.ledger.checkpoint import SignedCheckpoint
from allforall.ledger.merkle import EMPTY_ROOT
from allforall.ledger.note import Signature, VerifierKey
from allforall.ledger.proof_file import GrowthProof
from allforall.ledger.signing import Signer, signed_by


class NotCosigned(ValueError):  # noqa: N818  # the witness says no; nothing failed
    """Why a witness does not cosign, as a sentence without its full stop."""


def hold_to_its_word(seen: SignedCheckpoint | None, proof: GrowthProof, log: VerifierKey) -> None:
    """Raise `NotCosigned` unless the log signed the checkpoint and it extends the last one that was cosigned."""
    note, checkpoint = proof.signed.note, proof.signed.checkpoint
    if checkpoint.origin != log.name or not any(signed_by(log, note.text, line) for line in note.signatures):
        raise NotCosigned("the checkpoint is not signed by the log that this witness knows")
    before = seen.checkpoint if seen else None
    if before is None:
        if proof.old:
            raise NotCosigned("this witness has cosigned nothing of this log yet; ask with “old 0”")
        if not proof.holds(EMPTY_ROOT):
            raise NotCosigned("a proof that begins with nothing has no hashes")
        return
    if before.origin != checkpoint.origin:
        raise NotCosigned("what this witness keeps is about another log")
    if checkpoint.size < before.size:
        raise NotCosigned(
            f"this witness has cosigned {before.size:,} entries, and this checkpoint has {checkpoint.size:,}"
        )
    if proof.old != before.size:
        raise NotCosigned(f"this witness has cosigned {before.size:,} entries; ask with “old {before.size}”")
    if not proof.holds(before.root):
        raise NotCosigned(
            f"the first {before.size:,} entries are no longer what this witness has cosigned: the log shows two"
            " histories. Keep both checkpoints: they are the evidence"
        )


def cosign(proof: GrowthProof, signer: Signer, posix_time: int) -> Signature:
    """Cosign; call `hold_to_its_word` first, and keep the checkpoint on the disk before this goes out."""
    return signer.cosign_note(proof.signed.checkpoint.text, posix_time)
