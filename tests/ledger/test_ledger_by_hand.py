"""A second stranger: log, witnesses and signers are checked with `openssl` by a script that imports nothing of ours."""

import base64
import json
import subprocess
import sys
from pathlib import Path

import pytest

from allforall.actions.witness_ledger import add_cosignatures, witness_ledger
from ledger_made import A7, B3, CLOCK, EMBASSY, LOG, NGO, STRANGER, append, make_ledger, signed
from machine import needs

SCRIPT = Path(__file__).parent / "stranger" / "by_hand.py"
pytestmark = needs("openssl")


def named(*keys):
    return [{"name": key.name, "public": base64.b64encode(key.public).decode()} for key, _ in keys]


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    """A checkpoint that two witnesses cosigned, and a document that both parties signed."""
    base = tmp_path_factory.mktemp("by-hand")
    folder = make_ledger(base / "ledger")
    entry = signed("manifest.agreed", A7, B3, counts={"people": 640})
    append(folder.root, entry)
    for name, who in (("ngo", NGO), ("embassy", EMBASSY)):
        note = witness_ledger(folder.root, LOG[0], who, base / name / "checkpoint", CLOCK)
        (base / "cosigned").write_bytes(note.to_bytes())
        add_cosignatures(folder.root, base / "cosigned")
    return {
        "note": folder.checkpoint().note.to_bytes().decode(),
        "log": named(LOG),
        "witness": named(NGO, EMBASSY),
        "envelope": json.loads(entry.envelope().to_bytes()),
        "signers": named(A7, B3),
    }


def ask(papers):
    """Run the script where it cannot find this project."""
    told = subprocess.run(
        [sys.executable, "-I", "-S", SCRIPT],
        input=json.dumps(papers).encode(),
        capture_output=True,
        check=True,
        env={"PATH": "/usr/bin:/bin:/usr/local/bin"},
    )
    return [line.rpartition(" ")[2] for line in told.stdout.decode().splitlines()]


def test_openssl_accepts_log_witnesses_and_signers(papers):
    assert ask(papers) == ["ok"] * 5


def test_openssl_refuses_a_note_with_another_size(papers):
    size = papers["note"].split("\n")[1]
    changed = papers["note"].replace(f"\n{size}\n", f"\n{int(size) + 1}\n", 1)
    assert ask(papers | {"note": changed}) == ["refused"] * 3 + ["ok"] * 2


def test_openssl_refuses_whoever_did_not_sign(papers):
    others = {"log": named(NGO), "witness": named(LOG), "signers": named(STRANGER)}
    assert ask(papers | others) == ["refused"] * 3


def test_openssl_refuses_a_document_with_another_count(papers):
    payload = base64.b64decode(papers["envelope"]["payload"]).replace(b"640", b"641")
    changed = papers["envelope"] | {"payload": base64.b64encode(payload).decode()}
    assert ask(papers | {"envelope": changed}) == ["ok"] * 3 + ["refused"] * 2


def test_openssl_refuses_a_witness_who_is_said_to_have_seen_it_at_another_time(papers):
    line = next(each for each in papers["note"].split("\n") if f" {NGO[0].name} " in each)
    data = bytearray(base64.b64decode(line.split(" ")[2]))
    data[11] ^= 1
    changed = papers["note"].replace(line.split(" ")[2], base64.b64encode(bytes(data)).decode())
    assert ask(papers | {"note": changed}) == ["ok", "refused", "ok", "ok", "ok"]
