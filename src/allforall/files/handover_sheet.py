"""The sheet of a handover: a row a person, columns that a phone or a hand fills in, and the same sheet typed back."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.limits import MEGABYTE
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.documents.tables import csv_text
from allforall.files.manifest_table import Traveller

PRINTED = ("to", "row", "case", "surname", "given_name", "patronymic", "latin", "dob", "stretcher", "seat")
TYPED = ("result", "heard_by", "who_came", "why", "time", "marked_by")
COLUMNS = (*PRINTED, *TYPED)
SPARE_LINES = 10
"""Empty lines at the end, for those who come and are on no row."""
MOST_BYTES = 20 * MEGABYTE
MOST_LINES = 50_000


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line as it was typed back; `line` is where it stands in the file, the header being line 1."""

    line: int
    to: str
    row: str
    case: str
    result: str
    heard_by: str
    who_came: str
    why: str
    time: str
    marked_by: str


def sheet_csv(to: Letter, travellers: Iterable[Traveller]) -> str:
    """Write the sheet of one direction; what is typed goes into the last columns, and an empty result means not yet."""
    rows: list[dict[str, str | int]] = []
    for each in travellers:
        short = "conditional" if each.seat.startswith("conditional") else ""
        rows.append(
            {name: getattr(each, name) for name in PRINTED if name not in {"to", "seat"}}
            | {"to": to, "seat": short}
        )
    rows += [{"to": to} for _ in range(SPARE_LINES)]
    return csv_text(COLUMNS, rows)


def read_sheet(path: Path) -> tuple[SheetLine, ...]:
    """Read the lines of a sheet that say something; raise `InputError` for any other table."""
    if not path.is_file():
        raise InputError("rounds.no_sheet", mark("There is no file {path}."), path=str(path))
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _not_a_sheet(path, f"it is larger than {MOST_BYTES // MEGABYTE} MB")
        text = path.read_text(encoding="utf-8-sig")
        head = text.partition("\n")[0]
        reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
        missing = [name for name in ("to", "row", "result") if name not in (reader.fieldnames or ())]
        if missing:
            raise _not_a_sheet(path, f"no column {missing[0]}")
        found: list[SheetLine] = []
        for row in reader:
            line = _line(reader.line_num, row)
            if line.result:
                found.append(line)
            if reader.line_num > MOST_LINES:
                raise _not_a_sheet(path, f"it has more than {MOST_LINES:,} lines")
    except (UnicodeDecodeError, csv.Error, OSError) as error:
        raise _not_a_sheet(path, str(error)) from error
    return tuple(found)


def _line(number: int, row: dict[str, str | None]) -> SheetLine:
    names = ("to", "row", "case", *TYPED)
    return SheetLine(line=number, **{name: " ".join((row.get(name) or "").split()) for name in names})


def _not_a_sheet(path: Path, why: str) -> InputError:
    return InputError(
        "rounds.not_a_sheet",
        mark(
            "{path} cannot be read as the sheet of a handover: {why}. Print one with “allforall round sheet”."
        ),
        path=str(path),
        why=why,
    )
