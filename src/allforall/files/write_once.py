"""Files that are written once: whole and on the disk or not there at all, and never over somebody else's."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.messages import mark


def put_once(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, so that it is whole and on the disk or not there at all."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        _claim(part, path)
    finally:
        part.unlink(missing_ok=True)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _claim(part: Path, path: Path) -> None:
    """Give a file its name unless somebody has it: by a link, or where the disk has none, by renaming."""
    try:
        os.link(part, path)
    except FileExistsError:
        raise
    except OSError:
        if path.exists():
            raise FileExistsError(path) from None
        part.rename(path)


@contextmanager
def reported(root: Path) -> Iterator[None]:
    """Say in words what the operating system refuses."""
    try:
        yield
    except FileExistsError as error:
        raise InputError(
            "rounds.written_meanwhile",
            mark("{path} was written by somebody else just now. Nothing of yours was written: say it again."),
            path=str(error.filename2 or error.filename or root),
        ) from error
    except OSError as error:
        raise InputError(
            "rounds.no_access",
            mark("{path} cannot be read or written: {why}."),
            path=str(error.filename or root),
            why=error.strerror or str(error),
        ) from error
