"""A bound that can be trusted: no plan is worth more than what prices say, whatever prices they are.

Lagrangian relaxation: put a price on every seat and limit; then each person takes whichever round is worth most to
them at these prices, independently of everybody else. The sum is an upper bound for any prices, computed here person
by person from the exact urgencies, so it depends neither on the solver's tolerances nor on coarse classes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor

import numpy as np
from numpy.typing import NDArray

from allforall.planning.classes import Classes, Ints
from allforall.planning.frame import Frame, Kept
from allforall.planning.highs import Floats
from allforall.planning.levels import Level

_BLOCK = 4_000_000
"""Numbers held at a time while people choose their rounds."""


@dataclass(frozen=True, slots=True)
class Priced:
    """What prices tell: the bound, and for each exact class the round (from 1) that it would take, 0 for none."""

    bound: float
    choice: NDArray[np.int32]


def priced(framed: Frame, exact: Classes, aim: Level, kept: Sequence[Kept], prices: Floats) -> Priced:
    """Bound a level by the prices of a program's rows (the frame's rows first, levels to keep last)."""
    model, groups = framed.model, framed.model.groups
    own = prices[: len(framed.low)]
    # A price on a side that has no limit would promise nothing: it counts as no price.
    own = np.where((own > 0) & np.isinf(framed.high) | (own < 0) & np.isinf(framed.low), 0.0, own)
    per_level = np.minimum(prices[len(prices) - len(kept) :], 0.0) if kept else np.empty(0)
    limits = np.where(own > 0, framed.high, framed.low)
    total = float(np.where(own == 0, 0.0, own * np.where(own == 0, 0.0, limits)).sum())
    total += float(sum(price * earlier.value for price, earlier in zip(per_level, kept, strict=True)))
    cost = np.bincount(framed.cell, framed.value * own[framed.row], framed.counts + len(framed.reach))
    total += float((np.abs(cost[framed.counts :]) * framed.reach).sum())
    per_day, per_head = np.zeros(len(groups)), np.zeros(len(groups))
    shares = [(aim, 1.0), *((k.level, -price) for k, price in zip(kept, per_level, strict=True))]
    for level, share in shares:
        (per_day if level.days else per_head)[level.counted] += share
    table = (per_head[:, np.newaxis] - cost[: framed.counts].reshape(model.shape)).astype(np.float64)
    for level, share in shares:
        table += 0.0 if level.turns is None else share * level.turns
    table[~groups.may_go(model.problem.rounds)] = -np.inf
    best, choice = _choose(exact, per_day, table, model.problem.days_saved[1:])
    return Priced(total + float((best * exact.size).sum()), choice)


def _choose(exact: Classes, per_day: Floats, table: Floats, saved: Ints) -> tuple[Floats, NDArray[np.int32]]:
    """Let each class take its best round, or none; in blocks, since every person may be a class."""
    best, choice = np.zeros(len(exact)), np.zeros(len(exact), np.int32)
    step = max(1, _BLOCK // len(saved))
    for start in range(0, len(exact), step):
        part = slice(start, start + step)
        owner = exact.group[part]
        gain = np.outer(per_day[owner] * exact.urgency[part], saved) + table[owner]
        round_of = gain.argmax(axis=1)
        value = gain[np.arange(len(owner)), round_of]
        best[part] = np.maximum(value, 0.0)
        choice[part] = np.where(value > 0, round_of + 1, 0)
    return best, choice


def whole(bound: float, doubt: float = 1e-13) -> int:
    """Round a bound down to a whole number, after adding the share of it by which it may be wrong."""
    return floor(bound + 1e-6 + doubt * abs(bound))
