"""Files that are whole or not there: written beside their place, then renamed; and what it takes to be sure of them."""

import ctypes
import os
import sys
from collections.abc import Callable
from pathlib import Path

Flush = Callable[[int], None]
"""Flushes an open file to the disk; a measurement may count the calls."""
PART = ".part"
"""What is being written and not yet in its place; the next writer takes away what a killed one left."""


def place(root: Path, name: str, content: bytes) -> Path:
    """Put a file into its place below a folder, so that a reader sees the old one or the new one; it is not flushed."""
    part, path = root / PART, root / name
    part.write_bytes(content)
    try:
        part.replace(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.replace(path)
    return path


def place_flushed(path: Path, content: bytes, flush: Flush = os.fsync) -> None:
    """Put a file into its place and return only when it will be there after a power cut: write, flush, rename, flush."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}{PART}")
    with part.open("wb") as file:
        file.write(content)
        file.flush()
        flush(file.fileno())
    part.replace(path)
    flush_folder(path.parent, flush)


def flush_folder(folder: Path, flush: Flush = os.fsync) -> None:
    """Flush the names in a folder."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        flush(handle)
    finally:
        os.close(handle)


def flush_all(root: Path, written: set[Path]) -> None:
    """Flush everything that was written: the whole file system in one call where it can be asked for errors, else each."""
    if sys.platform == "linux" and hasattr(library := ctypes.CDLL(None, use_errno=True), "syncfs"):
        handle = os.open(root, os.O_RDONLY)
        try:
            if library.syncfs(handle):
                raise OSError(ctypes.get_errno(), "the disk did not take what was written", str(root))
        finally:
            os.close(handle)
        return
    folders = {root}
    for path in written:
        folders.update(parent for parent in path.parents if parent.is_relative_to(root))
        with path.open("rb") as file:
            os.fsync(file.fileno())
    for folder in folders:
        flush_folder(folder)
