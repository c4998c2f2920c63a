"""Read announcements to claims, put claims of one event together, and write what may be published."""

import json
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from allforall.base.canonical import digest_of_file
from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.claims.claim import Claim
from allforall.claims.clusters import clustered
from allforall.claims.documents import FORMS, Document, open_document
from allforall.claims.findings import NAMES_SOMEBODY
from allforall.claims.gate import gated
from allforall.claims.read import read_article
from allforall.claims.reading import Reading, Reason
from allforall.ports.outbox import Outbox

INDEX = "clusters.json"


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """One announcement with what was taken from it; `reading` is None where the file could not be opened."""

    name: str
    document: Document
    reading: Reading | None
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class ReadClaims:
    """All announcements of one run."""

    documents: tuple[ReadDocument, ...]

    @property
    def claims(self) -> int:
        """How many claims were taken."""
        return sum(len(each.claims) for each in self.documents)

    @property
    def not_understood(self) -> int:
        """How many sentences speak of a handover with a figure and gave no claim."""
        return sum(
            left.reason is Reason.NOT_UNDERSTOOD
            for each in self.documents
            if each.reading
            for left in each.reading.left_out
        )

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Everything found."""
        return tuple(finding for each in self.documents for finding in each.findings)


def read_claims(
    paths: Sequence[Path], outbox: Outbox, made_at: datetime, *, progress: Progress = SILENT
) -> ReadClaims:
    """Read files and folders of announcements; write `NAME.json` for each and an index of events."""
    found = _files(paths)
    opened: dict[str, tuple[Document, Reading | None]] = {}
    with task(progress, "Reading announcements", total=len(found)):
        for name, path in found.items():
            document = open_document(path)
            opened[name] = document, read_article(document.article) if document.article else None
            progress.advance()
    together = clustered(
        {name: reading.claims for name, (_, reading) in opened.items() if reading},
        {name: doc.article.published if doc.article else None for name, (doc, _) in opened.items()},
    )
    documents = tuple(_gated(name, *opened[name], together.get(name, ())) for name in opened)
    papers: dict[str, str | bytes] = {f"{each.name}.json": _dump(_paper(each)) for each in documents}
    papers[INDEX] = _dump(_index(documents))
    digests = {path.name: digest_of_file(path) for path in found.values()}
    outbox.publish(papers, {"work": "announcements", "made_at": made_at.isoformat(), "inputs": digests})
    return ReadClaims(documents)


def _files(paths: Iterable[Path]) -> dict[str, Path]:
    """Name every file by its stem, or by its whole name where two stems are the same."""
    files = []
    for path in paths:
        if path.is_dir():
            files += sorted(p for p in path.iterdir() if p.suffix.lower() in FORMS and p.is_file())
        elif path.is_file():
            files.append(path)
        else:
            raise InputError(
                "claims.no_such_file", mark("{path} is neither a file nor a folder."), path=str(path)
            )
    if not files:
        raise InputError(
            "claims.nothing_to_read",
            mark("There is no announcement in {paths}: text, HTML and PDF files are read."),
            paths=", ".join(str(path) for path in paths),
        )
    stems = Counter(path.stem for path in files)
    taken = {"run", Path(INDEX).stem}
    return {path.name if stems[path.stem] > 1 or path.stem in taken else path.stem: path for path in files}


def _gated(name: str, document: Document, reading: Reading | None, claims: Sequence[Claim]) -> ReadDocument:
    language = document.article.language if document.article else ""
    shown = tuple(gated(claim, language) for claim in claims)
    findings = [*document.findings, *(reading.findings if reading else ())]
    silent = sum(each.quote is None for claim in shown for each in claim.evidence)
    if silent:
        findings.append(NAMES_SOMEBODY.at(quotes=silent))
    return ReadDocument(name, document, reading, shown, tuple(findings))


def _paper(read: ReadDocument) -> dict[str, Any]:
    article = read.document.article
    day = article.published if article else None
    return {
        "doc": read.name,
        "lang": article.language if article else None,
        "date": day.isoformat() if day else None,
        "date_source": article.published_from or None if article else None,
        "relevant": bool(read.reading and read.reading.relevant),
        "claims": [claim.to_json() for claim in read.claims],
        "left_out": [left.to_json() for left in read.reading.left_out] if read.reading else [],
        "findings": [
            {"code": f.code, "severity": f.severity.value, "says": f.says(), "do": f.do()}
            for f in read.findings
        ],
    }


def _index(documents: Iterable[ReadDocument]) -> dict[str, Any]:
    """Say for each event which claims of which announcements speak of it."""
    events: dict[str, list[dict[str, Any]]] = {}
    for each in documents:
        for number, claim in enumerate(each.claims):
            if claim.ref:
                row = {"doc": each.name, "claim": number, "kind": claim.kind.value, "speaker": claim.speaker}
                events.setdefault(claim.ref, []).append(row)
    return {"events": {ref: events[ref] for ref in sorted(events)}}


def _dump(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
