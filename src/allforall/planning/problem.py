"""An exchange problem: who is held by whom, what was agreed, what each round can carry (format `exchange-problem/1`)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allforall.planning import parts
from allforall.planning.people import People, check_where
from allforall.planning.reading import Node
from allforall.planning.terms import Clause, NamedPair, Site

FORMAT = "exchange-problem/1"
_REQUIRED = ("objective", "rounds", "horizon_day", "parties", "seats", "sites", "clauses", "people")


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
        days, horizon = parts.calendar(node)
        parties = parts.parties(node["parties"])
        sites = tuple(Site.parse(item, parties, len(days)) for item in node["sites"].items())
        parts.different([site.id for site in sites], node["sites"])
        people = People.parse(node["people"], parties, [site.id for site in sites])
        parts.check_sites(people, sites, parties, node["people"]["site"])
        clauses = tuple(Clause.parse(item, parties) for item in node["clauses"].items())
        parts.different([clause.id for clause in clauses], node["clauses"])
        for item in node["clauses"].items():
            check_where(item["where"], people)
        stretchers = node["stretchers"]
        ranks = parts.whole_numbers(node["rank_equivalents"])
        parts.check_ranks(clauses, people, ranks, node)
        return cls(
            name=parts.text(node["name"]),
            objective=parts.objective(node["objective"]),
            days=days,
            horizon_day=horizon,
            parties=parties,
            seats=parts.per_party(node["seats"], parties, len(days)),
            stretchers=None if stretchers.value is None else parts.per_party(stretchers, parties, len(days)),
            sites=sites,
            rank_equivalents=ranks,
            clauses=clauses,
            named=parts.named(node["named"], people),
            people=people,
            tie_break_salt=parts.text(node["tie_break_salt"]),
        )

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
