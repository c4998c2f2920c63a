"""A person's review of claims: accepted, corrected or rejected, with a reason; only what a person accepted enters accounts.

A row of the review keeps the whole claim, so that a judgement stands although the text is read again by other rules.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from hashlib import sha256

from allforall.accounts.amount import Amount
from allforall.accounts.posting import Group
from allforall.base.finding import Finding
from allforall.base.place import Place
from allforall.claims import review_findings as found
from allforall.claims.claim import Claim, ClaimCount, Kind
from allforall.claims.record.words import DAY, DEADLINE, FORMULA, HELD, KIND, MEDIATORS, PROMISES, TOTAL, Flow
from allforall.people.cell import Cell
from allforall.people.statement import Statement


class Verdict(StrEnum):
    """What a person decided about a claim that the program read."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"


@dataclass(frozen=True, slots=True)
class Document:
    """The text that a claim was read from: its file, its digest, where it was published and when."""

    name: str
    digest: str
    source: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who decided what about a claim, why and when."""

    verdict: Verdict
    who: str
    why: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One claim before a person, with their judgement once there is one.

    `claim` is as the person left it, `entry` the exchange or agreement of the record that it is about: `EX-2025-10-02`.
    """

    id: str
    document: Document
    claim: Claim
    entry: str
    judgement: Judgement | None = None

    @property
    def stands(self) -> bool:
        """Whether a person takes it as said."""
        return self.judgement is not None and self.judgement.verdict is not Verdict.REJECT


def claim_id(document: Document, claim: Claim) -> str:
    """Name a claim by its text, its sentence, its kind and its speaker, so that it is found again at the next reading."""
    where = [f"{each.start}-{each.end}" for each in claim.evidence[:1]]
    content = "\0".join((document.digest, claim.kind, claim.speaker, *where))
    return f"c-{sha256(content.encode()).hexdigest()[:10]}"


def waiting(document: Document, claims: Iterable[Claim]) -> tuple[Reviewed, ...]:
    """Put claims that were just read before a person."""
    return tuple(Reviewed(claim_id(document, each), document, each, entry_of(each)) for each in claims)


def kept(
    read: Iterable[Reviewed], judged: Iterable[Reviewed]
) -> tuple[tuple[Reviewed, ...], tuple[Finding, ...]]:
    """Keep judgements through a new reading: a judged claim stays as it was judged, found again or not.

    Returns every claim, and a finding for each judged one that the new reading does not have.
    """
    by_id = {each.id: each for each in judged}
    again = {each.id for each in read}
    claims = [by_id.get(each.id, each) for each in read]
    lost = [each for name, each in by_id.items() if name not in again]
    return (*claims, *lost), tuple(
        found.NOT_READ_AGAIN.at(Place(each.document.name), claim=each.id) for each in lost
    )


_KINDS = {Kind.COMMIT: ("AG", "agreed"), Kind.PROPOSE: ("PR", "proposed"), Kind.DISPUTE: ("DS", "disputed")}
_ENTRY = re.compile(r"(EX|AS|AG|PR|DS)-(\d{4}-\d{2}-\d{2})(-\w+)?")
_HEADS = {Kind.DONE: "", Kind.CUMUL: TOTAL, Kind.HELD: HELD, Kind.COMMIT: PROMISES, Kind.PROPOSE: PROMISES}
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def entry_of(claim: Claim) -> str:
    """Propose which entry of the record a claim is about: by its day; empty where it has none, for a person to fill in."""
    if claim.ref and _ENTRY.fullmatch(claim.ref):
        return claim.ref
    if not claim.event_date or not _DAY.fullmatch(claim.event_date):
        return ""
    head = {Kind.DONE: "EX", Kind.CUMUL: "AS", Kind.HELD: "AS"}.get(claim.kind) or _KINDS[claim.kind][0]
    return f"{head}-{claim.event_date}"


def statements(judged: Iterable[Reviewed]) -> tuple[tuple[Statement, ...], tuple[Finding, ...]]:
    """Turn what a person accepted into statements of the record; what cannot enter it is found and kept."""
    said: list[Statement] = []
    findings: list[Finding] = []
    for each in judged:
        if not each.stands:
            continue
        if _ENTRY.fullmatch(each.entry):
            said += _statements(each)
        else:
            findings.append(
                found.NO_ENTRY.at(Place(each.document.name), claim=each.id, entry=each.entry or "–")
            )
    return tuple(said), tuple(findings)


def _statements(each: Reviewed) -> Iterator[Statement]:
    for field, value in _fields(each.claim, each.entry).items():
        yield Statement(
            entry=each.entry,
            field=field,
            value=value,
            raw=value,
            cell=Cell(each.document.name, each.document.digest, "", 1, "", _where(each.claim)),
            source=each.document.source or each.document.name,
            said_on=each.document.published or (each.judgement.on if each.judgement else None),
            said_by=each.claim.speaker,
        )


def _fields(claim: Claim, entry: str) -> Mapping[str, str]:
    """Write a claim as fields of the record."""
    fields = {DAY: entry[3:13]} if claim.kind is Kind.DONE else {}
    if claim.kind in _KINDS:
        fields[KIND] = _KINDS[claim.kind][1]
    if claim.formula and claim.kind is not Kind.DONE:
        fields[FORMULA] = claim.formula
    if claim.deadline:
        fields[DEADLINE] = claim.deadline
    if claim.mediators and claim.kind is Kind.DONE:
        fields[MEDIATORS] = " ".join(claim.mediators)
    head = _HEADS.get(claim.kind)
    for each in claim.counts if head is not None else ():
        flow = Flow(each.to, Group(each.what))
        fields[f"{head}.{flow.field}" if head else flow.field] = str(amount_of(each))
    return fields


def amount_of(said: ClaimCount) -> Amount:
    """Give the number of a claim its bounds."""
    match said.bound:
        case "at_least":
            return Amount(said.n, None)
        case "more_than":
            return Amount(said.n + 1, None)
        case "up_to":
            return Amount(0, said.n)
        case "about":
            return Amount(said.n, said.n, about=True)
        case _:
            return Amount.exactly(said.n)


def _where(claim: Claim) -> str:
    return ", ".join(f"characters {each.start}-{each.end}" for each in claim.evidence)
