"""A list handed back as a workbook, every doubt beside its row, without the columns that the reader's role does not see."""

from datetime import datetime

from allforall.base.finding import Finding, Severity
from allforall.base.progress import SILENT
from allforall.desk.work.read import read_version
from allforall.documents.book import Ground
from allforall.documents.workbook import Mark, OfferedList, mark_workbook
from allforall.store.models import Version
from allforall.store.viewer import Viewer

_GROUNDS = {Severity.BLOCKS: Ground.STOPS, Severity.LOOK: Ground.OPEN, Severity.NOTE: Ground.PLAIN}
_ORDER = tuple(_GROUNDS)


def marked_workbook(version: Version, viewer: Viewer, now: datetime, language: str) -> bytes | None:
    """Write the workbook; None where the file cannot be read as a list."""
    preview = read_version(version, SILENT)
    people = preview.people
    if people is None:
        return None
    fields = [field for field in people.columns if viewer.permission.sees(field)]
    fields.sort(key=lambda field: people.columns[field].index)
    lines = [int(line) for line in people.rows.to_list()]
    found: dict[int, list[Finding]] = {line: [] for line in lines}
    for finding in preview.findings:
        if finding.where and finding.where.row in found:
            found[finding.where.row].append(finding)
    return mark_workbook(
        OfferedList(
            people.file,
            people.digest,
            people.sheet,
            tuple(people.columns[field].header for field in fields),
            list(zip(lines, people.raw.select(fields).rows(), strict=True)),
        ),
        {line: _mark(each, language) for line, each in found.items() if each},
        made_at=now,
        language=language,
    )


def _mark(findings: list[Finding], language: str) -> Mark:
    gravest = min((finding.severity for finding in findings), key=_ORDER.index)
    reason = " ".join(
        f"{finding.where.column if finding.where else ''}: {finding.says(language)} {finding.do(language)}".removeprefix(
            ": "
        )
        for finding in findings
    )
    return Mark(gravest.value, reason, "", _GROUNDS[gravest])
