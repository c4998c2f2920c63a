"""Making proofs from tiles: which hashes a proof needs (RFC 6962, 2.1.1 and 2.1.2) and where they stand."""

from collections.abc import Callable
from functools import lru_cache

from allforall.ledger.merkle import fold, largest_power_below, perfect_root
from allforall.ledger.tiles import HEIGHT, WIDTH, Tile, width_at

ReadTile = Callable[[Tile], list[bytes]]
"""Returns the hashes of a tile with exactly its width."""
Range = tuple[int, int]


def inclusion_ranges(index: int, size: int) -> list[Range]:
    """Return the ranges of leaves whose roots prove the leaf `index` of a tree, from the leaf upwards."""
    ranges, low, high = [], 0, size
    while high - low > 1:
        middle = low + largest_power_below(high - low)
        if index < middle:
            ranges.append((middle, high))
            high = middle
        else:
            ranges.append((low, middle))
            low = middle
    return ranges[::-1]


def consistency_ranges(old: int, new: int) -> list[Range]:
    """Return the ranges of leaves whose roots prove that a tree of `new` leaves begins with one of `old`."""
    if old in {0, new}:
        return []
    ranges, low, high = [], 0, new
    whole = True
    while high != old:
        middle = low + largest_power_below(high - low)
        if old <= middle:
            ranges.append((middle, high))
            high = middle
        else:
            ranges.append((low, middle))
            low = middle
            whole = False
    if not whole:
        ranges.append((low, high))
    return ranges[::-1]


class TreeReader:
    """Reads roots of ranges out of the tiles of one tree, keeping the tiles that it opened last."""

    def __init__(self, size: int, read: ReadTile, keep: int = 64) -> None:
        """Read a tree of a size through `read`, and keep so many tiles in memory."""
        self.size = size
        self._tile = lru_cache(maxsize=keep)(lambda level, index: self._open(read, level, index))

    def inclusion(self, index: int) -> list[bytes]:
        """Prove that the entry `index` is in the tree."""
        return [self.root(low, high) for low, high in inclusion_ranges(index, self.size)]

    def consistency(self, old: int) -> list[bytes]:
        """Prove that the tree begins with the one of `old` entries."""
        return [self.root(low, high) for low, high in consistency_ranges(old, self.size)]

    def leaf(self, index: int) -> bytes:
        """Return the hash of one entry."""
        return self._tile(0, index // WIDTH)[index % WIDTH]

    def root(self, low: int, high: int) -> bytes:
        """Return the root over the leaves from `low` to before `high`; `low` is where RFC 6962 splits."""
        nodes = []
        while low < high:
            exponent = (high - low).bit_length() - 1
            nodes.append(self._node(exponent, low >> exponent))
            low += 1 << exponent
        return fold(nodes)

    def _node(self, height: int, index: int) -> bytes:
        """Return the root of the perfect subtree number `index` of a height."""
        level, above = divmod(height, HEIGHT)
        first = index << above
        hashes = self._tile(level, first // WIDTH)
        at = first % WIDTH
        return perfect_root(hashes[at : at + (1 << above)])

    def _open(self, read: ReadTile, level: int, index: int) -> list[bytes]:
        return read(Tile(level, index, width_at(level, index, self.size)))
