"""A standing list on disk: parts that are only ever added, and a numbered version that says which parts it is made of.

    INDEX/versions/0001.json    the list, the model, how names were read, the parts with their digests
    INDEX/parts/2f0c….parquet   features, ids and what the rows say

A version is written last and never replaced, so a program that is killed leaves the last one whole, and two that add
at once cannot both be the next.
"""

import hashlib
import io
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, NoReturn

import polars as pl

from allforall.base.canonical import digest_of, digest_of_file
from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.linkage.features import ID, INDEX
from allforall.linkage.model import Model, as_json, default_model
from allforall.linkage.notices import fields_known
from allforall.linkage.standing import LINE, ROW_ID, SAID, Standing, made_ready, way_of_reading
from allforall.people.person_list import PersonList

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


def add_to_index(
    root: Path, people: PersonList, now: datetime, model: Model | None = None
) -> tuple[Version, int, int]:
    """Add a list to a standing one, or begin it; return the version, and how many rows were new and how many changed.

    A row that stands there already as it is adds nothing; one that says something else takes the place of the old one,
    which stays on the disk.
    """
    model = model or default_model()
    before = _latest(root) if _versions(root) else None
    ready = made_ready(people)
    new = changed = ready.height
    if before is None:
        changed = 0
    else:
        _refuse_stale(before, model)
        if before.said["list"] != people.name:
            raise InputError(
                "files.index_of_another",
                mark("{path} holds the list {held}, not {name}. Name another folder for this list."),
                path=str(root),
                held=before.said["list"],
                name=people.name,
            )
        held = _rows(before).collect()
        content = [c for c in ready.columns if c != LINE]
        fresh = ready.join(held.select(content), on=content, how="anti", nulls_equal=True)
        changed = fresh.join(held.select(ROW_ID), on=ROW_ID, how="semi").height
        new, ready = fresh.height - changed, fresh
        if fresh.is_empty():
            return before, 0, 0
    part = _written_part(root, ready)
    said: dict[str, Any] = {
        "format": FORMAT,
        "version": before.number + 1 if before else 1,
        "before": _digest_of_version(before) if before else None,
        "list": people.name,
        "people": (before.people if before else 0) + new,
        "replaced": (int(before.said["replaced"]) if before else 0) + changed,
        "known": sorted(fields_known(people) | set(before.said["known"] if before else ())),
        "reading": way_of_reading(),
        "model": as_json(model),
        "parts": [*(before.said["parts"] if before else []), part | _source(people, now)],
    }
    _write_version(root, said)
    return Version(root, int(said["version"]), said), new, changed


def open_index(root: Path, model: Model | None = None) -> Standing:
    """Open the newest version.

    Raises `InputError`: `files.no_index` where there is none, `files.index_damaged` where a part is not what was
    written, `files.index_stale` where this program reads names or weighs them otherwise than the one that wrote it.
    """
    version = _latest(root)
    _refuse_stale(version, model or default_model())
    for part in version.said["parts"]:
        path = root / "parts" / part["file"]
        if not path.is_file() or digest_of_file(path) != part["sha256"]:
            _damaged(path)
    rows = _rows(version)
    table = rows.select(pl.exclude(f"^{SAID}.*$")).drop(LINE).collect()
    if version.said["replaced"]:
        table = table.unique(ROW_ID, keep="last", maintain_order=True)
    if table.height != version.people:
        _damaged(root / "versions")
    count = pl.int_range(table.height, eager=True)
    last = version.said["parts"][-1]
    return Standing(
        name=version.said["list"],
        file=last["source"],
        digest=last["source_sha256"],
        ids=table[ROW_ID].alias("id"),
        features=table.drop(ROW_ID).with_columns(count.alias(ID), count.alias(INDEX)),
        rows=rows.select(ROW_ID, LINE, f"^{SAID}.*$"),
        known=frozenset(version.said["known"]),
    )


def _versions(root: Path) -> list[Path]:
    return sorted((root / "versions").glob("[0-9][0-9][0-9][0-9].json"))


def _latest(root: Path) -> Version:
    found = _versions(root)
    if not found:
        raise InputError(
            "files.no_index",
            mark("{path} is no index. Make one with: allforall index LIST --out {path}"),
            path=str(root),
        )
    try:
        said = json.loads(found[-1].read_text(encoding="utf-8"))
        if said["format"] != FORMAT or said["version"] != len(found) or not said["parts"]:
            _damaged(found[-1])
        if said["before"] != (digest_of_file(found[-2]) if len(found) > 1 else None):
            _damaged(found[-1])
        return Version(root, int(said["version"]), said)
    except (ValueError, KeyError, TypeError) as error:
        _damaged(found[-1], error)


def _digest_of_version(version: Version) -> str:
    return digest_of_file(_versions(version.root)[-1])


def _rows(version: Version) -> pl.LazyFrame:
    return pl.scan_parquet([version.root / "parts" / part["file"] for part in version.said["parts"]])


def _written_part(root: Path, ready: pl.DataFrame) -> dict[str, Any]:
    """Write a part under the name of its content."""
    buffer = io.BytesIO()
    ready.write_parquet(buffer, compression="zstd", compression_level=3, statistics=False)
    content = buffer.getvalue()
    digest = hashlib.sha256(content).hexdigest()
    _write(root / "parts" / f"{digest[:16]}.parquet", content)
    return {"file": f"{digest[:16]}.parquet", "sha256": digest, "rows": ready.height}


def _source(people: PersonList, now: datetime) -> dict[str, Any]:
    return {"source": people.file, "source_sha256": people.digest, "added": now.isoformat()}


def _write_version(root: Path, said: Mapping[str, Any]) -> None:
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


def _refuse_stale(version: Version, model: Model) -> None:
    if version.said["reading"] != way_of_reading() or digest_of(version.said["model"]) != digest_of(
        as_json(model)
    ):
        raise InputError(
            "files.index_stale",
            mark(
                "{path} was made by a version of this program that reads or weighs names otherwise."
                " Make the index anew from its list: allforall index LIST --out OTHER"
            ),
            path=str(version.root),
        )


def _damaged(path: Path, cause: Exception | None = None) -> NoReturn:
    raise InputError(
        "files.index_damaged",
        mark("{path} is not what was written there. Make the index anew: allforall index LIST --out OTHER"),
        path=str(path),
    ) from cause
