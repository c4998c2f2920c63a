"""The versions and parts of a standing list as files: read whole or refused, written whole and never replaced."""

import hashlib
import io
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import polars as pl

from allforall.base.canonical import digest_of_file
from allforall.base.errors import InputError
from allforall.base.messages import mark

FORMAT = 1


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a standing list, and where it lies."""

    root: Path
    number: int
    said: Mapping[str, Any]

    @property
    def people(self) -> int:
        """Count the people that stand on the list."""
        return int(self.said["people"])


def versions(root: Path) -> list[Path]:
    """List the versions, the oldest first."""
    return sorted((root / "versions").glob("[0-9][0-9][0-9][0-9].json"))


def latest(root: Path) -> Version:
    """Read the newest version; `files.no_index` where there is none, `files.index_damaged` where it is not one of ours."""
    found = versions(root)
    if not found:
        raise InputError(
            "files.no_index",
            mark("{path} is no index. Make one with: allforall index LIST --out {path}"),
            path=str(root),
        )
    try:
        said = json.loads(found[-1].read_text(encoding="utf-8"))
        if said["format"] != FORMAT or said["version"] != len(found) or not said["parts"]:
            damaged(found[-1])
        if said["before"] != (digest_of_file(found[-2]) if len(found) > 1 else None):
            damaged(found[-1])
        return Version(root, int(said["version"]), said)
    except (ValueError, KeyError, TypeError) as error:
        damaged(found[-1], error)


def digest_of_version(version: Version) -> str:
    """Return the digest of the newest version's file, which the next one names."""
    return digest_of_file(versions(version.root)[-1])


def write_part(root: Path, ready: pl.DataFrame) -> dict[str, Any]:
    """Write a part under the name of its content."""
    buffer = io.BytesIO()
    ready.write_parquet(buffer, compression="zstd", compression_level=3, statistics=False)
    content = buffer.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    _write(root / "parts" / f"{digest[:16]}.parquet", content)
    return {"file": f"{digest[:16]}.parquet", "sha256": digest, "rows": ready.height}


def write_version(root: Path, said: Mapping[str, Any]) -> None:
    """Write the next version; `files.index_moved` where somebody else wrote it first."""
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    path = root / "versions" / f"{said['version']:04}.json"
    if not _write(path, text.encode()):
        raise InputError(
            "files.index_moved",
            mark("Somebody else added to {path} at the same time. Nothing of yours was added; do it again."),
            path=str(root),
        )


def _write(path: Path, content: bytes) -> bool:
    """Write a file whole or not at all, never over another; tell whether it is new."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(part, path)
    except FileExistsError:
        return False
    except OSError as error:
        raise InputError(
            "files.index_not_written",
            mark(
                "{path} cannot be written: {why}. Name a folder that you may write to, with room on the disk."
            ),
            path=str(path.parent),
            why=error.strerror or str(error),
        ) from error
    finally:
        part.unlink(missing_ok=True)
    return True


def damaged(path: Path, cause: Exception | None = None) -> NoReturn:
    """Refuse what is not as it was written."""
    raise InputError(
        "files.index_damaged",
        mark("{path} is not what was written there. Make the index anew: allforall index LIST --out OTHER"),
        path=str(path),
    ) from cause
