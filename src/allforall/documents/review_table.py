"""The table in which a person judges pairs: both rows side by side, their evidence, and room for the verdict.

Its first columns are those of a file of judgements, so that it becomes one when it is filled in.
"""

from collections.abc import Iterator

from allforall.documents.evidence import evidence_line
from allforall.documents.tables import Value, csv_text
from allforall.linkage.links import Links
from allforall.people.person_list import PersonList, person_said
from allforall.people.row_key import lasting_entries

REVIEW_COLUMNS = (
    "left",
    "right",
    "verdict",
    "who",
    "why",
    "on",
    "match_weight",
    "left_name",
    "right_name",
    "left_dob",
    "right_dob",
    "left_where",
    "right_where",
    "evidence",
)
MOST_TO_REVIEW = 1_000
"""Pairs that a person could look at in a few days; `links.csv` has all of them."""

Row = dict[str, Value]


def review_csv(rows: list[Row]) -> str:
    """Write the likeliest pairs that wait, as many as a person could look at."""
    rows.sort(key=lambda row: (-float(str(row["match_weight"])), str(row["left"]), str(row["right"])))
    return csv_text(REVIEW_COLUMNS, rows[:MOST_TO_REVIEW])


def review_rows(links: Links, left: PersonList, right: PersonList) -> Iterator[Row]:
    """Give the pairs of two lists that nobody has judged yet, the likeliest first, no more than anybody could look at.

    Rows of a list without ids are named by what they say, so that a judgement of them outlives the next list.
    """
    waiting = links.review.filter(links.review["judged"].is_null()).sort(
        "match_weight", "left_id", "right_id", descending=[True, False, False]
    )
    if waiting.is_empty():
        return
    shown = waiting.head(MOST_TO_REVIEW)
    entries = lasting_entries(left, shown["left_id"]), lasting_entries(right, shown["right_id"])
    for row in shown.iter_rows(named=True):
        pair = row["left_id"], row["right_id"]
        found: Row = {
            "match_weight": row["match_weight"],
            "evidence": evidence_line(links, left, right, pair),
        }
        for side, people, row_id, entry in zip(("left", "right"), (left, right), pair, entries, strict=True):
            found[side] = entry[row_id]
            found[f"{side}_name"], found[f"{side}_dob"] = person_said(people, row_id) or ("", "")
            found[f"{side}_where"] = str(people.place(people.position[row_id]))
        yield found
