"""An exchange problem: who is held by whom, what was agreed, what each round can carry (format `exchange-problem/1`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allforall.planning.people import People, check_where
from allforall.planning.reading import Node
from allforall.planning.terms import LEVELS, Clause, NamedPair, Site

FORMAT = "exchange-problem/1"
_REQUIRED = ("objective", "rounds", "horizon_day", "parties", "seats", "sites", "clauses", "people")
_MOST_ROUNDS = 10_000


@dataclass(frozen=True)
class Problem:
    """Everything that decides a plan. Rounds are numbered from 1; days count from the plan's first day.

    `seats` and `stretchers` (None: no limit) are per holder and round; `people` keep the order in which they came,
    which never decides anything.
    """

    name: str
    objective: tuple[str, ...]
    days: tuple[int, ...]
    horizon_day: int
    parties: tuple[str, str]
    seats: Mapping[str, tuple[int, ...]]
    stretchers: Mapping[str, tuple[int, ...]] | None
    sites: tuple[Site, ...]
    rank_equivalents: tuple[int, ...]
    clauses: tuple[Clause, ...]
    named: tuple[NamedPair, ...]
    people: People
    tie_break_salt: str = ""

    @property
    def rounds(self) -> int:
        """How many rounds there are."""
        return len(self.days)

    @classmethod
    def parse(cls, data: Mapping[str, Any]) -> "Problem":
        """Read a problem; raise `InputError` `planning.bad_problem` that names the key which cannot be used."""
        node = Node(data).keys(_REQUIRED, others=True)
        if data.get("format", FORMAT) != FORMAT:
            node["format"].wrong(f"is not {FORMAT}")
        days, horizon = _calendar(node)
        parties = _parties(node["parties"])
        sites = tuple(Site.parse(item, parties, len(days)) for item in node["sites"].items())
        _different([site.id for site in sites], node["sites"])
        people = People.parse(node["people"], parties, [site.id for site in sites])
        _check_sites_of(people, sites, parties, node["people"]["site"])
        clauses = tuple(Clause.parse(item, parties) for item in node["clauses"].items())
        _different([clause.id for clause in clauses], node["clauses"])
        for item in node["clauses"].items():
            check_where(item["where"], people)
        stretchers = node["stretchers"]
        problem = cls(
            name=_text(node["name"]),
            objective=_objective(node["objective"]),
            days=days,
            horizon_day=horizon,
            parties=parties,
            seats=_per_party(node["seats"], parties, len(days)),
            stretchers=None if stretchers.value is None else _per_party(stretchers, parties, len(days)),
            sites=sites,
            rank_equivalents=_whole_numbers(node["rank_equivalents"]),
            clauses=clauses,
            named=_named(node["named"], people),
            people=people,
            tie_break_salt=_text(node["tie_break_salt"]),
        )
        _check_ranks(problem, node)
        return problem

    def to_json(self) -> dict[str, Any]:
        """Write the problem so that reading it gives the same problem again."""
        stretchers = self.stretchers
        return {
            "format": FORMAT,
            "name": self.name,
            "objective": list(self.objective),
            "rounds": [{"day": day} for day in self.days],
            "tie_break_salt": self.tie_break_salt,
            "horizon_day": self.horizon_day,
            "parties": list(self.parties),
            "seats": {party: list(self.seats[party]) for party in self.parties},
            "stretchers": stretchers and {party: list(stretchers[party]) for party in self.parties},
            "sites": [site.to_json() for site in self.sites],
            "rank_equivalents": list(self.rank_equivalents),
            "clauses": [clause.to_json() for clause in self.clauses],
            "named": [pair.to_json() for pair in self.named],
            "people": self.people.to_json(),
        }

    @cached_property
    def counted_under(self) -> NDArray[np.int32]:
        """For each person the position of the clause that counts them, -1 where none fits."""
        clause = np.full(len(self.people), -1, dtype=np.int32)
        for index, terms in enumerate(self.clauses):
            clause[(clause < 0) & self.people.fitting(terms.where)] = index
        return clause

    @cached_property
    def eligible(self) -> NDArray[np.bool_]:
        """For each person whether they may go at all: under some clause, verified and willing."""
        return np.asarray(self.people.may_go & (self.counted_under >= 0))

    @cached_property
    def eligible_per_clause(self) -> NDArray[np.int64]:
        """Eligible people by clause (rows) and holder (columns)."""
        index = self.counted_under[self.eligible] * 2 + self.people.holder[self.eligible]
        return np.bincount(index, minlength=2 * len(self.clauses)).reshape(len(self.clauses), 2)

    @cached_property
    def days_saved(self) -> NDArray[np.int64]:
        """For each round from 0 (stays) the days between it and the horizon that one more person at home counts."""
        return np.array([0, *(self.horizon_day - day for day in self.days)], dtype=np.int64)


def _calendar(node: Node) -> tuple[tuple[int, ...], int]:
    """Read the days of the rounds, which must be in order and not after the horizon."""
    entries = list(node["rounds"].items())
    if not 1 <= len(entries) <= _MOST_ROUNDS:
        node["rounds"].wrong(f"must list between 1 and {_MOST_ROUNDS} rounds")
    days = tuple(entry.keys(("day",), others=True)["day"].whole() for entry in entries)
    for before, after, entry in zip(days, days[1:], entries[1:], strict=False):
        if after < before:
            entry["day"].wrong("comes before the round above it")
    horizon = node["horizon_day"].whole()
    if horizon < days[-1]:
        node["horizon_day"].wrong("lies before the last round")
    return days, horizon


def _parties(node: Node) -> tuple[str, str]:
    names = [item.text() for item in node.items()]
    if len(names) != 2 or names[0] == names[1]:  # noqa: PLR2004  # an exchange has two parties
        node.wrong("must name two different parties")
    return names[0], names[1]


def _objective(node: Node) -> tuple[str, ...]:
    levels = tuple(item.one_of(LEVELS) for item in node.items())
    if not levels or len(set(levels)) != len(levels):
        node.wrong("must list at least one level, and each once")
    return levels


def _text(node: Node) -> str:
    return "" if node.value is None else node.text()


def _per_party(node: Node, parties: tuple[str, str], rounds: int) -> dict[str, tuple[int, ...]]:
    node.keys(parties)
    return {party: node[party].per_round(rounds) for party in parties}


def _whole_numbers(node: Node) -> tuple[int, ...]:
    return () if node.value is None else tuple(item.whole() for item in node.items())


def _different(ids: list[str], node: Node) -> None:
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name in seen:
            Node(name, f"{node.path}[{index}].id").wrong("stands there twice")
        seen.add(name)


def _named(node: Node, people: People) -> tuple[NamedPair, ...]:
    if node.value is None:
        return ()
    items = list(node.items())
    pairs = tuple(NamedPair.parse(item) for item in items)
    _different([pair.id for pair in pairs], node)
    known = set(people["id"].tolist()) if pairs else set()
    for item, pair in zip(items, pairs, strict=True):
        for key, person in (("first", pair.first), ("second", pair.second)):
            if person not in known:
                item[key].wrong("names somebody who is not among the people")
    return pairs


def _check_sites_of(people: People, sites: tuple[Site, ...], parties: tuple[str, str], node: Node) -> None:
    """Refuse a person who is held by one party at a site of the other."""
    owner = np.array([parties.index(site.party) for site in sites], dtype=np.int8)
    if len(people) and (astray := np.flatnonzero(owner[people.site] != people.holder)).size:
        Node(None, f"{node.path}[{astray[0]}]").wrong("is a site of the party that does not hold this person")


def _check_ranks(problem: Problem, node: Node) -> None:
    """Refuse a clause in equivalents where a rank has no weight."""
    if not any(clause.formula == "equivalents" for clause in problem.clauses):
        return
    if "rank" not in problem.people or problem.people["rank"].dtype.kind not in "iu":
        node["people"].wrong("need a column “rank” of whole numbers, since a clause counts by rank")
    ranks = problem.people["rank"]
    if len(ranks) and not (ranks.min() >= 0 and ranks.max() < len(problem.rank_equivalents)):
        node["rank_equivalents"].wrong("has no weight for some rank that people have")
