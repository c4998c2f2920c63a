"""What was agreed, as a planner needs it: clauses, places of detention, people who are named together."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from allforall.planning.reading import Node

FORMULAS = ("unconditional", "n_for_n", "ratio", "equivalents", "all_for_all")
CONDITIONS = ("same_round", "not_before")
LEVELS = ("unconditional_first", "number_home", "person_days")


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause. `where` selects people by their columns; `exposure_limit` is None for unconditional duties."""

    id: str
    formula: str
    where: Mapping[str, Any] = field(default_factory=dict)
    exposure_limit: int | float | None = None
    ratio: Mapping[str, int] | None = None
    everyone_returns: bool = False
    deadline_round: int | None = None
    count_max: int | None = None
    count_min: int | None = None
    count_exact: bool = False

    @classmethod
    def parse(cls, node: Node, parties: tuple[str, str]) -> "Clause":
        """Read one clause; `where` is checked later, against the columns of people."""
        optional = ("note", "exposure_limit", "ratio", "everyone_returns", "deadline_round")
        node.keys(("id", "formula", "where"), (*optional, "count_max", "count_min", "count_exact"))
        formula = node["formula"].one_of(FORMULAS)
        limit = None
        if formula != "unconditional":
            limit = node["exposure_limit"].number()
            if limit < 0:
                node["exposure_limit"].wrong("must not be negative")
        ratio = None
        if formula == "ratio":
            shares = node["ratio"].keys(parties)
            ratio = {party: shares[party].whole(1) for party in parties}
        if node["count_exact"].flag() and node["count_max"].value is None:
            node["count_exact"].wrong("needs count_max, the number that it makes exact")
        return cls(
            id=node["id"].text(),
            formula=formula,
            where=dict(node["where"].keys((), others=True).value),
            exposure_limit=limit,
            ratio=ratio,
            everyone_returns=node["everyone_returns"].flag(),
            deadline_round=node["deadline_round"].maybe_whole() or None,
            count_max=node["count_max"].maybe_whole(),
            count_min=node["count_min"].maybe_whole(),
            count_exact=node["count_exact"].flag(),
        )

    def to_json(self) -> dict[str, Any]:
        """Write the clause without the keys that say nothing."""
        said: dict[str, Any] = {"id": self.id, "formula": self.formula, "where": dict(self.where)}
        for key in ("exposure_limit", "deadline_round", "count_max", "count_min"):
            if getattr(self, key) is not None:
                said[key] = getattr(self, key)
        for key in ("everyone_returns", "count_exact"):
            if getattr(self, key):
                said[key] = True
        if self.ratio is not None:
            said["ratio"] = dict(self.ratio)
        return said


@dataclass(frozen=True, slots=True)
class Site:
    """A place of detention; `seats` per round, or None where it sets no limit of its own."""

    id: str
    party: str
    seats: tuple[int, ...] | None

    @classmethod
    def parse(cls, node: Node, parties: tuple[str, str], rounds: int) -> "Site":
        """Read one site."""
        node.keys(("id", "party"), ("seats", "note"))
        seats = None if node["seats"].value is None else node["seats"].per_round(rounds)
        return cls(node["id"].text(), node["party"].one_of(parties), seats)

    def to_json(self) -> dict[str, Any]:
        """Write the site."""
        seats = None if self.seats is None else list(self.seats)
        return {"id": self.id, "party": self.party, "seats": seats}


@dataclass(frozen=True, slots=True)
class NamedPair:
    """Two people whom a text on the table ties together, by their ids."""

    id: str
    first: str
    second: str
    condition: str

    @classmethod
    def parse(cls, node: Node) -> "NamedPair":
        """Read one pair; whether the two exist is checked against the people."""
        node.keys(("id", "first", "second", "condition"), ("note",))
        condition = node["condition"].one_of(CONDITIONS)
        return cls(node["id"].text(), node["first"].text(), node["second"].text(), condition)

    def to_json(self) -> dict[str, Any]:
        """Write the pair."""
        return {"id": self.id, "first": self.first, "second": self.second, "condition": self.condition}
