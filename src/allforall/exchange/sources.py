"""The kinds of lists that a bureau holds against each other outside an exchange, and what each says of the people on it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

import polars as pl

from allforall.base.parties import Letter
from allforall.exchange.definition import ListKind, ListSpec
from allforall.exchange.reconcile import Known, Result
from allforall.people.fields import NAME_FIELDS
from allforall.people.person_list import PersonList

ASKS: Letter = "A"
HOLDS: Letter = "B"
"""The home party asks, the other one holds: the `a` and `b` of the codes."""


class SourceKind(StrEnum):
    """What a list is, as a person names it on the command line."""

    MISSING = "missing"
    ENQUIRIES = "enquiries"
    HELD = "held"
    HOSPITAL = "hospital"
    VISITS = "visits"
    SIGHTINGS = "sightings"
    RETURNED = "returned"
    DEAD = "dead"


@dataclass(frozen=True, slots=True)
class SourceMeaning:
    """What standing on such a list means, who says so, and whether one person may well stand on it several times."""

    kind: ListKind
    said_by: Letter
    repeating: bool = False


MEANINGS: Mapping[SourceKind, SourceMeaning] = {
    SourceKind.MISSING: SourceMeaning(ListKind.MISSING, ASKS),
    SourceKind.ENQUIRIES: SourceMeaning(ListKind.MISSING, ASKS, repeating=True),
    SourceKind.HELD: SourceMeaning(ListKind.HELD, HOLDS),
    SourceKind.HOSPITAL: SourceMeaning(ListKind.EVIDENCE, HOLDS, repeating=True),
    SourceKind.VISITS: SourceMeaning(ListKind.EVIDENCE, HOLDS, repeating=True),
    SourceKind.SIGHTINGS: SourceMeaning(ListKind.EVIDENCE, ASKS, repeating=True),
    SourceKind.RETURNED: SourceMeaning(ListKind.RETURNED, ASKS),
    SourceKind.DEAD: SourceMeaning(ListKind.EVIDENCE, ASKS),
}

CODES: Mapping[Result, str] = {
    Result.AGREED: "agreed",
    Result.CONFLICT: "conflict",
    Result.POSSIBLE: "possible",
    Result.ONLY_ASKED: "only_a",
    Result.ONLY_HELD: "only_b",
    Result.EVIDENCE_ONLY: "evidence_only",
    Result.ALREADY_RETURNED: "already_returned",
    Result.DECEASED: "deceased",
}
"""The `recon_result` codes; `evidence_only` is ours, for somebody whom neither side lists and somebody saw."""


def spec_of(name: str, file: str, kind: SourceKind) -> ListSpec:
    """Describe a list as an exchange folder would."""
    meaning = MEANINGS[kind]
    return ListSpec(name, file, meaning.kind, meaning.said_by, ASKS, (ASKS,))


def as_said(people: PersonList, kind: SourceKind) -> PersonList:
    """Give a list its voice; that somebody stands on a list of the dead says that they died, in whatever columns."""
    people = replace(people, source=MEANINGS[kind].said_by)
    if kind is not SourceKind.DEAD:
        return people
    named_by = next(f for f in (*NAME_FIELDS, "full_name") if f in people.columns)
    values = people.values.with_columns(pl.lit("deceased").alias("status"))
    return replace(people, values=values, derived={**people.derived, "status": named_by})


def code_of(one: Known) -> str:
    """Return the code of a person; whom one side asks for and somebody saw stands on that side's list alone."""
    if one.result is Result.EVIDENCE_ONLY and one.asked:
        return CODES[Result.ONLY_ASKED]
    return CODES[one.result]


def held_on_no_list(one: Known) -> bool:
    """Tell whether somebody saw a person in captivity whom the holder's lists do not name."""
    return one.evidence and not one.held and one.away
