"""The sheet on which a person judges drawn pairs blind: what both rows say, and nothing of what the program thinks."""

import csv
import io
from collections.abc import Collection, Sequence
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.documents.tables import Value, csv_text
from allforall.linkage.levels import COMPARISONS
from allforall.people.judgement import Verdict
from allforall.people.person_list import PersonList

ANSWERS = ("pair", "verdict", "who", "why")
VERDICTS = frozenset({Verdict.SAME, Verdict.DIFFERENT, Verdict.UNSURE})


def sheet_csv(pairs: Sequence[Sequence[tuple[PersonList, str]]]) -> str:
    """Write pairs of rows, each a list and a row id, in their order, each field of one beside that of the other."""
    known = {field for pair in pairs for people, _ in pair for field in people.values.columns}
    fields = [c.column for c in COMPARISONS if c.column in known]
    columns = [*ANSWERS, *(f"{side}_{field}" for field in (*fields, "where") for side in ("left", "right"))]
    rows: list[dict[str, Value]] = []
    for number, pair in enumerate(pairs, start=1):
        row: dict[str, Value] = {"pair": number}
        for side, (people, row_id) in zip(("left", "right"), pair, strict=True):
            said = people.values.row(people.position[row_id], named=True)
            row |= {f"{side}_{field}": said.get(field) for field in fields}
            row[f"{side}_where"] = str(people.place(people.position[row_id]))
        rows.append(row)
    return csv_text(columns, rows)


def read_sheet(path: Path, drawn: Collection[int]) -> dict[int, Verdict]:
    """Read the verdicts of a filled sheet by pair; a pair without one is left out.

    Raises `InputError` (`documents.audit_sheet`) with the line where something else stands there.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise _unusable(path, 1, error.strerror or "it cannot be opened") from error
    except UnicodeDecodeError as error:
        raise _unusable(path, 1, "it is not in UTF-8") from error
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    if not {"pair", "verdict"} <= set(reader.fieldnames or ()):
        raise _unusable(path, 1, "it has no columns pair and verdict")
    found: dict[int, Verdict] = {}
    for row in reader:
        said = (row["verdict"] or "").strip().casefold()
        if not said:
            continue
        number = (row["pair"] or "").strip()
        if not (number.isascii() and number.isdigit() and int(number) in drawn):
            raise _unusable(path, reader.line_num, f"pair {number} was not drawn")
        if said not in VERDICTS:
            raise _unusable(path, reader.line_num, f"{said} is no verdict; write same, different or unsure")
        if int(number) in found:
            raise _unusable(path, reader.line_num, f"pair {number} stands there twice")
        found[int(number)] = Verdict(said)
    if not found:
        raise _unusable(path, 1, "nobody has filled in a verdict yet")
    return found


def _unusable(path: Path, line: int, why: str) -> InputError:
    return InputError(
        "documents.audit_sheet",
        mark(
            "{path}, line {line}: {why}. Fill in the sheet that audit-links drew, and name it with --filled."
        ),
        path=str(path),
        line=line,
        why=why,
    )
