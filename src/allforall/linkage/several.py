"""Any number of lists at once: every list against every other and against itself, then people out of the pairs."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import polars as pl

from allforall.base.finding import Finding
from allforall.base.progress import SILENT, Progress, task
from allforall.linkage.clusters import Cluster, Pair, cluster
from allforall.linkage.linking import duplicates, link
from allforall.linkage.links import Links
from allforall.people.judgement import Judgement
from allforall.people.person_list import PersonList


@dataclass(frozen=True, slots=True)
class Several:
    """What comparing several lists left.

    `clusters` covers every entry once; `possible` maps an entry to those that a person has to judge against it;
    `links` holds the pairs by the names of the two lists (the same name twice: entries repeated inside one list).
    """

    clusters: tuple[Cluster, ...]
    possible: Mapping[str, tuple[str, ...]]
    links: Mapping[tuple[str, str], Links]
    findings: tuple[Finding, ...]

    @property
    def how(self) -> dict[str, Any]:
        """How the pairs were obtained, by the names of the two lists."""
        return {f"{left} × {right}": dict(links.how) for (left, right), links in self.links.items()}


def link_several(
    lists: Sequence[PersonList],
    *,
    judgements: Sequence[Judgement] = (),
    repeating: frozenset[str] = frozenset(),
    inside: bool = True,
    progress: Progress = SILENT,
) -> Several:
    """Find the people behind several lists about people of one party.

    A list named in `repeating` may speak of one person in several rows without that being a mistake (sightings): it
    is linked many to one. Without `inside` nobody is looked for twice on one list. The result does not depend on the
    order of lists or rows.
    """
    lists = sorted(lists, key=lambda people: people.name)
    between = list(combinations(lists, 2))
    links: dict[tuple[str, str], Links] = {}
    once: dict[str, PersonList] = {people.name: people for people in lists}
    with task(progress, "Comparing lists", len(between) + len(lists) * inside):
        for people in lists if inside else ():
            found = duplicates(people, judgements=_about(judgements, people.name, people.name))
            links[people.name, people.name] = found
            judged = {entry.partition(":")[2] for j in judgements for entry in (j.left, j.right)}
            once[people.name] = people.without(repeats(found) - judged)
            progress.advance()
        for one, two in between:
            mine = _about(judgements, one.name, two.name)
            alone = not {one.name, two.name} & repeating
            links[one.name, two.name] = link(
                once[one.name], once[two.name], judgements=mine, one_to_one=alone
            )
            progress.advance()
    entries = [people.entry(i) for people in lists for i in range(len(people))]
    pairs = {names: _pairs(names, found.matches) for names, found in links.items()}
    across = [pair for (one, two), found in pairs.items() if one != two for pair in found]
    twice = [pair for (one, two), found in pairs.items() if one == two for pair in found]
    clusters, torn = cluster(entries, across, twice, repeating)
    findings = (*(f for found in links.values() for f in found.findings), *torn)
    return Several(clusters, _possible(links, clusters), links, findings)


def repeats(found: Links) -> frozenset[str]:
    """Return the rows of a list that repeat another one: of those that belong together all but the first id.

    Comparing a repeated person with another list would find two candidates for one and leave both to a human.
    """
    pairs = [Pair(a, b, 0.0) for a, b in found.matches.select("left_id", "right_id").iter_rows()]
    groups, _ = cluster(sorted({row_id for pair in pairs for row_id in (pair.left, pair.right)}), (), pairs)
    return frozenset(row_id for group in groups for row_id in group.entries[1:])


def _about(judgements: Sequence[Judgement], one: str, two: str) -> list[Judgement]:
    return [j for j in judgements if {_list(j.left), _list(j.right)} == {one, two}]


def _list(entry: str) -> str:
    return entry.partition(":")[0]


def _pairs(names: tuple[str, str], table: pl.DataFrame) -> list[Pair]:
    """Turn a table of proposed pairs into pairs of entries."""
    left, right = names
    rows = table.select("left_id", "right_id", "match_weight", "judged").iter_rows()
    return [Pair(f"{left}:{a}", f"{right}:{b}", weight, judged == "same") for a, b, weight, judged in rows]


def _possible(
    links: Mapping[tuple[str, str], Links], clusters: Sequence[Cluster]
) -> dict[str, tuple[str, ...]]:
    """List for each entry those that wait for a judgement and are not the same person already by another way."""
    of = {entry: index for index, c in enumerate(clusters) for entry in c.entries}
    waiting: dict[str, set[str]] = defaultdict(set)
    for (left, right), found in links.items():
        for a, b in found.review.select("left_id", "right_id").iter_rows():
            one, two = f"{left}:{a}", f"{right}:{b}"
            if of[one] != of[two]:
                waiting[one].add(two)
                waiting[two].add(one)
    return {entry: tuple(sorted(others)) for entry, others in sorted(waiting.items())}
