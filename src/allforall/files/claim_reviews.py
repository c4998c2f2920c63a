"""Reviews of claims as files that people fill in with a spreadsheet."""

import csv
import io
from collections.abc import Iterable
from pathlib import Path

from allforall.base.finding import Finding
from allforall.base.place import Place
from allforall.claims.review import Reviewed
from allforall.claims.review_findings import BAD_ROW
from allforall.claims.review_table import read_rows

_NEEDED = {"claim", "document", "kind", "speaker", "counts", "entry", "verdict", "who", "why"}


def read_reviews(paths: Iterable[Path]) -> tuple[tuple[Reviewed, ...], tuple[Finding, ...]]:
    """Read judged claims from files, the last word about a claim counting; doubtful lines are findings."""
    judged: dict[str, Reviewed] = {}
    findings: list[Finding] = []
    for path in paths:
        lines, found = _lines(path)
        reviewed, doubtful = read_rows(lines, path.name)
        judged |= {each.id: each for each in reviewed}
        findings += [*found, *doubtful]
    return tuple(judged.values()), tuple(findings)


def _lines(path: Path) -> tuple[list[dict[str, str]], tuple[Finding, ...]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return [], (BAD_ROW.at(Place(path.name), why="the file is not in UTF-8"),)
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    if missing := _NEEDED - set(reader.fieldnames or ()):
        why = f"no column {', '.join(sorted(missing))}"
        return [], (BAD_ROW.at(Place(path.name, row=1), why=why),)
    return list(reader), ()
