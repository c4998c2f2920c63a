"""Read announcements to claims, put claims of one event together, and write what may be published."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from allforall.actions.review_claims import CONTRADICTIONS, REVIEW, Review, review_claims
from allforall.base.canonical import digest_of_file
from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.claims.claim import Claim
from allforall.claims.clusters import clustered
from allforall.claims.documents import FORMS, Document, open_document
from allforall.claims.every import refuted
from allforall.claims.findings import NAMES_SOMEBODY
from allforall.claims.gate import gated
from allforall.claims.read import read_article
from allforall.claims.reading import Reading, Reason
from allforall.claims.record.record import Record, public_record
from allforall.claims.review import Document as Source
from allforall.claims.review import Judgement, Reviewed, claim_id, waiting
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
    """All announcements of one run, and what a person gets to judge."""

    documents: tuple[ReadDocument, ...]
    review: Review

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
        return (*(finding for each in self.documents for finding in each.findings), *self.review.findings)


def read_claims(
    paths: Sequence[Path],
    outbox: Outbox,
    made_at: datetime,
    *,
    judged: Sequence[Reviewed] = (),
    progress: Progress = SILENT,
) -> ReadClaims:
    """Read files and folders of announcements; write `NAME.json` for each, an index of events, and what waits for a person.

    `judged` claims stay as a person left them, whatever the reading says now.
    """
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
    record = public_record()
    documents = tuple(_gated(name, *opened[name], together.get(name, ()), record) for name in opened)
    digests = {name: digest_of_file(path) for name, path in found.items()}
    with task(progress, mark("Holding claims against the record")):
        read = [one for each in documents for one in waiting(_source(each, found, digests), each.claims)]
        review = review_claims(read, judged, record)
    by_document = {(one.document.digest, one.id): one.judgement for one in review.claims}
    papers: dict[str, str | bytes] = {
        f"{each.name}.json": _dump(_paper(each, _source(each, found, digests), by_document))
        for each in documents
    }
    papers[INDEX] = _dump(_index(documents))
    outbox.publish(
        {**papers, **review.papers},
        {
            "work": "announcements",
            "made_at": made_at.isoformat(),
            "inputs": {found[name].name: digest for name, digest in digests.items()},
        },
    )
    return ReadClaims(documents, review)


def _source(read: ReadDocument, paths: Mapping[str, Path], digests: Mapping[str, str]) -> Source:
    article = read.document.article
    return Source(
        paths[read.name].name,
        digests[read.name],
        article.url if article else "",
        article.published if article else None,
    )


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
    taken = {"run", *(Path(name).stem for name in (INDEX, REVIEW, CONTRADICTIONS))}
    return {path.name if stems[path.stem] > 1 or path.stem in taken else path.stem: path for path in files}


def _gated(
    name: str, document: Document, reading: Reading | None, claims: Sequence[Claim], record: Record
) -> ReadDocument:
    language = document.article.language if document.article else ""
    shown = tuple(gated(claim, language) for claim in claims)
    findings = [*document.findings, *(reading.findings if reading else ())]
    if document.article and reading and reading.relevant:
        findings += refuted(document.article, name, record)
    silent = sum(each.quote is None for claim in shown for each in claim.evidence)
    if silent:
        findings.append(NAMES_SOMEBODY.at(quotes=silent))
    return ReadDocument(name, document, reading, shown, tuple(findings))


def _paper(
    read: ReadDocument, source: Source, judgements: Mapping[tuple[str, str], Judgement | None]
) -> dict[str, Any]:
    article = read.document.article
    names = [claim_id(source, claim) for claim in read.claims]
    day = article.published if article else None
    return {
        "doc": read.name,
        "lang": article.language if article else None,
        "date": day.isoformat() if day else None,
        "date_source": article.published_from or None if article else None,
        "relevant": bool(read.reading and read.reading.relevant),
        "claims": [
            {"cid": name, **claim.to_json(), "judged": _judged(judgements.get((source.digest, name)))}
            for name, claim in zip(names, read.claims, strict=True)
        ],
        "left_out": [left.to_json() for left in read.reading.left_out] if read.reading else [],
        "findings": [
            {"code": f.code, "severity": f.severity.value, "says": f.says(), "do": f.do()}
            for f in read.findings
        ],
    }


def _judged(judgement: Judgement | None) -> dict[str, Any] | None:
    """Say what a person decided; the claim beside it is as it was read."""
    if judgement is None:
        return None
    return {
        "verdict": judgement.verdict.value,
        "who": judgement.who,
        "why": judgement.why,
        "on": judgement.on.isoformat() if judgement.on else None,
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
