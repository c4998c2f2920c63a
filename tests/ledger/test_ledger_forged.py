"""Forged papers and entries, a sentence each: none is called sound, and none stops the program."""

# ruff: noqa: ARG005  # every forger gets the honest papers, whether needed or not

import json
from dataclasses import dataclass, replace

import pytest

from allforall.actions.ledger_keys import revoke_statement
from allforall.actions.prove_entry import prove_entry, prove_growth
from allforall.actions.witness_ledger import add_cosignatures, witness_ledger
from allforall.base.errors import InputError
from allforall.ledger.check import check
from allforall.ledger.checkpoint import Checkpoint, SignedCheckpoint, parse_checkpoint
from allforall.ledger.dsse import Envelope
from allforall.ledger.entry import PAYLOAD_TYPE, SignedEntry, from_envelope, salted_digest
from allforall.ledger.keys import PublicKey
from allforall.ledger.known import Known, held_ledger
from allforall.ledger.merkle import leaf_hash, node_hash
from allforall.ledger.note import Note, Signature
from allforall.ledger.policy import parse_policy, policy_text
from allforall.ledger.proof_file import EntryProof
from allforall.ledger.rules import Rule
from allforall.ledger.sealed import Opening
from allforall.ledger.sealed_folder import SealedFolder, seal
from allforall.ledger.signing import Signer
from allforall.ledger.strict import to_base64
from allforall.ledger.verdict import Answer
from ledger_made import (
    A7,
    A7_AGAIN,
    A8,
    A_ROOT,
    B3,
    B_ROOT,
    CLOCK,
    EMBASSY,
    LOG,
    NGO,
    ORIGIN,
    STRANGER,
    append,
    by_entry,
    let_in,
    make_ledger,
    owned,
    signed,
)

MANIFEST = b"640 people"
SALT = b"s" * 32
AGREED = signed(
    "manifest.agreed",
    A7,
    B3,
    digest=salted_digest(SALT, MANIFEST),
    counts={"people": 640},
    facts={"round": 3},
)
GONE = owned("a.example/gone", "A", "bureau", "a-5")


@dataclass(frozen=True)
class Made:
    """Honest papers of one ledger, to forge from, and what an honest reader holds."""

    root: object
    old: SignedCheckpoint
    newest: SignedCheckpoint
    proof: EntryProof
    growth: object
    opening: Opening
    other_opening: Opening
    known: Known


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    base = tmp_path_factory.mktemp("forged")
    root = base / "ledger"
    folder = make_ledger(root, people=(A7, A8, A7_AGAIN, B3, GONE))
    append(root, from_envelope(revoke_statement(GONE[0].id, "stolen", [A_ROOT], CLOCK)))
    old = folder.checkpoint()
    append(root, AGREED)
    seal([{"surname": f"person {n}"} for n in range(20)], b"1" * 32, 20, base / "list")
    seal([{"surname": f"person {n}"} for n in range(20)], b"2" * 32, 20, base / "other")
    opening = SealedFolder(base / "list").open(7)
    append(root, signed("list.sealed", A7, digest=opening.commitment.digest))
    (base / "cosigned").write_bytes(witness_ledger(root, LOG[0], NGO, base / "state/c", CLOCK).to_bytes())
    add_cosignatures(root, base / "cosigned")
    newest = folder.checkpoint()
    return Made(
        root,
        old,
        newest,
        prove_entry(root, 7),
        prove_growth(root, old.checkpoint.size),
        opening,
        SealedFolder(base / "other").open(7),
        Known(
            parse_policy(
                policy_text(LOG[0].vkey, {"ngo": NGO[0].vkey, "embassy": EMBASSY[0].vkey}, 1).encode()
            ),
            held_ledger(folder),
            (old, newest),
            (opening.commitment,),
        ),
    )


def envelope(entry):
    return entry.envelope().to_bytes()


def test_the_honest_papers_are_sound(made):
    papers = [
        made.newest.note.to_bytes(),
        made.proof.to_bytes(),
        made.growth.to_bytes(),
        envelope(AGREED),
        made.opening.to_bytes(),
        made.opening.commitment.to_bytes(),
    ]
    for paper in papers:
        verdict = check("paper", paper, made.known)
        assert verdict.answer is Answer.SOUND, [each.say() for each in verdict.reasons]
        assert verdict.proves
        assert verdict.proves_not


def with_text(made, text, *signatures):
    return Note(text, tuple(signatures) or made.newest.note.signatures).to_bytes()


def other_root(made):
    return Checkpoint(ORIGIN, made.newest.checkpoint.size, bytes(32))


def signed_again(checkpoint, *lines):
    return Note(checkpoint.text, (LOG[1].sign_note(checkpoint.text), *lines))


def relabelled(line, name, key_id):
    return Signature(name, key_id, line.data)


def proof(made, **parts):
    return replace(made.proof, **parts).to_bytes()


def changed(paper, **parts):
    value = json.loads(paper)
    return json.dumps(value | parts, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def resigned(entry, *signatures):
    return SignedEntry(entry.entry, tuple(signatures))


AT = int(CLOCK.now().timestamp())

CHECKPOINTS = {
    "the number of entries is larger than what was signed": lambda m: with_text(
        m, replace(m.newest.checkpoint, size=m.newest.checkpoint.size + 1).text
    ),
    "the root is another than what was signed": lambda m: with_text(m, other_root(m).text),
    "another key signs under the log's name": lambda m: with_text(
        m, m.newest.note.text, Signer.from_seed(ORIGIN, b"x" * 32).sign_note(m.newest.note.text)
    ),
    "another key signs under the log's name and its id": lambda m: with_text(
        m,
        m.newest.note.text,
        relabelled(Signer.from_seed("x", b"x" * 32).sign_note(m.newest.note.text), ORIGIN, LOG[0].vkey.id),
    ),
    "the log's own line is left out and only a witness has signed": lambda m: with_text(
        m, m.newest.note.text, m.newest.note.signatures[1]
    ),
    "a cosignature is taken from an older checkpoint": lambda m: signed_again(
        m.newest.checkpoint, NGO[1].cosign_note(m.old.note.text, AT)
    ).to_bytes(),
    "the time of a cosignature is another than what was signed": lambda m: signed_again(
        m.newest.checkpoint,
        replace(m.newest.note.signatures[1], data=bytes(8) + m.newest.note.signatures[1].data[8:]),
    ).to_bytes(),
    "a plain signature of a witness passes for a cosignature": lambda m: signed_again(
        m.newest.checkpoint,
        relabelled(NGO[1].sign_note(m.newest.note.text), NGO[0].name, NGO[0].vkey.id),
    ).to_bytes(),
    "a line is smuggled in under the root": lambda m: with_text(m, m.newest.note.text + "and more\n"),
    "the log signs a second history of the same size": lambda m: signed_again(
        other_root(m), NGO[1].cosign_note(other_root(m).text, AT)
    ).to_bytes(),
    "the log signs an earlier size that never was": lambda m: signed_again(
        Checkpoint(ORIGIN, 3, bytes(32)), NGO[1].cosign_note(Checkpoint(ORIGIN, 3, bytes(32)).text, AT)
    ).to_bytes(),
}
PROOFS = {
    "the entry is exchanged for another": lambda m: proof(
        m, entry=signed("manifest.agreed", A7, B3).to_bytes()
    ),
    "the entry stands at another number": lambda m: proof(m, index=6),
    "the entry stands behind the end": lambda m: proof(m, index=10**6),
    "a hash is left out": lambda m: proof(m, hashes=m.proof.hashes[:-1]),
    "a hash too many": lambda m: proof(m, hashes=(*m.proof.hashes, bytes(32))),
    "hashes are in another order": lambda m: proof(m, hashes=m.proof.hashes[::-1]),
    "a node of the tree passes for an entry": lambda m: EntryProof(
        m.proof.hashes[0] + leaf_hash(m.proof.entry), 3, m.proof.hashes[1:], m.proof.signed
    ).to_bytes(),
    "the proof fits, but its checkpoint is the forger's own": lambda m: proof(
        m,
        entry=b"forged",
        index=0,
        hashes=(),
        signed=parse_checkpoint(signed_again(Checkpoint(ORIGIN, 1, leaf_hash(b"forged"))).to_bytes()),
    ),
    "64 hashes where no tree is so high": lambda m: proof(m, hashes=(bytes(32),) * 64),
    "the history before was rewritten": lambda m: replace(
        m.growth, hashes=(bytes(32),) * len(m.growth.hashes)
    ).to_bytes(),
    "a proof of growth from nothing has hashes": lambda m: replace(m.growth, old=0).to_bytes(),
    "the proof of growth is empty": lambda m: replace(m.growth, hashes=()).to_bytes(),
}
ENVELOPES = {
    "a count is changed after signing": lambda m: envelope(
        replace(AGREED, entry=replace(AGREED.entry, counts={"people": 641}))
    ),
    "the type of the document is changed": lambda m: Envelope(
        PAYLOAD_TYPE + "2", AGREED.entry.to_bytes(), AGREED.signatures
    ).to_bytes(),
    "one key signs under two ids": lambda m: envelope(
        resigned(
            twice := signed("list.changed", A7, A8, facts={"k": 1}),
            twice.signatures[0],
            replace(twice.signatures[0], key_id=A8[0].id),
        )
    ),
    "one key signs twice": lambda m: envelope(
        resigned(AGREED, AGREED.signatures[0], AGREED.signatures[0], AGREED.signatures[1])
    ),
    "one person signs with two keys where two persons are asked for": lambda m: envelope(
        signed("list.changed", A7, A7_AGAIN)
    ),
    "one party has not signed": lambda m: envelope(signed("manifest.agreed", A7, A8)),
    "nobody has signed": lambda m: envelope(signed("manifest.agreed")),
    "a key signs that was revoked": lambda m: envelope(signed("round.note", GONE)),
    "a key signs that nobody let in": lambda m: envelope(signed("round.note", STRANGER)),
    "a signature is taken from another document": lambda m: envelope(
        resigned(signed("manifest.agreed", facts={"round": 4}), *AGREED.signatures)
    ),
    "a signature is cut short": lambda m: changed(
        envelope(AGREED), signatures=[{"keyid": A7[0].id, "sig": to_base64(AGREED.signatures[0].data[:63])}]
    ),
    "the entry is spelled with spaces": lambda m: Envelope(
        PAYLOAD_TYPE, json.dumps(AGREED.entry.to_json()).encode(), AGREED.signatures
    ).to_bytes(),
    "the entry says a count twice": lambda m: Envelope(
        PAYLOAD_TYPE,
        AGREED.entry.to_bytes().replace(b'"people":640', b'"people":640,"people":641'),
        AGREED.signatures,
    ).to_bytes(),
    "the entry has a name of a person in it": lambda m: Envelope(
        PAYLOAD_TYPE,
        AGREED.entry.to_bytes().replace(b'"round":3', '"round":"Іван"'.encode()),
        AGREED.signatures,
    ).to_bytes(),
}
OPENINGS = {
    "the record is another": lambda m: replace(m.opening, record={"surname": "somebody else"}).to_bytes(),
    "a field is added to the record": lambda m: replace(
        m.opening, record={**m.opening.record, "rank": "major"}
    ).to_bytes(),
    "the salt is another": lambda m: replace(m.opening, salt=bytes(32)).to_bytes(),
    "the person stands at another place": lambda m: replace(m.opening, index=8).to_bytes(),
    "the person is of another list than the one handed over": lambda m: m.other_opening.to_bytes(),
    "the person was never on the list, and a list of one is made for them": lambda m: changed(
        m.opening.to_bytes(), size=1, index=0, proof=[], root=leaf_hash(b"x").hex()
    ),
    "a hash is left out of the opening": lambda m: replace(m.opening, hashes=m.opening.hashes[1:]).to_bytes(),
    "the salt is no digest": lambda m: changed(m.opening.to_bytes(), salt="00"),
    "the number of the leaf is negative": lambda m: changed(m.opening.to_bytes(), index=-1),
    "the opening is of a version to come": lambda m: changed(m.opening.to_bytes(), v=2),
}
HOSTILE = {
    "100,000 levels of JSON": lambda m: b'{"payloadType":' + b"[" * 100_000,
    "a number of a million digits": lambda m: (
        b'{"payloadType":"x","payload":"","signatures":' + b"9" * 1_000_000 + b"}"
    ),
    "a number that JSON does not know": lambda m: b'{"payloadType":"x","payload":"","signatures":NaN}',
    "10,000 signatures": lambda m: changed(envelope(AGREED), signatures=[{"sig": ""}] * 10_000),
    "a note with 1,000 lines of signatures": lambda m: (
        m.newest.note.to_bytes() + str(m.newest.note.signatures[0]).encode() * 1_000
    ),
    "an entry of a megabyte in a proof": lambda m: proof(m, entry=b"x" * 1_000_000),
    "half a letter of UTF-8": lambda m: m.newest.note.to_bytes()[:-1] + b"\xe2\x80",
    "a surrogate without its other half": lambda m: changed(
        m.opening.to_bytes(), record={"surname": "x"}
    ).replace(b'"x"', b'"\\ud800"'),
}
KINDS = {**CHECKPOINTS, **PROOFS, **ENVELOPES, **OPENINGS, **HOSTILE}


@pytest.mark.parametrize("sentence", KINDS)
def test_a_forged_paper_is_not_sound(made, sentence):
    verdict = check("paper", KINDS[sentence](made), made.known)
    wanted = Answer.CANNOT_TELL if sentence == "the type of the document is changed" else Answer.NOT
    assert verdict.answer is wanted
    assert all(each.say() for each in verdict.reasons)


UNSURE = {
    "a log that nobody here knows": lambda m: Note(
        "other.example\n1\n" + to_base64(bytes(32)) + "\n", (STRANGER[1].sign_note("x"),)
    ).to_bytes(),
    "no witness has cosigned": lambda m: signed_again(m.newest.checkpoint).to_bytes(),
    "the log cosigns itself under a witness's name": lambda m: signed_again(
        m.newest.checkpoint, Signer.from_seed(NGO[0].name, b"l" * 32).cosign_note(m.newest.note.text, AT)
    ).to_bytes(),
    "a file of another kind": lambda m: b"%PDF-1.7",
}


@pytest.mark.parametrize("sentence", UNSURE)
def test_of_a_paper_without_what_it_takes_nothing_can_be_told(made, sentence):
    verdict = check("paper", UNSURE[sentence](made), made.known)
    assert verdict.answer is Answer.CANNOT_TELL
    assert verdict.reasons


def test_one_witness_twice_is_no_quorum_of_two(made):
    policy = parse_policy(
        policy_text(LOG[0].vkey, {"ngo": NGO[0].vkey, "embassy": EMBASSY[0].vkey}, 2).encode()
    )
    text = made.newest.note.text
    note = signed_again(
        made.newest.checkpoint, NGO[1].cosign_note(text, AT), NGO[1].cosign_note(text, AT + 1)
    )
    assert check("paper", note.to_bytes(), Known(policy)).answer is Answer.CANNOT_TELL
    both = note.with_signatures((EMBASSY[1].cosign_note(text, AT),))
    assert check("paper", both.to_bytes(), Known(policy)).answer is Answer.SOUND


def test_another_document_than_the_signed_one_is_found(made):
    held = replace(made.known, document=MANIFEST, salt=SALT)
    assert check("paper", envelope(AGREED), held).answer is Answer.SOUND
    for wrong in (replace(held, document=b"641 people"), replace(held, salt=bytes(32))):
        assert check("paper", envelope(AGREED), wrong).answer is Answer.NOT


NEW = owned("a.example/new", "A", "bureau", "a-20")
TAKEN = owned("a.example/taken", "A", "bureau", "a-21")
WEAK = (PublicKey("a.example/weak", bytes(32), "A", "bureau", "a-66"), A7[1])
ENTRIES = {
    "a key is let in that would bind nobody": lambda: let_in(WEAK, A_ROOT),
    "a key is let in by nobody": lambda: by_entry(let_in(NEW, A_ROOT).entry, NEW),
    "a key of A is let in by B": lambda: let_in(NEW, B_ROOT),
    "a key is let in by a key that is no root": lambda: let_in(NEW, A7),
    "a key is let in that has not signed itself": lambda: by_entry(let_in(NEW, A_ROOT).entry, A_ROOT),
    "a key that is in the ledger is let in for another person": lambda: let_in(
        (replace(A7[0], person="a-99"), A7[1]), A_ROOT
    ),
    "a root key lets itself in": lambda: let_in(
        owned("a.example/r2", "A", "root", "a-30"), owned("x", "A", "root", "a-30")
    ),
    "a revoked key comes back": lambda: by_entry(
        replace(let_in(GONE, A_ROOT).entry, at=CLOCK.now().replace(hour=12)), GONE, A_ROOT
    ),
    "a ledger begins a second time": lambda: signed("ledger.begin", A_ROOT, B_ROOT, own={"origin": ORIGIN}),
    "rules are loosened by one party alone": lambda: signed(
        "ledger.rules", A_ROOT, own={"rules": [Rule("round", ()).to_json()]}
    ),
    "an entry about the ledger itself that nobody knows": lambda: signed("ledger.reset", A_ROOT, B_ROOT),
    "free text beside a key": lambda: by_entry(
        replace((new := let_in(NEW, A_ROOT)).entry, own={**new.entry.own, "note": "he is in Kharkiv"}),
        NEW,
        A_ROOT,
    ),
    "a log of another name is put into the policy": lambda: signed(
        "ledger.policy",
        A_ROOT,
        B_ROOT,
        own={"policy": policy_text(STRANGER[0].vkey, {}, 0)},
    ),
}


@pytest.mark.parametrize("sentence", ENTRIES)
def test_a_forged_entry_is_not_let_into_the_ledger(made, sentence):
    before = (made.root / "checkpoint").read_bytes()
    with pytest.raises(InputError):
        append(made.root, ENTRIES[sentence]())
    assert (made.root / "checkpoint").read_bytes() == before


def test_node_and_leaf_hashes_are_kept_apart(made):
    assert leaf_hash(made.proof.hashes[0] + bytes(32)) != node_hash(made.proof.hashes[0], bytes(32))
    assert len(KINDS) + len(UNSURE) + len(ENTRIES) >= 30
    assert TAKEN[0].id != NEW[0].id
