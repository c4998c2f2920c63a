"""Notes, checkpoints, keys and policies: known vectors, there and back, and what is refused."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.ledger.checkpoint import Checkpoint, parse_checkpoint, parse_checkpoint_text
from allforall.ledger.malformed import Malformed
from allforall.ledger.note import COSIGNATURE, Note, VerifierKey, parse_note, parse_vkey
from allforall.ledger.policy import parse_policy, policy_text
from allforall.ledger.proof_file import EntryProof, GrowthProof, parse_entry_proof, parse_growth_proof
from allforall.ledger.signing import Signer, cosigned, cosigned_at, signed_by
from ledger_made import EMBASSY, LOG, NGO

# The example in the documentation of Go's note package.
NEUMANN_KEY = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
NEUMANN = (
    "If you think cryptography is the answer to your problem,\n"
    "then you don't know what your problem is.\n\n"
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
)
# The example in C2SP tlog-cosignature.
SOFA = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
    "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
)
NAME = st.text(st.characters(exclude_categories=["Z", "C"], exclude_characters="+"), min_size=1, max_size=20)
LINE = st.text(st.characters(exclude_categories=["C"]), min_size=1, max_size=30)
HASH = st.binary(min_size=32, max_size=32)


def test_the_example_of_go_holds():
    key = parse_vkey(NEUMANN_KEY)
    note = parse_note(NEUMANN.encode())
    assert str(key) == NEUMANN_KEY
    assert signed_by(key, note.text, note.signatures[0])
    assert not signed_by(key, note.text + "And more.\n", note.signatures[0])


def test_the_example_of_c2sp_is_read_and_written_again():
    signed = parse_checkpoint(SOFA.encode())
    assert (signed.checkpoint.origin, signed.checkpoint.size) == ("example.com/behind-the-sofa", 20_852_163)
    assert signed.note.to_bytes() == SOFA.encode()
    assert int.from_bytes(signed.note.signatures[1].data[:8], "big") == 1_679_315_147
    assert cosigned(signed.note.text, 1_679_315_147) == (
        b"cosignature/v1\ntime 1679315147\nexample.com/behind-the-sofa\n20852163\n"
        b"CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    )


@given(st.lists(LINE, min_size=1, max_size=4), NAME, st.binary(min_size=32, max_size=32))
def test_a_note_is_read_as_it_was_signed(lines, name, seed):
    signer = Signer.from_seed(name, seed)
    text = "".join(f"{line}\n" for line in lines)
    note = Note(text, (signer.sign_note(text), signer.cosign_note(text, 7)))
    read = parse_note(note.to_bytes())
    assert read == note
    assert signed_by(parse_vkey(str(signer.vkey())), read.text, read.signatures[0])
    assert cosigned_at(parse_vkey(str(signer.vkey(COSIGNATURE))), read.text, read.signatures[1]) == 7
    assert not signed_by(signer.vkey(), read.text, read.signatures[1])


@given(NAME, st.integers(0, 2**63 - 1), HASH)
def test_a_checkpoint_is_read_as_it_was_written(origin, size, root):
    checkpoint = Checkpoint(origin, size, root)
    assert parse_checkpoint_text(checkpoint.text) == checkpoint


@given(st.binary(max_size=60), st.integers(0, 2**40), st.lists(HASH, max_size=63))
def test_proofs_are_read_as_they_were_written(entry, number, hashes):
    signed = parse_checkpoint(SOFA.encode())
    proof = EntryProof(entry, number, tuple(hashes), signed)
    assert parse_entry_proof(proof.to_bytes()) == proof
    growth = GrowthProof(number, tuple(hashes), signed)
    assert parse_growth_proof(growth.to_bytes()) == growth


@given(st.binary(max_size=200))
@pytest.mark.parametrize("parse", [parse_note, parse_policy, parse_entry_proof, parse_growth_proof])
def test_any_bytes_are_read_or_refused_with_a_reason(parse, data):
    with suppress(Malformed):
        assert parse(data)


@pytest.mark.parametrize(
    ("why", "data"),
    [
        ("no signature", b"text\n\n"),
        ("no empty line", "text\n— a AAAAAAAA\n".encode()),
        ("no newline at the end", NEUMANN.encode()[:-1]),
        ("a control character", NEUMANN.encode().replace(b"think", b"th\x01nk")),
        ("not UTF-8", b"\xff\n\n" + NEUMANN.encode()),
        ("a hyphen instead of a dash", NEUMANN.replace("—", "-").encode()),
        ("a plus in the name", NEUMANN.replace("— Peter", "— Pe+er").encode()),
        ("base64 without padding", NEUMANN.replace("nAM=", "nAM").encode()),
        ("base64 with loose bits", NEUMANN.replace("nAM=", "nAN=").encode()),
        ("too many signatures", (NEUMANN + NEUMANN.rpartition("\n\n")[2] * 70).encode()),
        ("a line separator that is no newline", NEUMANN.replace("— Peter", "— \u2028Peter").encode()),
    ],
)
def test_a_note_that_is_not_spelled_as_it_must_be_is_refused(why, data):
    assert why
    with pytest.raises(Malformed):
        parse_note(data)


@pytest.mark.parametrize(
    "text",
    [
        "log\n5\n",
        "log\n05\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "log\n-5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "log\n٥\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "log\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "log\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I\n",
        "\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        "log\n5\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\nmore\n",
    ],
)
def test_a_checkpoint_that_two_could_read_differently_is_refused(text):
    with pytest.raises(Malformed):
        parse_checkpoint_text(text)


def test_a_policy_is_read_as_it_was_written():
    text = policy_text(LOG[0].vkey, {"ngo": NGO[0].vkey, "embassy": EMBASSY[0].vkey}, 2)
    policy = parse_policy(text.encode())
    assert policy.log_for(LOG[0].name) == (LOG[0].vkey,)
    assert policy.met_by({"ngo", "embassy"})
    assert not policy.met_by({"ngo"})
    assert policy.says_quorum() == "2 of 2 have to cosign: ngo, embassy"


def test_groups_of_groups_are_counted():
    keys = [str(VerifierKey(f"w{n}", COSIGNATURE, bytes([n] * 32))) for n in range(5)]
    lines = [f"witness w{n} {key}" for n, key in enumerate(keys)]
    lines += ["group x 2 w0 w1 w2", "group y any w3 w4", "group both all x y", "# a note", "quorum both"]
    policy = parse_policy("\n".join(lines).encode())
    assert policy.met_by({"w0", "w2", "w4"})
    assert not policy.met_by({"w0", "w1", "w2"})
    assert not policy.met_by({"w0", "w3", "w4"})


@pytest.mark.parametrize(
    "lines",
    [
        ["quorum none", "quorum none"],
        ["quorum nobody-known"],
        [],
        [f"log {NGO[0].vkey}", "quorum none"],
        [f"witness a {LOG[0].vkey}", "quorum none"],
        [f"witness a {NGO[0].vkey}", f"witness b {NGO[0].vkey}", "quorum none"],
        [f"witness a {NGO[0].vkey}", "group g 2 a", "quorum g"],
        [f"witness a {NGO[0].vkey}", "group g 2 a a", "quorum g"],
        [f"log {LOG[0].vkey}", f"log {LOG[0].vkey}", "quorum none"],
        ["log someone+00000000+AAAA", "quorum none"],
        [str(LOG[0].vkey).replace("+", "+0", 1), "quorum none"],
        ["trust everybody", "quorum none"],
        ["quorum none", *["# x"] * 300],
    ],
)
def test_a_policy_that_says_two_things_or_nothing_is_refused(lines):
    with pytest.raises(Malformed):
        parse_policy("\n".join(lines).encode())
