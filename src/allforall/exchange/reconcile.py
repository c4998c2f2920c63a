"""Two lists held against each other: who is on both, who on one, who is home or dead, and what contradicts what.

Nothing on either list is dropped: every entry belongs to one person, and every person has one result.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from allforall.base.parties import Letter
from allforall.exchange.definition import ListKind, ListSpec
from allforall.linkage.clusters import Cluster
from allforall.people.entry import list_of, row_of
from allforall.people.person import Person
from allforall.people.person_list import PersonList

CONFLICTING_FIELDS = ("dob", "sex", "category", "personal_number")
"""Facts on which two lists contradict each other; a spelling does not, and health changes with time."""

HOME = frozenset({"returned", "released_otherwise", "escaped"})
"""Statuses by which the home party says that somebody is no longer held; from the holder they are only a claim."""


class Result(StrEnum):
    """What comparing the lists says of one person (the `recon_result` codes, per direction)."""

    AGREED = "agreed"
    CONFLICT = "conflict"
    POSSIBLE = "possible"
    ONLY_ASKED = "only_asked"
    ONLY_HELD = "only_held"
    EVIDENCE_ONLY = "evidence_only"
    ALREADY_RETURNED = "already_returned"
    """By the home party's word alone: nobody else can say that somebody is home."""
    DECEASED = "deceased"
    """By the home party's word, of somebody whom nobody says they hold."""


@dataclass(frozen=True, slots=True)
class Known:
    """One person of one party, with everything that the visible lists say, and what comparing them came to.

    `possible` names entries that may be the same person and wait for a human; `repeated` the entries by which one list
    names the person more than once; `conflicts` the fields on which sources differ.
    """

    person: Person
    about: Letter
    result: Result
    asked: bool
    held: bool
    evidence: bool
    child: bool = False
    """Whether the home party asks for them on a list of children, a track of its own."""
    conflicts: tuple[str, ...] = ()
    possible: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()

    @property
    def on_both(self) -> bool:
        """Whether the home party asks for a person who is away, and the other says that it holds them."""
        return self.asked and self.held and self.away

    @property
    def away(self) -> bool:
        """Whether the person is, by all that is known, alive and not home."""
        return self.result not in {Result.ALREADY_RETURNED, Result.DECEASED}


def case_id(about: Letter, entries: Iterable[str], characters: int = 12) -> str:
    """Name a case by its entries, so that neither the order of rows nor the day changes the name.

    Twelve characters are 60 bits: enough against chance. A sender can still choose row ids that clash, so whoever
    names many cases gives those that clash all 52.
    """
    digest = hashlib.sha256("\n".join(sorted(entries)).encode()).digest()
    return f"{about}-{base64.b32encode(digest).decode().rstrip('=')[:characters]}"


def reconcile(
    about: Letter,
    specs: Sequence[ListSpec],
    lists: Mapping[str, PersonList],
    clusters: Sequence[Cluster],
    possible: Mapping[str, Sequence[str]],
) -> tuple[Known, ...]:
    """Say of every person of one party what the lists come to.

    `clusters` covers every entry of `lists`; `possible` maps an entry to those that may be the same person.
    """
    kinds = {spec.name: spec.kind for spec in specs}
    known = []
    names = Counter(case_id(about, group.entries) for group in clusters)
    for group in clusters:
        parts = []
        for entry in group.entries:
            people = lists[list_of(entry)]
            parts.append(people.statements(people.position[row_of(entry)]))
        person = Person(
            _name(about, group.entries, names), tuple(s for part in parts for s in part), group.judged, about
        )
        on = {kinds[list_of(entry)] for entry in group.entries}
        waiting = sorted(
            {other for entry in group.entries for other in possible.get(entry, ())} - set(group.entries)
        )
        known.append(_weigh(person, about, group.entries, on, tuple(waiting)))
    return tuple(sorted(known, key=lambda k: k.person.id))


def _name(about: Letter, entries: Sequence[str], names: Counter[str]) -> str:
    name = case_id(about, entries)
    return name if names[name] == 1 else case_id(about, entries, 52)


def _weigh(
    person: Person, about: Letter, entries: tuple[str, ...], on: set[ListKind], waiting: tuple[str, ...]
) -> Known:
    asked = bool(on & {ListKind.MISSING, ListKind.CHILDREN})
    held = bool(on & {ListKind.HELD, ListKind.OFFER})
    evidence = ListKind.EVIDENCE in on
    at_home = _said(person, "status", by=about)
    home = ListKind.RETURNED in on or bool(at_home & HOME)
    dead_at_home = "deceased" in at_home | _said(person, "category", by=about)
    conflicts = [field for field in CONFLICTING_FIELDS if _differ(person, field)]
    if held and _one_side_says_dead(person):
        conflicts.append("status")
    if home:
        result = Result.ALREADY_RETURNED
    elif dead_at_home and not held:
        result = Result.DECEASED
    elif asked and held:
        result = Result.CONFLICT if conflicts else Result.AGREED
    elif waiting:
        result = Result.POSSIBLE
    elif held:
        result = Result.ONLY_HELD
    else:
        result = Result.EVIDENCE_ONLY if evidence else Result.ONLY_ASKED
    lists = [list_of(entry) for entry in entries]
    repeated = tuple(entry for entry in entries if lists.count(list_of(entry)) > 1)
    child = ListKind.CHILDREN in on
    return Known(person, about, result, asked, held, evidence, child, tuple(conflicts), waiting, repeated)


def _said(person: Person, field: str, *, by: Letter) -> set[str]:
    """Collect what one party says of a field."""
    return {s.value for s in person.said(field) if s.said_by == by}


def _one_side_says_dead(person: Person) -> bool:
    """Tell whether somebody says that a person died and some other entry does not."""
    dead = {s.entry for field in ("status", "category") for s in person.said(field) if s.value == "deceased"}
    return bool(dead) and bool(set(person.entries) - dead)


def _differ(person: Person, field: str) -> bool:
    """Tell whether sources contradict each other; a year and a day of that year do not."""
    values = [v for v in person.values(field) if v not in {"unset", "unknown"}]
    return any(not (one.startswith(two) or two.startswith(one)) for one in values for two in values)
