"""What leaves of each person: proposed by the program, decided by one person with a second one, bound to what the row says."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from allforall.base.canonical import digest_of
from allforall.base.finding import Finding
from allforall.base.place import Place
from allforall.exchange.moves.decided import PERSON, plain
from allforall.exchange.outgoing import findings as found
from allforall.exchange.outgoing.profiles import Recipient
from allforall.exchange.outgoing.risks import CIVILIANS, WORDS, Decision, Risk, proposed, risks
from allforall.people.entry import row_of
from allforall.people.fields import NAME_FIELDS
from allforall.people.person_list import PersonList
from allforall.people.row_key import lasting_entries

_SPACES = re.compile(r"[\s_]+")


@dataclass(frozen=True, slots=True)
class Sent:
    """What left the house of one person before, and to whom."""

    recipient: Recipient
    fields: Mapping[str, str]


@dataclass(frozen=True)
class Candidate:
    """Somebody of whom something may leave. `gone`: was sent before and stands on the list no more."""

    entry: str
    said: Mapping[str, str]
    risks: tuple[Risk, ...]
    proposed: Decision
    before: Sent | None = None
    gone: bool = False
    place: Place | None = None

    @property
    def name(self) -> str:
        """The name as the list writes it, or the row's own where it has none."""
        return " ".join(self.said[part] for part in NAME_FIELDS if self.said.get(part)) or row_of(self.entry)

    @cached_property
    def code(self) -> str:
        """Name what is decided on, so that a decision holds for no other content, nor where something else may harm now."""
        against = [risk.value for risk in self.risks]
        return f"D-{digest_of([self.entry, dict(self.said), against, self.gone])[:12]}"


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """One line of the sheet as a person filled it in."""

    code: str
    decision: str
    who: str
    why: str
    second: str
    place: Place | None = None
    shown: Mapping[str, str] = field(default_factory=dict)
    """What stood beside it in the sheet: name and date of birth, what was proposed and why."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """What leaves of whom, and what keeps the list in the house."""

    by_entry: Mapping[str, Decision]
    findings: tuple[Finding, ...]
    lines: Mapping[str, DecisionLine] = field(default_factory=dict)


def columns_of(one: Candidate) -> dict[str, str]:
    """Say in the columns of a sheet who somebody is, what is proposed and what may harm them."""
    return {
        "proposed": one.proposed.value,
        "risks": "; ".join(WORDS[risk] for risk in one.risks),
        "name": one.name,
        "dob": one.said.get("dob", ""),
    }


def candidates(
    people: PersonList, before: Mapping[str, Sent], *, ours: bool, on: date, twice: Collection[str] = ()
) -> tuple[Candidate, ...]:
    """Take everybody on a list, and behind them those who were sent before and are not on it.

    `ours`: we ask about them; `twice` are the ids of rows whose person stands above already.
    """
    lasting = lasting_entries(people)
    made = []
    for index, row in enumerate(people.values.iter_rows(named=True)):
        entry = lasting[row["id"]]
        said = {name: value for name, value in row.items() if value is not None and name != "id"}
        against = risks(row, ours=ours, on=on, twice=row["id"] in twice)
        wanted = proposed(against, ours=ours)
        made.append(Candidate(entry, said, against, wanted, before.get(entry), place=people.place(index)))
    there = {one.entry for one in made}
    for entry, sent in sorted(before.items()):
        if entry not in there:
            made.append(Candidate(entry, sent.fields, (), Decision.WITHHOLD, sent, gone=True))
    return tuple(made)


def check(people: Sequence[Candidate], lines: Iterable[DecisionLine], *, ours: bool) -> Decisions:
    """Hold a filled sheet against the people whom it is about; nobody leaves on what the program proposed alone."""
    by_code = {line.code: line for line in lines}
    findings: list[Finding] = []
    decided: dict[str, Decision] = {}
    for one in people:
        line = by_code.get(one.code, DecisionLine(one.code, "", "", "", "", one.place))
        decision = read_decision(line.decision)
        wrong = list(_wrong(one, line, decision))
        findings += wrong
        if decision is not None and not wrong:
            decided[one.entry] = decision
    if stale := by_code.keys() - {one.code for one in people}:
        findings.append(found.STALE.at(count=len(stale)))
    if not ours:
        findings += _in_our_hands(people, decided)
    return Decisions(decided, tuple(findings), by_code)


def read_decision(text: str) -> Decision | None:
    """Read a decision; `agency_only` and `Agency only` are what they look like."""
    plain = _SPACES.sub(" ", text.strip().casefold())
    return next((each for each in Decision if each.value == plain), None)


def _wrong(one: Candidate, line: DecisionLine, decision: Decision | None) -> Iterator[Finding]:
    if decision is None:
        yield found.UNDECIDED.at(line.place, name=one.name, decision=line.decision)
        return
    if one.gone and decision is not Decision.WITHHOLD:
        yield found.GONE.at(line.place, name=one.name)
    if not line.why:
        yield found.NO_REASON.at(line.place, name=one.name)
    for role, person in (("who decided it", line.who), ("who the second person is", line.second)):
        if not PERSON.fullmatch(person):
            yield found.NO_PERSON.at(line.place, name=one.name, role=role)
    if line.who and line.who == line.second:
        yield found.ONE_PERSON.at(line.place, name=one.name, who=line.who)
    wanted = columns_of(one)
    for column in wanted.keys() & line.shown.keys():
        if plain(line.shown[column]) != plain(wanted[column]):
            by = {"who": line.who, "second": line.second, "said": line.shown[column], "column": column}
            yield found.REWRITTEN.at(line.place, name=one.name, **by)


def _in_our_hands(people: Sequence[Candidate], decided: Mapping[str, Decision]) -> Iterator[Finding]:
    """Find whom we hold and keep from everybody."""
    kept = [one for one in people if decided.get(one.entry) is Decision.WITHHOLD and not one.gone]
    kept = [one for one in kept if not {Risk.DEAD, Risk.NOT_HELD, Risk.TWICE} & set(one.risks)]
    civilians = [one for one in kept if one.said.get("category") in CIVILIANS | {"child"}]
    if civilians:
        yield found.FROM_AGENCY.at(count=len(civilians))
    if len(kept) > len(civilians):
        yield found.PRISONERS.at(count=len(kept) - len(civilians))
