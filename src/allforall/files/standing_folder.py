"""A standing list on disk: parts that are only ever added, and a numbered version that says which parts it is made of.

    INDEX/versions/0001.json    the list, the model, how names were read, the parts with their digests
    INDEX/parts/2f0c….parquet   features, ids and what the rows say

A version is written last and never replaced, so a program that is killed leaves the last one whole, and two that add
at once cannot both be the next.
"""

from datetime import datetime
from pathlib import Path
from typing import Any

import polars as pl

from allforall.base.canonical import digest_of, digest_of_file
from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.files.standing_versions import (
    FORMAT,
    Version,
    damaged,
    digest_of_version,
    latest,
    versions,
    write_part,
    write_version,
)
from allforall.linkage.features import ID, INDEX
from allforall.linkage.model import Model, as_json, default_model
from allforall.linkage.notices import fields_known
from allforall.linkage.standing import LINE, ROW_ID, SAID, Standing, made_ready, way_of_reading
from allforall.people.person_list import PersonList


def add_to_index(
    root: Path, people: PersonList, now: datetime, model: Model | None = None
) -> tuple[Version, int, int]:
    """Add a list to a standing one, or begin it; return the version, and how many rows were new and how many changed.

    A row that stands there already as it is adds nothing; one that says something else takes the place of the old one,
    which stays on the disk.
    """
    model = model or default_model()
    before = latest(root) if versions(root) else None
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
    part = write_part(root, ready)
    said: dict[str, Any] = {
        "format": FORMAT,
        "version": before.number + 1 if before else 1,
        "before": digest_of_version(before) if before else None,
        "list": people.name,
        "people": (before.people if before else 0) + new,
        "replaced": (int(before.said["replaced"]) if before else 0) + changed,
        "known": sorted(fields_known(people) | set(before.said["known"] if before else ())),
        "reading": way_of_reading(),
        "model": as_json(model),
        "parts": [*(before.said["parts"] if before else []), part | _source(people, now)],
    }
    write_version(root, said)
    return Version(root, int(said["version"]), said), new, changed


def open_index(root: Path, model: Model | None = None) -> Standing:
    """Open the newest version.

    Raises `InputError`: `files.no_index` where there is none, `files.index_damaged` where a part is not what was
    written, `files.index_stale` where this program reads names or weighs them otherwise than the one that wrote it.
    """
    version = latest(root)
    _refuse_stale(version, model or default_model())
    for part in version.said["parts"]:
        path = root / "parts" / part["file"]
        if not path.is_file() or digest_of_file(path) != part["sha256"]:
            damaged(path)
    rows = _rows(version)
    table = rows.select(pl.exclude(f"^{SAID}.*$")).drop(LINE).collect()
    if version.said["replaced"]:
        table = table.unique(ROW_ID, keep="last", maintain_order=True)
    if table.height != version.people:
        damaged(root / "versions")
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


def _rows(version: Version) -> pl.LazyFrame:
    return pl.scan_parquet([version.root / "parts" / part["file"] for part in version.said["parts"]])


def _source(people: PersonList, now: datetime) -> dict[str, Any]:
    return {"source": people.file, "source_sha256": people.digest, "added": now.isoformat()}


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
