"""Flipped and truncated bytes: every one found, named with its file and offset, without a crash."""

import random
import shutil

import pytest

from allforall.actions.append_entries import begin_ledger
from allforall.actions.ledger_keys import list_keys
from allforall.actions.prove_entry import prove_entry
from allforall.actions.show_ledger import show_ledger
from allforall.actions.verify_papers import verify_papers
from allforall.actions.witness_ledger import add_cosignatures, witness_ledger
from allforall.base.errors import InputError
from allforall.ledger.checkpoint import Checkpoint
from allforall.ledger.fsck import fsck
from allforall.ledger.note import Note
from allforall.ledger.verdict import Answer
from ledger_made import CHARTER, CLOCK, EMBASSY, LOG, NGO, append, make_ledger, owned, raw_ledger, signed

CHANGES = 1_000


@pytest.fixture(scope="module")
def ledger(tmp_path_factory):
    """A ledger with full and partial tiles, a policy, a cosigned checkpoint and an earlier one."""

    root = tmp_path_factory.mktemp("damage") / "ledger"
    make_ledger(root)
    for batch in (256, 2, 9):
        append(root, *(signed("round.note", facts={"round": number, "of": batch}) for number in range(batch)))
        for name, witness in (("ngo", NGO), ("embassy", EMBASSY)):
            state = root.parent / name / "checkpoint"
            note = witness_ledger(root, LOG[0], witness, state, CLOCK)
            (root.parent / "cosigned").write_bytes(note.to_bytes())
            add_cosignatures(root, root.parent / "cosigned")
    assert fsck(root).faults == []
    return root


def files_of(root):
    return [path for path in sorted(root.rglob("*")) if path.is_file() and path.stat().st_size]


@pytest.mark.slow
def test_1000_flipped_or_truncated_bytes_are_all_found_and_named(ledger):
    draw = random.Random(1_000)
    files = files_of(ledger)
    sizes = [path.stat().st_size for path in files]
    exact = 0
    for number in range(CHANGES):
        # Every file gets its share, and so does every byte.
        path = draw.choice(files) if number < CHANGES // 4 else draw.choices(files, sizes)[0]
        data = path.read_bytes()
        at = draw.randrange(len(data))
        cut = number % 4 == 3
        path.write_bytes(
            data[:at] if cut else data[:at] + bytes([data[at] ^ 1 << draw.randrange(8)]) + data[at + 1 :]
        )
        faults = fsck(ledger).faults
        path.write_bytes(data)
        name = path.relative_to(ledger).as_posix()
        assert faults, (name, at)
        first = faults[0]
        assert (first.file, first.offset <= at) == (name, True), (name, at, first)
        exact += first.offset == at
    assert exact >= 0.99 * CHANGES


def test_a_missing_file_is_named(ledger):
    for path in files_of(ledger):
        data = path.read_bytes()
        path.unlink()
        faults = fsck(ledger).faults
        path.write_bytes(data)
        name = path.relative_to(ledger).as_posix()
        # An earlier partial tile may go once a later file has its hashes.
        optional = name.startswith("witnessed/") or (".p/" in name and not faults)
        assert optional or faults, name


def test_a_file_that_does_not_belong_is_named(ledger):
    for name in ("notes.txt", "tile/0/777", "tile/9/000", "witnessed/99999", "witnessed/x"):
        path = ledger / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x" * 64)
        assert name in {each.file for each in fsck(ledger).faults}
        path.unlink()
        if name == "tile/9/000":
            path.parent.rmdir()
    link = ledger / "tile/0/778"
    link.symlink_to(ledger / "checkpoint")
    assert "links" in fsck(ledger).faults[0].why
    link.unlink()


def test_an_entry_exchanged_whole_is_named_by_its_beginning(tmp_path):
    raw_ledger(tmp_path, [b"first entry", b"second entry"])
    path = tmp_path / "tile/entries/000.p/2"
    path.write_bytes(path.read_bytes().replace(b"second", b"SECOND"))
    fault = fsck(tmp_path, LOG[1].vkey()).faults[0]
    assert (fault.file, fault.offset, fault.exact) == ("tile/entries/000.p/2", 13, False)


def test_a_ledger_put_back_to_an_earlier_day_is_whole_but_its_witness_knows(tmp_path):

    make_ledger(tmp_path / "ledger")
    shutil.copytree(tmp_path / "ledger", tmp_path / "before")
    append(tmp_path / "ledger", signed("round.note"))
    witness_ledger(tmp_path / "ledger", LOG[0], NGO, tmp_path / "state", CLOCK)
    assert fsck(tmp_path / "before").faults == []
    with pytest.raises(InputError, match="fewer than the 6"):
        witness_ledger(tmp_path / "before", LOG[0], NGO, tmp_path / "state", CLOCK)


def test_a_ledger_that_claims_more_entries_than_any_disk_has_is_answered_at_once(tmp_path):
    folder = make_ledger(tmp_path / "ledger")
    claimed = Checkpoint(LOG[0].name, 2**62, bytes(32))
    note = Note(claimed.text, (LOG[1].sign_note(claimed.text),))
    (folder.root / "checkpoint").write_bytes(note.to_bytes())
    assert fsck(folder.root).faults[0].file == "checkpoint"
    assert [each.answer for each in verify_papers([folder.root])] == [Answer.NOT]
    for act in (
        lambda: show_ledger(folder.root, None, 20),
        lambda: list_keys(folder.root),
        lambda: prove_entry(folder.root, 2**61),
        lambda: append(folder.root, signed("round.note")),
    ):
        with pytest.raises(InputError):
            act()


def test_a_ledger_made_anew_under_the_same_name_is_whole_but_not_by_the_key_that_one_knows(tmp_path):
    forger = owned(LOG[0].name, "X", "log", "x-1")
    begin_ledger(tmp_path / "ledger", forger[1], CHARTER, CLOCK)
    assert fsck(tmp_path / "ledger").faults == []
    assert "signature" in fsck(tmp_path / "ledger", LOG[0].vkey).faults[0].why
