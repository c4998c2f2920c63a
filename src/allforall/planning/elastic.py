"""A program whose bounds give way at a cost: the least that has to give way is the smallest change that would do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from allforall.planning.classes import Ints
from allforall.planning.highs import Floats, Program


@dataclass(frozen=True, slots=True)
class Slack:
    """One thing that may give way by a whole number: what a unit of it adds to some rows, how many units, their cost."""

    rows: Ints
    adds: Floats
    most: float
    cost: float = 1.0


def stretched(base: Program, slacks: Sequence[Slack]) -> Program:
    """Add a column for each slack, after those of the program, and let nothing count but what they cost."""
    size, count = len(base.gain), len(slacks)
    row = np.repeat(np.arange(len(base.low)), np.diff(base.starts))
    rows = np.concatenate((row, *(slack.rows for slack in slacks)))
    columns = np.concatenate(
        (base.columns, *(np.full(len(slack.rows), size + i) for i, slack in enumerate(slacks)))
    )
    values = np.concatenate((base.values, *(slack.adds for slack in slacks)))
    order = np.argsort(rows, kind="stable")
    return replace(
        base,
        gain=np.concatenate((np.zeros(size), [-slack.cost for slack in slacks])),
        lower=np.concatenate((base.lower, np.zeros(count))),
        upper=np.concatenate((base.upper, [slack.most for slack in slacks])),
        whole=np.concatenate((base.whole, np.ones(count, dtype=np.bool_))),
        starts=np.searchsorted(rows[order], np.arange(len(base.low) + 1)).astype(np.int32),
        columns=columns[order].astype(np.int32),
        values=values[order].astype(np.float64),
    )
