"""Read a list that a command cannot do without."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from allforall.base.errors import InputError
from allforall.base.finding import Finding, blocks
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress
from allforall.intake import read_list
from allforall.people.person_list import PersonList


def read_or_refuse(
    path: Path,
    name: str,
    *,
    source: str | None = None,
    columns: Mapping[str, str] | None = None,
    today: date | None = None,
    progress: Progress = SILENT,
) -> tuple[PersonList, tuple[Finding, ...]]:
    """Read a list; raise `InputError` (`actions.list_unreadable`) with what is wrong and what to do."""
    read = read_list(path, name=name, source=source or name, today=today, columns=columns, progress=progress)
    if read.people is None:
        raise unreadable(path, read.findings)
    return read.people, read.findings


def unreadable(path: Path, findings: tuple[Finding, ...], more: str = "") -> InputError:
    """Say why a list could not be read."""
    return InputError(
        "actions.list_unreadable",
        mark("{path} could not be read: {why}{more}"),
        path=str(path),
        why=next((f"{f.says()} {f.do()}" for f in findings if blocks([f])), ""),
        more=more,
    )
