"""A manifest as a run wrote it, read again: who travels, in the order of its rows."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.limits import MEGABYTE
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.exchange.manifest import Standing, read_entries

_NEEDED = ("case", "surname", "given_name", "latin", "dob", "clause", "home_to", "standing", "entries")
MOST_ROWS = 20_000
MOST_BYTES = 50 * MEGABYTE


@dataclass(frozen=True, slots=True)
class Traveller:
    """One row of a manifest: the fewest fields that people at the line need.

    `judged` tells that no match in it waits for a person: a human joined its entries, or it stands on one list alone and
    joins nothing. Who stands on one list alone has a conditional seat, and is identified at the handover.
    """

    row: int
    case: str
    surname: str
    given_name: str
    patronymic: str
    latin: str
    dob: str
    stretcher: str
    clause: str
    seat: str
    judged: bool

    @property
    def name(self) -> str:
        """The name as the manifest writes it."""
        return " ".join(part for part in (self.surname, self.given_name, self.patronymic) if part)


def manifest_content(path: Path) -> bytes:
    """Read the bytes of a manifest, within limits."""
    if path.stat().st_size > MOST_BYTES:
        raise _no_manifest(path, f"it is larger than {MOST_BYTES // MEGABYTE} MB")
    return path.read_bytes()


def read_manifest(path: Path, content: bytes, to: Letter) -> tuple[Traveller, ...]:
    """Read a manifest of people going home to a party; raise `InputError` for any other table."""
    try:
        rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))
    except (UnicodeDecodeError, csv.Error) as error:
        raise _no_manifest(path, str(error)) from error
    if len(rows) > MOST_ROWS:
        raise _no_manifest(path, f"it has more than {MOST_ROWS:,} rows")
    missing = [name for name in _NEEDED if name not in (rows[0] if rows else dict.fromkeys(_NEEDED))]
    if missing:
        raise _no_manifest(path, f"no column {missing[0]}")
    wrong = next((n for n, row in enumerate(rows, 1) if row["home_to"] != to), None)
    if wrong:
        raise _no_manifest(path, f"row {wrong} does not go home to {to}")
    seen: set[str] = set()
    for row in rows:
        if row["case"] in seen:
            raise _no_manifest(path, f"{row['case']} stands on it twice")
        seen.add(row["case"])
    return tuple(_traveller(number, row) for number, row in enumerate(rows, 1))


def _traveller(number: int, row: dict[str, str]) -> Traveller:
    said = {name: row.get(name) or "" for name in Traveller.__slots__ if name not in {"row", "judged"}}
    judged = row["standing"] == Standing.JUDGED or len(read_entries(row["entries"])) == 1
    return Traveller(row=number, judged=judged, **said)


def _no_manifest(path: Path, why: str) -> InputError:
    return InputError(
        "rounds.no_manifest",
        mark("{path} is no manifest of a run: {why}. Name a file such as out/rounds/09/manifest-A.csv."),
        path=str(path),
        why=why,
    )
