"""Seal a list of people, and open one of them."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from allforall.actions.ledger_files import reported
from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.intake import read_list
from allforall.ledger.sealed import SECRET_BYTES, Commitment, Opening, Record, bucket
from allforall.ledger.sealed_folder import SealedFolder, seal
from allforall.people.person_list import PersonList


@dataclass(frozen=True, slots=True)
class Sealed:
    """What was sealed: the commitment to hand over, and how many people stand behind it."""

    commitment: Commitment
    people: int


def seal_list(
    path: Path,
    out: Path,
    random: Callable[[int], bytes],
    *,
    fields: Sequence[str] = (),
    hide_size: bool = False,
    progress: Progress = SILENT,
) -> Sealed:
    """Seal a list: `out` gets the commitment, and a private part that never leaves the house.

    `fields` are those that an opening will show; all that were understood, unless said. Raises `InputError` where the
    list cannot be read or the folder is in use.
    """
    if out.exists() and (not out.is_dir() or os.listdir(out)):  # noqa: PTH208  # names are enough
        raise InputError(
            "ledger.seal_not_empty",
            mark("{folder} is not empty. Seal a list into a new folder."),
            folder=str(out),
        )
    people = read_list(path, name="sealed", source="", progress=progress).people
    if people is None or not len(people):
        raise InputError(
            "ledger.seal_no_people",
            mark("No people could be read from {path}. Look at it with “allforall link”, which says why."),
            path=str(path),
        )
    records = _records(people, fields)
    size = bucket(len(records)) if hide_size else len(records)
    with task(progress, f"{size:,} leaves"), reported(out):
        commitment = seal(records, random(SECRET_BYTES), size, out)
    return Sealed(commitment, len(records))


def _records(people: PersonList, fields: Sequence[str]) -> list[Record]:
    """Take what was typed, cell by cell; an empty cell is no part of a record."""
    unknown = [name for name in fields if name not in people.raw.columns]
    if unknown:
        raise InputError(
            "ledger.seal_no_field",
            mark("The list has no field {field}. It has: {known}."),
            field=unknown[0],
            known=", ".join(people.raw.columns),
        )
    names = list(fields) or list(people.raw.columns)
    rows = people.raw.select(names).rows()
    return [
        {name: text for name, text in zip(names, row, strict=True) if text and text.strip()} for row in rows
    ]


def open_sealed(folder: Path, *, leaf: int | None = None, find: str | None = None) -> Opening:
    """Open one person of a sealed list: by the number of the leaf from 1, or by a text that stands in a field of theirs."""
    with reported(folder):
        sealed = SealedFolder(folder)
        found = [leaf - 1] if leaf is not None else sealed.find(find or "")
        if len(found) != 1 or not 0 <= found[0] < sealed.commitment.size:
            raise InputError(
                "ledger.open_not_one",
                mark(
                    "{count} people of {size} fit what was asked for. Name one, by their number or by their id."
                ),
                count=len(found) if leaf is None else 0,
                size=f"{sealed.commitment.size:,}",
            )
        return sealed.open(found[0])
