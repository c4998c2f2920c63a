"""Looking through a whole ledger byte by byte: what its own hashes and signatures say must be there, and what is there."""

from pathlib import Path

from allforall.ledger.checkpoint import Checkpoint, SignedCheckpoint
from allforall.ledger.folder import CHECKPOINT, POLICY, WITNESSED, Damaged, LedgerFolder
from allforall.ledger.fsck_files import check_missing, check_tiles
from allforall.ledger.fsck_journal import check_journal, read_journal
from allforall.ledger.fsck_locate import Fault, Looked, compare
from allforall.ledger.fsck_notes import check_note
from allforall.ledger.fsck_tree import (
    Truth,
    find_truth,
    leaves_on_disk,
    levels_above,
    root_over,
    stored_levels,
)
from allforall.ledger.limits import NOTE_BYTES, POLICY_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.merkle import leaf_hash
from allforall.ledger.note import COSIGNATURE, VerifierKey
from allforall.ledger.policies import keys_of, own_policies
from allforall.ledger.policy import parse_policy
from allforall.ledger.strict import number_from
from allforall.ledger.tiles import ENTRIES, WIDTH, Tile


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
    check_tiles(folder, looked, truth, whole)
    check_missing(folder, looked, size)
    if looked.faults:
        # Which keys there are stands in entries; where these are damaged, the file says it.
        policies = [*policies, *_policy_file(folder)]
    keys = keys_of(policies)
    if log:
        # Somebody who knows the log's key does not ask the ledger for it.
        keys = [log, *(key for key in keys if key.kind == COSIGNATURE)]
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


def _check_witnessed(folder: LedgerFolder, name: str, truth: Truth, keys: list[VerifierKey]) -> Fault | None:
    size = number_from(name.removeprefix(f"{WITNESSED}/"))
    if size > len(truth.levels[0]):
        return Fault(name, 0, "no tree of this ledger has so many entries")
    root = truth.tree(size).root(0, size)
    data = folder.bytes_of(name, NOTE_BYTES)
    origin = keys[0].name if keys else data.partition(b"\n")[0].decode("utf-8", "replace")
    return check_note(name, data, Checkpoint(origin, size, root).text, keys)


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
