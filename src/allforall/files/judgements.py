"""Judgements as a file that a person can read and edit: a line a judgement, the last line about a pair counts.

Nothing in it is ever changed: a judgement is taken back by a new line, `taken back`, with who and why.
"""

import csv
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from allforall.base.finding import Finding
from allforall.base.place import Place
from allforall.files.findings import BAD_JUDGEMENT, JUDGED_TWICE, NOTHING_TO_TAKE_BACK
from allforall.people.entry import list_of, row_of
from allforall.people.judgement import Judgement, Verdict, holding

COLUMNS = ("left", "right", "verdict", "who", "why", "on")


def read_judgements(path: Path) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """Read judgements; a line without a verdict is a pair that still waits, any other doubtful line a finding.

    Returns the judgements that hold, in the order of the file, each pair once, and the findings.
    """
    place = Place(path.name)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return (), (BAD_JUDGEMENT.at(place, why="the file is not in UTF-8"),)
    log: list[Judgement] = []
    before: dict[frozenset[str], Verdict] = {}
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
        log.append(judgement)
        findings.extend(_odd(judgement, before.get(judgement.pair), place))
        before[judgement.pair] = judgement.verdict
    return holding(log), tuple(findings)


def _odd(judgement: Judgement, before: Verdict | None, place: Place) -> Iterator[Finding]:
    """Say where a line goes against an earlier one about the same pair, or takes back what nobody said."""
    said = {"left": judgement.left, "right": judgement.right, "who": judgement.who}
    nothing = before in {None, Verdict.TAKEN_BACK}
    if judgement.verdict is Verdict.TAKEN_BACK:
        if nothing:
            yield NOTHING_TO_TAKE_BACK.at(place, **said)
    elif not nothing and before is not judgement.verdict:
        yield JUDGED_TWICE.at(place, **said)


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
    verdict = _verdict(said["verdict"])
    on = _day(said["on"]) if said["on"] else None
    seen = {
        said[side]: ((row.get(f"{side}_name") or "").strip(), (row.get(f"{side}_dob") or "").strip())
        for side in ("left", "right")
        if row.get(f"{side}_name")
    }
    return Judgement(said["left"], said["right"], verdict, said["who"], said["why"], on, seen)


def _verdict(text: str) -> Verdict:
    """Read a verdict; `taken_back` and `taken  back` are what they look like."""
    try:
        return Verdict(" ".join(text.casefold().replace("_", " ").split()))
    except ValueError:
        msg = f"{text} is no verdict; write same, different, unsure or taken back"
        raise ValueError(msg) from None


def _day(text: str) -> datetime:
    """Read a day in ISO form or as spreadsheets of the region write it, 05.06.2025."""
    for form in ("%d.%m.%Y", "%d.%m.%Y %H:%M"):
        try:
            return datetime.strptime(text, form)  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return datetime.fromisoformat(text)
