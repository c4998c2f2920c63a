"""People whom nothing tells apart are planned together, so that millions of them become a few hundred numbers.

A *group* uses the same seats and counts the same way (holder, site, clause, weight, stretcher, first and last round in
which they may go, named or not). Inside a group whoever's return saves more goes first, so only *how many* go in a round has to be found.
A *class* is a run of neighbours in a group's order: people of one urgency, or, where urgency differs from person to
person, a stretch of similar ones that is split where the plan needs it finer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allforall.planning.ledgers import weights_of
from allforall.planning.problem import Problem

Ints = NDArray[np.int64]
STRETCHER_SEVERITY = 2
"""From this severity on a person needs a stretcher place."""


@dataclass(frozen=True)
class Groups:
    """Every group of eligible people, in an order that does not depend on the order of the people.

    Arrays have one element a group; `members` are people in order of group, falling urgency and time held, and group
    g has those from `starts[g]` to `starts[g + 1]`. `site` and `tag` (which named person) are -1 where it does not
    matter; `fit` and `until` are the first and the last round in which the group may travel. `apart` is what a caller tells people apart by.
    """

    holder: Ints
    clause: Ints
    weight: Ints
    stretcher: Ints
    fit: Ints
    until: Ints
    site: Ints
    tag: Ints
    apart: Ints
    starts: Ints
    members: Ints
    urgency: Ints

    def __len__(self) -> int:
        """Count the groups."""
        return len(self.holder)

    @property
    def size(self) -> Ints:
        """How many people each group has."""
        return np.diff(self.starts)

    def may_go(self, rounds: int) -> NDArray[np.bool_]:
        """Which group may travel in which round (groups x rounds)."""
        turn = np.arange(1, rounds + 1)
        return np.asarray((turn >= self.fit[:, np.newaxis]) & (turn <= self.until[:, np.newaxis]))

    @cached_property
    def sums(self) -> Ints:
        """Running sums of urgency over `members`, beginning with 0."""
        return np.concatenate(([0], np.cumsum(self.urgency)))

    def urgency_of_first(self, counts: Ints) -> Ints:
        """Sum the urgency of the first `counts` people of each group (rows), for any number of columns."""
        start = self.starts[:-1, np.newaxis]
        return np.asarray(self.sums[start + counts] - self.sums[start])


def group(problem: Problem, apart: Ints | None = None) -> tuple[Groups, dict[str, int]]:
    """Put eligible people into groups; return these, and for each named person's id their group.

    `apart` may give each person a number: people with different numbers then come into different groups.
    """
    people = problem.people
    who = np.flatnonzero(problem.eligible)
    named = list(dict.fromkeys(name for pair in problem.named for name in (pair.first, pair.second)))
    open_sites = np.array([site.seats is not None for site in problem.sites], dtype=np.bool_)
    site = people.site[who].astype(np.int64)
    needs = people["severity"][who] >= STRETCHER_SEVERITY
    columns = {
        "holder": people.holder[who].astype(np.int64),
        "clause": problem.counted_under[who].astype(np.int64),
        "weight": weights_of(problem)[who],
        "stretcher": (needs & (problem.stretchers is not None)).astype(np.int64),
        "fit": np.clip(people["fit_from_round"][who], 1, problem.rounds + 1).astype(np.int64),
        "until": people.last_rounds(problem.rounds)[who],
        "site": np.where(open_sites[site], site, -1) if len(site) else site,
        "tag": _tags(problem, named)[who],
        "apart": np.zeros(len(who), dtype=np.int64) if apart is None else apart[who].astype(np.int64),
    }
    number, keys = numbered(columns)
    urgency = people["urgency"][who].astype(np.int64)
    held = people["days_held"][who] if "days_held" in people else np.zeros(len(who), dtype=np.int64)
    order = np.lexsort((-held, -urgency, number))
    starts = np.searchsorted(number[order], np.arange(len(keys["holder"]) + 1)).astype(np.int64)
    groups = Groups(**keys, starts=starts, members=who[order], urgency=urgency[order])
    return groups, {named[tag]: index for index, tag in enumerate(keys["tag"]) if tag >= 0}


def _tags(problem: Problem, named: list[str]) -> Ints:
    """For each person their place among the named, -1 for everybody else."""
    tags = np.full(len(problem.people), -1, dtype=np.int64)
    if named:
        ids = problem.people["id"]
        order = np.argsort(ids)
        tags[order[np.searchsorted(ids, np.array(named), sorter=order)]] = np.arange(len(named))
    return tags


def numbered(columns: Mapping[str, NDArray[Any]]) -> tuple[Ints, dict[str, NDArray[Any]]]:
    """Number the different rows of several columns in sorted order; return each row's number and the rows."""
    number = np.zeros(len(next(iter(columns.values()))), dtype=np.int64)
    for column in columns.values():
        _, position = np.unique(column, return_inverse=True)
        # Numbering again after every column keeps the product small however wide a column is.
        _, number = np.unique(number * (position.max(initial=0) + 1) + position, return_inverse=True)
    _, first = np.unique(number, return_index=True)
    return number, {name: column[first] for name, column in columns.items()}


@dataclass(frozen=True)
class Classes:
    """Runs of a group's members: class c has those from `cuts[c]` to `cuts[c + 1]` in the groups' order."""

    groups: Groups
    cuts: Ints

    def __len__(self) -> int:
        """Count the classes."""
        return len(self.cuts) - 1

    @cached_property
    def group(self) -> Ints:
        """The group of each class."""
        return np.asarray(np.searchsorted(self.groups.starts, self.cuts[:-1], side="right") - 1)

    @cached_property
    def size(self) -> Ints:
        """How many people each class has."""
        return np.diff(self.cuts)

    @cached_property
    def urgency(self) -> NDArray[np.float64]:
        """The mean urgency of each class: exact where a class holds one urgency only."""
        return np.asarray(np.diff(self.groups.sums[self.cuts]) / self.size)

    def split(self, at: Ints) -> "Classes":
        """Cut also at these positions."""
        return Classes(self.groups, np.union1d(self.cuts, at).astype(np.int64))


def exact_classes(groups: Groups) -> Classes:
    """Cut wherever the urgency changes between neighbours: people of one class are alike in everything that counts."""
    changes = np.flatnonzero(np.diff(groups.urgency)) + 1
    return Classes(groups, np.union1d(groups.starts, changes).astype(np.int64))
