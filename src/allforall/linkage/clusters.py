"""From pairs to people: entries that belong together, with no list saying the same person twice by accident."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from allforall.base.finding import Finding, Severity, kind

TORN = kind(
    "linkage.torn_triangle",
    Severity.LOOK,
    "{left} and {right} each match {via}, but they stand on one list as two people.",
    "Judge the two pairs; until then the weaker one is left apart.",
)


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


def list_of(entry: str) -> str:
    """Return the list that an entry stands on."""
    return entry.partition(":")[0]


def cluster(
    entries: Iterable[str],
    pairs: Sequence[Pair],
    repeated: Sequence[Pair] = (),
    repeating: frozenset[str] = frozenset(),
) -> tuple[tuple[Cluster, ...], tuple[Finding, ...]]:
    """Join entries pair by pair, the surest first, and never two entries of one list unless `repeated` says so.

    Lists in `repeating` may speak of one person in many rows, as sightings do.

    The result does not depend on the order of the input. A pair that would put two people of one list together is
    left out and reported.
    """
    group: dict[str, list[str]] = {entry: [entry] for entry in entries}
    unjudged: set[int] = set()
    torn: list[Finding] = []

    def join(pair: Pair) -> None:
        left, right = group[pair.left], group[pair.right]
        if left is right:
            return
        left.extend(right)
        for entry in right:
            group[entry] = left
        if not pair.judged or id(right) in unjudged:
            unjudged.add(id(left))

    for pair in sorted(repeated, key=_surest_first):
        join(pair)
    for pair in sorted(pairs, key=_surest_first):
        left, right = group[pair.left], group[pair.right]
        if left is right:
            continue
        clash = ({list_of(e) for e in left} & {list_of(e) for e in right}) - repeating
        if clash:
            torn.append(_torn(pair, left, right, min(clash)))
            continue
        join(pair)
    groups = {id(members): members for members in group.values()}
    clusters = (
        Cluster(tuple(sorted(members)), len(members) > 1 and key not in unjudged)
        for key, members in groups.items()
    )
    return tuple(sorted(clusters, key=lambda c: c.entries)), tuple(torn)


def _surest_first(pair: Pair) -> tuple[bool, float, str, str]:
    return (not pair.judged, -pair.weight, pair.left, pair.right)


def _torn(pair: Pair, left: list[str], right: list[str], shared: str) -> Finding:
    mine = min(e for e in left if list_of(e) == shared)
    theirs = min(e for e in right if list_of(e) == shared)
    via = pair.right if list_of(pair.left) == shared else pair.left
    return TORN.at(left=mine, right=theirs, via=via)
