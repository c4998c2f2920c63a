"""How many contradicting pairs may be two people, told by whether both of them have rows of their own.

Where somebody stands on a list beside a relative, the relative's own rows are there too, as often as anybody's. A slip
of the hand has no rows of its own.
"""

from dataclasses import dataclass

import polars as pl

from allforall.linkage.bands import beyond_the_name, conflicts

SIDES = ("left", "right")
GROUPS = tuple(f"group_{side}" for side in SIDES)
DOUBT = 0.5
"""Added to what was counted, as Jeffreys' prior does: none seen is not none there."""


@dataclass(frozen=True, slots=True)
class OwnRows:
    """For each entry the group of those surely the same person (`left`, `right` by position), and how likely one has.

    `people` are the groups, entries that stand alone among them; `seen` is the chance that relatives whom a pair mixes
    up betray themselves by rows of their own; `inside` tells whether one list is held against itself.
    """

    left: pl.DataFrame
    right: pl.DataFrame
    people: int
    seen: float
    inside: bool

    def strangers(self, pairs: pl.DataFrame, twins: float) -> float:
        """Return how many of some pairs may be of relatives as alike as twins: as many as show by rows of their own.

        On one list that repeats people two names of one person have rows of their own as well, so there what shows may
        be too many; but they are no more than are born.
        """
        grouped = (
            pairs.select(*SIDES)
            .join(self.left, on="left", how="left")
            .join(self.right, on="right", how="left")
        )
        apart = grouped.filter(pl.col("group_left") != pl.col("group_right"))
        most = float(apart.height)
        own = [pl.col(f"size_{side}") > 1 for side in SIDES]
        shown = apart.filter(own[0] & own[1] if self.inside else own[0] | own[1]).height
        if self.seen:
            most = min(most, (shown + DOUBT) / self.seen)
        if self.inside:
            ends = pl.min_horizontal(*GROUPS), pl.max_horizontal(*GROUPS)
            families = apart.select(a=ends[0], b=ends[1]).n_unique()
            most = min(most, twins * self.people * apart.height / max(families, 1))
        return most


def own_rows(scored: pl.DataFrame, people: tuple[int, ...], bits: float, beyond: float) -> OwnRows:
    """Group the entries that pairs without any contradiction hold together."""
    sure = scored.filter((pl.col("match_weight") >= bits) & (beyond_the_name() >= beyond) & ~conflicts())
    inside = len(people) == 1
    starts = (0, 0) if inside else (0, people[0])
    head = list(range(sum(people)))

    def top(entry: int) -> int:
        while head[entry] != entry:
            head[entry] = head[head[entry]]
            entry = head[entry]
        return entry

    for left, right in sure.select(*SIDES).iter_rows():
        head[top(left)] = top(right + starts[1])
    group = pl.Series("group", [top(entry) for entry in head], dtype=pl.Int64)
    table = group.to_frame().with_columns(size=pl.len().over("group"))
    sides = []
    for side, start, length in zip(SIDES, starts, (people[0], people[-1]), strict=True):
        part = table.slice(start, length)
        sides.append(
            part.select(
                pl.int_range(length, dtype=pl.Int64).alias(side),
                pl.col("group").alias(f"group_{side}"),
                pl.col("size").alias(f"size_{side}"),
            )
        )
    shares = [
        one.filter(pl.col(f"size_{side}") > 1).height / max(one.height, 1)
        for side, one in zip(SIDES, sides, strict=True)
    ]
    seen = shares[0] * shares[1] if inside else 1 - (1 - shares[0]) * (1 - shares[1])
    return OwnRows(sides[0], sides[1], group.n_unique(), seen, inside)
