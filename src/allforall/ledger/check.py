"""Looks what kind of paper somebody hands over, and checks it. Whatever cannot be read is said in a sentence."""

from allforall.base.messages import mark
from allforall.ledger.check_checkpoint import check_checkpoint, check_growth
from allforall.ledger.check_entry import check_entry_proof, check_envelope
from allforall.ledger.check_sealed import check_commitment, check_opening
from allforall.ledger.checkpoint import parse_checkpoint
from allforall.ledger.dsse import parse_envelope
from allforall.ledger.known import Known
from allforall.ledger.limits import ENVELOPE_BYTES, PROOF_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.proof_file import TITLE, parse_entry_proof, parse_growth_proof
from allforall.ledger.sealed import COMMITMENT, OPENING, parse_commitment, parse_opening
from allforall.ledger.strict import read_json
from allforall.ledger.verdict import Verdict

MOST_BYTES = max(ENVELOPE_BYTES, PROOF_BYTES)
PROOF = mark("a proof of one entry")
GROWTH = mark("a proof that a log has only grown")
CHECKPOINT = mark("a checkpoint")
SEALED = mark("a sealed list")
OPENED = mark("one person of a sealed list")
ENVELOPE = mark("a signed document")
LEDGER = mark("a ledger")
UNKNOWN = mark("a file that this program cannot check")


def kind_of(data: bytes) -> str:
    """Say what a paper claims to be, by its first words."""
    if data.startswith(TITLE.encode()):
        return PROOF
    if data.startswith(b"old "):
        return GROWTH
    if data.lstrip().startswith(b"{"):
        return _kind_of_json(data)
    return CHECKPOINT if "\n\n\u2014 ".encode() in data[:MOST_BYTES] else UNKNOWN


def _kind_of_json(data: bytes) -> str:
    try:
        value = read_json(data, MOST_BYTES, canonical=False)
    except Malformed:
        known = {b'"payloadType"': ENVELOPE, OPENING.encode(): OPENED, COMMITMENT.encode(): SEALED}
        return next((kind for word, kind in known.items() if word in data[:MOST_BYTES]), UNKNOWN)
    if "payloadType" in value:
        return ENVELOPE
    return {COMMITMENT: SEALED, OPENING: OPENED}.get(str(value.get("kind")), UNKNOWN)


def check(path: str, data: bytes, known: Known) -> Verdict:
    """Check one paper; never raises for what stands in it."""
    kind = kind_of(data)
    verdict = Verdict(path, kind)
    if kind == UNKNOWN:
        verdict.open(
            mark("The file is empty. Get it again from whoever made it.")
            if not data
            else mark(
                "It is no PDF, manifest, checkpoint, proof, signed document or sealed list that this program knows. Name one"
                " of these, or the folder of a ledger."
            )
        )
        return verdict
    try:
        _check(verdict, kind, data, known)
    except Malformed as error:
        verdict.wrong(mark("It cannot be read, at byte {offset}: {why}."), offset=error.offset, why=error.why)
    return verdict


def _check(verdict: Verdict, kind: str, data: bytes, known: Known) -> None:
    if kind == PROOF:
        check_entry_proof(verdict, parse_entry_proof(data), known)
    elif kind == GROWTH:
        check_growth(verdict, parse_growth_proof(data), known)
    elif kind == CHECKPOINT:
        check_checkpoint(verdict, parse_checkpoint(data), known)
    elif kind == ENVELOPE:
        check_envelope(verdict, parse_envelope(data), known)
    elif kind == OPENED:
        check_opening(verdict, parse_opening(data), known)
    else:
        check_commitment(verdict, parse_commitment(data), known)
