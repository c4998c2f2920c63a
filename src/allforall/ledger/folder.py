"""A ledger as a folder of plain files, read: `checkpoint`, `tile/`, `policy`, `witnessed/`, and the journal."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from allforall.ledger.bundle import unpack, unpack_some
from allforall.ledger.checkpoint import SignedCheckpoint, parse_checkpoint
from allforall.ledger.limits import ENTRY_BYTES, NOTE_BYTES
from allforall.ledger.malformed import Malformed
from allforall.ledger.proofs import TreeReader
from allforall.ledger.strict import HASH_BYTES
from allforall.ledger.tiles import ENTRIES, WIDTH, Tile, bundles_of, hashes_of, width_at

CHECKPOINT = "checkpoint"
JOURNAL = "journal"
POLICY = "policy"
WITNESSED = "witnessed"
LOCK = ".lock"


class Damaged(Exception):  # noqa: N818  # says what is, not what failed
    """A file of the ledger is not what it should be: which, at which byte, and why (a sentence without its full stop)."""

    def __init__(self, file: str, offset: int, why: str) -> None:
        """Keep the name of the file below the ledger's folder, the first bad byte and the reason."""
        super().__init__(f"{file}, byte {offset}: {why}")
        self.file = file
        self.offset = offset
        self.why = why


@dataclass(frozen=True, slots=True)
class LedgerFolder:
    """Reads one ledger. Nothing is written, and nothing is believed: what is wrong raises `Damaged`."""

    root: Path

    def exists(self) -> bool:
        """Tell whether there is a ledger."""
        return (self.root / CHECKPOINT).is_file()

    def checkpoint(self) -> SignedCheckpoint:
        """Read the newest checkpoint; its signatures are not checked here."""
        return self.signed(CHECKPOINT)

    def witnessed(self) -> Iterator[SignedCheckpoint]:
        """Read the checkpoints that witnesses have cosigned, the newest first."""
        folder = self.root / WITNESSED
        names = sorted((path.name for path in folder.glob("[0-9]*")), reverse=True) if folder.is_dir() else []
        for name in names:
            yield self.signed(f"{WITNESSED}/{name}")

    def signed(self, name: str) -> SignedCheckpoint:
        """Read a file that holds a checkpoint."""
        try:
            return parse_checkpoint(self.bytes_of(name, NOTE_BYTES))
        except Malformed as error:
            raise Damaged(name, error.offset, error.why) from error

    def bytes_of(self, name: str, most: int) -> bytes:
        """Read a file of the ledger, up to a limit."""
        path = self.root / name
        try:
            with path.open("rb") as file:
                data = file.read(most + 1)
        except FileNotFoundError as error:
            raise Damaged(name, 0, "the file is missing") from error
        except (IsADirectoryError, NotADirectoryError) as error:
            raise Damaged(name, 0, "there should be a file") from error
        if len(data) > most:
            raise Damaged(name, most, f"the file has more than {most:,} bytes")
        return data

    def tile(self, tile: Tile) -> list[bytes]:
        """Read a tile of hashes; where it has grown since, its first hashes are those of the narrower one."""
        found = self._found(tile)
        data = self.bytes_of(found.path, WIDTH * HASH_BYTES)
        if len(data) < tile.width * HASH_BYTES or len(data) % HASH_BYTES:
            raise Damaged(found.path, len(data), f"the file ends before {tile.width} hashes")
        return hashes_of(data)[: tile.width]

    def bundle(self, tile: Tile) -> list[bytes]:
        """Read the entries of a bundle."""
        found = self._found(tile)
        try:
            data = self.bytes_of(found.path, WIDTH * (ENTRY_BYTES + 2))
            return unpack(data, found.width)[: tile.width]
        except Malformed as error:
            raise Damaged(found.path, error.offset, error.why) from error

    def readable(self, tile: Tile) -> list[bytes]:
        """Read the entries of a bundle as far as they can be read, damaged ones among them."""
        try:
            data = self.bytes_of(self._found(tile).path, WIDTH * (ENTRY_BYTES + 2))
        except Damaged:
            return []
        return unpack_some(data)[: tile.width]

    def _found(self, tile: Tile) -> Tile:
        """Find the file that has a tile in it: of its own width, full, or of any width between."""
        for each in dict.fromkeys((tile, tile.full)):
            if (self.root / each.path).is_file():
                return each
        for width in range(tile.width + 1, WIDTH):
            each = Tile(tile.level, tile.index, width)
            if (self.root / each.path).is_file():
                return each
        raise Damaged(tile.path, 0, "the file is missing")

    def tree(self, size: int) -> TreeReader:
        """Open the tree of a size for proofs."""
        return TreeReader(size, self.tile)

    def entry(self, index: int, size: int) -> bytes:
        """Return one entry."""
        number = index // WIDTH
        return self.bundle(Tile(ENTRIES, number, width_at(ENTRIES, number, size)))[index % WIDTH]

    def entries(self, size: int, start: int = 0) -> Iterator[tuple[int, bytes]]:
        """Return the entries from a number on, each with its number."""
        for tile in bundles_of(size, start):
            first = tile.index * WIDTH
            for at, entry in enumerate(self.bundle(tile)):
                if first + at >= start:
                    yield first + at, entry

    def find(self, wanted: bytes, size: int) -> int | None:
        """Return the number of the first entry that has some bytes in it."""
        return next((index for index, data in self.entries(size) if wanted in data), None)

    def find_beginning(self, wanted: Collection[bytes], end: bytes, size: int) -> dict[bytes, int]:
        """Return, of some beginnings of entries, those that stand in the log before `end`, with the first number of each."""
        found: dict[bytes, int] = {}
        looked_for = frozenset(wanted)
        for index, data in self.entries(size):
            beginning = data.rpartition(end)[0]
            if beginning in looked_for:
                found.setdefault(beginning, index)
        return found
