"""The tables that a run leaves beside its report. Column names are stable: programs and people read them."""

from collections.abc import Iterable, Iterator
from dataclasses import fields

from allforall.base.parties import LETTERS, Letter
from allforall.documents.evidence import evidence_line
from allforall.documents.review_table import REVIEW_COLUMNS
from allforall.documents.tables import Value, csv_text
from allforall.exchange.definition import ListKind
from allforall.exchange.manifest import ManifestRow, manifest
from allforall.exchange.outcome import Outcome
from allforall.exchange.reconcile import Known
from allforall.people.entry import entry_name, list_of, row_of
from allforall.people.person_list import person_said
from allforall.people.row_key import has_own_ids, lasting_entries

Row = dict[str, Value]

LINK_COLUMNS = ("left", "right", "match_weight", "probability", "band", "judged", "rivals")
RECONCILIATION_COLUMNS = (
    "case",
    "people_of",
    "result",
    "asked",
    "held",
    "returned",
    "evidence",
    "judged",
    "differing",
    "possible",
    "repeated",
    "round",
    "clause",
    "why_not",
    "conditional",
    "interview",
)
MANIFEST_COLUMNS = tuple(field.name for field in fields(ManifestRow))


def links_csv(outcome: Outcome) -> str:
    """Write every pair, proposed or waiting, of every two lists."""
    return csv_text(LINK_COLUMNS, _links(outcome, {"match", "review"}))


def review_csv(outcome: Outcome) -> str:
    """Write the pairs that wait for a person, the likeliest first.

    The first columns are those of a file of judgements: fill in verdict, who and why, and name the file in
    `exchange.yaml`.
    """
    rows = [row | _sides(outcome, row) for row in _links(outcome, {"review"}) if not row["judged"]]
    rows.sort(key=lambda row: (-float(str(row["match_weight"])), str(row["left"]), str(row["right"])))
    lasting = _by_content(outcome, rows)
    for row in rows:
        row |= {side: lasting.get(str(row[side]), row[side]) for side in ("left", "right")}
    return csv_text(REVIEW_COLUMNS, ({name: row.get(name) for name in REVIEW_COLUMNS} for row in rows))


def reconciliation_rows(outcome: Outcome) -> list[Row]:
    """Say of everybody what comparing the lists came to, and where the plan leaves them."""
    goes = {t.known.person.id: t for t in outcome.travellers}
    rows: list[Row] = []
    for one in outcome.known.values():
        traveller = goes.get(one.person.id)
        why = outcome.remains.get(one.person.id)
        rows.append(
            {
                "case": one.person.id,
                "people_of": one.about,
                "result": one.result.value,
                "asked": _entries(outcome, one, ListKind.MISSING),
                "held": _entries(outcome, one, ListKind.HELD, ListKind.OFFER),
                "returned": _entries(outcome, one, ListKind.RETURNED),
                "evidence": _entries(outcome, one, ListKind.EVIDENCE),
                "judged": one.person.judged,
                "differing": " ".join(one.conflicts),
                "possible": "; ".join(one.possible),
                "repeated": "; ".join(one.repeated),
                "round": traveller.round if traveller else None,
                "clause": traveller.clause if traveller else "",
                "why_not": why.value if why else "",
                "conditional": one.person.id in outcome.compiled.conditional,
                "interview": one.person.id in outcome.compiled.interview,
            }
        )
    return sorted(rows, key=lambda row: str(row["case"]))


def reconciliation_csv(outcome: Outcome) -> str:
    """Write the reconciliation as CSV."""
    return csv_text(RECONCILIATION_COLUMNS, reconciliation_rows(outcome))


def manifests(outcome: Outcome) -> Iterator[tuple[str, Letter, int, tuple[ManifestRow, ...]]]:
    """Give the manifest of every round and direction under its file name."""
    for slot in outcome.exchange.rounds:
        for letter in LETTERS:
            rows = manifest(letter, slot.number, outcome.travellers)
            yield manifest_name(letter, slot.number), letter, slot.number, rows


def manifest_name(letter: Letter, number: int) -> str:
    """Name the file of a manifest among the papers of a run."""
    return f"rounds/{number:02d}/manifest-{letter}.csv"


def manifest_csv(rows: Iterable[ManifestRow]) -> str:
    """Write one manifest."""
    return csv_text(
        MANIFEST_COLUMNS, ({name: getattr(row, name) for name in MANIFEST_COLUMNS} for row in rows)
    )


def _links(outcome: Outcome, bands: set[str]) -> list[Row]:
    rows: list[Row] = []
    for letter in LETTERS:
        for (left, right), links in outcome.linked[letter].links.items():
            columns = ["left_id", "right_id", *LINK_COLUMNS[2:]]
            for row in links.pairs.select(columns).iter_rows(named=True):
                if row["band"] in bands:
                    ends = f"{left}:{row.pop('left_id')}", f"{right}:{row.pop('right_id')}"
                    row["left"], row["right"] = sorted(ends) if left == right else ends
                    rows.append(row)
    return sorted(rows, key=lambda row: (str(row["left"]), str(row["right"])))


def _sides(outcome: Outcome, row: Row) -> Row:
    found: Row = {}
    for side in ("left", "right"):
        entry = str(row[side])
        _, people = outcome.lists[list_of(entry)]
        index = people.position[row_of(entry)]
        found[f"{side}_name"], found[f"{side}_dob"] = person_said(people, row_of(entry)) or ("", "")
        found[f"{side}_where"] = str(people.place(index))
    return found | {"evidence": _evidence(outcome, row)}


def _evidence(outcome: Outcome, row: Row) -> str:
    left, right = str(row["left"]), str(row["right"])
    about = outcome.lists[list_of(left)][0].about
    several = outcome.linked[about]
    names = list_of(left), list_of(right)
    one, two = (several.compared_for(names, name) for name in names)
    pair = row_of(left), row_of(right)
    links = several.links[names]
    known = links.pairs.filter((links.pairs["left_id"] == pair[0]) & (links.pairs["right_id"] == pair[1]))
    return evidence_line(links, one, two, pair if known.height else (pair[1], pair[0]))


def _by_content(outcome: Outcome, rows: Iterable[Row]) -> dict[str, str]:
    """Map entries of lists without ids to what a judgement should call them, for the lists that rows name."""
    names = {list_of(str(row[side])) for row in rows for side in ("left", "right")}
    lists = [outcome.lists[name][1] for name in sorted(names)]
    return {
        entry_name(people.name, row_id): entry
        for people in lists
        if not has_own_ids(people)
        for row_id, entry in lasting_entries(people).items()
    }


def _entries(outcome: Outcome, one: Known, *kinds: ListKind) -> str:
    return "; ".join(entry for entry in one.person.entries if outcome.lists[list_of(entry)][0].kind in kinds)
