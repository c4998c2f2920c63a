"""Taking up a ledger where the last writer left it, however that one ended."""

import os
from dataclasses import dataclass

from allforall.ledger.checkpoint import Checkpoint, SignedCheckpoint, parse_checkpoint
from allforall.ledger.edge import Edge, edge_of
from allforall.ledger.folder import CHECKPOINT, JOURNAL, Damaged, LedgerFolder
from allforall.ledger.journal import Batch, JournalRead, parse_journal
from allforall.ledger.malformed import Malformed
from allforall.ledger.merkle import leaf_hash
from allforall.ledger.note import VerifierKey
from allforall.ledger.signing import signed_by
from allforall.ledger.tiles import ENTRIES, WIDTH, Tile, width_at


@dataclass(frozen=True, slots=True)
class Found:
    """The edge of the tree as it stands in the tiles, the entries of its last bundle, and what the journal adds."""

    edge: Edge
    open_entries: list[bytes]
    batches: tuple[Batch, ...] = ()
    torn: int | None = None
    """Where the journal breaks off, to be cut there; None where it does not."""


def recover(folder: LedgerFolder, journal: int, log: VerifierKey) -> Found:
    """Find out from where to go on; raise `Damaged` where going on could lose or change what was acknowledged."""
    read = _read_journal(journal)
    signed = _checkpoint(folder, needed=not read.batches)
    if signed is not None and not _ours(signed, log):
        raise Damaged(
            CHECKPOINT, 0, f"the checkpoint is not signed by the key of {log.name} that is used here"
        )
    if read.batches and (signed is None or signed.checkpoint.size <= read.batches[-1].end):
        found = _taken_up(folder, read.batches[0].first)
        _hold_history(found.edge, read.batches, log, signed.checkpoint if signed else None, folder)
        return Found(found.edge, found.open_entries, read.batches, read.torn)
    if signed is None:
        return Found(Edge(), [], (), read.torn)
    found = _taken_up(folder, signed.checkpoint.size)
    if found.edge.root() != signed.checkpoint.root:
        raise Damaged(CHECKPOINT, 0, "the tiles do not lead to the root that the checkpoint names")
    # A journal that ends before the checkpoint has nothing to add to the tiles.
    return Found(found.edge, found.open_entries, (), 0 if read.batches else read.torn)


def _read_journal(journal: int) -> JournalRead:
    try:
        return parse_journal(os.pread(journal, os.fstat(journal).st_size, 0))
    except Malformed as error:
        raise Damaged(JOURNAL, error.offset, error.why) from error


def _checkpoint(folder: LedgerFolder, *, needed: bool) -> SignedCheckpoint | None:
    """Read the checkpoint; a power cut may have spoiled it, and then the journal still has it."""
    if not folder.exists():
        return None
    try:
        return folder.checkpoint()
    except Damaged:
        if needed:
            raise
        return None


def _ours(signed: SignedCheckpoint, log: VerifierKey) -> bool:
    text = signed.note.text
    return signed.checkpoint.origin == log.name and any(
        signed_by(log, text, line) for line in signed.note.signatures
    )


def _taken_up(folder: LedgerFolder, size: int) -> Found:
    edge = edge_of(size, folder.tile)
    number = size // WIDTH
    width = width_at(ENTRIES, number, size)
    tile = Tile(ENTRIES, number, width)
    entries = folder.bundle(tile) if width else []
    if [leaf_hash(entry) for entry in entries] != edge.partial[0]:
        raise Damaged(tile.path, 0, "the entries are not those of the tree")
    return Found(edge, entries)


def _hold_history(
    edge: Edge,
    batches: tuple[Batch, ...],
    log: VerifierKey,
    published: Checkpoint | None,
    folder: LedgerFolder,
) -> None:
    """Check that the journal leads to the checkpoints in it, and through the one that others have already seen."""
    trial = edge_of(edge.size, folder.tile)
    roots = {trial.size: trial.root()}
    for batch in batches:
        for entry in batch.entries:
            trial.add(leaf_hash(entry))
        roots[trial.size] = trial.root()
        try:
            signed = parse_checkpoint(batch.note)
        except Malformed as error:
            raise Damaged(JOURNAL, 0, error.why) from error
        said = signed.checkpoint
        if (said.size, said.root) != (trial.size, trial.root()) or not _ours(signed, log):
            raise Damaged(JOURNAL, 0, "a batch of the journal does not lead to its checkpoint")
    if published is not None and roots.get(published.size) != published.root:
        raise Damaged(JOURNAL, 0, "the journal leads to another history than the checkpoint")
