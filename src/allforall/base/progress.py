"""How a long task tells a person where it is: counted steps of named work."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol


class Progress(Protocol):
    """Shows work as it is done. The terminal draws a bar, a test ignores it."""

    def start(self, what: str, total: int | None = None) -> None:
        """Begin a piece of work that people would name, with its size where that is known."""
        ...

    def advance(self, by: int = 1) -> None:
        """Count work that is done."""
        ...

    def done(self, result: str = "") -> None:
        """End the piece of work; `result` counts people, not steps."""
        ...


class Silent:
    """Shows nothing."""

    def start(self, what: str, total: int | None = None) -> None:
        """Begin nothing that anybody sees."""

    def advance(self, by: int = 1) -> None:
        """Count nothing."""

    def done(self, result: str = "") -> None:
        """End nothing."""


SILENT = Silent()


@contextmanager
def task(progress: Progress, what: str, total: int | None = None) -> Iterator[Progress]:
    """Bracket a piece of work, so that an error never leaves a bar standing."""
    progress.start(what, total)
    try:
        yield progress
    finally:
        progress.done()
