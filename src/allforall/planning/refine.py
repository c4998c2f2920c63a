"""Split coarse classes where the plan needs them finer, until the prices say that finer ones would change nothing.

Where urgency differs from person to person, a variable for each person and round would be too many. But in a good
plan most neighbours go together; only at the places where one round ends and the next begins does it matter who
exactly is where. Prices of a coarse plan tell these places.
"""

import numpy as np

from allforall.planning.bound import Priced
from allforall.planning.classes import Classes, Ints
from allforall.planning.frame import Frame, to_counts
from allforall.planning.highs import Floats

MOST_CELLS = 60_000
"""Up to so many classes times rounds every urgency is a class of its own from the start."""
MOST_ROUNDS_OF_REFINING = 40


def refined(framed: Frame, classes: Classes, exact: Classes, point: Floats, seen: Priced) -> Classes:
    """Split where the plan changes rounds and where people's own best round changes at the plan's prices."""
    turns = exact.cuts[np.flatnonzero(np.diff(seen.choice)) + 1]
    return classes.split(np.concatenate((turns, _ends(exact, to_counts(framed, classes, point)))))


def at_counts(classes: Classes, exact: Classes, counts: Ints) -> Classes:
    """Split where these counts end a round, so that coarse classes value them exactly."""
    return classes.split(_ends(exact, counts))


def _ends(exact: Classes, counts: Ints) -> Ints:
    """Where rounds end in each group's order: the edges of the exact class that each end falls into."""
    groups = exact.groups
    ends = (groups.starts[:-1, np.newaxis] + np.cumsum(counts, axis=1)).ravel()
    after = np.searchsorted(exact.cuts, ends)
    before = np.searchsorted(exact.cuts, ends, side="right") - 1
    return exact.cuts[np.unique(np.clip(np.concatenate((before, after)), 0, len(exact)))]


def starting_classes(exact: Classes, rounds: int) -> Classes:
    """Begin with every urgency for itself where that is few enough, otherwise with coarse classes."""
    if len(exact) * rounds <= MOST_CELLS:
        return exact
    groups = exact.groups
    step = -(-len(exact) * rounds * 4 // MOST_CELLS)
    return Classes(groups, np.union1d(groups.starts, exact.cuts[::step]).astype(np.int64))
