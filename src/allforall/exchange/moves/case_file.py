"""The state of a case file at one time: what each row says that decides who goes, who is who, and who has which seat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from allforall.base.canonical import canonical_bytes
from allforall.exchange.moves.matters import FIELDS
from allforall.people.entry import entry_name
from allforall.people.fields import NAME_FIELDS
from allforall.people.person_list import PersonList
from allforall.people.row_key import lasting_entries

KIND, VERSION = "allforall.case-file", 1
SALT = "tie_break_salt"
Seats = Mapping[str, int]
"""Rounds from 1 by case; who is in no round is not named."""


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One state. It has names and dates of birth in clear, so it never leaves the house.

    `rows` are by lasting entry (`LIST:ROW_ID`, or `LIST:~…` where the sender gave no ids) and hold the fields of
    `matters.FIELDS` that are known; `cases` the entries of each person; `grounds` digests of what else decides: the
    agreement, the rounds, the judgements, the tie-break salt.
    """

    rows: Mapping[str, Mapping[str, str]]
    cases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    seats: Seats = field(default_factory=dict)
    grounds: Mapping[str, str] = field(default_factory=dict)

    def name(self, entries: Iterable[str]) -> str:
        """Name a person as the first of these rows that has a name does."""
        for entry in entries:
            said = self.rows.get(entry, {})
            if name := " ".join(said[part] for part in NAME_FIELDS if part in said):
                return name
        return ""

    def to_bytes(self) -> bytes:
        """Write the state in its one form."""
        said = {
            "kind": KIND,
            "v": VERSION,
            "rows": {entry: dict(row) for entry, row in self.rows.items()},
            "cases": {case: list(entries) for case, entries in self.cases.items()},
            "seats": dict(self.seats),
            "grounds": dict(self.grounds),
        }
        return canonical_bytes(said) + b"\n"

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> "CaseFile":
        """Read what `to_bytes` wrote; raise `KeyError`, `TypeError`, `ValueError` or `AttributeError` for anything else."""
        if (said["kind"], said["v"]) != (KIND, VERSION):
            msg = "it is no case file"
            raise ValueError(msg)
        return cls(
            {entry: {str(k): str(v) for k, v in row.items()} for entry, row in said["rows"].items()},
            {case: tuple(map(str, entries)) for case, entries in said["cases"].items()},
            {case: int(turn) for case, turn in said["seats"].items()},
            {str(k): str(v) for k, v in said["grounds"].items()},
        )


def rows_of(lists: Iterable[PersonList]) -> dict[str, dict[str, str]]:
    """Take from every list what decides who goes, by lasting entry."""
    rows: dict[str, dict[str, str]] = {}
    for people in lists:
        lasting = lasting_entries(people)
        columns = ["id", *(name for name in FIELDS if name in people.values.columns)]
        for row in people.values.select(columns).iter_rows(named=True):
            said = {name: value for name, value in row.items() if value is not None and name != "id"}
            rows[lasting[row["id"]]] = said
    return rows


def lasting_cases(
    cases: Mapping[str, Iterable[str]], lists: Iterable[PersonList]
) -> dict[str, tuple[str, ...]]:
    """Name the entries of cases by what lasts when a list comes again."""
    lasting: dict[str, str] = {}
    for people in lists:
        lasting |= {entry_name(people.name, row): entry for row, entry in lasting_entries(people).items()}
    return {
        case: tuple(sorted(lasting.get(entry, entry) for entry in entries)) for case, entries in cases.items()
    }
