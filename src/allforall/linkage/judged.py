"""A person's judgement wins over every weight: same is a match, different is gone, unsure stays to be judged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import polars as pl

from allforall.base.finding import Finding
from allforall.linkage.findings import JUDGED_STRANGER, JUDGED_TWICE
from allforall.people.entry import list_of, row_of
from allforall.people.judgement import Judgement, Verdict, holding
from allforall.people.person_list import PersonList

_SCHEMA = {"left_index": pl.Int64, "right_index": pl.Int64, "judged": pl.String}


@dataclass(frozen=True, slots=True)
class Judged:
    """Judgements about two lists: a table `left_index, right_index, judged`, each pair once, and what was odd."""

    table: pl.DataFrame
    findings: tuple[Finding, ...]


def _position(people: PersonList, entry: str) -> int | None:
    name, row_id = list_of(entry), row_of(entry)
    return people.position.get(row_id) if name == people.name else None


def _pair(judgement: Judgement, left: PersonList, right: PersonList) -> tuple[int, int] | None:
    """Find the two positions; a judgement may name the two lists in either order."""
    for one, other in ((judgement.left, judgement.right), (judgement.right, judgement.left)):
        at_left, at_right = _position(left, one), _position(right, other)
        if at_left is not None and at_right is not None:
            return at_left, at_right
    return None


def _partners(same: list[tuple[int, int]], left: PersonList, right: PersonList) -> Iterator[Finding]:
    for people, side in ((left, 0), (right, 1)):
        for index, partners in sorted(Counter(pair[side] for pair in same).items()):
            if partners > 1:
                yield JUDGED_TWICE.at(people.place(index), entry=people.entry(index), partners=partners)


def judged(judgements: Sequence[Judgement], left: PersonList, right: PersonList) -> Judged:
    """Keep the judgements that speak about these two lists; of several about one pair the last one holds."""
    verdicts: dict[tuple[int, int], Verdict] = {}
    findings = []
    names = {left.name, right.name}
    for judgement in holding(judgements):
        pair = _pair(judgement, left, right)
        if pair is not None:
            verdicts[pair] = judgement.verdict
        elif {list_of(entry) for entry in (judgement.left, judgement.right)} <= names:
            findings.append(JUDGED_STRANGER.at(who=judgement.who, left=judgement.left, right=judgement.right))
    between = left.name != right.name
    same = [pair for pair, verdict in verdicts.items() if verdict is Verdict.SAME]
    rows = [(at_left, at_right, verdict.value) for (at_left, at_right), verdict in verdicts.items()]
    table = pl.DataFrame(rows, schema=_SCHEMA, orient="row").sort("left_index", "right_index")
    return Judged(table, (*findings, *(_partners(same, left, right) if between else ())))
