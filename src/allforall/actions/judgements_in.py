"""Judgements held against the lists that they are about: rows found again, rows that are somebody else put aside."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from allforall.actions.findings import JUDGED_ANOTHER
from allforall.base.errors import InputError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.documents.tables import cell_text
from allforall.files.judgements import read_judgements
from allforall.people.entry import entry_name, list_of, row_of
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList, person_said
from allforall.people.row_key import SIGN, has_own_ids, lasting_entries


def judgements_in(path: Path | None) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """Read a file of judgements, where one was named."""
    if path is None:
        return (), ()
    if not path.is_file():
        raise InputError("actions.no_judgements", mark("There is no file {path}."), path=str(path))
    return read_judgements(path)


def on_these_lists(
    judgements: Iterable[Judgement], lists: Mapping[str, PersonList]
) -> tuple[tuple[Judgement, ...], tuple[Finding, ...]]:
    """Find the rows that judgements name and put aside those whose rows now speak of somebody else.

    A row of a list without ids may be named by what it says (`LIST:~…`), and is then found wherever it stands now.
    """
    judgements = tuple(judgements)
    rows = _rows_by_content(judgements, lists)
    kept, others = [], []
    for said in judgements:
        judgement = _renamed(said, rows)
        if all(_still_says(lists, entry, seen) for entry, seen in judgement.seen.items()):
            kept.append(judgement)
        else:
            others.append(JUDGED_ANOTHER.at(left=said.left, right=said.right, who=said.who))
    return tuple(kept), tuple(others)


def _rows_by_content(judgements: Iterable[Judgement], lists: Mapping[str, PersonList]) -> dict[str, str]:
    """Map entries by content to entries by row, of those lists that some judgement names so."""
    named = {list_of(e) for j in judgements for e in j.pair if row_of(e).startswith(SIGN)}
    found = {}
    for name in sorted(named & lists.keys()):
        people = lists[name]
        if not has_own_ids(people):
            found.update({key: entry_name(name, row) for row, key in lasting_entries(people).items()})
    return found


def _renamed(judgement: Judgement, rows: Mapping[str, str]) -> Judgement:
    return replace(
        judgement,
        left=rows.get(judgement.left, judgement.left),
        right=rows.get(judgement.right, judgement.right),
        seen={rows.get(entry, entry): seen for entry, seen in judgement.seen.items()},
    )


def _still_says(lists: Mapping[str, PersonList], entry: str, seen: tuple[str, str]) -> bool:
    """Tell whether a row says what it said; a row that is not there is for linking to report."""
    if list_of(entry) not in lists:
        return True
    now = person_said(lists[list_of(entry)], row_of(entry))
    return now is None or tuple(map(_plain, now)) == tuple(map(_plain, seen))


def _plain(text: str) -> str:
    """Return a text as a table of ours shows it: made safe for spreadsheets, and without the blanks around it."""
    return cell_text(text).strip().lstrip("'")
