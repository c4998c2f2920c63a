"""Witness a ledger: hold it to what it said before, keep what it says now, and only then cosign."""

from pathlib import Path

from allforall.actions.ledger_files import ledger_in, read_small, reported
from allforall.actions.prove_entry import prove_growth
from allforall.base.clock import Clock
from allforall.base.errors import InputError, UsageError
from allforall.base.messages import mark
from allforall.ledger.checkpoint import SignedCheckpoint, parse_checkpoint
from allforall.ledger.disk import place_flushed
from allforall.ledger.folder import CHECKPOINT, WITNESSED, LedgerFolder
from allforall.ledger.keys import LOG, WITNESS, PublicKey
from allforall.ledger.limits import NOTE_BYTES, PROOF_BYTES
from allforall.ledger.lock import PATIENCE_S, Lock
from allforall.ledger.note import Note
from allforall.ledger.policies import keyring_at
from allforall.ledger.proof_file import GrowthProof, parse_growth_proof
from allforall.ledger.signing import Signer
from allforall.ledger.witness import NotCosigned, cosign, hold_to_its_word


def witness_ledger(
    asked: Path, log: PublicKey, witness: tuple[PublicKey, Signer], state: Path, clock: Clock
) -> Note:
    """Cosign a ledger's folder, or a proof of growth carried by hand; `state` keeps what was cosigned last.

    Raises `InputError` where the ledger does not hold to what it said: that is what witnesses are for.
    """
    if witness[0].role != WITNESS or log.role != LOG:
        raise UsageError(
            "ledger.no_witness_key",
            mark(
                "A key with the role witness cosigns, for a key with the role log. Make one with “allforall ledger key new”."
            ),
        )
    state.parent.mkdir(parents=True, exist_ok=True)
    lock = Lock(state.parent, PATIENCE_S)
    with reported(state):
        lock.take()
    try:
        seen = _seen(state)
        proof = _proof(asked, seen)
        try:
            hold_to_its_word(seen, proof, log.vkey)
        except NotCosigned as error:
            raise InputError("ledger.not_cosigned", mark("Not cosigned: {why}."), why=str(error)) from error
        line = cosign(proof, witness[1], int(clock.now().timestamp()))
        note = proof.signed.note.with_signatures((line,))
        with reported(state):
            place_flushed(state, proof.signed.note.to_bytes())
    finally:
        lock.give()
    return note


def _seen(state: Path) -> SignedCheckpoint | None:
    if not state.is_file():
        return None
    with reported(state):
        return parse_checkpoint(read_small(state, NOTE_BYTES))


def _proof(asked: Path, seen: SignedCheckpoint | None) -> GrowthProof:
    if asked.is_dir():
        return prove_growth(asked, seen.checkpoint.size if seen else 0)
    with reported(asked):
        return parse_growth_proof(read_small(asked, PROOF_BYTES))


def add_cosignatures(folder: Path, cosigned: Path) -> tuple[str, ...]:
    """Put a checkpoint with cosignatures into its ledger; return the witnesses whose cosignatures hold."""
    with reported(cosigned):
        given = parse_checkpoint(read_small(cosigned, NOTE_BYTES))
    ledger = ledger_in(folder)
    lock = Lock(folder, PATIENCE_S)
    with reported(folder):
        lock.take()
        try:
            newest = ledger.checkpoint()
            return _add(ledger, newest, given)
        finally:
            lock.give()


def _add(ledger: LedgerFolder, newest: SignedCheckpoint, given: SignedCheckpoint) -> tuple[str, ...]:
    said, size = given.checkpoint, newest.checkpoint.size
    policy = keyring_at(ledger, size).policy
    mine = said.origin == newest.checkpoint.origin and said.size <= size and not said.extensions
    if not mine or ledger.tree(size).root(0, said.size) != said.root:
        raise InputError(
            "ledger.other_checkpoint", mark("The checkpoint is not one of this ledger. Nothing was added.")
        )
    names = policy.cosigned(given.note)
    if not names or not policy.signed_by_log(given.note):
        raise InputError(
            "ledger.no_cosignature",
            mark("No witness whom the ledger names has cosigned this. Nothing was added."),
        )
    keys = [*policy.logs, *(policy.witnesses[name] for name in names)]
    lines = tuple(line for line in given.note.signatures if any(line.by(key) for key in keys))
    name = f"{WITNESSED}/{said.size}"
    before = ledger.signed(name).note if (ledger.root / name).is_file() else Note(given.note.text, ())
    place_flushed(ledger.root / name, before.with_signatures(lines).to_bytes())
    if said.size == size:
        place_flushed(ledger.root / CHECKPOINT, newest.note.with_signatures(lines).to_bytes())
    return tuple(names)
