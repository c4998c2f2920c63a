"""The parts of a problem file, each read and checked by itself."""

import numpy as np

from allforall.planning.people import People
from allforall.planning.reading import Node
from allforall.planning.terms import LEVELS, Clause, NamedPair, Site

MOST_ROUNDS = 10_000


def calendar(node: Node) -> tuple[tuple[int, ...], int]:
    """Read the days of the rounds, which must be in order and not after the horizon."""
    entries = list(node["rounds"].items())
    if not 1 <= len(entries) <= MOST_ROUNDS:
        node["rounds"].wrong(f"must list between 1 and {MOST_ROUNDS} rounds")
    days = tuple(entry.keys(("day",), others=True)["day"].whole() for entry in entries)
    for before, after, entry in zip(days, days[1:], entries[1:], strict=False):
        if after < before:
            entry["day"].wrong("comes before the round above it")
    horizon = node["horizon_day"].whole()
    if horizon < days[-1]:
        node["horizon_day"].wrong("lies before the last round")
    return days, horizon


def parties(node: Node) -> tuple[str, str]:
    """Read the names of the two parties."""
    names = [item.text() for item in node.items()]
    if len(names) != 2 or names[0] == names[1]:  # noqa: PLR2004  # an exchange has two parties
        node.wrong("must name two different parties")
    return names[0], names[1]


def objective(node: Node) -> tuple[str, ...]:
    """Read the levels, most important first."""
    levels = tuple(item.one_of(LEVELS) for item in node.items())
    if not levels or len(set(levels)) != len(levels):
        node.wrong("must list at least one level, and each once")
    return levels


def text(node: Node) -> str:
    """Read a text that may be missing."""
    return "" if node.value is None else node.text()


def per_party(node: Node, holders: tuple[str, str], rounds: int) -> dict[str, tuple[int, ...]]:
    """Read a number for each party and round."""
    node.keys(holders)
    return {party: node[party].per_round(rounds) for party in holders}


def whole_numbers(node: Node) -> tuple[int, ...]:
    """Read a list of whole numbers that may be missing."""
    return () if node.value is None else tuple(item.whole() for item in node.items())


def different(ids: list[str], node: Node) -> None:
    """Refuse a name that stands twice in a list."""
    seen: set[str] = set()
    for index, name in enumerate(ids):
        if name in seen:
            Node(name, f"{node.path}[{index}].id").wrong("stands there twice")
        seen.add(name)


def named(node: Node, people: People) -> tuple[NamedPair, ...]:
    """Read the named pairs; each names two people of the problem."""
    if node.value is None:
        return ()
    items = list(node.items())
    pairs = tuple(NamedPair.parse(item) for item in items)
    different([pair.id for pair in pairs], node)
    known = set(people["id"].tolist()) if pairs else set()
    for item, pair in zip(items, pairs, strict=True):
        for key, person in (("first", pair.first), ("second", pair.second)):
            if person not in known:
                item[key].wrong("names somebody who is not among the people")
    return pairs


def check_sites(people: People, sites: tuple[Site, ...], holders: tuple[str, str], node: Node) -> None:
    """Refuse a person who is held by one party at a site of the other."""
    owner = np.array([holders.index(site.party) for site in sites], dtype=np.int8)
    if len(people) and (astray := np.flatnonzero(owner[people.site] != people.holder)).size:
        Node(None, f"{node.path}[{astray[0]}]").wrong("is a site of the party that does not hold this person")


def check_ranks(clauses: tuple[Clause, ...], people: People, weights: tuple[int, ...], node: Node) -> None:
    """Refuse a clause in equivalents where a rank has no weight."""
    if not any(clause.formula == "equivalents" for clause in clauses):
        return
    if "rank" not in people or people["rank"].dtype.kind not in "iu":
        node["people"].wrong("need a column “rank” of whole numbers, since a clause counts by rank")
    ranks = people["rank"]
    if len(ranks) and not (ranks.min() >= 0 and ranks.max() < len(weights)):
        node["rank_equivalents"].wrong("has no weight for some rank that people have")
