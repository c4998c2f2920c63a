"""The files that may leave the desk: a list with every doubt beside its row, or the rows of an offer with our replies.

Both are made of what lies in the store, as the asker's role saw it: asked for twice they are the same to the byte, which
is how a file that leaves is held to the one that was let go.
"""

import hashlib
from datetime import datetime

from allforall.base.finding import Finding, Severity
from allforall.base.messages import mark, translate
from allforall.base.progress import SILENT
from allforall.desk.answer import CHIPS
from allforall.desk.work.read import read_version
from allforall.documents.book import Ground
from allforall.documents.workbook import Mark, OfferedList, mark_workbook
from allforall.exchange.offer import EXPLANATIONS, Reply
from allforall.people.access import PERMISSIONS, Permission, Role
from allforall.people.person_list import PersonList
from allforall.store.answering import latest
from allforall.store.models import Leaving, Version
from allforall.store.models.leaving import What

_GROUNDS = {Severity.BLOCKS: Ground.STOPS, Severity.LOOK: Ground.OPEN, Severity.NOTE: Ground.PLAIN}
_ORDER = tuple(_GROUNDS)
_OF_CHIPS = {"ok": Ground.GOOD, "half": Ground.OPEN, "stop": Ground.STOPS, "unk": Ground.UNKNOWN}


def file_of(asked: Leaving) -> bytes | None:
    """Make the file of a request anew; None where its list cannot be read any more."""
    return made_file(asked.version, What(asked.what), Role(asked.role), asked.language)


def made_file(version: Version, what: What, role: Role, language: str) -> bytes | None:
    """Make a file as it would leave now, without the columns that a role does not see."""
    preview = read_version(version, SILENT)
    if preview.people is None:
        return None
    if what is What.LIST:
        marks, made_at = _doubts(preview.people, preview.findings, language), version.added_at
    else:
        marks, made_at = _replies(version, preview.people, language)
    offered = _as_sent(preview.people, PERMISSIONS[role])
    return mark_workbook(offered, marks, made_at=made_at, language=language)


def digest_of(content: bytes) -> str:
    """Return SHA-256 of a file."""
    return hashlib.sha256(content).hexdigest()


def _as_sent(people: PersonList, permission: Permission) -> OfferedList:
    fields = [field for field in people.columns if permission.sees(field)]
    fields.sort(key=lambda field: people.columns[field].index)
    lines = [int(line) for line in people.rows.to_list()]
    return OfferedList(
        people.file,
        people.digest,
        people.sheet,
        tuple(people.columns[field].header for field in fields),
        list(zip(lines, people.raw.select(fields).rows(), strict=True)),
    )


def _doubts(people: PersonList, findings: tuple[Finding, ...], language: str) -> dict[int, Mark]:
    found: dict[int, list[Finding]] = {int(line): [] for line in people.rows.to_list()}
    for finding in findings:
        if finding.where and finding.where.row in found:
            found[finding.where.row].append(finding)
    return {line: _mark(each, language) for line, each in found.items() if each}


def _mark(findings: list[Finding], language: str) -> Mark:
    gravest = min((finding.severity for finding in findings), key=_ORDER.index)
    reason = " ".join(
        f"{finding.where.column if finding.where else ''}: {finding.says(language)} {finding.do(language)}".removeprefix(
            ": "
        )
        for finding in findings
    )
    return Mark(gravest.value, reason, "", _GROUNDS[gravest])


def _replies(version: Version, people: PersonList, language: str) -> tuple[dict[int, Mark], datetime]:
    """Write what people decided, and nothing of what it rests on: our entries and reasons are not for the other side."""
    decided = latest(version)
    lines = people.rows.to_list()
    marks = {}
    for position, line in decided.items():
        reply = Reply[line.reply]
        marks[int(lines[position])] = Mark(
            translate(mark("decided"), language),
            translate(EXPLANATIONS[reply], language),
            translate(reply.value, language),
            _OF_CHIPS[CHIPS[reply]],
        )
    return marks, max((line.on for line in decided.values()), default=version.added_at)
