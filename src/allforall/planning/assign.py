"""From counts to people: who of a group goes first.

The more urgent before the less urgent, the longer held before the shorter held, and between people whom nothing else
tells apart a salted hash of their id, whose salt comes from both parties: nobody can have chosen the outcome, and the
order of a list decides nothing.
"""

from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from allforall.planning.classes import Groups, Ints
from allforall.planning.problem import Problem


def assign(problem: Problem, groups: Groups, counts: Ints) -> NDArray[np.int32]:
    """Give each person a round from 1, or 0 to stay, by counts (groups x rounds)."""
    ends = (groups.starts[:-1, np.newaxis] + np.cumsum(counts, axis=1)).ravel()
    members = _broken_ties(problem, groups, ends)
    turn = np.zeros(len(problem.people), dtype=np.int32)
    rounds = np.concatenate((np.arange(1, problem.rounds + 1), [0]))
    left = (groups.size - counts.sum(axis=1))[:, np.newaxis]
    turn[members] = np.repeat(np.tile(rounds, len(groups)), np.hstack((counts, left)).ravel())
    return turn


def _broken_ties(problem: Problem, groups: Groups, ends: Ints) -> Ints:
    """Order by hash every run of equal people that the end of a round divides; other runs go or stay as one."""
    members = groups.members.copy()
    starts = _runs(problem, groups)
    divided = np.unique(np.searchsorted(starts, np.setdiff1d(ends, starts), side="right") - 1)
    for run in divided:
        part = slice(starts[run], starts[run + 1])
        members[part] = by_lot(problem, members[part])
    return members


def by_lot(problem: Problem, tied: Ints) -> Ints:
    """Order people whom nothing else tells apart, by their places in the problem."""
    salt, ids = problem.tie_break_salt.encode(), problem.people["id"]
    digests = [sha256(salt + str(ids[person]).encode()).digest() for person in tied]
    return tied[sorted(range(len(tied)), key=digests.__getitem__)]


def counts_of(groups: Groups, turns: NDArray[np.int32], rounds: int) -> Ints:
    """Go back from people to counts (groups x rounds)."""
    turn = turns[groups.members]
    owner = np.repeat(np.arange(len(groups)), groups.size)
    cells = owner[turn > 0] * rounds + turn[turn > 0] - 1
    return np.bincount(cells, minlength=len(groups) * rounds).reshape(len(groups), rounds).astype(np.int64)


def _runs(problem: Problem, groups: Groups) -> Ints:
    """Where a run of people begins who are equal in group, urgency and time held, and where the last one ends."""
    changed = np.diff(groups.urgency) != 0
    if "days_held" in problem.people:
        changed |= np.diff(problem.people["days_held"][groups.members]) != 0
    return np.union1d(groups.starts, np.flatnonzero(changed) + 1).astype(np.int64)
