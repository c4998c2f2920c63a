"""The tables that holding lists against themselves and each other leaves."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from allforall.documents.tables import Value, csv_text
from allforall.exchange.reconcile import Known
from allforall.exchange.sources import SourceKind, code_of, held_on_no_list
from allforall.linkage.several import Several
from allforall.people.entry import entry_name, list_of, row_of
from allforall.people.person_list import PersonList, person_said

DUPLICATE_COLUMNS = ("person", "entry", "name", "dob", "where", "match_weight", "judged")
PEOPLE_COLUMNS = (
    "person",
    "result",
    "held_on_no_list",
    "name",
    "dob",
    *(kind.value for kind in SourceKind),
    "differing",
    "possible",
    "repeated",
    "judged",
)
LINK_COLUMNS = ("left", "right", "match_weight", "probability", "band", "judged", "rivals")

Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Repeated:
    """Rows of one list that speak of one person, and the bits by which each is tied to another; None where by a chain."""

    entries: tuple[str, ...]
    weights: Mapping[str, float]
    judged: bool


def repeated(linked: Several, but: Collection[str]) -> tuple[Repeated, ...]:
    """Collect who stands on one list more than once; lists in `but` may repeat people without that being a mistake."""
    weights: dict[str, float] = {}
    for (one, other), links in linked.links.items():
        if one == other:
            for left, right, bits in links.matches.select("left_id", "right_id", "match_weight").iter_rows():
                for row_id in (left, right):
                    entry = entry_name(one, row_id)
                    weights[entry] = max(bits, weights.get(entry, bits))
    found = []
    for group in linked.clusters:
        lists = Counter(map(list_of, group.entries))
        for name, rows in sorted(lists.items()):
            if rows > 1 and name not in but:
                mine = tuple(entry for entry in group.entries if list_of(entry) == name)
                found.append(Repeated(mine, {e: weights[e] for e in mine if e in weights}, group.judged))
    return tuple(found)


def duplicates_csv(groups: Iterable[Repeated], lists: Mapping[str, PersonList]) -> str:
    """Write the rows of each person who stands on a list more than once, one below the other."""
    rows: list[Row] = []
    for number, group in enumerate(groups, start=1):
        for entry in group.entries:
            people = lists[list_of(entry)]
            name, born = person_said(people, row_of(entry)) or ("", "")
            rows.append(
                {
                    "person": number,
                    "entry": entry,
                    "name": name,
                    "dob": born,
                    "where": str(people.place(people.position[row_of(entry)])),
                    "match_weight": group.weights.get(entry),
                    "judged": group.judged,
                }
            )
    return csv_text(DUPLICATE_COLUMNS, rows)


def people_csv(known: Iterable[Known], kinds: Mapping[str, SourceKind]) -> str:
    """Say of everybody what comparing the lists came to, and which rows speak of them."""
    return csv_text(PEOPLE_COLUMNS, (_person(one, kinds) for one in known))


def _person(one: Known, kinds: Mapping[str, SourceKind]) -> Row:
    said = one.person
    row: Row = {
        "person": said.id,
        "result": code_of(one),
        "held_on_no_list": held_on_no_list(one),
        "name": " ".join(filter(None, (said.first(f) for f in ("surname", "given_name", "patronymic")))),
        "dob": " / ".join(said.values("dob")),
        "differing": " ".join(one.conflicts),
        "possible": "; ".join(one.possible),
        "repeated": "; ".join(one.repeated),
        "judged": said.judged,
    }
    for kind in SourceKind:
        row[kind.value] = "; ".join(entry for entry in said.entries if kinds[list_of(entry)] is kind)
    return row


def links_csv(linked: Several) -> str:
    """Write every pair of every two lists, proposed or waiting."""
    rows: list[Row] = []
    for (left, right), links in linked.links.items():
        for row in links.pairs.select("left_id", "right_id", *LINK_COLUMNS[2:]).iter_rows(named=True):
            row["left"] = entry_name(left, row.pop("left_id"))
            row["right"] = entry_name(right, row.pop("right_id"))
            rows.append(row)
    return csv_text(LINK_COLUMNS, sorted(rows, key=lambda row: (str(row["left"]), str(row["right"]))))
