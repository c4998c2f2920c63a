"""Where hashes and entries stand on the disk: the layout of C2SP tlog-tiles, with 256 to a tile."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from allforall.ledger.malformed import Malformed
from allforall.ledger.strict import HASH_BYTES

HEIGHT = 8
WIDTH = 1 << HEIGHT
ENTRIES = -1
"""Stands for the level of entry bundles, which are called `entries` and not by a number."""
_PATH = re.compile(
    r"tile/(entries|0|[1-9][0-9]?)/((?:x[0-9]{3}/)*[0-9]{3})(?:\.p/([1-9][0-9]{0,2}))?", re.ASCII
)
_MOST_PARTS = 7


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """One file of hashes, or of entries: a level, a number within it, and how many stand in it."""

    level: int
    index: int
    width: int = WIDTH

    @property
    def path(self) -> str:
        """The name of the file below the ledger's folder."""
        parts = [f"{self.index % 1000:03d}"]
        rest = self.index // 1000
        while rest:
            parts.insert(0, f"x{rest % 1000:03d}")
            rest //= 1000
        level = "entries" if self.level == ENTRIES else str(self.level)
        partial = "" if self.width == WIDTH else f".p/{self.width}"
        return f"tile/{level}/{'/'.join(parts)}{partial}"

    @property
    def full(self) -> "Tile":
        """The file that takes the place of this one when the tile has filled up."""
        return Tile(self.level, self.index)


def tile_of_path(path: str) -> Tile:
    """Read the name of a file; only the one spelling that the layout gives it is accepted."""
    match = _PATH.fullmatch(path)
    if match is None or path.count("/") > _MOST_PARTS:
        raise Malformed("no tile has such a name")
    level, number, width = match.groups()
    tile = Tile(
        ENTRIES if level == "entries" else int(level),
        int(number.replace("/", "").replace("x", "")),
        int(width) if width else WIDTH,
    )
    if tile.path != path:
        raise Malformed("no tile has such a name")
    return tile


def width_at(level: int, index: int, size: int) -> int:
    """Return how many hashes a tile has in a tree of a size; 0 where there is no such tile."""
    count = size >> (HEIGHT * max(level, 0))
    return max(0, min(WIDTH, count - index * WIDTH))


def tiles_of(size: int) -> list[Tile]:
    """Return every tile of hashes that a tree of a size has, level by level."""
    tiles: list[Tile] = []
    level = 0
    while count := size >> (HEIGHT * level):
        tiles += [Tile(level, n, min(WIDTH, count - n * WIDTH)) for n in range(-(-count // WIDTH))]
        level += 1
    return tiles


def bundles_of(size: int, start: int = 0) -> Iterator[Tile]:
    """Return the entry bundles that a tree of a size has, from the one with the entry `start` on.

    One after another: a size that somebody else wrote may be any number.
    """
    for number in range(start // WIDTH, -(-size // WIDTH)):
        yield Tile(ENTRIES, number, min(WIDTH, size - number * WIDTH))


def hashes_of(data: bytes) -> list[bytes]:
    """Cut a tile into its hashes."""
    if len(data) % HASH_BYTES:
        raise Malformed("a tile ends inside a hash", len(data))
    return [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)]
