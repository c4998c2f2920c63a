"""One writer at a time: a lock on a file, which the system gives back when a program is killed."""

import fcntl
import os
import time
from pathlib import Path

from allforall.ledger.folder import LOCK

PATIENCE_S = 60.0
_PAUSE_S = 0.005


class Busy(Exception):  # noqa: N818  # an answer of the lock
    """Another program has been appending all the time."""


class Lock:
    """The lock of one ledger's folder."""

    def __init__(self, root: Path, patience_s: float) -> None:
        """Name the folder, and how long to wait for others."""
        self._root = root
        self._patience_s = patience_s
        self._handle = -1

    def take(self) -> None:
        """Wait for the lock; raise `Busy` when that takes too long."""
        self._root.mkdir(parents=True, exist_ok=True)
        self._handle = os.open(self._root / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        until = time.monotonic() + self._patience_s
        while True:
            try:
                fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError as error:
                if time.monotonic() > until:
                    self.give()
                    raise Busy from error
                time.sleep(_PAUSE_S)
            else:
                return

    def give(self) -> None:
        """Let the next one in."""
        if self._handle >= 0:
            os.close(self._handle)
        self._handle = -1
