"""Explain one pair of rows that lie in files."""

from dataclasses import dataclass
from pathlib import Path

from allforall.actions.judgements_in import judgements_in, on_these_lists
from allforall.actions.link_lists import names_of
from allforall.actions.read_lists import read_or_refuse
from allforall.base.errors import InputError, UsageError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.documents.charts.pair_card import picture
from allforall.documents.charts.svg import as_file
from allforall.documents.style.sheet import style_sheet
from allforall.intake import read_columns
from allforall.linkage.pair import PairExplained, explain_pair
from allforall.people.entry import row_of
from allforall.people.person_list import PersonList
from allforall.people.row_key import SIGN, lasting_entries


@dataclass(frozen=True, slots=True)
class LinkExplained:
    """A pair, what is said of it, and what was doubtful about the judgements."""

    pair: PairExplained
    findings: tuple[Finding, ...]

    def card(self) -> str:
        """Draw the pair as an SVG file."""
        return as_file(picture(self.pair), style_sheet(("charts",)))


def explain_link(
    left: str,
    right: str,
    *,
    columns: Path | None = None,
    judgements: Path | None = None,
    progress: Progress = SILENT,
) -> LinkExplained:
    """Explain two rows named `FILE:ROW_ID`, of two lists or of one, as linking these lists would decide them."""
    (left_path, left_row), (right_path, right_row) = _apart(left), _apart(right)
    headers = read_columns(columns) if columns else None
    inside = left_path.resolve() == right_path.resolve()
    names = (left_path.stem, left_path.stem) if inside else names_of(left_path, right_path)
    one, _ = read_or_refuse(left_path, names[0], columns=headers, progress=progress)
    other = one
    if not inside:
        other, _ = read_or_refuse(right_path, names[1], columns=headers, progress=progress)
    at = _row(one, left_row), _row(other, right_row)
    if inside and at[0] == at[1]:
        raise UsageError("actions.same_row", mark("{row} is named twice. Name two rows."), row=left)
    log, doubts = judgements_in(judgements)
    said, others = on_these_lists(log, {one.name: one, other.name: other})
    with task(progress, mark("Comparing with everybody who fits")):
        pair = explain_pair(one, other, at, judgements=said)
    return LinkExplained(pair, (*doubts, *others))


def _apart(text: str) -> tuple[Path, str]:
    """Take `FILE:ROW_ID` apart at the first colon that follows the name of a file; both parts may hold colons."""
    at = text.find(":")
    while at >= 0:
        if Path(text[:at]).is_file() and text[at + 1 :]:
            return Path(text[:at]), text[at + 1 :]
        at = text.find(":", at + 1)
    raise UsageError(
        "actions.no_such_row_name",
        mark(
            "{text} names no row of a file. Write the file, a colon and the row's id: lists/a-missing.csv:AM-0001"
        ),
        text=text,
    )


def _row(people: PersonList, row_id: str) -> str:
    """Find a row by its id, or by what it says."""
    if row_id in people.position:
        return row_id
    if row_id.startswith(SIGN):
        for row, entry in lasting_entries(people).items():
            if row_of(entry) == row_id:
                return row
    first = people.values["id"].head(3).to_list()
    raise InputError(
        "actions.no_such_row",
        mark("{file} has no row {row}. Its rows are called {first} and so on."),
        file=people.file,
        row=row_id,
        first=", ".join(first),
    )
