"""Looking through a whole ledger byte by byte: what its own hashes and signatures say must be there, and what is there."""

from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from allforall.ledger.checkpoint import Checkpoint, SignedCheckpoint
from allforall.ledger.disk import PART
from allforall.ledger.folder import CHECKPOINT, JOURNAL, LOCK, POLICY, WITNESSED, Damaged, LedgerFolder
from allforall.ledger.fsck_journal import check_journal, read_journal
from allforall.ledger.fsck_locate import Fault, compare
from allforall.ledger.fsck_notes import check_note
from allforall.ledger.fsck_tree import (
    Truth,
    find_truth,
    leaves_on_disk,
    levels_above,
    root_over,
    stored_levels,
)
from allforall.ledger.limits import ENTRY_BYTES, NOTE_BYTES, POLICY_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.merkle import leaf_hash
from allforall.ledger.note import VerifierKey
from allforall.ledger.policies import keys_of, own_policies
from allforall.ledger.policy import parse_policy
from allforall.ledger.strict import HASH_BYTES, number_from
from allforall.ledger.tiles import ENTRIES, WIDTH, Tile, bundles_of, tile_of_path, tiles_of

_TILE_BYTES = WIDTH * HASH_BYTES
_BUNDLE_BYTES = WIDTH * (ENTRY_BYTES + 2)


@dataclass(slots=True)
class Looked:
    """What was found: how many entries and files, the first bad byte of each bad file, and what is merely unfinished."""

    entries: int = 0
    files: int = 0
    faults: list[Fault] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def add(self, fault: Fault | None) -> None:
        """Keep a fault, unless one in the same file is known."""
        if fault and fault.file not in {each.file for each in self.faults}:
            self.faults.append(fault)


def fsck(root: Path, log: VerifierKey | None = None) -> Looked:
    """Look through the ledger in a folder; `log` is the key of the log, where somebody knows it from elsewhere."""
    folder, looked = LedgerFolder(root), Looked()
    signed = _checkpoint(folder)
    size, truth = _truth(folder, signed.checkpoint if signed else None)
    looked.entries = size
    for fault in truth.faults:
        looked.add(fault)
    journal = read_journal(folder, looked.add)
    ahead = [
        leaf_hash(each) for batch in journal.batches for each in batch.entries[max(0, size - batch.first) :]
    ]
    whole = Truth(levels_above([*truth.levels[0], *ahead])) if ahead else truth
    policies = own_policies(folder, size)
    _check_tiles(folder, looked, truth, whole)
    _check_missing(folder, looked, size)
    if looked.faults:
        # Which keys there are stands in entries; where these are damaged, the file says it.
        policies = [*policies, *_policy_file(folder)]
    keys = [*keys_of(policies), *([log] if log else [])]
    if not keys:
        looked.notes.append("nobody says which key the log has, so signatures were not checked")
    _check_notes(folder, looked, truth, signed, (size, keys))
    if not looked.faults:
        looked.add(_check_policy(folder, policies))
    looked.add(check_journal(journal, whole))
    if ahead:
        looked.notes.append(
            f"{len(ahead):,} entries are in the journal only; the next writer puts them into the tree"
        )
    return looked


def _truth(folder: LedgerFolder, said: Checkpoint | None) -> tuple[int, Truth]:
    """Find out what the tree should be and how large: as the checkpoint says, or as the files have it."""
    on_disk = size_on_disk(folder)
    if said is not None and said.size <= on_disk:
        computed, stored = levels_above(leaves_on_disk(folder, said.size)), stored_levels(folder, said.size)
        if truth := find_truth(said.root, computed, stored):
            return said.size, truth
    computed, stored = levels_above(leaves_on_disk(folder, on_disk)), stored_levels(folder, on_disk)
    return on_disk, find_truth(root_over(stored), computed, stored) or Truth(computed)


def size_on_disk(folder: LedgerFolder) -> int:
    """Count entries by the names of files: all full bundles in a row, and the widest partial one behind them."""
    number = 0
    while (folder.root / Tile(ENTRIES, number).path).is_file():
        number += 1
    partial = (folder.root / Tile(ENTRIES, number, 1).path).parent
    widths = [int(path.name) for path in partial.glob("*") if path.name.isascii() and path.name.isdecimal()]
    return number * WIDTH + max((width for width in widths if width < WIDTH), default=0)


def _checkpoint(folder: LedgerFolder) -> SignedCheckpoint | None:
    try:
        return folder.checkpoint()
    except Damaged:
        return None


def _check_notes(
    folder: LedgerFolder,
    looked: Looked,
    truth: Truth,
    signed: SignedCheckpoint | None,
    known: tuple[int, list[VerifierKey]],
) -> None:
    """Check the checkpoint, and those that witnesses have cosigned."""
    size, keys = known
    try:
        data = folder.bytes_of(CHECKPOINT, NOTE_BYTES)
    except Damaged as damaged:
        looked.add(Fault(CHECKPOINT, damaged.offset, damaged.why))
        return
    if signed is None and not keys:
        looked.add(Fault(CHECKPOINT, 0, "the checkpoint cannot be read", exact=False))
    origin = keys[0].name if keys else signed.checkpoint.origin if signed else ""
    if origin:
        text = Checkpoint(origin, size, root_over(truth.levels)).text
        looked.add(check_note(CHECKPOINT, data, text, keys))
    for path in sorted((folder.root / WITNESSED).glob("*")):
        try:
            looked.add(_check_witnessed(folder, f"{WITNESSED}/{path.name}", truth, keys))
            if path.name == str(size):
                looked.add(
                    _shorter(data, folder.bytes_of(f"{WITNESSED}/{size}", NOTE_BYTES), f"{WITNESSED}/{size}")
                )
        except Malformed:
            looked.add(Fault(f"{WITNESSED}/{path.name}", 0, "a ledger has no such file"))
        except Damaged as damaged:
            looked.add(Fault(damaged.file, damaged.offset, damaged.why))


def _shorter(checkpoint: bytes, witnessed: bytes, name: str) -> Fault | None:
    """Name the one of two notes over the same tree that lacks a signature which the other has."""
    for file, mine, other in ((CHECKPOINT, checkpoint, witnessed), (name, witnessed, checkpoint)):
        if set(other.split(b"\n")) - set(mine.split(b"\n")):
            return Fault(
                file, len(mine), "a signature is missing that stands under the same checkpoint elsewhere"
            )
    return None


def _check_tiles(folder: LedgerFolder, looked: Looked, truth: Truth, whole: Truth) -> None:
    """Hold every file but the notes against what it should be; `whole` has the entries of the journal too."""
    for path in sorted(folder.root.rglob("*")):
        name = path.relative_to(folder.root).as_posix()
        if path.is_dir() and not path.is_symlink():
            if name in {JOURNAL, LOCK, PART}:
                looked.add(Fault(name, 0, "there should be a file"))
            continue
        looked.files += 1
        if path.is_symlink():
            looked.add(Fault(name, 0, "a ledger has no links"))
        elif name == PART:
            looked.notes.append(
                "a file was being written when its writer ended; the next writer takes it away"
            )
        elif name == LOCK and path.stat().st_size:
            looked.add(Fault(name, 0, "the file is empty in every ledger"))
        elif name not in {CHECKPOINT, POLICY, JOURNAL, LOCK} and not name.startswith(f"{WITNESSED}/"):
            _check_tile(folder, looked, name, truth, whole)


def _check_tile(folder: LedgerFolder, looked: Looked, name: str, truth: Truth, whole: Truth) -> None:
    try:
        tile = tile_of_path(name)
        data = folder.bytes_of(name, _BUNDLE_BYTES if tile.level == ENTRIES else _TILE_BYTES)
    except Malformed:
        looked.add(Fault(name, 0, "a ledger has no such file"))
        return
    except Damaged as damaged:
        looked.add(Fault(name, damaged.offset, damaged.why))
        return
    fault = whole.check(tile, data)
    if fault and whole is not truth and not truth.covers(tile):
        looked.notes.append(f"{name} was being written when its writer ended; the next writer does it again")
    else:
        looked.add(fault)


def _check_witnessed(folder: LedgerFolder, name: str, truth: Truth, keys: list[VerifierKey]) -> Fault | None:
    size = number_from(name.removeprefix(f"{WITNESSED}/"))
    if size > len(truth.levels[0]):
        return Fault(name, 0, "no tree of this ledger has so many entries")
    root = truth.tree(size).root(0, size)
    data = folder.bytes_of(name, NOTE_BYTES)
    origin = keys[0].name if keys else data.partition(b"\n")[0].decode("utf-8", "replace")
    return check_note(name, data, Checkpoint(origin, size, root).text, keys)


def _check_missing(folder: LedgerFolder, looked: Looked, size: int) -> None:
    for tile in chain(bundles_of(size), tiles_of(size)):
        if not any((folder.root / each.path).is_file() for each in (tile, tile.full)):
            looked.add(Fault(tile.path, 0, "the file is missing"))


def _policy_file(folder: LedgerFolder) -> list[str]:
    """Read the policy from its file."""
    try:
        data = folder.bytes_of(POLICY, POLICY_BYTES)
        parse_policy(data)
        return [data.decode()]
    except (Damaged, Malformed, UnicodeDecodeError):
        return []


def _check_policy(folder: LedgerFolder, policies: list[str]) -> Fault | None:
    """Hold the file with the policy against the entry that says it last."""
    if not policies:
        return None
    try:
        found = folder.bytes_of(POLICY, POLICY_BYTES)
    except Damaged as damaged:
        return Fault(POLICY, damaged.offset, damaged.why)
    return compare(POLICY, policies[-1].encode(), found, "the policy is not the one that the ledger says")
