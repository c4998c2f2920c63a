"""Reads one list that somebody sent: file, sheet, columns, rows, cells. Doubts are findings; nothing is filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.finding import KINDS, Finding
from allforall.base.limits import DEFAULT_LIMITS, Limits
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.intake.columns_file import check_fields
from allforall.intake.grid import Refused
from allforall.intake.log import FindingLog
from allforall.intake.open_file import open_grid
from allforall.intake.people import Sender, make_people
from allforall.people.person_list import PersonList


@dataclass(frozen=True, slots=True)
class ListRead:
    """A list as it was read, or None where the file could not be, and everything found on the way."""

    people: PersonList | None
    findings: tuple[Finding, ...]


def read_list(
    path: Path,
    *,
    name: str,
    source: str,
    received: date | None = None,
    today: date | None = None,
    columns: Mapping[str, str] | None = None,
    sheet: str | None = None,
    limits: Limits = DEFAULT_LIMITS,
    progress: Progress = SILENT,
) -> ListRead:
    """Read a person list (xlsx, xlsm, xlsb, xls, ods, csv, parquet), whatever the file holds.

    `name` is what other parts of the house call the list, `source` who says what stands in it, `received` the day on
    which it came: later dates are doubted, or later than `today` where nobody knows when it came. `columns` (field: header) wins over what headers seem to mean. Raises
    `InputError` only where there is no such file or field; a file that cannot be read gives no people and a finding that
    blocks.
    """
    if not path.is_file():
        raise InputError("intake.no_file", mark("There is no file {path}."), path=str(path))
    given = dict(columns or {})
    check_fields(given)
    log = FindingLog(path.name)
    with task(progress, path.name):
        grid = open_grid(path, sheet=sheet, given=given, limits=limits)
        if isinstance(grid, Refused):
            log.add(KINDS[grid.code], **{"file": path.name, **grid.args})
            return ListRead(None, log.done())
        people = make_people(grid, Sender(path, name, source, received, today), given, limits, log)
    return ListRead(people, log.done())
