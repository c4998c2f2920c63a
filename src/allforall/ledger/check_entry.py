"""What an entry with its proof, and a signed document, are worth to somebody who holds them."""

from allforall.base.messages import mark
from allforall.ledger.check_checkpoint import check_checkpoint
from allforall.ledger.draft import is_draft
from allforall.ledger.dsse import Envelope
from allforall.ledger.entry import (
    PAYLOAD_TYPE,
    Entry,
    SignedEntry,
    from_envelope,
    parse_signed_entry,
    salted_digest,
)
from allforall.ledger.folder import Damaged
from allforall.ledger.keyring import Refused
from allforall.ledger.keys import PublicKey
from allforall.ledger.known import HeldLedger, Known
from allforall.ledger.malformed import Malformed
from allforall.ledger.proof_file import EntryProof
from allforall.ledger.verdict import Verdict


def check_entry_proof(verdict: Verdict, proof: EntryProof, known: Known) -> None:
    """Check that an entry stands in a log, who vouches for the log, and who signed the entry."""
    check_checkpoint(verdict, proof.signed, known)
    number = f"{proof.index:,}"
    if not proof.holds():
        verdict.wrong(
            mark("The proof does not lead from this entry at number {number} to the root."), number=number
        )
    try:
        signed = parse_signed_entry(proof.entry)
    except Malformed as error:
        verdict.open(mark("What stands in the entry cannot be read: {why}."), why=error.why)
        return
    tell_entry(verdict, signed.entry)
    stands = mark("This entry stands in the log as number {number}, and cannot be taken out unseen.")
    if is_draft(proof.signed.checkpoint.origin):
        stands = mark("This entry stands in the draft as number {number}.")
    verdict.shows(stands, number=number)
    if known.ledger and known.ledger.origin == proof.signed.checkpoint.origin:
        _check_signers(verdict, signed, known.ledger, proof.index)
    else:
        for each in signed.signatures:
            verdict.tell(mark("It bears a signature of the key {key}, not checked here."), key=each.key_id)
        verdict.leaves_open(mark("Who signed the entry. Name the ledger with --ledger for that."))


def check_envelope(verdict: Verdict, envelope: Envelope, known: Known) -> None:
    """Check who signed an envelope, by the keys and rules of a ledger, and the document behind it where it is given."""
    if envelope.kind != PAYLOAD_TYPE:
        verdict.open(mark("It holds “{kind}”, which is no entry of a ledger."), kind=envelope.kind[:80])
        return
    signed = from_envelope(envelope)
    tell_entry(verdict, signed.entry)
    _check_document(verdict, signed.entry, known)
    if known.ledger is None:
        verdict.open(mark("Whose keys these are is not known here. Name the ledger with --ledger."))
        return
    try:
        found = known.ledger.find(signed.to_bytes())
    except (Damaged, Malformed):
        verdict.open(mark("The ledger at hand cannot be read."))
        return
    _check_signers(verdict, signed, known.ledger, found[0] if found else known.ledger.size)
    if found:
        verdict.tell(
            mark("It is entry {number} of {origin}."), number=f"{found[0]:,}", origin=known.ledger.origin
        )
    else:
        verdict.leaves_open(mark("When it was signed: it is not in the ledger."))


def tell_entry(verdict: Verdict, entry: Entry) -> None:
    """Say what an entry says."""
    verdict.tell(
        mark("It says “{kind}”, at {at}."), kind=entry.kind, at=f"{entry.at:%d %B %Y, %H:%M UTC}".lstrip("0")
    )
    for name, count in entry.counts.items():
        verdict.tell(mark("{name}: {count}"), name=name, count=f"{count:,}")
    for name, fact in entry.facts.items():
        verdict.tell(mark("{name}: {fact}"), name=name, fact=fact)
    verdict.tell(mark("What it says, read aloud: {groups}"), groups=entry.spoken)


def _check_signers(verdict: Verdict, signed: SignedEntry, ledger: HeldLedger, index: int) -> None:
    try:
        keyring = ledger.keyring(index)
        signers = keyring.apply(index, signed)
    except (Refused, Malformed, Damaged) as error:
        verdict.wrong(mark("The signatures are not what the ledger asks for: {why}."), why=_why(error))
        return
    for key in signers:
        tell_signer(verdict, key)
    if not signers:
        verdict.leaves_open(
            mark("Who said so: nobody has signed the entry itself, and the ledger asks for nobody.")
        )
        return
    verdict.shows(mark("These persons have signed what it says, with keys that counted at that entry."))
    verdict.leaves_open(
        mark("That the ledger at hand is whole, and the one that others hold: verify it too.")
    )
    verdict.leaves_open(mark("That two codes are two persons: that is the word of their own party."))


def _why(error: Refused | Malformed | Damaged) -> str:
    return error.why if isinstance(error, Malformed | Damaged) else str(error)


def tell_signer(verdict: Verdict, key: PublicKey) -> None:
    """Say who signed."""
    verdict.tell(
        mark("Signed by {person} of party {party} as {role} ({name})."),
        person=key.person, party=key.party, role=key.role, name=key.name,
    )  # fmt: skip


def _check_document(verdict: Verdict, entry: Entry, known: Known) -> None:
    if known.document is None or known.salt is None:
        if entry.digest:
            verdict.leaves_open(
                mark("Which document it is about. Name the document with --document, and --salt.")
            )
        return
    if salted_digest(known.salt, known.document) == entry.digest:
        verdict.tell(mark("The document is the one that was signed."))
    else:
        verdict.wrong(mark("The document, or the salt, is not the one that was signed."))
