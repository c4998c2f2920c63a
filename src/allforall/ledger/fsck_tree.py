"""What the tree should be: the hashes to hold every file against, believed from the root downwards."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from allforall.ledger.bundle import unpack
from allforall.ledger.folder import Damaged, LedgerFolder
from allforall.ledger.fsck_locate import Fault, check_bundle, compare
from allforall.ledger.malformed import Malformed
from allforall.ledger.merkle import fold, leaf_hash, perfect_root, push
from allforall.ledger.proofs import TreeReader
from allforall.ledger.tiles import ENTRIES, HEIGHT, WIDTH, Tile, bundles_of

Levels = list[list[bytes]]
_UNREADABLE = b""


@dataclass(slots=True)
class Truth:
    """Hashes level by level as they should be, and the faults that were found on the way."""

    levels: Levels = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def tree(self, size: int) -> TreeReader:
        """Return a reader of the tree as it should be."""
        return TreeReader(size, self.slice)

    def slice(self, tile: Tile) -> list[bytes]:
        """Return the hashes that a tile should have."""
        hashes = self.levels[max(tile.level, 0)] if max(tile.level, 0) < len(self.levels) else []
        return hashes[tile.index * WIDTH : tile.index * WIDTH + tile.width]

    def covers(self, tile: Tile) -> bool:
        """Tell whether all hashes of a tile are known."""
        return len(self.slice(tile)) == tile.width

    def check(self, tile: Tile, data: bytes) -> Fault | None:
        """Hold one file against the truth."""
        wanted = self.slice(tile)
        if not self.covers(tile):
            return Fault(tile.path, 0, "no checkpoint has so many entries")
        if tile.level == ENTRIES:
            return check_bundle(tile.path, data, wanted)
        return compare(tile.path, b"".join(wanted), data, "a hash is not the one of the tree")


def leaves_on_disk(folder: LedgerFolder, size: int) -> list[bytes]:
    """Hash every entry as it stands on the disk; where one cannot be read, an empty hash stands for it."""
    leaves: list[bytes] = []
    for tile in bundles_of(size):
        leaves += _readable(folder, tile)
    return leaves


def _readable(folder: LedgerFolder, tile: Tile) -> list[bytes]:
    for each in dict.fromkeys((tile, tile.full)):
        path = folder.root / each.path
        if path.is_file():
            try:
                entries = unpack(path.read_bytes(), each.width)
            except Malformed:
                continue
            return [leaf_hash(entry) for entry in entries[: tile.width]]
    return [_UNREADABLE] * tile.width


def levels_above(leaves: Sequence[bytes]) -> Levels:
    """Return the hashes of all levels of tiles over leaves."""
    levels = [list(leaves)]
    while len(levels[-1]) >= WIDTH:
        below = levels[-1]
        levels.append(
            [perfect_root(below[at : at + WIDTH]) for at in range(0, len(below) - WIDTH + 1, WIDTH)]
        )
    return levels


def stored_levels(folder: LedgerFolder, size: int) -> Levels:
    """Return the hashes of all levels as they stand in the tiles; what cannot be read is an empty hash."""
    levels: Levels = []
    while count := size >> (HEIGHT * len(levels)):
        level = len(levels)
        hashes: list[bytes] = []
        for index in range(-(-count // WIDTH)):
            tile = Tile(level, index, min(WIDTH, count - index * WIDTH))
            try:
                hashes += folder.tile(tile)
            except Damaged:
                hashes += [_UNREADABLE] * tile.width
        levels.append(hashes)
    return levels


def root_over(levels: Levels) -> bytes:
    """Return the root that the unfinished tile of each level leads to."""
    nodes: list[bytes] = []
    for hashes in reversed(levels):
        within: list[bytes] = []
        for count, each in enumerate(hashes[len(hashes) - len(hashes) % WIDTH :]):
            push(within, count, each)
        nodes += within
    return fold(nodes)


def find_truth(root: bytes | None, computed: Levels, stored: Levels) -> Truth | None:
    """Say what the tree should be, given a root that somebody signed; None where neither side leads to it.

    Where the entries lead to the root they are right, and so is all that follows from them. Else the tiles are believed
    from the top down, each because its parent names it, and the entries are held against them.
    """
    if root is None or root_over(computed) == root:
        return Truth(computed)
    if root_over(stored) != root:
        return None
    truth = Truth([list(level) for level in stored])
    for level in range(len(stored) - 2, -1, -1):
        for index in range(len(stored[level]) // WIDTH):
            _believe(truth, level, index, computed)
    return truth


def _believe(truth: Truth, level: int, index: int, computed: Levels) -> None:
    """Take the hashes of a full tile from the file or from below, whichever its parent names."""
    first = index * WIDTH
    parent = truth.levels[level + 1][index]
    on_file = truth.levels[level][first : first + WIDTH]
    if perfect_root(on_file) == parent:
        return
    from_below = computed[level][first : first + WIDTH]
    if perfect_root(from_below) == parent:
        truth.levels[level][first : first + WIDTH] = from_below
        return
    truth.faults.append(
        Fault(
            Tile(level, index).path,
            0,
            "neither these hashes nor the entries below lead to the root",
            exact=False,
        )
    )
