"""Killed writers, torn journals, full disks, writers side by side: what was acknowledged stays, and the tree is whole."""

import errno
import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from allforall.ledger.folder import Damaged, LedgerFolder
from allforall.ledger.fsck import fsck
from allforall.ledger.lock import Busy
from allforall.ledger.signing import Signer
from allforall.ledger.writer import LedgerWriter
from ledger_made import LOG, raw_ledger

SCRIPT = Path(__file__).parent / "append_forever.py"
KILLED = Signer.from_seed("record.example/killed", b"k" * 32)


def killed(folder, seed, after_s):
    """Let a writer run, kill it, and return how many entries it was told are kept."""
    process = subprocess.Popen([sys.executable, SCRIPT, folder, str(seed)], stdout=subprocess.PIPE)
    first = process.stdout.readline()
    time.sleep(after_s)
    process.kill()
    told = [line for line in (first + process.stdout.read()).split(b"\n")[:-1] if line]
    process.wait()
    process.stdout.close()
    return int(told[-1])


@pytest.mark.slow
def test_25_kills_lose_no_acknowledged_entry_and_break_no_tree(tmp_path):
    draw = random.Random(25)
    kept = 0
    for seed in range(25):
        told = killed(tmp_path, seed, draw.uniform(0, 0.08))
        assert told > kept
        kept = told
        with LedgerWriter(tmp_path, KILLED) as writer:
            assert writer.size >= told
        looked = fsck(tmp_path, KILLED.vkey())
        assert looked.faults == []
        assert looked.notes == []
    folder = LedgerFolder(tmp_path)
    size = folder.checkpoint().checkpoint.size
    assert size >= kept
    assert [data for _, data in folder.entries(size)] == [b"entry %d" % number for number in range(size)]


@pytest.mark.slow
def test_writers_side_by_side_lose_nothing_and_repeat_nothing(tmp_path):
    code = (
        "import sys; from pathlib import Path; from allforall.ledger.writer import LedgerWriter\n"
        "from allforall.ledger.signing import Signer\n"
        "for n in range(12):\n"
        "    with LedgerWriter(Path(sys.argv[1]), Signer.from_seed('record.example/killed', b'k' * 32)) as w:\n"
        "        w.append([f'{sys.argv[2]} {n} {k}'.encode() for k in range(7)])\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, tmp_path, str(who)]) for who in range(4)]
    assert [each.wait() for each in running] == [0, 0, 0, 0]
    folder = LedgerFolder(tmp_path)
    entries = [data for _, data in folder.entries(folder.checkpoint().checkpoint.size)]
    assert sorted(entries) == sorted(
        f"{who} {n} {k}".encode() for who in range(4) for n in range(12) for k in range(7)
    )
    for at in range(0, len(entries), 7):  # a batch stays together
        assert len({data.rsplit(b" ", 1)[0] for data in entries[at : at + 7]}) == 1
    assert fsck(tmp_path, KILLED.vkey()).faults == []


def test_a_writer_that_waits_too_long_says_so(tmp_path):
    with LedgerWriter(tmp_path, LOG[1]) as writer:
        writer.append([b"x"])
        with pytest.raises(Busy), LedgerWriter(tmp_path, LOG[1], patience_s=0):
            pass


def test_a_batch_is_one_flush(tmp_path):
    flushed = []
    with LedgerWriter(tmp_path, LOG[1], flush=flushed.append) as writer:
        before = len(flushed)
        for _ in range(5):
            writer.append([b"entry %d" % number for number in range(1000)])
        assert len(flushed) - before == 5


def journal_of(folder, *batches):
    """Return a ledger whose writer ended before anything but the journal was written."""
    interrupted(folder, lambda writer: [writer.append(batch) for batch in batches])
    return folder / "journal"


def interrupted(folder, act):
    """Let a writer act and end without closing anything."""

    def run():
        with LedgerWriter(folder, LOG[1]) as writer:
            act(writer)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run()


def test_a_journal_alone_is_enough(tmp_path):
    journal_of(tmp_path, [b"a"], [b"b"] * 300)
    assert not LedgerFolder(tmp_path).exists()
    with LedgerWriter(tmp_path, LOG[1]) as writer:
        assert writer.size == 301
    assert fsck(tmp_path, LOG[1].vkey()).faults == []


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_a_last_batch_that_breaks_off_is_taken_away_and_those_before_stay(tmp_path, cut):
    journal = journal_of(tmp_path, [b"a"] * 3, [b"b"] * 300)
    journal.write_bytes(journal.read_bytes()[:-cut])
    assert "breaks off" in fsck(tmp_path, LOG[1].vkey()).faults[0].why
    with LedgerWriter(tmp_path, LOG[1]) as writer:
        assert writer.size == 3
        writer.append([b"c"])
    assert fsck(tmp_path, LOG[1].vkey()).faults == []


def test_a_damaged_batch_stops_the_writer_instead_of_being_dropped(tmp_path):
    journal = journal_of(tmp_path, [b"a"] * 3, [b"b"] * 300)
    data = bytearray(journal.read_bytes())
    data[200] ^= 1
    journal.write_bytes(data)
    with pytest.raises(Damaged), LedgerWriter(tmp_path, LOG[1]):
        pass
    assert journal.read_bytes() == bytes(data)


def test_tiles_half_written_by_a_power_cut_are_written_again(tmp_path):
    raw_ledger(tmp_path, [b"a"] * 100)
    interrupted(tmp_path, lambda writer: (writer.append([b"b"] * 400), writer.publish()))
    (tmp_path / "tile/0/000").write_bytes(b"")
    (tmp_path / "tile/entries/001.p/244").write_bytes(b"half")
    (tmp_path / "checkpoint").write_bytes(b"")
    with LedgerWriter(tmp_path, LOG[1]) as again:
        assert again.size == 500
    assert fsck(tmp_path, LOG[1].vkey()).faults == []


def test_the_journal_of_another_history_is_refused(tmp_path):
    journal_of(tmp_path / "one", [b"a"] * 3, [b"b"] * 3)
    raw_ledger(tmp_path / "two", [b"a"] * 3, [b"c"] * 3)
    (tmp_path / "two" / "journal").write_bytes((tmp_path / "one" / "journal").read_bytes())
    with pytest.raises(Damaged), LedgerWriter(tmp_path / "two", LOG[1]):
        pass


def test_another_key_cannot_append(tmp_path):
    raw_ledger(tmp_path, [b"a"])
    with pytest.raises(Damaged), LedgerWriter(tmp_path, Signer.from_seed(LOG[1].name, b"z" * 32)):
        pass


def test_a_full_disk_keeps_what_was_there_and_takes_nothing_more(tmp_path):
    raw_ledger(tmp_path, [b"a"] * 3)

    def full(_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    writer = LedgerWriter(tmp_path, LOG[1])
    with writer:
        writer._flush = full
        with pytest.raises(OSError, match="space"):
            writer.append([b"b"] * 3)
        with pytest.raises(OSError, match="before"):
            writer.append([b"b"] * 3)
        writer._flush = os.fsync
    with LedgerWriter(tmp_path, LOG[1]) as again:
        assert again.size == 3
    assert fsck(tmp_path, LOG[1].vkey()).faults == []


def test_partial_tiles_of_earlier_checkpoints_stay_until_the_tile_is_full(tmp_path):
    folder = raw_ledger(tmp_path, [b"a"] * 3, [b"b"] * 2)
    assert folder.tree(3).root(0, 3) == folder.tree(5).root(0, 3)
    assert {path.name for path in (tmp_path / "tile/0/000.p").iterdir()} == {"3", "5"}
    (tmp_path / "tile/0/000.p/3").unlink()
    assert folder.tree(3).root(0, 3) == folder.tree(5).root(0, 3)  # a wider one serves too
    raw_ledger(tmp_path, [b"c"] * 251)
    assert not (tmp_path / "tile/0/000.p").exists()
    assert folder.tree(3).root(0, 3) == folder.tree(256).root(0, 3)
    assert fsck(tmp_path, LOG[1].vkey()).faults == []
