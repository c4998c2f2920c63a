"""Judgements as a file that a person can read and edit: one line a pair, the last line about a pair counts."""

import csv
import io
from datetime import datetime
from pathlib import Path

from allforall.base.finding import Finding
from allforall.base.place import Place
from allforall.files.findings import BAD_JUDGEMENT, JUDGED_TWICE
from allforall.people.entry import list_of, row_of
from allforall.people.judgement import Judgement, Verdict

COLUMNS = ("left", "right", "verdict", "who", "why", "on")


def read_judgements(path: Path) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """Read judgements; a line without a verdict is a pair that still waits, any other doubtful line a finding.

    Returns judgements in the order of the file, each pair once, and the findings.
    """
    place = Place(path.name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return (), (BAD_JUDGEMENT.at(place, why="the file is not in UTF-8"),)
    latest: dict[frozenset[str], Judgement] = {}
    findings: list[Finding] = []
    head = text.partition("\n")[0]
    separator = max(",;\t", key=head.count)
    reader = csv.DictReader(io.StringIO(text), delimiter=separator)
    missing = {"left", "right", "verdict", "who", "why"} - set(reader.fieldnames or ())
    if missing:
        place = Place(path.name, row=1)
        return (), (BAD_JUDGEMENT.at(place, why=f"no column {', '.join(sorted(missing))}"),)
    for row in reader:
        place = Place(path.name, row=reader.line_num)
        if not (row["verdict"] or "").strip():
            continue
        try:
            judgement = _judgement(row)
        except ValueError as error:
            findings.append(BAD_JUDGEMENT.at(place, why=str(error)))
            continue
        pair = frozenset((judgement.left, judgement.right))
        before = latest.pop(pair, None)
        if before and before.verdict is not judgement.verdict:
            findings.append(
                JUDGED_TWICE.at(place, left=judgement.left, right=judgement.right, who=judgement.who)
            )
        latest[pair] = judgement
    return tuple(latest.values()), tuple(findings)


def _judgement(row: dict[str, str | None]) -> Judgement:
    said = {name: (row.get(name) or "").strip() for name in COLUMNS}
    for name in ("left", "right", "who", "why"):
        if not said[name]:
            msg = f"{name} is empty"
            raise ValueError(msg)
    for name in ("left", "right"):
        if not (list_of(said[name]) and row_of(said[name])):
            msg = f"{name} is {said[name]}; it must name a list and a row, such as a-missing:17"
            raise ValueError(msg)
    if said["left"] == said["right"]:
        msg = f"{said['left']} is judged against itself"
        raise ValueError(msg)
    verdict = Verdict(said["verdict"].casefold())
    on = _day(said["on"]) if said["on"] else None
    seen = {
        said[side]: ((row.get(f"{side}_name") or "").strip(), (row.get(f"{side}_dob") or "").strip())
        for side in ("left", "right")
        if row.get(f"{side}_name")
    }
    return Judgement(said["left"], said["right"], verdict, said["who"], said["why"], on, seen)


def _day(text: str) -> datetime:
    """Read a day in ISO form or as spreadsheets of the region write it, 05.06.2025."""
    for form in ("%d.%m.%Y", "%d.%m.%Y %H:%M"):
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return datetime.fromisoformat(text)
