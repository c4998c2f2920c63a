"""`allforall ledger` and `allforall verify`: from keys to proofs, as two parties, a mediator and a witness would."""

import json
import shutil

import pytest
from typer.testing import CliRunner

from allforall.actions import ledger_keys
from allforall.cli.app import build

APP = build()
PHRASE = "five words of your own"
CLOCK = ("--clock", "2025-06-05T10:00:00")


def run(*words, status=0):
    done = CliRunner().invoke(APP, [str(word) for word in words])
    assert done.exit_code == status, done.output
    return " ".join(done.output.split())


def answer(*words, status=0):
    done = CliRunner().invoke(APP, [*(str(word) for word in words), "--json"])
    assert done.exit_code == status, done.output
    told = json.loads(done.stdout)
    assert told["status"] == status
    return told


@pytest.fixture(scope="module")
def here(tmp_path_factory):
    """An exchange's ledger with a sealed and signed list, cosigned by its witness."""
    patch = pytest.MonkeyPatch()
    patch.setattr(ledger_keys, "WORK", 8)
    patch.setenv("ALLFORALL_PASSPHRASE", PHRASE)
    at = tmp_path_factory.mktemp("cli")
    for file, name, party, role, person in (
        ("log", "record.example/istanbul", "M", "log", "m-1"),
        ("a-root", "a.example/root", "A", "root", "a-1"),
        ("b-root", "b.example/root", "B", "root", "b-1"),
        ("ngo", "ngo.example/witness", "N", "witness", "n-1"),
    ):
        key(at / file, name, party, role, person)
    rule = "list.sealed=A:bureau:1"
    roots = ("--root", at / "a-root.pub", "--root", at / "b-root.pub")
    witness = ("--witness", at / "ngo.pub", "--quorum", 1)
    run("ledger", "init", at / "ledger", "--key", at / "log", *roots, *witness, "--rule", rule, *CLOCK)
    key(
        at / "a7",
        "a.example/7",
        "A",
        "bureau",
        "a-7",
        "--by",
        at / "a-root",
        "--statement",
        at / "a7.add",
        *CLOCK,
    )
    run("ledger", "append", at / "ledger", at / "a7.add", "--key", at / "log")
    (at / "list.csv").write_text(
        "id,surname,given_name,dob\nX-1,Шевченко,Олексій,1991-07-03\nX-2,Коваль,Іван,1980\n", encoding="utf-8"
    )
    run("ledger", "seal", at / "list.csv", "--out", at / "sealed", "--hide-size")
    sign(at / "sealed/commitment.json", at / "a7", at / "sealed.signed", "--kind", "list.sealed")
    run("ledger", "append", at / "ledger", at / "sealed.signed", "--key", at / "log")
    run(
        "ledger",
        "witness",
        at / "ledger",
        "--key",
        at / "ngo",
        "--log",
        at / "log.pub",
        "--state",
        at / "ngo-state/c",
        "--out",
        at / "cosigned",
        *CLOCK,
    )
    run("ledger", "witness", at / "ledger", "--add", at / "cosigned")
    yield at
    patch.undo()


def key(out, name, party, role, person, *more):
    return run(
        "ledger",
        "key",
        "new",
        "--out",
        out,
        "--name",
        name,
        "--party",
        party,
        "--role",
        role,
        "--person",
        person,
        *more,
    )


def sign(document, with_key, out, *more):
    """Sign as a person would: see the groups, then type two of them back."""
    words = ("ledger", "sign", document, "--key", with_key, "--out", out, *more, *CLOCK)
    shown = run(*words, status=2)
    groups = shown.partition("Read aloud: ")[2].split()[:2]
    return run(*words, "--read-back", " ".join(groups))


def test_everything_is_sound_under_a_policy_from_elsewhere(here, tmp_path):
    run("ledger", "prove", here / "ledger", 2, "--out", tmp_path / "two")
    run("ledger", "prove", here / "ledger", "--since", here / "cosigned", "--out", tmp_path / "grown")
    run("ledger", "open", here / "sealed", "--find", "X-1", "--out", tmp_path / "opened")
    papers = (
        here / "ledger",
        tmp_path / "two",
        tmp_path / "grown",
        tmp_path / "opened",
        here / "sealed.signed",
        here / "cosigned",
    )
    told = answer("verify", *papers, "--policy", here / "ledger/policy")
    assert [each["answer"] for each in told["papers"]] == ["sound"] * 6
    assert all(each["proves"] and each["does_not_prove"] for each in told["papers"])
    words = run("verify", *papers, "--policy", here / "ledger/policy")
    assert "Signed by a-7 of party A as bureau (a.example/7)." in words
    assert "Cosigned by w1, 5 June 2025, 10:00 UTC." in words
    assert "Does not prove: That the list is complete" in words
    assert run("ledger", "verify", here / "ledger") == run("verify", here / "ledger")


def test_without_anybody_to_trust_it_cannot_be_told(here):
    told = answer("verify", here / "cosigned", status=3)
    assert "--policy" in told["papers"][0]["reasons"][0]


def test_a_changed_byte_is_named_and_the_ledger_is_not_sound(here, tmp_path):
    shutil.copytree(here / "ledger", tmp_path / "ledger")
    path = tmp_path / "ledger/tile/entries/000.p/3"
    data = bytearray(path.read_bytes())
    data[1_000] ^= 4
    path.write_bytes(data)
    told = answer("ledger", "fsck", tmp_path / "ledger", status=1)
    assert [(each["file"], each["offset"], each["exact"]) for each in told["faults"]] == [
        ("tile/entries/000.p/3", 1_000, True)
    ]
    assert "tile/entries/000.p/3, byte 1000: an entry was changed." in run(
        "verify", tmp_path / "ledger", status=1
    )
    assert "every byte is as it should be" in run(
        "ledger", "fsck", here / "ledger", "--log", here / "log.pub"
    )


def test_show_lists_entries_with_the_groups_that_were_signed(here):
    told = answer("ledger", "show", here / "ledger")
    assert [each["kind"] for each in told["entries"]] == ["ledger.begin", "ledger.key_add", "list.sealed"]
    assert told["entries"][2]["counts"] == {"leaves": 16}
    assert "list.sealed leaves 16, 1 signed" in run("ledger", "show", here / "ledger", 2)
    assert answer("ledger", "show", here / "ledger", 9, status=1)["error"]["code"] == "ledger.show_no_entry"


def test_keys_are_listed_replaced_and_taken_out(here, tmp_path):
    shutil.copytree(here / "ledger", tmp_path / "ledger")
    words = ("ledger", "key", "rotate", here / "a7.pub", "--out", tmp_path / "new", "--by", here / "a7")
    run(*words, "--statement", tmp_path / "rotate")
    run("ledger", "append", tmp_path / "ledger", tmp_path / "rotate", "--key", here / "log")
    keys = answer("ledger", "key", "list", tmp_path / "ledger")["keys"]
    assert [(each["person"], each["until"]) for each in keys] == [
        ("a-1", None),
        ("b-1", None),
        ("a-7", 3),
        ("a-7", None),
    ]
    revoke = ("ledger", "key", "revoke", keys[3]["id"], "--reason", "lost", "--by", here / "a-root")
    run(*revoke, "--statement", tmp_path / "revoke")
    run("ledger", "append", tmp_path / "ledger", tmp_path / "revoke", "--key", here / "log")
    assert "after 3 to 4, lost" in run("ledger", "key", "list", tmp_path / "ledger")
    before = answer("ledger", "key", "list", tmp_path / "ledger", "--at", 3)["keys"]
    assert [each["until"] for each in before] == [None] * 3


def test_what_is_signed_is_shown_and_read_back(here, tmp_path):
    (tmp_path / "manifest.csv").write_text("640 people\n")
    words = ("--kind", "manifest.agreed", "--count", "people=640", "--fact", "round=3")
    said = sign(tmp_path / "manifest.csv", here / "a7", tmp_path / "signed", *words)
    assert "What is signed: manifest.agreed, 05 June 2025, 10:00 UTC people: 640 round: 3 Read aloud:" in said
    wrong = answer(
        "ledger",
        "sign",
        tmp_path / "signed",
        "--key",
        here / "b-root",
        "--out",
        tmp_path / "both",
        "--read-back",
        "1 2",
        status=2,
    )
    assert wrong["error"]["code"] == "ledger.not_read_back"
    assert not (tmp_path / "both").exists()
    sign(tmp_path / "signed", here / "b-root", tmp_path / "both")
    held = (
        "--ledger",
        here / "ledger",
        "--document",
        tmp_path / "manifest.csv",
        "--salt",
        tmp_path / "signed.salt",
    )
    told = answer("verify", tmp_path / "both", *held)["papers"][0]
    assert "The document is the one that was signed." in told["facts"]
    assert sum("Signed by" in each for each in told["facts"]) == 2
    (tmp_path / "manifest.csv").write_text("641 people\n")
    assert answer("verify", tmp_path / "both", *held, status=1)["papers"][0]["answer"] == "not sound"


def test_a_witness_refuses_a_ledger_that_has_forgotten(here, tmp_path):
    shutil.copytree(here / "ngo-state", tmp_path / "state")
    shutil.copytree(here / "ledger", tmp_path / "ledger")
    run(
        "ledger",
        "append",
        tmp_path / "ledger",
        "--kind",
        "round.note",
        "--count",
        "people=3",
        "--key",
        here / "log",
    )
    words = ("--key", here / "ngo", "--log", here / "log.pub", "--state", tmp_path / "state/c", "--out")
    run("ledger", "witness", tmp_path / "ledger", *words, tmp_path / "one")
    told = answer("ledger", "witness", here / "ledger", *words, tmp_path / "two", status=1)
    assert told["error"]["code"] == "ledger.shorter"
    run("ledger", "prove", here / "ledger", "--since", here / "cosigned", "--out", tmp_path / "carried")
    told = answer("ledger", "witness", tmp_path / "carried", *words, tmp_path / "two", status=1)
    assert told["error"]["code"] == "ledger.not_cosigned"


def test_nothing_is_appended_that_lacks_signatures(here):
    told = answer(
        "ledger", "append", here / "ledger", "--kind", "list.sealed", "--key", here / "log", status=1
    )
    assert told["error"]["code"] == "ledger.refused"
    assert "1 of party A as bureau" in told["error"]["message"]


@pytest.mark.parametrize(
    ("words", "code", "status"),
    [
        (("ledger", "show", "nowhere"), "ledger.no_folder", 1),
        (("ledger", "fsck", "nowhere"), "ledger.no_folder", 1),
        (("ledger", "append", "nowhere", "--kind", "a.b", "--key", "log"), "ledger.none_there", 1),
        (("ledger", "append", "ledger", "--key", "log"), "cli.nothing_to_append", 2),
        (("ledger", "append", "ledger", "--kind", "a.b", "--count", "x", "--key", "log"), "cli.no_count", 2),
        (("ledger", "append", "ledger", "--kind", "a.b", "--fact", "x", "--key", "log"), "cli.no_fact", 2),
        (("ledger", "append", "ledger", "list.csv", "--key", "log"), "ledger.malformed", 1),
        (("ledger", "append", "ledger", "a7.add", "--key", "list.csv"), "ledger.malformed", 1),
        (("ledger", "init", "ledger", "--key", "log"), "ledger.not_empty", 1),
        (("ledger", "init", "new", "--key", "log", "--quorum", "1"), "cli.quorum", 2),
        (("ledger", "init", "new", "--key", "log", "--rule", "x"), "cli.no_rule", 2),
        (("ledger", "prove", "ledger", "99"), "ledger.no_such_entry", 1),
        (("ledger", "prove", "ledger"), "cli.prove_what", 2),
        (("ledger", "prove", "ledger", "1", "--out", "log"), "ledger.would_replace", 1),
        (("ledger", "witness", "ledger"), "cli.witness_keys", 2),
        (("ledger", "witness", "ledger", "--key", "a7", "--log", "log.pub"), "ledger.no_witness_key", 2),
        (("ledger", "seal", "list.csv", "--out", "ledger"), "ledger.seal_not_empty", 1),
        (("ledger", "seal", "list.csv", "--out", "new", "--field", "rank"), "ledger.seal_no_field", 1),
        (("ledger", "seal", "log", "--out", "new"), "ledger.seal_no_people", 1),
        (("ledger", "open", "sealed", "--out", "new"), "cli.open_whom", 2),
        (("ledger", "open", "sealed", "--find", "nobody", "--out", "new"), "ledger.open_not_one", 1),
        (("ledger", "open", "sealed", "--leaf", "99", "--out", "new"), "ledger.open_not_one", 1),
        (
            ("ledger", "key", "revoke", "x", "--reason", "why", "--by", "a-root", "--statement", "new"),
            "ledger.no_such_reason",
            2,
        ),
        (("ledger", "key", "revoke", "x", "--reason", "lost", "--statement", "new"), "cli.statement", 2),
        (("ledger", "sign", "nowhere", "--key", "a7", "--out", "new"), "cli.no_document", 2),
        (("verify", "nowhere"), "ledger.no_file", 1),
        (("verify", "cosigned", "--policy", "log"), "ledger.malformed", 1),
        (("verify", "cosigned", "--ledger", "sealed"), "ledger.unreadable", 1),
    ],
)
def test_what_goes_wrong_is_said_in_a_sentence(here, monkeypatch, words, code, status):
    monkeypatch.chdir(here)
    told = answer(*words, status=status)["error"]
    assert told["code"] == code
    assert told["message"].endswith((".", "”."))


def test_a_wrong_passphrase_opens_nothing(here, tmp_path):
    (tmp_path / "phrase").write_text("another phrase altogether\n")
    words = ("ledger", "append", here / "ledger", "--kind", "a.b", "--key", here / "log")
    told = answer(*words, "--passphrase-file", tmp_path / "phrase", status=2)
    assert told["error"]["code"] == "ledger.wrong_passphrase"
    told = answer(*words, "--passphrase-file", tmp_path / "none", status=2)
    assert told["error"]["code"] == "cli.no_passphrase_file"


@pytest.mark.usefixtures("here")
def test_a_short_passphrase_makes_no_key(tmp_path, monkeypatch):
    monkeypatch.setenv("ALLFORALL_PASSPHRASE", "short")
    words = (
        "ledger",
        "key",
        "new",
        "--out",
        tmp_path / "k",
        "--name",
        "x",
        "--party",
        "A",
        "--role",
        "root",
        "--person",
        "a",
    )
    assert answer(*words, status=2)["error"]["code"] == "ledger.short_passphrase"
    monkeypatch.delenv("ALLFORALL_PASSPHRASE")
    assert answer(*words, status=2)["error"]["code"] == "cli.no_passphrase"
    assert not (tmp_path / "k").exists()


def test_a_private_key_and_a_salt_are_for_their_owner_only(here):
    for name in ("a7", "log"):
        assert (here / name).stat().st_mode & 0o077 == 0
    assert PHRASE.encode() not in (here / "a7").read_bytes()


def test_an_unknown_paper_or_folder_cannot_be_told(here):
    told = answer("verify", here / "list.csv", here / "sealed", status=3)
    assert [each["answer"] for each in told["papers"]] == ["cannot tell"] * 2


@pytest.mark.parametrize(
    "words",
    [
        ("ledger", "show", "{at}"),
        ("ledger", "fsck", "{at}"),
        ("ledger", "balance", "{at}"),
        ("ledger", "moves", "{at}"),
        ("ledger", "key", "list", "{at}"),
        ("ledger", "prove", "{at}", 1, "--out", "p"),
    ],
)
def test_a_folder_that_is_no_ledger_is_called_that_and_not_damaged(tmp_path, words):
    told = answer(*(str(word).format(at=tmp_path) for word in words), status=1)
    assert told["error"]["code"] == "ledger.no_folder"


def test_a_ledger_that_lost_its_checkpoint_is_damaged(here, tmp_path):
    shutil.copytree(here / "ledger", tmp_path / "ledger")
    (tmp_path / "ledger" / "checkpoint").unlink()
    assert answer("ledger", "show", tmp_path / "ledger", status=1)["error"]["code"] == "ledger.damaged"


def test_an_empty_file_is_told_to_be_empty_and_a_text_called_pdf_to_be_none(tmp_path):
    (tmp_path / "empty.pdf").touch()
    (tmp_path / "text.pdf").write_text("hello")
    told = run("verify", tmp_path / "empty.pdf", tmp_path / "text.pdf", status=3)
    assert "The file is empty." in told
    assert "It is no PDF," in told


def test_whoever_stops_a_command_is_told_what_is_there(here, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("allforall.actions.show_ledger.fsck", stop)
    told = answer("ledger", "fsck", here / "ledger", status=130)
    assert told["error"]["code"] == "cli.stopped"
    assert "no file is half written" in told["error"]["message"]
