"""Thin a plan until it keeps narrower limits: where a search begins that would otherwise begin with nobody.

Under a limit of nought only whole exchanges fit, and a rounded linear program finds none of them. A plan for a wider
limit, without whoever is too far ahead, is a plan for the narrower one.
"""

from typing import Any

import numpy as np

from allforall.planning.classes import Ints
from allforall.planning.model import Account, Model

MOST_STEPS = 2_000
"""Steps in which the side that is ahead gives way; a round that is not even by then moves nobody under the clause."""


def thinned(model: Model, counts: Ints) -> Ints | None:
    """Leave people out, round by round, until every exposure keeps its limit; None where other terms then break.

    Whoever is named with somebody else is left out beforehand where one of the two would have to give way.
    """
    alone = np.where(model.groups.tag[:, np.newaxis] < 0, counts, 0)
    for start in (counts, alone):
        found = start.copy()
        for account in model.accounts:
            if account.reach is not None:
                _thin(account, account.reach, found)
        if model.allows(found):
            return found
    return None


def _thin(account: Account, reach: Ints, counts: Ints) -> None:
    """Carry the exposure from round to round; in each, take from whoever is ahead until it lies within the limit."""
    ahead = 0
    for turn in range(counts.shape[1]):
        here = counts[:, turn]
        after, limit = ahead + int(account.signed @ here), int(reach[turn])
        for _ in range(MOST_STEPS):
            if abs(after) <= limit:
                break
            after -= _give_way(account.signed, here, after, limit)
        else:
            here[account.signed != 0] = 0
            after = ahead
        ahead = after


def _give_way(signed: Ints, here: "np.ndarray[Any, np.dtype[np.int64]]", after: int, limit: int) -> int:
    """Leave out people of the group that weighs least on the side ahead; return what that takes from the exposure."""
    side = np.flatnonzero((here > 0) & (np.sign(signed) == np.sign(after)))
    group = side[np.abs(signed[side]).argmin()]
    weight = int(signed[group])
    people = min(int(here[group]), -(-(abs(after) - limit) // abs(weight)))
    here[group] -= people
    return people * weight
