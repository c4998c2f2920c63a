"""A whole ledger as files in memory, for papers that are written at once and never appended to."""

from collections.abc import Sequence

from allforall.ledger.bundle import pack
from allforall.ledger.checkpoint import Checkpoint
from allforall.ledger.edge import Edge
from allforall.ledger.folder import CHECKPOINT, POLICY
from allforall.ledger.merkle import leaf_hash
from allforall.ledger.note import Note
from allforall.ledger.signing import Signer
from allforall.ledger.tiles import bundles_of


def written(entries: Sequence[bytes], signer: Signer, policy: str) -> dict[str, bytes]:
    """Return the files of a ledger with these entries, by their names below its folder: those that a writer would leave."""
    edge = Edge()
    tiles = [tile for entry in entries for tile in edge.add(leaf_hash(entry))]
    files = {tile.path: data for tile, data in (*tiles, *edge.unfinished())}
    at = 0
    for bundle in bundles_of(len(entries)):
        files[bundle.path] = pack(entries[at : at + bundle.width])
        at += bundle.width
    checkpoint = Checkpoint(signer.name, edge.size, edge.root())
    files[CHECKPOINT] = Note(checkpoint.text, (signer.sign_note(checkpoint.text),)).to_bytes()
    files[POLICY] = policy.encode()
    return files
