"""A problem in which people of one group wait alike: a quick look at it gives a search somewhere good to begin.

Who goes first inside a group does not change how many can go, so the number home is the same; person-days are nearly so.
"""

from dataclasses import replace

import numpy as np

from allforall.planning.classes import Ints
from allforall.planning.model import Model
from allforall.planning.people import People
from allforall.planning.problem import Problem


def coarse(model: Model) -> Problem:
    """Give everybody who needs a counterpart the mean urgency of their group; whom a duty frees stays as urgent."""
    problem, groups = model.problem, model.groups
    urgency: Ints = problem.people["urgency"].astype(np.int64)
    duties = np.array([clause.exposure_limit is None for clause in problem.clauses], dtype=np.bool_)
    sums, size = np.diff(groups.sums[groups.starts]), groups.size
    mean = np.rint(sums / np.maximum(size, 1)).astype(np.int64)
    owner = np.repeat(np.arange(len(groups)), size)
    alike = ~duties[groups.clause][owner]
    urgency[groups.members[alike]] = mean[owner][alike]
    people = problem.people
    return replace(problem, people=People({**people.columns, "urgency": urgency}, people.holder, people.site))
