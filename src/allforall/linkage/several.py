"""Any number of lists at once: every list against every other and against itself, then people out of the pairs."""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

import polars as pl

from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.linkage.bands import MATCH, REVIEW
from allforall.linkage.clusters import Cluster, Pair, cluster
from allforall.linkage.contradictions import contradictions
from allforall.linkage.findings import SIGHTING_OF_TWO
from allforall.linkage.linking import duplicates, link
from allforall.linkage.links import Links
from allforall.linkage.model import Model, default_model
from allforall.people.entry import entry_name, list_of
from allforall.people.judgement import Judgement, Verdict, holding
from allforall.people.person_list import PersonList


@dataclass(frozen=True, slots=True)
class Several:
    """What comparing several lists left.

    `clusters` covers every entry once; `possible` maps an entry to those that a person has to judge against it;
    `links` holds the pairs by the names of the two lists (the same name twice: entries repeated inside one list).
    `whole` are the lists as sent, `once` as they were compared with others.
    """

    clusters: tuple[Cluster, ...]
    possible: Mapping[str, tuple[str, ...]]
    links: Mapping[tuple[str, str], Links]
    findings: tuple[Finding, ...]
    whole: Mapping[str, PersonList]
    once: Mapping[str, PersonList]

    def compared_for(self, lists: tuple[str, str], name: str) -> PersonList:
        """Return a list as it stood when two lists were compared: whole against itself, without repeats else."""
        return self.whole[name] if lists[0] == lists[1] else self.once[name]

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
    model: Model | None = None,
    progress: Progress = SILENT,
) -> Several:
    """Find the people behind several lists about people of one party.

    A list named in `repeating` may speak of one person in several rows without that being a mistake (sightings): it
    is linked many to one. Without `inside` nobody is looked for twice on one list. The result does not depend on the
    order of lists or rows.
    """
    lists = sorted(lists, key=lambda people: people.name)
    judgements = holding(judgements)
    between = list(combinations(lists, 2))
    links: dict[tuple[str, str], Links] = {}
    compared: dict[str, PersonList] = {people.name: people for people in lists}
    findings: list[Finding] = []
    with task(progress, mark("Comparing lists"), len(between) + len(lists) * inside):
        for people in lists if inside else ():
            mine = between_lists(judgements, people.name, people.name)
            found = duplicates(people, judgements=mine, model=model)
            links[people.name, people.name] = found
            compared[people.name] = once(people, found, judgements)
            progress.advance()
        for one, two in between:
            mine = between_lists(judgements, one.name, two.name)
            many = {one.name, two.name} & repeating
            found = link(
                compared[one.name], compared[two.name], judgements=mine, one_to_one=not many, model=model
            )
            for side, name in (("left", one.name), ("right", two.name)):
                if name in many and len(many) == 1:
                    found, doubtful = _one_person_each(
                        found, side, name, (model or default_model()).bands.lead
                    )
                    findings.extend(doubtful)
            links[one.name, two.name] = found
            progress.advance()
    entries = [people.entry(i) for people in lists for i in range(len(people))]
    pairs = {names: _pairs(names, found.matches) for names, found in links.items()}
    across = [pair for (one, two), found in pairs.items() if one != two for pair in found]
    twice = [pair for (one, two), found in pairs.items() if one == two for pair in found]
    apart = [frozenset((j.left, j.right)) for j in judgements if j.verdict is Verdict.DIFFERENT]
    clusters, left_out = cluster(entries, across, twice, repeating, apart)
    names = {people.name for people in lists}
    torn = contradictions(j for j in judgements if {list_of(entry) for entry in j.pair} <= names)
    said = {frozenset((f.args["left"], f.args["right"])) for f in torn}
    left_out = tuple(f for f in left_out if frozenset((f.args["left"], f.args["right"])) not in said)
    findings = [*torn, *(f for found in links.values() for f in found.findings), *findings, *left_out]
    whole = {people.name: people for people in lists}
    return Several(clusters, _possible(links, clusters), links, tuple(findings), whole, compared)


def once(
    people: PersonList,
    twice: Links,
    judgements: Sequence[Judgement] = (),
    *,
    first: Callable[[str], Any] = str,
) -> PersonList:
    """Leave out the rows that repeat another one of their list, for comparing it with other lists.

    Comparing a repeated person would find two candidates for one and leave both to a human. Of rows that belong
    together the `first` stays, by id unless said otherwise, and every row that somebody judged: the judgement is
    about that row.
    """
    judged = {entry for j in judgements for entry in (j.left, j.right)}
    pairs = [Pair(a, b, 0.0) for a, b in twice.matches.select("left_id", "right_id").iter_rows()]
    groups, _ = cluster(sorted({row_id for pair in pairs for row_id in (pair.left, pair.right)}), (), pairs)
    repeats = [row_id for group in groups for row_id in sorted(group.entries, key=first)[1:]]
    return people.without([row for row in repeats if entry_name(people.name, row) not in judged])


def between_lists(judgements: Sequence[Judgement], one: str, two: str) -> tuple[Judgement, ...]:
    """Pick the judgements about entries of two lists, or inside one where both names are the same."""
    wanted = sorted((one, two))
    return tuple(j for j in judgements if sorted((list_of(j.left), list_of(j.right))) == wanted)


def _one_person_each(found: Links, side: str, name: str, lead: float) -> tuple[Links, list[Finding]]:
    """Give a sighting to the one person whom it fits clearly best, or to nobody: namesakes are for a human."""
    entry = f"{side}_id"
    ranked = found.matches.filter(pl.col("judged").is_null()).sort(
        entry, "match_weight", descending=[False, True]
    )
    judged = set(found.matches.filter(pl.col("judged").is_not_null())[entry])
    doubtful: dict[str, int] = {}
    losers: set[tuple[str, str]] = set()
    for (row_id,), group in ranked.group_by(entry, maintain_order=True):
        weights = group["match_weight"].to_list()
        pairs = list(group.select("left_id", "right_id").iter_rows())
        if row_id in judged:
            losers.update(pairs)
        elif len(weights) > 1 and weights[0] - weights[1] < lead:
            losers.update(pairs)
            doubtful[row_id] = len(pairs)
        else:
            losers.update(pairs[1:])
    if not losers:
        return found, []
    lost = pl.DataFrame(sorted(losers), schema={"left_id": pl.String, "right_id": pl.String}, orient="row")
    marked = found.pairs.join(
        lost.with_columns(lost=True), on=["left_id", "right_id"], how="left", maintain_order="left"
    )
    band = pl.when(pl.col("lost").fill_null(value=False) & (pl.col("band") == MATCH)).then(pl.lit(REVIEW))
    pairs_now = marked.with_columns(band=band.otherwise(pl.col("band"))).drop("lost")
    said = [SIGHTING_OF_TWO.at(entry=entry_name(name, row), count=n) for row, n in sorted(doubtful.items())]
    return replace(found, pairs=pairs_now), said


def _pairs(names: tuple[str, str], table: pl.DataFrame) -> list[Pair]:
    """Turn a table of proposed pairs into pairs of entries."""
    left, right = names
    rows = table.select("left_id", "right_id", "match_weight", "judged").iter_rows()
    return [
        Pair(entry_name(left, a), entry_name(right, b), weight, judged == "same")
        for a, b, weight, judged in rows
    ]


def _possible(
    links: Mapping[tuple[str, str], Links], clusters: Collection[Cluster]
) -> dict[str, tuple[str, ...]]:
    """List for each entry those that wait for a judgement and are not the same person already by another way."""
    of = {entry: index for index, c in enumerate(clusters) for entry in c.entries}
    waiting: dict[str, set[str]] = defaultdict(set)
    for (left, right), found in links.items():
        for a, b in found.review.select("left_id", "right_id").iter_rows():
            one, two = entry_name(left, a), entry_name(right, b)
            if of[one] != of[two]:
                waiting[one].add(two)
                waiting[two].add(one)
    return {entry: tuple(sorted(others)) for entry, others in sorted(waiting.items())}
