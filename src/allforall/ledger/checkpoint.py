"""Checkpoints: what a log says about itself at one size, in three lines (C2SP tlog-checkpoint)."""

from dataclasses import dataclass

from allforall.ledger.malformed import Malformed
from allforall.ledger.note import Note, parse_note
from allforall.ledger.strict import hash_from_base64, number_from, to_base64

LINES = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Which log, how many entries, and the root over them all. `extensions` are opaque; ours has none."""

    origin: str
    size: int
    root: bytes
    extensions: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The text that is signed."""
        return "".join(
            f"{line}\n" for line in (self.origin, self.size, to_base64(self.root), *self.extensions)
        )


@dataclass(frozen=True, slots=True)
class SignedCheckpoint:
    """A checkpoint with the note that carries it and whatever signatures stand under it."""

    checkpoint: Checkpoint
    note: Note


def parse_checkpoint_text(text: str) -> Checkpoint:
    """Read the text of a checkpoint."""
    lines = text.split("\n")
    if len(lines) <= LINES or lines[-1] or "" in lines[:-1]:
        raise Malformed("a checkpoint has the log's name, the number of entries and the root, each on a line")
    offset = len(lines[0].encode()) + 1
    try:
        size = number_from(lines[1])
        offset += len(lines[1]) + 1
        root = hash_from_base64(lines[2])
    except Malformed as error:
        raise Malformed(error.why, offset) from error
    return Checkpoint(lines[0], size, root, tuple(lines[LINES:-1]))


def parse_checkpoint(data: bytes) -> SignedCheckpoint:
    """Read a checkpoint with its signatures, which are not checked here."""
    note = parse_note(data)
    return SignedCheckpoint(parse_checkpoint_text(note.text), note)
