"""How fast the ledger is at 1,000,000 entries, how large, and whether it holds through kills.

Run `python benchmarks/ledger.py [--entries 1000000] [--kills 500]`; it works in a temporary folder and takes some minutes.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from allforall.ledger.entry import Entry, SignedEntry
from allforall.ledger.fsck import fsck
from allforall.ledger.merkle import extends, includes, leaf_hash
from allforall.ledger.sealed import parse_opening
from allforall.ledger.sealed_folder import SealedFolder, seal
from allforall.ledger.signing import Signer
from allforall.ledger.writer import LedgerWriter

SIGNER = Signer.from_seed("record.example/measured", b"m" * 32)
KILLED = Signer.from_seed("record.example/killed", b"k" * 32)
BATCH = 1_000
PROOFS = 2_000
LOOK_EVERY = 25
SCRIPT = Path(__file__).parent.parent / "tests" / "ledger" / "append_forever.py"


def main() -> int:
    asked = argparse.ArgumentParser()
    asked.add_argument("--entries", type=int, default=1_000_000)
    asked.add_argument("--kills", type=int, default=500)
    words = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        log = Path(folder) / "log"
        appended(log, words.entries)
        proofs(log)
        sizes(log)
        looked_through(log)
        batches(Path(folder) / "flushed")
        sealed(Path(folder) / "sealed")
        return kills(Path(folder) / "killed", words.kills)


def entry(number: int) -> bytes:
    """Return what a confirmation of a handover looks like, with its own digest."""
    return (
        b'{"entry":{"at":"2025-06-05T10:00:00Z","counts":{"people":640},"digest":"%064x","facts":{"party":"A","round":3},'
        b'"kind":"round.confirmed","v":1},"signatures":[{"keyid":"%032x","sig":"%086x=="}]}'
        % (number, number, number)
    )


def appended(log: Path, count: int) -> None:
    """Append without flushing, in batches, and put everything in its place at the end."""
    spent = 0.0
    began = time.perf_counter()
    with LedgerWriter(log, SIGNER, flush=lambda _: None) as writer:
        for first in range(0, count, BATCH):
            batch = [entry(number) for number in range(first, min(first + BATCH, count))]
            start = time.perf_counter()
            writer.append(batch)
            spent += time.perf_counter() - start
        start = time.perf_counter()
    settled = time.perf_counter() - start
    print(f"{count:,} entries of {len(entry(0))} bytes, {BATCH:,} a batch")
    print(f"  append, without flush       {1e6 * spent / count:8.1f} µs an entry")
    print(f"  with all tiles in place     {1e6 * (spent + settled) / count:8.1f} µs an entry")
    print(f"  everything, made up too     {time.perf_counter() - began:8.1f} s")
    made = SignedEntry(Entry("round.confirmed", datetime(2025, 6, 5, tzinfo=UTC), "ab" * 32, {"people": 640}))
    print(f"  canonical bytes of an entry {1e6 * each(lambda _: made.to_bytes(), 2_000):8.1f} µs")


def each(act: Callable[[int], object], times: int) -> float:
    """Return the median of the seconds that an act takes, so that other work on the machine shows less."""
    spent = []
    for number in range(times):
        began = time.perf_counter()
        act(number)
        spent.append(time.perf_counter() - began)
    return median(spent)


def proofs(log: Path) -> None:
    """Prove random entries, each from files that no other proof has opened, and check the proofs."""
    with LedgerWriter(log, SIGNER) as writer:
        folder = writer.folder
    checkpoint = folder.checkpoint().checkpoint
    size, root = checkpoint.size, checkpoint.root
    draw = random.Random(1)
    numbers = [draw.randrange(size) for _ in range(PROOFS)]
    made = [(n, folder.tree(size).leaf(n), folder.tree(size).inclusion(n)) for n in numbers]
    spent = each(lambda at: folder.tree(size).inclusion(numbers[at]), PROOFS)
    print(f"  inclusion proof             {1e3 * spent:8.3f} ms ({len(made[0][2])} hashes)")
    spent = each(lambda at: includes(made[at][0], size, made[at][1], made[at][2], root), PROOFS)
    print(f"  verification of it          {1e6 * spent:8.1f} µs")
    if not all(includes(n, size, leaf, proof, root) for n, leaf, proof in made):
        sys.exit("a proof does not hold")
    if leaf_hash(folder.entry(numbers[0], size)) != made[0][1]:
        sys.exit("an entry is not the one that was put in")
    spent = each(lambda at: folder.tree(size).consistency(max(1, numbers[at])), PROOFS)
    print(f"  consistency proof           {1e3 * spent:8.3f} ms")
    old = max(1, numbers[0])
    proof, old_root = folder.tree(size).consistency(old), folder.tree(size).root(0, old)
    spent = each(lambda _: extends(old, size, old_root, root, proof), PROOFS)
    print(f"  verification of it          {1e6 * spent:8.1f} µs")


def sizes(log: Path) -> None:
    tiles = [path for path in (log / "tile").rglob("*") if path.is_file()]
    hashes = sum(path.stat().st_size for path in tiles if "entries" not in path.parts)
    entries = sum(path.stat().st_size for path in tiles if "entries" in path.parts)
    print(
        f"  tiles of hashes             {hashes / 1e6:8.1f} MB, entries {entries / 1e6:.1f} MB, {len(tiles):,} files"
    )


def looked_through(log: Path) -> None:
    began = time.perf_counter()
    looked = fsck(log, SIGNER.vkey())
    print(f"  fsck                        {time.perf_counter() - began:8.1f} s, {len(looked.faults)} faults")
    began = time.perf_counter()
    with LedgerWriter(log, SIGNER) as writer:
        writer.append([entry(writer.size)])
    print(f"  one more, opened and closed {1e3 * (time.perf_counter() - began):8.1f} ms")


def batches(log: Path) -> None:
    """Count the flushes that batches take, and what an acknowledged batch costs with them."""
    flushes = 0

    def counted(handle: int) -> None:
        nonlocal flushes
        flushes += 1
        os.fsync(handle)

    with LedgerWriter(log, SIGNER, flush=counted) as writer:
        before = flushes
        spent = each(lambda at: writer.append([entry(at)] * 100), 100)
        print(
            f"  flushes a batch             {(flushes - before) / 100:8.2f}, {1e3 * spent:.1f} ms a batch of 100"
        )


def sealed(out: Path) -> None:
    """Seal 100,000 people and open some."""
    people = [
        {"id": f"AM-{n:06d}", "surname": "Шевченко", "given_name": "Олексій", "dob": "1991-07-03"}
        for n in range(100_000)
    ]
    began = time.perf_counter()
    seal(people, b"s" * 32, len(people), out)
    print(f"100,000 people sealed in {time.perf_counter() - began:.1f} s")
    folder = SealedFolder(out)
    opened = [folder.open(n).to_bytes() for n in range(0, 100_000, 997)]
    print(
        f"  an opening                  {1e3 * each(lambda at: folder.open(at * 997 % 100_000), 200):8.2f} ms, at most {max(map(len, opened)):,} bytes"
    )
    print(
        f"  verification of it          {1e3 * each(lambda at: parse_opening(opened[at % 100]).holds(), 200):8.2f} ms"
    )


def kills(log: Path, count: int) -> int:
    """Kill writers at any moment: nothing acknowledged may be lost and no tree broken."""
    draw = random.Random(500)
    lost = broken = told = 0
    began = time.perf_counter()
    for seed in range(count):
        told = killed(log, seed, draw.uniform(0, 0.08))
        with LedgerWriter(log, KILLED) as writer:
            lost += max(0, told - writer.size)
        if seed % LOOK_EVERY == 0 or seed == count - 1:
            broken += bool(fsck(log, KILLED.vkey()).faults)
    print(
        f"{count} kills in {time.perf_counter() - began:.0f} s: {lost} of {told:,} acknowledged entries lost, {broken} broken trees"
    )
    return int(bool(lost or broken))


def killed(log: Path, seed: int, after_s: float) -> int:
    """Let a writer run, kill it, and return how many entries it was told are kept."""
    process = subprocess.Popen([sys.executable, SCRIPT, log, str(seed)], stdout=subprocess.PIPE)
    if process.stdout is None:
        return 0
    first = process.stdout.readline()
    time.sleep(after_s)
    process.kill()
    lines = (first + process.stdout.read()).split(b"\n")[:-1]
    process.wait()
    process.stdout.close()
    return int(lines[-1])


if __name__ == "__main__":
    sys.exit(main())
