"""The review as a table that a person fills in with a spreadsheet: one line a claim, verdict and reason at its end."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from allforall.base.finding import Finding
from allforall.base.place import Place
from allforall.claims import review_findings as found
from allforall.claims.claim import Claim, ClaimCount, Evidence, Kind
from allforall.claims.record.words import Flow
from allforall.claims.review import Document, Judgement, Reviewed, Verdict

COLUMNS = (
    "claim",
    "document",
    "published",
    "source",
    "sentence",
    "kind",
    "speaker",
    "event_date",
    "deadline",
    "formula",
    "counts",
    "mediators",
    "entry",
    "confidence",
    "standing",
    "verdict",
    "who",
    "why",
    "on",
    "digest",
    "evidence",
)
_COUNT = re.compile(
    r"(?P<role>part )?(?P<flow>[a-z_]+\.[a-z]+) (?:(?P<bound>at_least|more_than|about|up_to) )?(?P<n>\d+)"
)
_SPEAKER = re.compile(r"(?:[A-Z]{2}(?:\.[a-z_]+)?|both|press)")


def rows(reviewed: Iterable[Reviewed], standing: Mapping[str, str] | None = None) -> Iterator[dict[str, str]]:
    """Write claims as lines; the cells of a claim may be corrected by hand. `standing` is beside the record, by claim."""
    for each in reviewed:
        claim, judged = each.claim, each.judgement
        yield {
            "claim": each.id,
            "document": each.document.name,
            "published": each.document.published.isoformat() if each.document.published else "",
            "source": each.document.source,
            "sentence": claim.evidence[0].quote or "" if claim.evidence else "",
            "kind": claim.kind.value,
            "speaker": claim.speaker,
            "event_date": claim.event_date or "",
            "deadline": claim.deadline or "",
            "formula": claim.formula or "",
            "counts": "; ".join(_count(one) for one in claim.counts),
            "mediators": " ".join(claim.mediators),
            "entry": each.entry,
            "confidence": f"{claim.confidence:.2f}",
            "standing": (standing or {}).get(each.id, ""),
            "verdict": judged.verdict.value if judged else "",
            "who": judged.who if judged else "",
            "why": judged.why if judged else "",
            "on": judged.on.isoformat() if judged and judged.on else "",
            "digest": each.document.digest,
            "evidence": " ".join(f"{one.start}-{one.end}" for one in claim.evidence),
        }


def read_rows(
    lines: Iterable[Mapping[str, str]], name: str
) -> tuple[tuple[Reviewed, ...], tuple[Finding, ...]]:
    """Read judged lines, the last about a claim counting; one without a verdict still waits, a doubtful one is found."""
    judged: dict[str, Reviewed] = {}
    findings: list[Finding] = []
    for number, line in enumerate(lines, start=2):
        cells = {column: (line.get(column) or "").strip().removeprefix("'") for column in COLUMNS}
        if not cells["verdict"]:
            continue
        try:
            judged[cells["claim"]] = _reviewed(cells)
        except ValueError as error:
            findings.append(found.BAD_ROW.at(Place(name, row=number), why=str(error)))
    return tuple(judged.values()), tuple(findings)


def _reviewed(cells: Mapping[str, str]) -> Reviewed:
    for needed in ("claim", "document", "who", "why"):
        if not cells[needed]:
            msg = f"{needed} is empty"
            raise ValueError(msg)
    judgement = Judgement(_verdict(cells["verdict"]), cells["who"], cells["why"], _day(cells["on"]))
    document = Document(cells["document"], cells["digest"], cells["source"], _day(cells["published"]))
    return Reviewed(cells["claim"], document, _claim(cells), cells["entry"], judgement)


def _claim(cells: Mapping[str, str]) -> Claim:
    try:
        kind = Kind(cells["kind"])
    except ValueError:
        msg = f"kind is {cells['kind'] or 'empty'}; it must be one of {', '.join(Kind)}"
        raise ValueError(msg) from None
    if not _SPEAKER.fullmatch(cells["speaker"]):
        msg = f"speaker is {cells['speaker'] or 'empty'}; it must be an office such as UA.president, both or press"
        raise ValueError(msg)
    claim = Claim(
        kind=kind,
        speaker=cells["speaker"],
        event_date=cells["event_date"] or None,
        deadline=cells["deadline"] or None,
        formula=cells["formula"] or None,
        counts=tuple(_read_count(one.strip()) for one in cells["counts"].split(";") if one.strip()),
        mediators=tuple(cells["mediators"].split()),
        evidence=tuple(_evidence(one) for one in cells["evidence"].split()),
    )
    return replace(claim, confidence=float(cells["confidence"] or 1))


def _count(said: ClaimCount) -> str:
    direction = "both" if said.to == "both" else f"to_{said.to.lower()}"
    bound = "" if said.bound == "exact" else f"{said.bound} "
    return f"{'part ' if said.role == 'part' else ''}{direction}.{said.what} {bound}{said.n}"


def _read_count(text: str) -> ClaimCount:
    match = _COUNT.fullmatch(text)
    try:
        if not match:
            raise ValueError  # noqa: TRY301  # one message for whatever is wrong with it
        flow = Flow.parse(*match["flow"].split("."))
    except (KeyError, ValueError):
        msg = f"counts has “{text}”; write it as “to_ua.persons 185” or “part to_ua.officers at_least 2”"
        raise ValueError(msg) from None
    return ClaimCount(
        flow.to, int(match["n"]), flow.group, match["bound"] or "exact", "part" if match["role"] else "total"
    )


def _evidence(text: str) -> Evidence:
    start, _, end = text.partition("-")
    return Evidence(int(start), int(end), None)


def _verdict(text: str) -> Verdict:
    try:
        return Verdict(text.casefold())
    except ValueError:
        msg = f"verdict is {text}; it must be accept, correct or reject"
        raise ValueError(msg) from None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        msg = f"{text} is no day; write it as 2025-10-02"
        raise ValueError(msg) from None
