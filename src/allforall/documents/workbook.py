"""The offered list handed back: the sender's rows as sent, with a verdict, a reason and a proposed reply beside each.

The workbook is written anew from cell texts that were read in a guarded process; the sender's file is never opened here.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from openpyxl.utils import get_column_letter
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from allforall.base.messages import mark, translate
from allforall.documents import words
from allforall.documents.book import NARROWEST, WIDEST, Ground, cell, new_book, new_sheet, packed

_SAMPLE = 200
"""Rows that are looked at to choose the width of a column."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is written beside one row: the verdict in a word or two, the reason in sentences, the reply we propose."""

    verdict: str
    reason: str = ""
    reply: str = ""
    ground: Ground = Ground.PLAIN


@dataclass(frozen=True, slots=True)
class OfferedList:
    """A list as its sender wrote it: header and rows as texts, each row with its line in the sender's file."""

    file: str
    digest: str
    sheet: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[int, Sequence[str | None]]]


def mark_workbook(
    offered: OfferedList,
    marks: Mapping[int, Mark],
    *,
    about: Sequence[tuple[str, str]] = (),
    made_at: datetime,
    language: str = "en",
) -> bytes:
    """Hand a list back as xlsx: a first sheet `Answer` with counts and legend, then every row as sent, with its mark.

    `marks` are by line of the sender's file; a line without one stays unmarked, a mark without a line raises
    `ValueError`. `about` are lines for the first sheet (reply deadline, omitted people), `(name, words)`. Every cell is a
    text and none is a formula. The same input and `made_at` leave the same bytes.
    """
    if strangers := marks.keys() - {line for line, _ in offered.rows}:
        msg = f"marks for lines that the list does not have: {sorted(strangers)[:5]}"
        raise ValueError(msg)
    book = new_book(made_at)
    _answer_sheet(new_sheet(book, translate(mark("Answer"), language)), offered, marks, about, language)
    _list_sheet(new_sheet(book, translate(mark("List"), language)), offered, marks, language)
    return packed(book, made_at)


def _answer_sheet(
    sheet: WriteOnlyWorksheet,
    offered: OfferedList,
    marks: Mapping[int, Mark],
    about: Sequence[tuple[str, str]],
    language: str,
) -> None:
    """Write what the list is, how many rows got which verdict, and what the grounds mean."""

    def say(text: str) -> str:
        return translate(text, language)

    sheet.column_dimensions["A"].width = 34
    sheet.column_dimensions["B"].width = 90
    facts = [
        (say(mark("List")), offered.file),
        (say(mark("Digest (SHA-256)")), offered.digest),
        (say(mark("Rows")), words.number(len(offered.rows), language)),
        *about,
    ]
    sheet.append([cell(sheet, say(mark("Answer to an offered list")), bold=True)])
    for name, text in facts:
        sheet.append([cell(sheet, name), cell(sheet, text)])
    sheet.append([])
    sheet.append([cell(sheet, say(mark("Verdict")), bold=True), cell(sheet, say(mark("Rows")), bold=True)])
    for (verdict, ground), rows in _counts(marks).items():
        sheet.append([cell(sheet, verdict, ground), cell(sheet, words.number(rows, language))])
    unmarked = len(offered.rows) - len(marks)
    if unmarked:
        sheet.append(
            [cell(sheet, say(mark("without a verdict"))), cell(sheet, words.number(unmarked, language))]
        )
    sheet.append([])
    sheet.append([cell(sheet, say(mark("What the grounds mean")), bold=True)])
    for ground, meaning in (
        (Ground.GOOD, mark("can be accepted as it is")),
        (Ground.OPEN, mark("a person should look")),
        (Ground.STOPS, mark("can not be accepted as it is")),
        (Ground.UNKNOWN, mark("nothing can be said yet")),
    ):
        sheet.append([cell(sheet, say(meaning), ground)])


def _list_sheet(
    sheet: WriteOnlyWorksheet, offered: OfferedList, marks: Mapping[int, Mark], language: str
) -> None:
    """Write the rows: what we say first, so that it is seen without scrolling, then what was sent."""
    ours = [
        translate(m, language)
        for m in (mark("Verdict"), mark("Reason"), mark("Proposed reply"), mark("Line"))
    ]
    heads = [*ours, *offered.columns]
    for position, width in enumerate(_widths(heads, offered, marks), 1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    sheet.freeze_panes = "B2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{len(offered.rows) + 1}"
    sheet.append([cell(sheet, head, bold=True) for head in heads])
    for line, sent in offered.rows:
        found = marks.get(line, Mark(""))
        said = [cell(sheet, text, found.ground) for text in (found.verdict, found.reason, found.reply)]
        sheet.append([*said, cell(sheet, str(line)), *(cell(sheet, text) if text else None for text in sent)])


def _counts(marks: Mapping[int, Mark]) -> dict[tuple[str, Ground], int]:
    """Count rows by verdict, the most frequent first."""
    counts: dict[tuple[str, Ground], int] = {}
    for found in marks.values():
        key = (found.verdict, found.ground)
        counts[key] = counts.get(key, 0) + 1
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0][0])))


def _widths(heads: Sequence[str], offered: OfferedList, marks: Mapping[int, Mark]) -> Iterator[int]:
    """Choose widths from the heads and the first rows."""
    longest = [len(head) + 3 for head in heads]
    for line, sent in offered.rows[:_SAMPLE]:
        found = marks.get(line, Mark(""))
        for position, text in enumerate((found.verdict, found.reason, found.reply, str(line), *sent)):
            if position < len(longest):
                longest[position] = max(longest[position], len(text or "") + 1)
    for length in longest:
        yield min(WIDEST, max(NARROWEST, length))
