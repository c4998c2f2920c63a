"""A stranger's check: Go's own transparency log code opens our notes and accepts our proofs, and refuses changed ones.

It needs Debian's packages golang-go and golang-golang-x-mod-dev, and no network. Where they are missing the tests are
skipped, and continuous integration demands them (`ALLFORALL_REQUIRE=go`).
"""

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from allforall.actions.witness_ledger import add_cosignatures, witness_ledger
from allforall.ledger.note import Note
from ledger_made import CLOCK, EMBASSY, LOG, NGO, append, make_ledger, signed
from machine import REQUIRED, needs

SOURCE = Path(__file__).parent / "stranger" / "main.go"
GOCODE = Path("/usr/share/gocode")
HAS_MOD = (GOCODE / "src/golang.org/x/mod/sumdb/tlog").is_dir()
pytestmark = [
    *needs("go"),
    pytest.mark.skipif(
        not HAS_MOD and "go" not in REQUIRED,
        reason="golang.org/x/mod (golang-golang-x-mod-dev) is not on this machine",
    ),
]


def b64(data):
    return base64.b64encode(data).decode()


@pytest.fixture(scope="module")
def stranger(tmp_path_factory):
    """Build the program as Debian lays out Go's packages: with GOPATH, without modules and network."""
    base = tmp_path_factory.mktemp("stranger")
    program = base / "stranger"
    environment = {
        **os.environ,
        "GO111MODULE": "off",
        "GOPATH": str(GOCODE),
        "GOPROXY": "off",
        "GOCACHE": str(base / "cache"),
        "CGO_ENABLED": "0",
    }
    shutil.copy(SOURCE, base / "main.go")
    built = subprocess.run(
        ["go", "build", "-o", program, base / "main.go"],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert built.returncode == 0, built.stderr
    return program


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """A cosigned checkpoint of 300 entries and more, with proofs of some entries and of growth from some sizes."""
    base = tmp_path_factory.mktemp("papers")
    folder = make_ledger(base / "ledger")
    append(folder.root, *(signed("round.note", facts={"round": number}) for number in range(322)))
    for name, who in (("ngo", NGO), ("embassy", EMBASSY)):
        note = witness_ledger(folder.root, LOG[0], who, base / name / "checkpoint", CLOCK)
        (base / "cosigned").write_bytes(note.to_bytes())
        add_cosignatures(folder.root, base / "cosigned")
    signed_checkpoint = folder.checkpoint()
    size = signed_checkpoint.checkpoint.size
    tree = folder.tree(size)
    return {
        "Vkey": str(LOG[0].vkey),
        "Checkpoint": signed_checkpoint.note.to_bytes().decode(),
        "Inclusions": [
            {
                "Index": n,
                "Entry": b64(folder.entry(n, size)),
                "Proof": [b64(each) for each in tree.inclusion(n)],
            }
            for n in range(size)
        ],
        "Growths": [
            {
                "Size": old,
                "Root": b64(tree.root(0, old)),
                "Proof": [b64(each) for each in tree.consistency(old)],
            }
            for old in range(1, size + 1)
        ],
        "Witnesses": [{"Name": key.name, "Public": b64(key.public)} for key, _ in (NGO, EMBASSY)],
    }


def ask(stranger, papers):
    told = subprocess.run([stranger], input=json.dumps(papers).encode(), capture_output=True, check=True)
    return told.stdout.decode().splitlines()


def test_go_opens_our_notes_and_accepts_every_proof_and_cosignature(stranger, papers):
    lines = ask(stranger, papers)
    assert len(lines) == 1 + len(papers["Inclusions"]) + len(papers["Growths"]) + 2
    assert all(line.endswith(" ok") for line in lines), [line for line in lines if not line.endswith(" ok")]


def test_go_refuses_what_was_changed(stranger, papers):
    zero = b64(bytes(32))
    changed = json.loads(json.dumps(papers))
    for each in changed["Inclusions"]:
        each["Proof"][0] = zero
    for each in changed["Growths"]:
        each["Root"] = zero
    changed["Witnesses"] = [{"Name": NGO[0].name, "Public": zero}]
    lines = ask(stranger, changed)
    assert lines[0] == "note ok"
    assert all("refused" in line for line in lines[1:])
    note = Note(LOG[0].name + "\n1\n" + zero + "\n", (NGO[1].sign_note("x"),))
    assert "note refused" in ask(stranger, papers | {"Checkpoint": note.to_bytes().decode()})[0]
