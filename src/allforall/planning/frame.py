"""The model as the solver wants it: numbers in flat arrays, accounts as columns that carry exposure from round to round.

The frame speaks of groups; `program` spreads it over classes. Exposure is divided by the larger factor of its ledger,
since progress between 999,983 and 1,000,003 people is counted in units that would drown the solver's tolerance.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from allforall.planning.classes import Classes, Ints
from allforall.planning.highs import INFINITY, Floats, Program
from allforall.planning.levels import Level
from allforall.planning.model import FREE, Model


@dataclass(frozen=True, slots=True)
class Kept:
    """An earlier level and the value that later levels must not lower."""

    level: Level
    value: int


@dataclass(frozen=True)
class Frame:
    """Rows over cells: `value[k]` stands in row `row[k]` at `cell[k]`, sorted by row.

    Cells below groups · rounds are counts; those after are exposures (accounts x rounds), which lie within ± `reach`.
    """

    model: Model
    row: Ints
    cell: Ints
    value: Floats
    low: Floats
    high: Floats
    row_item: NDArray[np.str_]
    reach: Floats
    reach_item: NDArray[np.str_]

    @property
    def counts(self) -> int:
        """How many cells are counts."""
        return len(self.model.groups) * self.model.problem.rounds

    def without(self, items: Collection[str]) -> tuple[Floats, Floats, Floats]:
        """Return the bounds (low, high, reach) that hold when these items are left out."""
        out, accounts = np.isin(self.row_item, list(items)), np.isin(self.reach_item, list(items))
        low, high = np.where(out, -INFINITY, self.low), np.where(out, INFINITY, self.high)
        return low, high, np.where(accounts, INFINITY, self.reach)


def frame(model: Model) -> Frame:
    """Write a model's rows and accounts as flat arrays."""
    groups, rounds = model.shape
    parts = [
        (row.cells, row.coefficients.astype(np.float64), row.low, row.high, row.item) for row in model.rows
    ]
    reach: list[float] = []
    reach_item: list[str] = []
    for account in model.accounts:
        if account.reach is None:
            continue
        mine = np.flatnonzero(account.signed)
        scale = account.ledger.scale
        for number in range(rounds):
            here = groups * rounds + len(reach)
            carried = [here - 1, here] if number else [here]
            cells = np.concatenate((mine * rounds + number, carried))
            values = np.concatenate((account.signed[mine] / scale, [1.0, -1.0] if number else [-1.0]))
            parts.append((cells, values, 0, 0, account.item))
            reach.append(int(account.reach[number]) / scale)
            reach_item.append(account.item)
    sizes = [len(part[0]) for part in parts]
    return Frame(
        model=model,
        row=np.repeat(np.arange(len(parts)), sizes),
        cell=np.concatenate([np.empty(0, np.int64), *(part[0] for part in parts)]),
        value=np.concatenate([np.empty(0), *(part[1] for part in parts)]),
        low=np.array([-INFINITY if part[2] <= -FREE else float(part[2]) for part in parts]),
        high=np.array([INFINITY if part[3] >= FREE else float(part[3]) for part in parts]),
        row_item=np.array([part[4] for part in parts], dtype=np.str_),
        reach=np.array(reach),
        reach_item=np.array(reach_item, dtype=np.str_),
    )


def program(framed: Frame, classes: Classes, aim: Level | None, kept: Sequence[Kept] = ()) -> Program:
    """Spread a frame over classes: a column for each class and round, then one for each exposure.

    Rows are the frame's, then one for each class (nobody goes twice), then one for each level to keep. Without an aim
    only feasibility is asked for.
    """
    model, rounds = framed.model, framed.model.problem.rounds
    size = len(classes) * rounds
    fit = model.groups.may_go(rounds)[classes.group]
    upper = np.where(fit, classes.size[:, np.newaxis], 0).ravel().astype(np.float64)
    row, column, value = _spread(framed, classes)
    rows = len(framed.low)
    columns = np.arange(size)
    row_parts, column_parts, value_parts = (
        [row, rows + columns // rounds],
        [column, columns],
        [value, np.ones(size)],
    )
    for index, earlier in enumerate(kept):
        worth = earlier.level.worth(model, classes).ravel()
        counted = np.flatnonzero(worth)
        row_parts.append(np.full(len(counted), rows + len(classes) + index))
        column_parts.append(counted)
        value_parts.append(worth[counted])
    gain = np.zeros(size) if aim is None else aim.worth(model, classes).ravel()
    return Program(
        gain=np.concatenate((gain, np.zeros(len(framed.reach)))),
        lower=np.concatenate((np.zeros(size), -framed.reach)),
        upper=np.concatenate((upper, framed.reach)),
        whole=np.concatenate((np.ones(size, np.bool_), np.zeros(len(framed.reach), np.bool_))),
        low=np.concatenate((framed.low, np.zeros(len(classes)), [float(k.value) for k in kept])),
        high=np.concatenate((framed.high, classes.size.astype(np.float64), np.full(len(kept), INFINITY))),
        starts=np.searchsorted(
            np.concatenate(row_parts), np.arange(rows + len(classes) + len(kept) + 1)
        ).astype(np.int32),
        columns=np.concatenate(column_parts).astype(np.int32),
        values=np.concatenate(value_parts),
    )


def _spread(framed: Frame, classes: Classes) -> tuple[Ints, Ints, Floats]:
    """Repeat each count's entry for every class of its group; exposures come after all of them."""
    rounds = framed.model.problem.rounds
    first = np.searchsorted(classes.group, np.arange(len(framed.model.groups) + 1))
    count = framed.cell < framed.counts
    owner = np.where(count, framed.cell // rounds, 0)
    copies = (
        np.where(count, first[owner + 1] - first[owner], 1) if len(framed.cell) else count.astype(np.int64)
    )
    entry = np.repeat(np.arange(len(framed.cell)), copies)
    nth = np.arange(len(entry)) - np.repeat(np.cumsum(copies) - copies, copies)
    column = np.where(
        count[entry],
        (first[owner[entry]] + nth) * rounds + framed.cell[entry] % rounds,
        framed.cell[entry] - framed.counts + len(classes) * rounds,
    )
    return framed.row[entry], column, framed.value[entry]


def to_columns(framed: Frame, classes: Classes, counts: Ints) -> Floats:
    """Write counts (groups x rounds) as a point of the program: the first of a group's classes go first."""
    groups = framed.model.groups
    gone = np.cumsum(counts, axis=1)[classes.group]
    before = (classes.cuts[:-1] - groups.starts[classes.group])[:, np.newaxis]
    taken = np.clip(gone - before, 0, classes.size[:, np.newaxis])
    exposures = [
        account.exposure(counts) / account.ledger.scale
        for account in framed.model.accounts
        if account.reach is not None
    ]
    return np.concatenate((np.diff(taken, axis=1, prepend=0).ravel(), *exposures)).astype(np.float64)


def to_counts(framed: Frame, classes: Classes, point: Floats) -> Ints:
    """Add up a point of the program to counts (groups x rounds), rounded to whole people."""
    rounds = framed.model.problem.rounds
    per_class = point[: len(classes) * rounds].reshape(len(classes), rounds)
    counts = np.zeros((len(framed.model.groups), rounds))
    np.add.at(counts, classes.group, per_class)
    return np.rint(counts).astype(np.int64)
