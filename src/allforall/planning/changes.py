"""What happened since a plan was published: who can no longer go, who is new, what rounds carry now.

Format `exchange-changes/1`; every key but `format` may be missing. Lists by round begin with round 1; what they say of
rounds that are over is not used.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allforall.planning import parts
from allforall.planning.people import People
from allforall.planning.problem import Problem
from allforall.planning.reading import Node

FORMAT = "exchange-changes/1"
REASONS = ("died", "refused", "not_verified", "not_held", "other")
"""Why somebody can no longer go: `refused` is a refusal that a neutral heard, `not_held` is home or held elsewhere."""
_KEYS = (
    "out",
    "missed",
    "missed_rounds",
    "went",
    "in",
    "rounds",
    "horizon_day",
    "seats",
    "stretchers",
    "sites",
)


@dataclass(frozen=True)
class Changes:
    """What happened. `out` gives a reason for each id, `went` the round in which somebody travelled instead of another.

    `missed` were to travel in a round that is over and did not; in `missed_rounds` nobody did. `people` are new ones.
    `days`, `seats`, `stretchers` and `site_seats` replace those of the problem, where there are any.
    """

    out: Mapping[str, str]
    missed: frozenset[str]
    missed_rounds: frozenset[int]
    went: Mapping[str, int]
    people: People | None
    days: tuple[int, ...]
    horizon_day: int
    seats: Mapping[str, tuple[int, ...]]
    stretchers: Mapping[str, tuple[int, ...]] | None
    site_seats: Mapping[str, tuple[int, ...] | None]

    @classmethod
    def parse(cls, data: Mapping[str, Any], problem: Problem) -> "Changes":
        """Read changes to a problem; raise `InputError` (`planning.bad_problem`) that names the key at fault."""
        node = Node(data, document="file of changes").keys(("format",), _KEYS)
        if node["format"].value != FORMAT:
            node["format"].wrong(f"is not {FORMAT}")
        days, horizon = problem.days, problem.horizon_day
        if "rounds" in data or "horizon_day" in data:
            usual = {"rounds": [{"day": day} for day in days], "horizon_day": horizon}
            days, horizon = parts.calendar(replace(node, value={**usual, **data}))
        known = set(problem.people["id"].tolist())
        sites = {site.id: site for site in problem.sites}
        return cls(
            out={_known(item.keys(("id", "reason"), ("note",))["id"], known): item["reason"].one_of(REASONS)
                 for item in _items(node["out"])},
            missed=frozenset(_known(item, known) for item in _items(node["missed"])),
            missed_rounds=frozenset(item.whole(1) for item in _items(node["missed_rounds"])),
            went={_known(item.keys(("id", "round"))["id"], known): item["round"].whole(1)
                  for item in _items(node["went"])},
            people=_new_people(node["in"], problem, known),
            days=days,
            horizon_day=horizon,
            seats=_per_party(node, "seats", problem.seats, problem, len(days)),
            stretchers=problem.stretchers and _per_party(node, "stretchers", problem.stretchers, problem, len(days)),
            site_seats=_site_seats(node, sites, len(days)),
        )  # fmt: skip


def _items(node: Node) -> list[Node]:
    return [] if node.value is None else list(node.items())


def _known(node: Node, known: set[str]) -> str:
    if node.text() not in known:
        node.wrong("is not among the people of the problem")
    return node.text()


def _new_people(node: Node, problem: Problem, known: set[str]) -> People | None:
    """Read people whom the problem does not have; they need the same columns, so that clauses fit them."""
    if node.value is None:
        return None
    people = People.parse(
        node.keys(tuple(problem.people.columns)), problem.parties, [s.id for s in problem.sites]
    )
    parts.check_sites(people, problem.sites, problem.parties, node["site"])
    for name, column in people.columns.items():
        old = problem.people[name].dtype.kind
        if len(people) and column.dtype.kind != old and {column.dtype.kind, old} != {"i", "f"}:
            node[name].wrong("is of another kind than the column of the problem")
    for row, name in enumerate(people["id"].tolist()):
        if name in known:
            replace(node, path=f"{node.path}.id[{row}]").wrong("is among the people of the problem already")
    return people


def _per_party(
    node: Node, key: str, usual: Mapping[str, tuple[int, ...]], problem: Problem, rounds: int
) -> Mapping[str, tuple[int, ...]]:
    """Read new numbers by party and round; without them the old ones stay, if there are enough of them."""
    if node[key].value is not None:
        return parts.per_party(node[key], problem.parties, rounds)
    if rounds != problem.rounds:
        node[key].wrong("must be given anew where the number of rounds changes")
    return usual


def _site_seats(node: Node, sites: Mapping[str, Any], rounds: int) -> dict[str, tuple[int, ...] | None]:
    seats = {name: site.seats for name, site in sites.items()}
    for item in _items(node["sites"]):
        name = item.keys(("id", "seats"))["id"].one_of(tuple(sites))
        seats[name] = None if item["seats"].value is None else item["seats"].per_round(rounds)
    for name, numbers in seats.items():
        if numbers is not None and len(numbers) != rounds:
            node["sites"].wrong(f"must give the seats of {name} anew where the number of rounds changes")
    return seats


def joined(problem: Problem, changes: Changes) -> Problem:
    """Return the problem with its new people, days, seats and places; who can no longer go does not count any more."""
    people, new = problem.people, changes.people
    columns: dict[str, NDArray[Any]] = dict(people.columns)
    holder, site = people.holder, people.site
    if new is not None and len(new):
        columns = {name: np.concatenate((column, new[name])) for name, column in columns.items()}
        holder, site = np.concatenate((holder, new.holder)), np.concatenate((site, new.site))
    columns["verified"] = columns["verified"] & ~np.isin(columns["id"], list(changes.out))
    return replace(
        problem,
        people=People(columns, holder, site),
        days=changes.days,
        horizon_day=changes.horizon_day,
        seats=changes.seats,
        stretchers=changes.stretchers,
        sites=tuple(replace(each, seats=changes.site_seats[each.id]) for each in problem.sites),
    )
