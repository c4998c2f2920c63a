"""The journal byte by byte, held against the entries that are in the tree already."""

from collections.abc import Callable

from allforall.ledger.checkpoint import parse_checkpoint
from allforall.ledger.folder import JOURNAL, LedgerFolder
from allforall.ledger.fsck_locate import Fault
from allforall.ledger.fsck_tree import Truth
from allforall.ledger.journal import JournalRead, parse_journal
from allforall.ledger.malformed import Malformed
from allforall.ledger.merkle import leaf_hash


def read_journal(folder: LedgerFolder, tell: Callable[[Fault], None]) -> JournalRead:
    """Read the journal, and tell of what is wrong with it."""
    path = folder.root / JOURNAL
    data = path.read_bytes() if path.is_file() else b""
    try:
        read = parse_journal(data)
    except Malformed as error:
        tell(Fault(JOURNAL, error.offset, error.why, exact=False))
        return JournalRead(())
    if read.torn is not None:
        why = "the last batch breaks off: it was being written, and nobody was told that it is kept"
        tell(Fault(JOURNAL, read.torn, why, exact=False))
    return read


def check_journal(journal: JournalRead, truth: Truth) -> Fault | None:
    """Hold whole batches against the tree: entries by their hashes, each checkpoint by its root."""
    at = 0
    leaves = truth.levels[0]
    for batch in journal.batches:
        hashes = [leaf_hash(entry) for entry in batch.entries]
        try:
            said = parse_checkpoint(batch.note).checkpoint
        except Malformed:
            return Fault(JOURNAL, at, "a batch of the journal has no checkpoint", exact=False)
        if leaves[batch.first : batch.end] != hashes or (said.size, said.root) != (
            batch.end,
            truth.tree(batch.end).root(0, batch.end),
        ):
            return Fault(JOURNAL, at, "a batch of the journal is not what the tree has", exact=False)
        at += len(batch.to_bytes())
    return None
