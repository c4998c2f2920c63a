"""Learns what levels weigh from two lists whose truth nobody knows, by expectation maximisation.

How often strangers agree (`u`) is counted on pairs drawn by chance. How often entries of one person agree (`m`) is
learned on pairs that share some fields, most of which are one person: each pair gets its probability from the chances
so far, the chances are counted again with those probabilities, and so on until nothing changes (Winkler 1988). A field
is never learned on pairs that were chosen by it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log

import numpy as np
import polars as pl

from allforall.linkage.blocking import Rule, equal
from allforall.linkage.database import database, register_sides
from allforall.linkage.engine import levels_of
from allforall.linkage.features import ID
from allforall.linkage.levels import COMPARISONS
from allforall.linkage.model import Chance, Model
from allforall.linkage.train import LEAST_U, chances_of, random_pairs, shares

_SURNAME, _GIVEN = ("surname_key", "surname_key"), ("given_mended", "given_mended")
_BORN = tuple((part, part) for part in ("birth_year", "birth_month", "birth_day"))
_BOTH = frozenset({"surname", "given"})


@dataclass(frozen=True, slots=True)
class Block:
    """Pairs to learn on: those that share these columns. `chosen_by` are the fields that it says nothing about."""

    says: str
    rule: Rule
    chosen_by: frozenset[str]


BLOCKS = (
    Block("the same family and given name", (_SURNAME, _GIVEN), _BOTH),
    Block("the same date of birth", _BORN, frozenset({"dob"})),
)
MOST_PAIRS = 1_000_000
FEWEST_SAME = 50
"""Pairs of one person that a field must be seen in before its chances are believed."""
PASSES = 2
"""The first pass tells how many drawn pairs were one person after all; the second learns without them."""
LONGEST, STILL = 200, 1e-5
"""Rounds, and the change of a chance below which nothing changes any more."""


@dataclass(frozen=True, slots=True)
class Learned:
    """What one block taught: how many pairs, which share of them was one person, after how many rounds."""

    says: str
    pairs: int
    """Pairs that share these columns; at most `MOST_PAIRS` of them were learned on."""
    share_of_one_person: float
    rounds: int
    settled: bool

    @property
    def of_one_person(self) -> float:
        """Pairs of one person in this block: fewer than there are on the lists, since some share nothing of it."""
        return self.pairs * self.share_of_one_person


def learn_alone(
    left: pl.DataFrame, right: pl.DataFrame | None, model: Model, *, pairs: int = 1_000_000, seed: int = 1
) -> tuple[Mapping[str, Mapping[str, Chance]], tuple[Learned, ...], tuple[str, ...]]:
    """Learn the chances from two tables of features, or from one that repeats people.

    Returns the chances of every field, the story of each block, and the fields that kept their chances because too
    few pairs of one person show them.
    """
    other = left if right is None else right
    drawn = random_pairs(left, other, pairs, seed)
    if right is None:
        drawn = drawn.filter(pl.col("left") != pl.col("right"))
    apart = levels_of(left, other, drawn)
    met = {c.field: shares(apart, c.field) for c in COMPARISONS}
    shown = {}
    for block in BLOCKS:
        chosen = _pairs_of(left, other, block, inside=right is None)
        if not chosen.is_empty():
            shown[block] = (chosen.height, levels_of(left, other, chosen.head(MOST_PAIRS)))
    u = met
    for _ in range(PASSES):
        stories, m = _on_blocks(shown, model, u)
        both = left.height * other.height / (1 if right is not None else 2)
        u = _of_strangers(met, m, max((story.of_one_person for story in stories), default=0.0) / both)
    kept = tuple(c.field for c in COMPARISONS if c.field not in m or not u[c.field])
    found = {
        c.field: model.chances[c.field] if c.field in kept else chances_of(c, m[c.field], u[c.field])
        for c in COMPARISONS
    }
    return found, stories, kept


def _on_blocks(
    shown: Mapping[Block, tuple[int, pl.DataFrame]], model: Model, u: Mapping[str, Mapping[str, float]]
) -> tuple[tuple[Learned, ...], dict[str, dict[str, float]]]:
    """Learn on every block, and weigh what they say of one field by how many pairs of one person said it."""
    heard: dict[str, list[tuple[float, Mapping[str, float]]]] = {c.field: [] for c in COMPARISONS}
    stories = []
    for block, (height, levels) in shown.items():
        story, taught = _maximise(levels, block, model, u)
        stories.append(replace(story, pairs=height))
        for field, said in taught.items():
            heard[field].append(said)
    m = {}
    for comparison in COMPARISONS:
        seen = sum(weight for weight, _ in heard[comparison.field])
        if seen >= FEWEST_SAME:
            levels_m = {
                lv.name: sum(w * c[lv.name] for w, c in heard[comparison.field]) / seen
                for lv in comparison.levels
            }
            m[comparison.field] = {name: p for name, p in levels_m.items() if p * seen >= 1}
    return tuple(stories), m


def _of_strangers(
    met: Mapping[str, Mapping[str, float]], m: Mapping[str, Mapping[str, float]], one_person: float
) -> dict[str, dict[str, float]]:
    """Take out of what chance brought together the part that was one person: much, on short lists of the same people."""
    return {
        field: {
            name: max((share - one_person * m.get(field, {}).get(name, 0.0)) / (1 - one_person), LEAST_U)
            for name, share in levels.items()
        }
        for field, levels in met.items()
    }


def _pairs_of(left: pl.DataFrame, right: pl.DataFrame, block: Block, *, inside: bool) -> pl.DataFrame:
    order = f" AND {ID}_l < {ID}_r" if inside else ""
    with database() as connection:
        register_sides(connection, left, right)
        found: pl.DataFrame = connection.sql(
            f"SELECT {ID}_l AS left, {ID}_r AS right FROM l JOIN r ON {equal(block.rule)}{order}"  # noqa: S608  # own columns
            f" ORDER BY hash({ID}_l, {ID}_r)"
        ).pl()
    return found


def _maximise(
    levels: pl.DataFrame, block: Block, model: Model, u: Mapping[str, Mapping[str, float]]
) -> tuple[Learned, dict[str, tuple[float, Mapping[str, float]]]]:
    """Run the rounds on the patterns of levels that the pairs show, each pattern once with its count."""
    fields = [
        c
        for c in COMPARISONS
        if c.field not in block.chosen_by and levels[c.field].null_count() < levels.height
    ]
    patterns = levels.group_by(*(c.field for c in fields)).agg(pl.len().alias("pairs")).sort(pl.all())
    counts = patterns["pairs"].to_numpy().astype(np.float64)
    codes, m, apart = [], [], []
    for c in fields:
        names = [level.name for level in c.levels]
        number = {name: n for n, name in enumerate(names)}
        codes.append(
            patterns[c.field]
            .replace_strict(number, default=len(names), return_dtype=pl.Int64)
            .fill_null(len(names))
            .to_numpy()
        )
        m.append(np.array([max(model.chances[c.field][n].m, LEAST_U) for n in names]))
        apart.append(np.log(np.array([max(u[c.field].get(n, 0.0), LEAST_U) for n in names] + [1.0])))
    share, rounds, moved = 0.5, 0, 1.0
    strangers = sum(a[code] for a, code in zip(apart, codes, strict=True))
    same = counts
    while moved > STILL and rounds < LONGEST:
        rounds += 1
        one = sum(np.log(np.append(chance, 1.0))[code] for chance, code in zip(m, codes, strict=True))
        odds = np.clip(one - strangers + log(share / (1 - share)), -50, 50)
        same = counts / (1 + np.exp(-odds))
        after = [np.bincount(code, same, len(chance) + 1)[:-1] for chance, code in zip(m, codes, strict=True)]
        after = [np.maximum(a / max(a.sum(), 1e-9), LEAST_U) for a in after]
        moved = max(float(np.abs(a - chance).max()) for a, chance in zip(after, m, strict=True))
        share = float(np.clip(same.sum() / counts.sum(), 1e-6, 1 - 1e-6))
        m = after
    taught: dict[str, tuple[float, Mapping[str, float]]] = {}
    for c, code, chance in zip(fields, codes, m, strict=True):
        seen = float(same[code < len(chance)].sum())
        taught[c.field] = (seen, {level.name: float(p) for level, p in zip(c.levels, chance, strict=True)})
    return Learned(block.says, levels.height, round(share, 4), rounds, moved <= STILL), taught
