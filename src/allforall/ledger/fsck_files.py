"""The files of a ledger one by one: tiles and bundles held against the tree, and whatever does not belong."""

from itertools import chain

from allforall.ledger.disk import PART
from allforall.ledger.folder import CHECKPOINT, JOURNAL, LOCK, POLICY, WITNESSED, Damaged, LedgerFolder
from allforall.ledger.fsck_locate import Fault, Looked
from allforall.ledger.fsck_tree import Truth
from allforall.ledger.limits import ENTRY_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.strict import HASH_BYTES
from allforall.ledger.tiles import ENTRIES, WIDTH, bundles_of, tile_of_path, tiles_of

_TILE_BYTES = WIDTH * HASH_BYTES
_BUNDLE_BYTES = WIDTH * (ENTRY_BYTES + 2)


def check_tiles(folder: LedgerFolder, looked: Looked, truth: Truth, whole: Truth) -> None:
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


def check_missing(folder: LedgerFolder, looked: Looked, size: int) -> None:
    """Name the tiles and bundles that a tree of a size has and the folder has not."""
    for tile in chain(bundles_of(size), tiles_of(size)):
        if not any((folder.root / each.path).is_file() for each in (tile, tile.full)):
            looked.add(Fault(tile.path, 0, "the file is missing"))
