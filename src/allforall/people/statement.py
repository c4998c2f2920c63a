"""A statement: one value that somebody said about one person. Nothing said is ever overwritten."""

from dataclasses import dataclass
from datetime import date

from allforall.people.cell import Cell


@dataclass(frozen=True, slots=True)
class Statement:
    """One value with everything that is needed to walk it back to who said it.

    `entry` is the row of a list that it was said in (`LIST:ROW_ID`); `value` the cleaned form, `raw` what was typed;
    `said_by` is the party or body whose list it is, `source` whom the row itself names as the one who says so (the
    sender where it names nobody); `reliability` a letter A-F (Admiralty), empty where nobody graded it.
    """

    entry: str
    field: str
    value: str
    raw: str
    cell: Cell
    source: str
    reliability: str = ""
    said_on: date | None = None
    said_by: str = ""
