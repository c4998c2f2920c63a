"""The right edge of a growing tree: all that an appender has to keep in mind to go on."""

from dataclasses import dataclass, field
from hashlib import sha256

from allforall.ledger.merkle import fold, push
from allforall.ledger.proofs import ReadTile
from allforall.ledger.tiles import HEIGHT, WIDTH, Tile, width_at


@dataclass(slots=True)
class Edge:
    """How many entries there are, the roots of perfect subtrees (largest first), and the unfinished tile of each level."""

    size: int = 0
    nodes: list[bytes] = field(default_factory=list)
    partial: list[list[bytes]] = field(default_factory=lambda: [[]])

    def add(self, leaf: bytes) -> list[tuple[Tile, bytes]]:
        """Add the hash of an entry; return the tiles that it filled, which is none for 255 of 256."""
        nodes, count = self.nodes, self.size
        nodes.append(leaf)
        while count & 1:
            right = nodes.pop()
            nodes[-1] = sha256(b"\x01" + nodes[-1] + right).digest()
            count >>= 1
        self.size += 1
        lowest = self.partial[0]
        lowest.append(leaf)
        return [] if len(lowest) < WIDTH else self._filled()

    def _filled(self) -> list[tuple[Tile, bytes]]:
        filled: list[tuple[Tile, bytes]] = []
        level = 0
        while len(self.partial[level]) == WIDTH:
            index = (self.size >> (HEIGHT * (level + 1))) - 1
            filled.append((Tile(level, index), b"".join(self.partial[level])))
            # A full tile is one node of the level above; while only it is new there, its root is the last node.
            root = fold(_within(self.partial[level]))
            self.partial[level] = []
            if len(self.partial) == level + 1:
                self.partial.append([])
            self.partial[level + 1].append(root)
            level += 1
        return filled

    def unfinished(self) -> list[tuple[Tile, bytes]]:
        """Return the partial tiles of this tree."""
        return [
            (Tile(level, self.size >> (HEIGHT * (level + 1)), len(hashes)), b"".join(hashes))
            for level, hashes in enumerate(self.partial)
            if hashes
        ]

    def root(self) -> bytes:
        """Return the root of the tree as it stands."""
        return fold(self.nodes)


def edge_of(size: int, read: ReadTile) -> Edge:
    """Take up the edge of a tree again from its partial tiles."""
    edge = Edge(size, [], [])
    level = 0
    while size >> (HEIGHT * level):
        index = size >> (HEIGHT * (level + 1))
        width = width_at(level, index, size)
        edge.partial.append(read(Tile(level, index, width)) if width else [])
        level += 1
    for hashes in reversed(edge.partial):
        edge.nodes += _within(hashes)
    edge.partial = edge.partial or [[]]
    return edge


def _within(hashes: list[bytes]) -> list[bytes]:
    nodes: list[bytes] = []
    for count, leaf in enumerate(hashes):
        push(nodes, count, leaf)
    return nodes
