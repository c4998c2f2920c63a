"""What a checkpoint, and a proof that a log has only grown, are worth to somebody who holds them."""

from hashlib import sha256

from allforall.base.canonical import spoken_groups
from allforall.base.messages import mark
from allforall.ledger.checkpoint import SignedCheckpoint
from allforall.ledger.draft import is_draft
from allforall.ledger.folder import Damaged
from allforall.ledger.known import Known
from allforall.ledger.policy import Policy
from allforall.ledger.proof_file import GrowthProof
from allforall.ledger.signing import cosigned_at
from allforall.ledger.verdict import Verdict, when


def spoken(signed: SignedCheckpoint) -> str:
    """Return a checkpoint's digest for reading aloud; it covers the text and no signature, so both sides get the same."""
    return spoken_groups(sha256(signed.checkpoint.text.encode()).hexdigest())


def check_checkpoint(verdict: Verdict, signed: SignedCheckpoint, known: Known) -> None:
    """Check who signed a checkpoint, and that nobody holds another one of the same size."""
    checkpoint = signed.checkpoint
    verdict.tell(mark("{origin} has {size} entries."), origin=checkpoint.origin, size=f"{checkpoint.size:,}")
    verdict.tell(mark("Read aloud to compare: {groups}"), groups=spoken(signed))
    _hold_against_others(verdict, signed, known)
    policy, own = known.policy_for(checkpoint.origin)
    if policy is None or not policy.log_for(checkpoint.origin):
        verdict.open(
            mark(
                "No key of {origin} is known here. Name a policy with --policy, or its ledger with --ledger."
            ),
            origin=checkpoint.origin,
        )
        return
    _check_signatures(verdict, signed, policy)
    if is_draft(checkpoint.origin):
        verdict.leaves_open(
            mark("Who made it, and that it was not changed: it is the draft of a run, and whoever has the papers of that"
            " run can sign it anew.")
        )  # fmt: skip
    else:
        verdict.shows(
            mark(
                "The log has bound itself to these {size} entries in this order: it can take none back unseen."
            ),
            size=f"{checkpoint.size:,}",
        )
    if own:
        verdict.leaves_open(
            mark("That it is the ledger that others hold: the keys are those that it names itself. That is shown only by"
            " a policy of your own, or by comparing the groups aloud.")
        )  # fmt: skip
    verdict.leaves_open(mark("That what the entries say is true."))


def _check_signatures(verdict: Verdict, signed: SignedCheckpoint, policy: Policy) -> None:
    note, origin = signed.note, signed.checkpoint.origin
    if not policy.signed_by_log(note):
        verdict.wrong(mark("The signature of {origin} is missing or does not hold."), origin=origin)
        return
    verdict.tell(mark("Signed by {origin}."), origin=origin)
    for name, key in policy.witnesses.items():
        lines = [line for line in note.signatures if line.by(key)]
        if any(cosigned_at(key, note.text, line) is None for line in lines):
            verdict.wrong(mark("The cosignature of {name} does not hold."), name=name)
    cosigned = policy.cosigned(note)
    for name, at in cosigned.items():
        verdict.tell(mark("Cosigned by {name}, {at}."), name=name, at=when(at))
    if not policy.met_by(set(cosigned)):
        verdict.open(
            mark("Too few witnesses: {quorum}. Until then the log may show somebody else another history."),
            quorum=policy.says_quorum(),
        )
    elif cosigned:
        verdict.shows(
            mark("The witnesses saw no other history before it: two histories need a colluding quorum.")
        )
    else:
        verdict.leaves_open(mark("That the log shows everybody the same: no witness has cosigned."))


def _hold_against_others(verdict: Verdict, signed: SignedCheckpoint, known: Known) -> None:
    """Look for the evidence that counts most: two checkpoints of one size with two roots."""
    mine = signed.checkpoint
    for other in known.checkpoints:
        theirs = other.checkpoint
        if (theirs.origin, theirs.size) == (mine.origin, mine.size) and theirs.root != mine.root:
            verdict.wrong(
                mark("Another checkpoint of {origin} with {size} entries names another root: two histories. If the log"
                " has signed both, keep both: they are the evidence."),
                origin=mine.origin, size=f"{mine.size:,}",
            )  # fmt: skip
    ledger = known.ledger
    if ledger is None or ledger.origin != mine.origin:
        return
    if mine.size > ledger.size:
        verdict.open(
            mark("It is newer than the ledger at hand, which has {size} entries."), size=f"{ledger.size:,}"
        )
        return
    try:
        root = ledger.folder.tree(ledger.size).root(0, mine.size)
    except Damaged as damaged:
        verdict.open(mark("The ledger at hand cannot be read: {file}."), file=damaged.file)
        return
    if root != mine.root:
        verdict.wrong(
            mark("The ledger at hand has another history up to {size} entries."), size=f"{mine.size:,}"
        )


def check_growth(verdict: Verdict, proof: GrowthProof, known: Known) -> None:
    """Check that a log has only grown since a checkpoint that one holds."""
    new = proof.signed.checkpoint
    check_checkpoint(verdict, proof.signed, known)
    held = [
        each.checkpoint
        for each in known.checkpoints
        if (each.checkpoint.origin, each.checkpoint.size) == (new.origin, proof.old)
    ]
    if proof.old and not held:
        verdict.open(
            mark(
                "It speaks of an older checkpoint with {old} entries. Name the one that you hold with --against."
            ),
            old=f"{proof.old:,}",
        )
    if not proof.old and proof.hashes:
        verdict.wrong(mark("A proof that begins with nothing has hashes, and needs none."))
    for old in held:
        if not proof.holds(old.root):
            verdict.wrong(
                mark("The proof does not lead from the {old} entries that you hold to the new {new}."),
                old=f"{old.size:,}",
                new=f"{new.size:,}",
            )
    verdict.shows(
        mark("The first {old} entries are still there, unchanged, in the same order."), old=f"{proof.old:,}"
    )
