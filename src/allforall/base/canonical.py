"""The one way to turn a value into bytes and a digest, the same on every machine (RFC 8785)."""

import hashlib
from pathlib import Path
from typing import Any

import rfc8785


def canonical_bytes(value: Any) -> bytes:
    """Write JSON in its canonical form; raise `ValueError` for what JSON cannot say."""
    return rfc8785.dumps(value)


def digest_of(value: Any) -> str:
    """Return the SHA-256 of the canonical form, in hex."""
    return hashlib.sha256(canonical_bytes(value)).hexdigest()


def digest_of_file(path: Path) -> str:
    """Return the SHA-256 of a file without holding it in memory, in hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def spoken_groups(digest: str, groups: int = 6) -> str:
    """Write a digest for reading aloud: groups of five decimal digits, six of them binding (about 100 bits)."""
    number = int(digest, 16)
    parts = []
    for _ in range(groups):
        number, rest = divmod(number, 100_000)
        parts.append(f"{rest:05d}")
    return " ".join(parts)
