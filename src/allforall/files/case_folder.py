"""The case file on disk: numbered states that are only ever added, the sheets between them, and the secret.

    MOVES/secret           32 bytes; without it nobody can test a guess against the ledger
    MOVES/0001.json        the first state
    MOVES/0002.json        the next, MOVES/0002.csv the decisions between
    MOVES/entries/…        entries to sign and to append

It names people and never leaves the house.
"""

import json
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.exchange.moves.case_file import CaseFile

SECRET_BYTES = 32


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """Reads and adds to one case file. Nothing in it is ever replaced."""

    root: Path

    def secret(self, random: Callable[[int], bytes] | None = None) -> bytes:
        """Read the secret; draw it first where there is none and `random` is given."""
        path = self.root / "secret"
        if not path.exists() and random is not None:
            self.add({"secret": random(SECRET_BYTES).hex() + "\n"})
        try:
            secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
        except (OSError, ValueError) as error:
            _damaged(path, error)
        return secret if len(secret) == SECRET_BYTES else _damaged(path)

    def count(self) -> int:
        """Count the states; they are numbered from 1."""
        return len(list(self.root.glob("[0-9][0-9][0-9][0-9].json")))

    def state(self, number: int) -> CaseFile:
        """Read one state."""
        path = self.root / f"{number:04}.json"
        try:
            return CaseFile.from_json(json.loads(path.read_bytes()))
        except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
            _damaged(path, error)

    def sheet(self, number: int) -> bytes | None:
        """Read the decisions that led to a state; None where there are none."""
        path = self.root / f"{number:04}.csv"
        return path.read_bytes() if path.is_file() else None

    def add(self, papers: Mapping[str, str | bytes]) -> None:
        """Add files that only their owner may read, each whole and flushed, none in the place of another."""
        for name, content in papers.items():
            path = self.root / name
            data = content.encode() if isinstance(content, str) else content
            part = path.with_name(f".{path.name}.part")
            try:
                path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                os.link(part, path)
                part.unlink()
            except OSError as error:
                raise InputError(
                    "files.case_file_not_written",
                    mark(
                        "{path} cannot be written: {why}. Nothing in a case file is replaced; look what lies there."
                    ),
                    path=str(path),
                    why=error.strerror or str(error),
                ) from error


def _damaged(path: Path, cause: Exception | None = None) -> NoReturn:
    raise InputError(
        "files.case_file_damaged",
        mark(
            "{path} is not what was written there. Put back the copy that was signed; begin no new case file."
        ),
        path=str(path),
    ) from cause
