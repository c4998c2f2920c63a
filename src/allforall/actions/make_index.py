"""Make a standing list ready, or add rows to it, so that new rows are held against it in seconds."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from allforall.actions.read_lists import read_or_refuse
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.files.standing_folder import add_to_index
from allforall.intake import read_columns


@dataclass(frozen=True, slots=True)
class Indexed:
    """What became of the rows of a list: `new`, `changed` (another row of that id stood there), the rest was there."""

    name: str
    version: int
    people: int
    rows: int
    new: int
    changed: int
    findings: tuple[Finding, ...]


def make_index(
    path: Path,
    root: Path,
    now: datetime,
    *,
    name: str | None = None,
    columns: Path | None = None,
    progress: Progress = SILENT,
) -> Indexed:
    """Read a list and add it to the index in `root`, which is begun where there is none."""
    headers = read_columns(columns) if columns else None
    people, findings = read_or_refuse(
        path, name or path.stem, columns=headers, today=now.date(), progress=progress
    )
    with task(progress, mark("Making the index")):
        version, new, changed = add_to_index(root, people, now)
    return Indexed(people.name, version.number, version.people, len(people), new, changed, findings)
