"""Appending: a batch is kept when it is in the journal and flushed; `publish` then puts it into tiles for all to see.

Several programs may append to one ledger: each waits for the lock. A program that is killed at any instant leaves a
journal from which the next one goes on, so whatever was acknowledged stays.
"""

import os
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from allforall.ledger.bundle import pack
from allforall.ledger.checkpoint import Checkpoint
from allforall.ledger.disk import PART, Flush, flush_all, flush_folder, place
from allforall.ledger.edge import Edge
from allforall.ledger.folder import CHECKPOINT, JOURNAL, LedgerFolder
from allforall.ledger.journal import Batch
from allforall.ledger.limits import ENTRY_BYTES
from allforall.ledger.lock import PATIENCE_S, Lock
from allforall.ledger.merkle import leaf_hash
from allforall.ledger.note import Note
from allforall.ledger.recover import recover
from allforall.ledger.signing import Signer
from allforall.ledger.tiles import ENTRIES, WIDTH, Tile

JOURNAL_BYTES = 64_000_000
"""A journal longer than this is worked off before the next batch."""


class LedgerWriter:
    """Holds the lock of a ledger while it is open, and appends. The log's key signs; its name is the ledger's name."""

    def __init__(
        self, root: Path, signer: Signer, *, flush: Flush = os.fsync, patience_s: float = PATIENCE_S
    ) -> None:
        """Append to the ledger in a folder, or begin one there; `flush` makes one file safe on the disk."""
        self.folder = LedgerFolder(root)
        self._signer = signer
        self._flush = flush
        self._lock = Lock(root, patience_s)
        self._edge = Edge()
        self._open: list[bytes] = []
        self._filled: list[tuple[Tile, bytes]] = []
        self._note = b""
        self._written: set[Path] = set()
        self._journal = -1
        self._broken = False

    def __enter__(self) -> Self:
        """Wait for the lock, and finish what a killed program has begun."""
        root = self.folder.root
        self._lock.take()
        try:
            (root / PART).unlink(missing_ok=True)
            self._journal = os.open(root / JOURNAL, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644)
            flush_folder(root, self._flush)
            found = recover(self.folder, self._journal, self._signer.vkey())
            self._edge, self._open = found.edge, found.open_entries
            for batch in found.batches:
                self._take(batch.entries)
                self._note = batch.note
            if found.torn is not None:
                os.ftruncate(self._journal, found.torn)
                self._flush(self._journal)
        except BaseException:
            self._close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Put everything safely in its place and let the next program in."""
        try:
            if kind is None and not self._broken:
                self.settle()
        finally:
            self._close()

    @property
    def size(self) -> int:
        """How many entries there are."""
        return self._edge.size

    def append(self, entries: Sequence[bytes]) -> int:
        """Append a batch and return the number of its first entry. When this returns, the entries are kept.

        Raises `ValueError` for an entry that is too long, `OSError` where the disk does not take the batch: then nothing
        of it is kept, and this writer is done.
        """
        first = self.size
        if self._broken or not entries:
            if self._broken:
                msg = "the disk refused a batch before; open the ledger again"
                raise OSError(msg)
            return first
        if max(map(len, entries)) > ENTRY_BYTES:
            msg = f"an entry has at most {ENTRY_BYTES:,} bytes"
            raise ValueError(msg)
        self._take(entries)
        note = self._checkpoint()
        self._record(Batch(first, tuple(entries), note))
        self._note = note
        if os.fstat(self._journal).st_size > JOURNAL_BYTES:
            self.settle()
        return first

    def publish(self) -> None:
        """Show what was appended: entries and hashes first, and last the checkpoint that vouches for them."""
        if not self._note:
            return
        entries, size = self._open, self.size
        first = (size - len(entries)) // WIDTH
        for number, start in enumerate(range(0, len(entries), WIDTH), start=first):
            part = entries[start : start + WIDTH]
            self._place(Tile(ENTRIES, number, len(part)), pack(part))
        for tile, data in (*self._filled, *self._edge.unfinished()):
            self._place(tile, data)
        self._written.add(place(self.folder.root, CHECKPOINT, self._note))
        self._open = entries[len(entries) - size % WIDTH :]
        self._filled, self._note = [], b""

    def settle(self) -> None:
        """Publish, flush all tiles, empty the journal, and take away partial tiles that have filled up."""
        self.publish()
        if not self._written:
            return
        flush_all(self.folder.root, self._written)
        os.ftruncate(self._journal, 0)
        self._flush(self._journal)
        for path in self._written:
            _remove_partial(path)
        self._written.clear()

    def _record(self, batch: Batch) -> None:
        """Write a batch to the journal and flush it: the one flush that an acknowledgement needs."""
        before = os.fstat(self._journal).st_size
        try:
            _write_all(self._journal, batch.to_bytes())
            self._flush(self._journal)
        except BaseException:
            self._broken = True
            os.ftruncate(self._journal, before)
            raise

    def _take(self, entries: Sequence[bytes]) -> None:
        """Let the tree grow in memory."""
        add = self._edge.add
        for entry in entries:
            if filled := add(leaf_hash(entry)):
                self._filled += filled
        self._open += entries

    def _checkpoint(self) -> bytes:
        checkpoint = Checkpoint(self._signer.name, self._edge.size, self._edge.root())
        return Note(checkpoint.text, (self._signer.sign_note(checkpoint.text),)).to_bytes()

    def _place(self, tile: Tile, data: bytes) -> None:
        """Write a tile: no checkpoint vouches for it yet, so nobody reads it, unless it was there before a crash."""
        path = self.folder.root / tile.path
        if path.is_file():
            place(self.folder.root, tile.path, data)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        self._written.add(path)

    def _close(self) -> None:
        if self._journal >= 0:
            os.close(self._journal)
        self._journal = -1
        self._lock.give()


def _write_all(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]


def _remove_partial(full: Path) -> None:
    """Take away the partial tiles that a full one has replaced."""
    folder = full.with_name(f"{full.name}.p")
    if folder.is_dir():
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()
