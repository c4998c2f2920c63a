"""A sealed list on the disk: `commitment.json` to hand over, and `private/` with the leaves, which stays in the house.

The private part has the layout of a log (entry bundles and tiles), so one person is opened without reading the rest.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from allforall.ledger.bundle import pack
from allforall.ledger.disk import flush_all
from allforall.ledger.edge import Edge
from allforall.ledger.folder import Damaged, LedgerFolder
from allforall.ledger.limits import OPENING_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.merkle import leaf_hash
from allforall.ledger.sealed import Commitment, Opening, Record, leaves_of, parse_commitment, parse_leaf
from allforall.ledger.tiles import ENTRIES, WIDTH, Tile

NAME = "commitment.json"
PRIVATE = "private"


def seal(records: Sequence[Record], secret: bytes, size: int, out: Path) -> Commitment:
    """Write a sealed list into a folder and return what is handed over."""
    private = out / PRIVATE
    private.mkdir(parents=True)
    private.chmod(0o700)
    edge = Edge()
    bundle: list[bytes] = []
    for leaf in leaves_of(records, secret, size):
        bundle.append(leaf)
        filled = edge.add(leaf_hash(leaf))
        if len(bundle) == WIDTH:
            _write_all(private, [(Tile(ENTRIES, edge.size // WIDTH - 1), pack(bundle)), *filled])
            bundle = []
    if bundle:
        _write_all(private, [(Tile(ENTRIES, size // WIDTH, len(bundle)), pack(bundle))])
    _write_all(private, edge.unfinished())
    commitment = Commitment(size, edge.root())
    (out / NAME).write_bytes(commitment.to_bytes())
    flush_all(out, {path for path in out.rglob("*") if path.is_file()})
    return commitment


def _write_all(private: Path, files: Iterable[tuple[Tile, bytes]]) -> None:
    for tile, data in files:
        path = private / tile.path
        path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)


class SealedFolder:
    """Opens people of a sealed list, one at a time."""

    def __init__(self, root: Path) -> None:
        """Open the sealed list in a folder; raises `Damaged` where it is none."""
        self._private = LedgerFolder(root / PRIVATE)
        try:
            self.commitment = parse_commitment(LedgerFolder(root).bytes_of(NAME, OPENING_BYTES))
        except Malformed as error:
            raise Damaged(NAME, error.offset, error.why) from error

    def open(self, index: int) -> Opening:
        """Open the leaf number `index`, from 0."""
        size = self.commitment.size
        salt, record = self._leaf(index, self._private.entry(index, size))
        hashes = self._private.tree(size).inclusion(index)
        return Opening(index, salt, record, tuple(hashes), self.commitment)

    def find(self, text: str) -> list[int]:
        """Return where a field of a record is exactly a text; goes through the whole list."""
        found = []
        for index, leaf in self._private.entries(self.commitment.size):
            _, record = self._leaf(index, leaf)
            if record and text in record.values():
                found.append(index)
        return found

    def _leaf(self, index: int, data: bytes) -> tuple[bytes, Record | None]:
        try:
            return parse_leaf(data)
        except Malformed as error:
            raise Damaged(f"{PRIVATE}, leaf {index}", error.offset, error.why) from error
