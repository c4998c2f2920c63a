"""Opens one installation: where lists come from, where results go, and what time it is. Wired here alone."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from allforall.base.clock import Clock, SystemClock
from allforall.files.exchange_yaml import read_exchange
from allforall.files.folder_in import FolderSource
from allforall.files.folder_out import FolderOutbox
from allforall.ports.outbox import Outbox
from allforall.ports.source import Source

if TYPE_CHECKING:
    from allforall.store.models import Compartment
    from allforall.store.source import StoreSource
    from allforall.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Bureau:
    """The world as this installation has it."""

    source: Source
    outbox: Outbox
    clock: Clock


def on_plain_files(folder: Path, out: Path, clock: Clock | None = None) -> Bureau:
    """Open an exchange folder, with results in another folder."""
    return Bureau(FolderSource(folder), FolderOutbox(out), clock or SystemClock())


def on_store(compartment: "Compartment", vault: "Vault") -> "StoreSource":
    """Open a compartment of the desk's database; Django must be set up."""
    from allforall.store.source import StoreSource  # noqa: PLC0415  # the command line never loads Django

    return StoreSource(compartment, vault, read_exchange)
