"""Link two lists that lie as files, or one with a standing list: find who stands on both, write pairs and findings."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from allforall.actions.judgements_in import judgements_in, on_these_lists
from allforall.actions.read_lists import unreadable
from allforall.base.errors import UsageError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.documents.finding_table import findings_csv
from allforall.documents.review_table import review_csv, review_rows
from allforall.documents.tables import csv_of
from allforall.files.standing_folder import open_index
from allforall.intake import read_columns, read_list
from allforall.linkage import Links, link
from allforall.linkage.against import link_against
from allforall.linkage.contradictions import contradictions
from allforall.linkage.engine import Engine
from allforall.linkage.kept import kept
from allforall.linkage.model import read_model
from allforall.people.entry import list_of, row_of
from allforall.people.person_list import PersonList
from allforall.ports.outbox import Outbox

LINKS_FILE = "links.csv"
FINDINGS_FILE = "findings.csv"
REVIEW_FILE = "review.csv"
WORK = "linked lists"


@dataclass(frozen=True, slots=True)
class Linked:
    """Two lists, their links, everything found on the way, and how many people that means.

    Each count is of entries: `matched` pairs proposed as one person, `left_review` and `right_review` entries without
    a proposal that a person has to judge, `left_only` and `right_only` entries for which nobody was found. Of a
    standing list `right` has only the rows that some pair names; `right_people` counts all.
    """

    left: PersonList
    right: PersonList
    links: Links
    findings: tuple[Finding, ...]
    right_people: int
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
    engine: Engine | None = None,
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
    names = names_of(left, right)
    lists, found = _read(dict(zip((left, right), names, strict=True)), out, columns, today, progress)
    log, doubts = judgements_in(judgements)
    said, others = on_these_lists(log, {people.name: people for people in lists})
    links = link(*lists, judgements=said, model=weights, engine=engine, progress=progress)
    linked = _counted(
        lists[0],
        lists[1],
        links,
        (*doubts, *found, *others, *contradictions(said), *links.findings),
        len(lists[1]),
    )
    paths = {"left": left, "right": right, "columns": columns, "judgements": judgements, "model": model}
    _publish(linked, out, {"paths": _resolved(paths)})
    return linked


def link_to_index(
    left: Path,
    index: Path,
    out: Outbox,
    *,
    columns: Path | None = None,
    judgements: Path | None = None,
    today: date | None = None,
    progress: Progress = SILENT,
) -> Linked:
    """Link new rows with a standing list that `allforall index` made ready; the same papers as of two lists."""
    with task(progress, mark("Opening the index")):
        standing = open_index(index)
    name = left.stem if left.stem != standing.name else f"{left.resolve().parent.name}-{left.stem}"
    (new,), found = _read({left: name}, out, columns, today, progress)
    log, doubts = judgements_in(judgements)
    named = {row_of(entry) for j in log for entry in j.pair if list_of(entry) == standing.name}
    judged, _ = standing.people(standing.positions_of(named))
    said, others = on_these_lists(log, {new.name: new, standing.name: judged})
    links, right = link_against(new, standing, judgements=said, progress=progress)
    findings = (*doubts, *found, *others, *contradictions(said), *links.findings)
    linked = _counted(new, right, links, findings, len(standing))
    paths = {"left": left, "index": index, "columns": columns, "judgements": judgements}
    _publish(linked, out, {"paths": _resolved(paths)})
    return linked


def _read(
    paths: Mapping[Path, str], out: Outbox, columns: Path | None, today: date | None, progress: Progress
) -> tuple[tuple[PersonList, ...], tuple[Finding, ...]]:
    """Read every list; where one cannot be read, what was found is written all the same."""
    headers = read_columns(columns) if columns else None
    lists = []
    findings: tuple[Finding, ...] = ()
    for path, name in paths.items():
        read = read_list(path, name=name, source=name, today=today, columns=headers, progress=progress)
        findings = (*findings, *read.findings)
        if read.people is None:
            lying = [path.name for path in paths]
            out.publish({FINDINGS_FILE: findings_csv(findings)}, {"work": WORK, "lists": lying})
            raise unreadable(path, read.findings, " What was found stands in findings.csv.")
        lists.append(kept(read.people))
    return tuple(lists), findings


def _publish(linked: Linked, out: Outbox, about: Mapping[str, Any]) -> None:
    papers = {
        LINKS_FILE: csv_of(linked.links.published()),
        REVIEW_FILE: review_csv(list(review_rows(linked.links, linked.left, linked.right))),
        FINDINGS_FILE: findings_csv(linked.findings),
    }
    digests = {people.file: people.digest for people in (linked.left, linked.right)}
    out.publish(papers, {"work": WORK, "lists": digests, "how": dict(linked.links.how), **about})


def _resolved(paths: Mapping[str, Path | None]) -> dict[str, str]:
    """Say where what was read lies, for whoever looks at the pairs again."""
    return {name: str(path.resolve()) for name, path in paths.items() if path}


def names_of(left: Path, right: Path) -> tuple[str, str]:
    """Name the lists as judgements call them: by their files, or by folder and file where those are the same."""
    if left.stem != right.stem:
        return left.stem, right.stem
    return f"{left.resolve().parent.name}-{left.stem}", f"{right.resolve().parent.name}-{right.stem}"


def _counted(
    left: PersonList, right: PersonList, links: Links, findings: tuple[Finding, ...], right_people: int
) -> Linked:
    matched = {side: links.matches[f"{side}_id"].unique() for side in ("left", "right")}
    review = {
        side: len(links.review.filter(~pl.col(f"{side}_id").is_in(ids.implode()))[f"{side}_id"].unique())
        for side, ids in matched.items()
    }
    return Linked(
        left=left,
        right=right,
        links=links,
        findings=findings,
        right_people=right_people,
        matched=links.matches.height,
        left_review=review["left"],
        right_review=review["right"],
        left_only=len(left) - len(matched["left"]) - review["left"],
        right_only=right_people - len(matched["right"]) - review["right"],
    )
