"""What a ledger says of moves: who gained, who lost, by whose hands; and where the ledger itself shows a false hand.

Nothing here needs a name. With what the house keeps, the people are named as well.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from allforall.base.finding import Finding
from allforall.exchange.moves import audit_findings as found
from allforall.exchange.moves.compare import Effect, compare
from allforall.exchange.moves.decided import GAIN
from allforall.exchange.moves.entries import DECIDED, FIXED, MOVED, covered, state_after, two_persons
from allforall.exchange.moves.in_house import NOBODY, InHouse
from allforall.ledger.entry import Entry, SignedEntry
from allforall.ledger.keys import PublicKey

NOT_KNOWN = "not known"
SHORT = 8
_SET = ("party", "number", "part")
Row = tuple[int, SignedEntry, Sequence[PublicKey]]
"""An entry with its number and the keys whose signatures under it hold."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One move as the ledger tells it; `person` is a name where it is known, or else the beginning of the mark."""

    number: int
    person: str
    matter: str
    field: str
    effect: Effect
    reason: str


@dataclass(frozen=True, slots=True)
class Change:
    """One signed set of moves with the two who decided it."""

    number: int
    at: datetime
    party: str
    who: str
    second: str
    moves: tuple[Shown, ...]

    def with_effect(self, *effects: Effect) -> tuple[Shown, ...]:
        """Return the moves of seats that had one of these effects."""
        return tuple(move for move in self.moves if move.effect in effects)


@dataclass(frozen=True, slots=True)
class Audit:
    """All changes in order, and everything that should not stand there."""

    changes: tuple[Change, ...]
    findings: tuple[Finding, ...]


def audit(rows: Iterable[Row], house: InHouse | None = None, party: str = "") -> Audit:
    """Go through the entries of a ledger about moves; those of one party where it is named."""
    walk = _Walk(house)
    for number, signed, signers in rows:
        entry = signed.entry
        if entry.kind in {FIXED, DECIDED, MOVED} and party in {"", entry.facts.get("party")}:
            walk.take(number, entry, signers)
    return Audit(tuple(walk.changes), (*walk.findings, *walk.rest()))


@dataclass(slots=True)
class _Walk:
    house: InHouse | None
    changes: list[Change] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    loose: list[tuple[int, Entry]] = field(default_factory=list)
    """Moves that no signed entry has covered so far."""
    last: dict[str, Entry] = field(default_factory=dict)
    """By party the newest entry of those that two sign."""
    parts: dict[str, set[object]] = field(default_factory=dict)
    """By party the parts of the newest sheet that are there."""
    latest: datetime | None = None

    def take(self, number: int, entry: Entry, signers: Sequence[PublicKey]) -> None:
        """Take in the next entry."""
        if entry.kind == MOVED:
            self.loose.append((number, entry))
            return
        party, who, second = (str(entry.facts.get(name, "")) for name in ("party", "who", "second"))
        covers = self._covered_by(entry)
        moves = tuple(self._shown(at, each) for at, each in covers)
        change = Change(number, entry.at, party, who, second, moves)
        if entry.kind == DECIDED:
            self.changes.append(change)
        before = self.last.get(party)
        by: dict[str, Any] = {
            "number": number,
            "who": who,
            "second": second,
            "gain": self._gain(change, before, entry),
        }
        self.findings += _order(entry, before, self.latest, by)
        self.findings += self._contents(entry, covers, by)
        if missing := two_persons(entry, signers):
            self.findings.append(found.NOT_SIGNED.at(**by, missing=missing))
        self._count_parts(party, entry, before)
        self.last[party] = entry
        self.latest = max(entry.at, self.latest or entry.at)

    def _covered_by(self, entry: Entry) -> list[tuple[int, Entry]]:
        """Take the loose moves that a signed entry speaks of."""
        wanted = [entry.facts.get(name) for name in _SET]
        mine: list[tuple[int, Entry]] = []
        others: list[tuple[int, Entry]] = []
        for number, moved in self.loose:
            same = [moved.facts.get(name) for name in _SET] == wanted
            (mine if same else others).append((number, moved))
        self.loose = others
        return mine

    def _contents(
        self, entry: Entry, covers: Sequence[tuple[int, Entry]], by: dict[str, Any]
    ) -> Iterator[Finding]:
        """Hold a set against the moves before it, and against the sheet in the house."""
        if entry.kind != DECIDED:
            return
        others = [each for _, each in covers if any(each.facts.get(r) != by[r] for r in ("who", "second"))]
        if others or covered(each for _, each in covers) != entry.facts.get("covers"):
            yield found.NOT_COVERED.at(**by, count=len(covers), wanted=entry.counts.get("moves", 0))
        number = entry.facts.get("number")
        if self.house and isinstance(number, int) and self.house.sheets.get(number) != entry.digest:
            yield found.SHEET_REWRITTEN.at(**by)

    def _count_parts(self, party: str, entry: Entry, before: Entry | None) -> None:
        """Remember which parts of a sheet are there; say what an older sheet lacks."""
        if before is None or before.facts.get("number") != entry.facts.get("number"):
            self.findings += self._lacking(party)
            self.parts[party] = set()
        self.parts[party].add(entry.facts.get("part"))

    def _lacking(self, party: str) -> Iterator[Finding]:
        last = self.last.get(party)
        if last is not None and last.kind == DECIDED:
            lacks = last.counts.get("parts", 1) - len(self.parts.get(party, ()))
            if lacks:
                by = {role: last.facts.get(role, "") for role in ("who", "second")}
                gains = self.house and self.house.gain_between(last.refs[0], last.refs[1])
                yield found.PART_LACKS.at(
                    None, **by, count=lacks, sheet=last.facts.get("number", ""), gain=gains or NOT_KNOWN
                )

    def _shown(self, number: int, entry: Entry) -> Shown:
        facts = {name: str(value) for name, value in entry.facts.items()}
        person, effect = facts.get("person", ""), facts.get("effect", "")
        name = self.house.names.get(person) if self.house else None
        return Shown(
            number,
            name or person[:SHORT],
            facts.get("matter", ""),
            facts.get("field", ""),
            Effect(effect) if effect in set(Effect) else Effect.NONE,
            facts.get("reason", ""),
        )

    def _gain(self, change: Change, before: Entry | None, entry: Entry) -> str:
        """Say who gains: by the states of the house where they are there, or else by what the entries say."""
        by_states = (
            self.house.gain_between(state_after(before), state_after(entry))
            if self.house and before
            else None
        )
        if by_states is not None:
            return by_states
        people = sorted({move.person for move in change.with_effect(*GAIN)})
        return ", ".join(people) or (NOBODY if change.moves else NOT_KNOWN)

    def rest(self) -> Iterator[Finding]:
        """Find moves that nobody has signed for, sheets signed in part, and a state that the ledger does not know."""
        for number, entry in self.loose:
            by = {role: entry.facts.get(role, "") for role in ("who", "second")}
            yield found.UNSIGNED.at(None, **by, number=number, person=self._shown(number, entry).person)
        for party in self.last:
            yield from self._lacking(party)
        if self.house and self.house.states:
            known = {state_after(entry) for entry in self.last.values()}
            *older, newest = self.house.marks.items()
            if newest[0] not in known:
                facts = next((entry.facts for entry in reversed(self.last.values())), {})
                gains = (
                    self.house.gain(compare(older[-1][1], newest[1]).with_effect(*GAIN))
                    if older
                    else NOT_KNOWN
                )
                by = {role: facts.get(role, NOBODY) for role in ("who", "second")}
                yield found.STATE_REWRITTEN.at(None, **by, gain=gains)


def _order(
    entry: Entry, before: Entry | None, latest: datetime | None, by: dict[str, Any]
) -> Iterator[Finding]:
    """Hold an entry against those before it: its time, and the state that it begins with."""
    if latest and entry.at < latest:
        yield found.BACK_DATED.at(**by, at=f"{entry.at:%Y-%m-%d %H:%M}", after=f"{latest:%Y-%m-%d %H:%M}")
    if entry.kind == FIXED:
        if before is not None:
            yield found.BEGAN_AGAIN.at(**by)
        return
    same_sheet = before and before.kind == DECIDED and before.facts.get("number") == entry.facts.get("number")
    goes_on = before and (
        entry.refs == before.refs if same_sheet else entry.refs[:1] == (state_after(before),)
    )
    if not goes_on:
        yield found.CHAIN_BROKEN.at(**by)
