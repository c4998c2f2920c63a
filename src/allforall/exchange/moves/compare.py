"""Two states of a case file held against each other: every move, whoever made it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from allforall.base.canonical import digest_of
from allforall.base.messages import mark
from allforall.exchange.moves.case_file import SALT, CaseFile, Seats
from allforall.exchange.moves.matters import FIELDS, Matter
from allforall.people.entry import list_of, row_of
from allforall.people.fields import NAME_FIELDS
from allforall.people.row_key import SIGN

ROW, ROUND = "row", "round"
ON, OFF = "on the list", "not on the list"
NO_ROUND = "no round"


class Effect(StrEnum):
    """What became of somebody's seat; nothing for a change of facts that leaves it where it was."""

    NONE = ""
    GAINED = "gained"
    LOST = "lost"
    EARLIER = "earlier"
    LATER = "later"
    TAKEN_OVER = "taken_over"
    """The row of somebody who has a seat bears another name now."""


EFFECT_WORDS: dict[Effect, str] = {
    Effect.GAINED: mark("gains a seat"),
    Effect.LOST: mark("loses a seat"),
    Effect.EARLIER: mark("goes earlier"),
    Effect.LATER: mark("goes later"),
    Effect.TAKEN_OVER: mark("now stands in the row of somebody who has a seat"),
}


@dataclass(frozen=True)
class Move:
    """One change. `person` is the case now, or the one before where it is gone; `entry` the row, empty for a seat.

    `follows` tells of a seat that the planner itself gives, once the facts are as they are now.
    """

    matter: Matter
    person: str
    name: str
    entry: str
    field: str
    before: str
    after: str
    effect: Effect = Effect.NONE
    follows: bool = False

    @cached_property
    def code(self) -> str:
        """Name the move by what it is, so that a decision holds for no other. It never leaves the house."""
        said = [self.matter.value, self.person, self.entry, self.field, self.before, self.after]
        return f"M-{digest_of(said)[:12]}"


@dataclass(frozen=True, slots=True)
class Compared:
    """Every move between two states, and which other grounds of the plan changed."""

    moves: tuple[Move, ...]
    grounds: tuple[str, ...] = ()

    def with_effect(self, *effects: Effect) -> tuple[Move, ...]:
        """Return the moves of seats that had one of these effects."""
        return tuple(move for move in self.moves if move.effect in effects)


def compare(before: CaseFile, after: CaseFile, planned: Seats | None = None) -> Compared:
    """Find every move between two states; `planned` are the seats that the planner gives for the later one.

    A row of a list without ids is the same row where what it says is the same, or where one row went and one came with
    the same name. Seats are compared person by person, whatever the cases are called now.
    """
    grounds = tuple(
        sorted(
            name
            for name in before.grounds.keys() | after.grounds.keys()
            if before.grounds.get(name) != after.grounds.get(name)
        )
    )
    persons = _Persons(before, after)
    same = {**{entry: entry for entry in before.rows.keys() & after.rows.keys()}, **_renamed(before, after)}
    moves = [*_facts(persons, same), *_presence(persons, same), *_seats(persons, same, planned, grounds)]
    return Compared(
        tuple(sorted(moves, key=lambda m: (m.matter is Matter.SEAT, m.person, m.entry, m.field))), grounds
    )


class _Persons:
    """Whose row is whose, before and after."""

    def __init__(self, before: CaseFile, after: CaseFile) -> None:
        self.before, self.after = before, after
        self.case_before = {entry: case for case, entries in before.cases.items() for entry in entries}
        self.case_after = {entry: case for case, entries in after.cases.items() for entry in entries}

    def of(self, was: str, now: str) -> tuple[str, str]:
        """Return case and name of somebody by a row as it was called and as it is called now, empty where there is none."""
        person = self.case_after.get(now) or self.case_before.get(was) or now or was
        return person, self.after.name([now]) or self.before.name([was])


def _renamed(before: CaseFile, after: CaseFile) -> dict[str, str]:
    """Pair rows of lists without ids that went and came: their names changed because something in them did."""
    gone, came = (
        _by_name(
            one, (entry for entry in one.rows.keys() - two.rows.keys() if row_of(entry).startswith(SIGN))
        )
        for one, two in ((before, after), (after, before))
    )
    return {
        entries[0]: came[key][0]
        for key, entries in gone.items()
        if len(entries) == 1 and len(came.get(key, ())) == 1
    }


def _by_name(state: CaseFile, entries: Iterable[str]) -> dict[tuple[str, ...], list[str]]:
    found = defaultdict(list)
    for entry in entries:
        names = tuple(state.rows[entry].get(part, "").casefold() for part in NAME_FIELDS)
        if any(names):
            found[list_of(entry), *names].append(entry)
    return found


def _facts(persons: _Persons, same: Mapping[str, str]) -> Iterator[Move]:
    for was, now in same.items():
        old, new = persons.before.rows[was], persons.after.rows[now]
        if old == new:
            continue
        person, name = persons.of(was, now)
        for field, matter in FIELDS.items():
            if old.get(field) != new.get(field):
                taken = matter is Matter.IDENTITY and bool(persons.after.seats.get(person))
                effect = Effect.TAKEN_OVER if taken else Effect.NONE
                yield Move(matter, person, name, now, field, old.get(field, ""), new.get(field, ""), effect)


def _presence(persons: _Persons, same: Mapping[str, str]) -> Iterator[Move]:
    kept = set(same.values())
    for entry in persons.before.rows.keys() - same.keys():
        person, name = persons.of(entry, "")
        yield Move(Matter.PRESENCE, person, name, entry, ROW, ON, OFF)
    for entry in persons.after.rows.keys() - kept:
        person, name = persons.of("", entry)
        yield Move(Matter.PRESENCE, person, name, entry, ROW, OFF, ON)


def _seats(
    persons: _Persons, same: Mapping[str, str], planned: Seats | None, grounds: tuple[str, ...]
) -> Iterator[Move]:
    before, after = persons.before, persons.after
    for were, are in _groups(persons, same):
        had, has = _rounds(before.seats, were), _rounds(after.seats, are)
        if had == has:
            continue
        person = min(are or were)
        entries = (after.cases if are else before.cases)[person]
        name = (after if are else before).name(entries)
        follows = planned is not None and _rounds(planned, are) == has and SALT not in grounds
        words = (_words(had), _words(has))
        yield Move(Matter.SEAT, person, name, "", ROUND, *words, _effect(had, has), follows)


def _groups(persons: _Persons, same: Mapping[str, str]) -> Iterator[tuple[list[str], list[str]]]:
    """Join the cases of both states that share a row: each group is about one person, or about who became two."""
    to_after, to_before = defaultdict(set), defaultdict(set)
    for was, now in same.items():
        one, two = persons.case_before.get(was), persons.case_after.get(now)
        if one and two:
            to_after[one].add(two)
            to_before[two].add(one)
    seen: set[str] = set()
    for first in persons.before.cases:
        if first in seen:
            continue
        were, are, open_ = {first}, set[str](), [first]
        while open_:
            for case in to_after[open_.pop()] - are:
                are.add(case)
                more = to_before[case] - were
                were |= more
                open_ += more
        seen |= were
        yield sorted(were), sorted(are)
    for case in persons.after.cases:
        if case not in to_before:
            yield [], [case]


def _rounds(seats: Seats, cases: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted(seats[case] for case in cases if seats.get(case)))


def _words(rounds: tuple[int, ...]) -> str:
    if not rounds:
        return NO_ROUND
    return (
        f"round {' and '.join(map(str, rounds))}"
        if len(rounds) == 1
        else f"rounds {' and '.join(map(str, rounds))}"
    )


def _effect(had: tuple[int, ...], has: tuple[int, ...]) -> Effect:
    if len(had) != len(has):
        return Effect.GAINED if len(has) > len(had) else Effect.LOST
    return Effect.EARLIER if has < had else Effect.LATER
