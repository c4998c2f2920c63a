"""From pairs to people: entries that belong together, with no list saying the same person twice by accident."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from allforall.base.finding import Finding
from allforall.linkage.findings import JUDGED_APART, TORN
from allforall.people.entry import list_of


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries (`LIST:ROW_ID`) held to be one person, with the weight of the evidence in bits."""

    left: str
    right: str
    weight: float
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Cluster:
    """The entries of one person in canonical order; `judged` when a human joined every pair that holds it together.

    An entry that stands alone was joined by nobody, so it is not judged either.
    """

    entries: tuple[str, ...]
    judged: bool


def cluster(
    entries: Iterable[str],
    pairs: Sequence[Pair],
    repeated: Sequence[Pair] = (),
    repeating: frozenset[str] = frozenset(),
    apart: Collection[frozenset[str]] = (),
) -> tuple[tuple[Cluster, ...], tuple[Finding, ...]]:
    """Join entries pair by pair, the surest first, and never two entries of one list unless `repeated` says so.

    Lists in `repeating` may speak of one person in many rows, as sightings do. `apart` are pairs that a human judged
    to be different people: no chain of other pairs ever joins them, not even one of judged pairs.

    The result does not depend on the order of the input. A pair that is left out is reported.
    """
    group: dict[str, list[str]] = {entry: [entry] for entry in entries}
    strangers = _strangers(apart)
    unjudged: set[int] = set()
    findings: list[Finding] = []

    def join(pair: Pair) -> None:
        left, right = group[pair.left], group[pair.right]
        parted = next(((a, b) for a in left for b in strangers.get(a, ()) if b in right), None)
        if parted:
            findings.append(
                JUDGED_APART.at(left=parted[0], right=parted[1], via=f"{pair.left} and {pair.right}")
            )
            return
        left.extend(right)
        for entry in right:
            group[entry] = left
        if not pair.judged or id(right) in unjudged:
            unjudged.add(id(left))

    for pair in sorted(repeated, key=_surest_first):
        if group[pair.left] is not group[pair.right]:
            join(pair)
    for pair in sorted(pairs, key=_surest_first):
        left, right = group[pair.left], group[pair.right]
        if left is right:
            continue
        clash = ({list_of(e) for e in left} & {list_of(e) for e in right}) - repeating
        if clash:
            findings.append(_torn(pair, left, right, min(clash)))
        else:
            join(pair)
    groups = {id(members): members for members in group.values()}
    clusters = (
        Cluster(tuple(sorted(members)), len(members) > 1 and key not in unjudged)
        for key, members in groups.items()
    )
    return tuple(sorted(clusters, key=lambda c: c.entries)), tuple(findings)


def _strangers(apart: Collection[frozenset[str]]) -> dict[str, tuple[str, ...]]:
    """List for each entry those that it was judged to be different from, in canonical order."""
    found: dict[str, set[str]] = {}
    for pair in apart:
        for entry in pair:
            found.setdefault(entry, set()).update(pair - {entry})
    return {entry: tuple(sorted(others)) for entry, others in found.items()}


def _surest_first(pair: Pair) -> tuple[bool, float, str, str]:
    return (not pair.judged, -pair.weight, pair.left, pair.right)


def _torn(pair: Pair, left: list[str], right: list[str], shared: str) -> Finding:
    mine = min(e for e in left if list_of(e) == shared)
    theirs = min(e for e in right if list_of(e) == shared)
    via = pair.right if list_of(pair.left) == shared else pair.left
    return TORN.at(left=mine, right=theirs, via=via)
