"""Link two lists that lie as files: read them, find who stands on both, write the pairs and what was found."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from allforall.base.errors import InputError, UsageError
from allforall.base.finding import Finding, blocks
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress
from allforall.documents.evidence import evidence_line
from allforall.documents.finding_table import findings_csv
from allforall.documents.tables import csv_text
from allforall.files.judgements import read_judgements
from allforall.intake import read_columns, read_list
from allforall.linkage import Links, link
from allforall.linkage.engine import Engine
from allforall.linkage.links import PUBLISHED
from allforall.linkage.model import read_model
from allforall.people.entry import entry_name
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList
from allforall.ports.outbox import Outbox

LINKS_FILE = "links.csv"
FINDINGS_FILE = "findings.csv"
REVIEW_FILE = "review.csv"
REVIEW_COLUMNS = ("left", "right", "verdict", "who", "why", "on", "match_weight", "evidence")
MOST_TO_REVIEW = 1_000
"""Pairs that a person could look at in a few days; `links.csv` has all of them."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Two lists, their links, everything found on the way, and how many people that means.

    Each count is of entries: `matched` pairs proposed as one person, `left_review` and `right_review` entries without
    a proposal that a person has to judge, `left_only` and `right_only` entries for which nobody was found.
    """

    left: PersonList
    right: PersonList
    links: Links
    findings: tuple[Finding, ...]
    matched: int
    left_review: int
    right_review: int
    left_only: int
    right_only: int


def link_lists(
    left: Path,
    right: Path,
    out: Outbox,
    *,
    columns: Path | None = None,
    judgements: Path | None = None,
    model: Path | None = None,
    engine: Engine = "plain",
    today: date | None = None,
    progress: Progress = SILENT,
) -> Linked:
    """Link two files and write `links.csv`, `review.csv` and `findings.csv`; findings are written even where a list is unreadable.

    Raises `InputError` (`actions.list_unreadable`) where a list could not be read, `UsageError` where both are one file.
    """
    if left.resolve() == right.resolve():
        raise UsageError(
            "actions.same_list",
            mark("{path} is named twice. Name two lists of different bureaus."),
            path=str(left),
        )
    weights = read_model(model) if model else None
    headers = read_columns(columns) if columns else None
    said, findings = _judgements(judgements)
    lists = []
    for path, name in zip((left, right), _names(left, right), strict=True):
        read = read_list(path, name=name, source=name, today=today, columns=headers, progress=progress)
        findings = (*findings, *read.findings)
        if read.people is None:
            out.publish(
                {FINDINGS_FILE: findings_csv(findings)},
                {"work": "linked lists", "lists": [left.name, right.name]},
            )
            raise InputError(
                "actions.list_unreadable",
                mark("{path} could not be read: {why} What was found stands in findings.csv."),
                path=str(path),
                why=next((f"{f.says()} {f.do()}" for f in read.findings if blocks([f])), ""),
            )
        lists.append(read.people)
    links = link(*lists, judgements=said, model=weights, engine=engine, progress=progress)
    findings = (*findings, *links.findings)
    papers = {
        LINKS_FILE: csv_text(PUBLISHED, links.published().iter_rows(named=True)),
        REVIEW_FILE: _review_csv(links, lists[0], lists[1]),
        FINDINGS_FILE: findings_csv(findings),
    }
    digests = {people.file: people.digest for people in lists}
    out.publish(papers, {"work": "linked lists", "lists": digests, "how": dict(links.how)})
    return _counted(lists[0], lists[1], links, findings)


def _names(left: Path, right: Path) -> tuple[str, str]:
    """Name the lists as judgements call them: by their files, or by folder and file where those are the same."""
    if left.stem != right.stem:
        return left.stem, right.stem
    return f"{left.resolve().parent.name}-{left.stem}", f"{right.resolve().parent.name}-{right.stem}"


def _judgements(path: Path | None) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    if path is None:
        return (), ()
    if not path.is_file():
        raise InputError("actions.no_judgements", mark("There is no file {path}."), path=str(path))
    return read_judgements(path)


def _counted(left: PersonList, right: PersonList, links: Links, findings: tuple[Finding, ...]) -> Linked:
    matched = {side: set(links.matches[f"{side}_id"]) for side in ("left", "right")}
    review = {side: set(links.review[f"{side}_id"]) - matched[side] for side in ("left", "right")}
    return Linked(
        left=left,
        right=right,
        links=links,
        findings=findings,
        matched=links.matches.height,
        left_review=len(review["left"]),
        right_review=len(review["right"]),
        left_only=len(left) - len(matched["left"]) - len(review["left"]),
        right_only=len(right) - len(matched["right"]) - len(review["right"]),
    )


def _review_csv(links: Links, left: PersonList, right: PersonList) -> str:
    """Write the likeliest pairs that wait for a person, each with its evidence; the columns of judgements come first."""
    waiting = links.review.filter(links.review["judged"].is_null()).sort(
        "match_weight", "left_id", "right_id", descending=[True, False, False]
    )
    rows = []
    for row in waiting.head(MOST_TO_REVIEW).iter_rows(named=True):
        pair = row["left_id"], row["right_id"]
        rows.append(
            {
                "left": entry_name(left.name, pair[0]),
                "right": entry_name(right.name, pair[1]),
                "match_weight": row["match_weight"],
                "evidence": evidence_line(links, left, right, pair),
            }
        )
    return csv_text(REVIEW_COLUMNS, rows)
