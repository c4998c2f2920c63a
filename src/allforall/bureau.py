"""Opens one installation: where lists come from, where results go, and what time it is. Wired here alone."""

from dataclasses import dataclass
from pathlib import Path

from allforall.base.clock import Clock, SystemClock
from allforall.files.folder_in import FolderSource
from allforall.files.folder_out import FolderOutbox
from allforall.ports.outbox import Outbox
from allforall.ports.source import Source


@dataclass(frozen=True, slots=True)
class Bureau:
    """The world as this installation has it."""

    source: Source
    outbox: Outbox
    clock: Clock


def on_plain_files(folder: Path, out: Path, clock: Clock | None = None) -> Bureau:
    """Open an exchange folder, with results in another folder."""
    return Bureau(FolderSource(folder), FolderOutbox(out), clock or SystemClock())
