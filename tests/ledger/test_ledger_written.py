"""A ledger written at once as files: the same bytes as a writer leaves."""

import pytest

from allforall.ledger.fsck import fsck
from allforall.ledger.policy import policy_text
from allforall.ledger.writer import LedgerWriter
from allforall.ledger.written import written
from ledger_made import LOG

POLICY = policy_text(LOG[1].vkey(), {}, 0)


def on_disk(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name not in {"journal", ".lock"}
    }


@pytest.mark.parametrize("size", [1, 2, 255, 256, 257, 600])
def test_its_files_are_those_that_a_writer_leaves(tmp_path, size):
    entries = [b"entry %d" % number for number in range(size)]
    files = written(entries, LOG[1], POLICY)
    with LedgerWriter(tmp_path / "by-writer", LOG[1]) as writer:
        writer.append(entries)
    assert files.pop("policy").decode() == POLICY
    assert files == on_disk(tmp_path / "by-writer")


def test_every_byte_is_looked_through_without_a_journal(tmp_path):
    for name, data in written([b"one", b"two"], LOG[1], POLICY).items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    assert (fsck(tmp_path, LOG[0].vkey).entries, fsck(tmp_path, LOG[0].vkey).faults) == (2, [])
    bundle = tmp_path / "tile/entries/000.p/2"
    bundle.write_bytes(bundle.read_bytes().replace(b"two", b"tow"))
    assert {fault.file for fault in fsck(tmp_path, LOG[0].vkey).faults} == {"tile/entries/000.p/2"}
