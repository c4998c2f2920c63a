"""The price of distrust: how many come home, and how soon, by how far each side lets the other get ahead.

Small steps protect whoever fears to be cheated, and can cost both sides people (Kartal and others, Games
and Economic Behavior 2021): the curve shows what another limit would be worth.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.planning.problem import Problem
from allforall.planning.solve import solve


@dataclass(frozen=True, slots=True)
class Price:
    """What one limit would mean. `possible` is false where the terms then contradict each other, and nobody goes.

    `bound` is proven: no plan under this limit is worth more by the last level.
    """

    limit: int | float
    possible: bool
    released: int
    person_days: int
    bound: int | None


def price_of_distrust(
    problem: Problem,
    limits: Sequence[int | float],
    *,
    clauses: Collection[str] = (),
    progress: Progress = SILENT,
    time_limit_s: float = 20,
) -> tuple[Price, ...]:
    """Plan the problem under each exposure limit, put into the clauses named (none: into all that have one).

    Plans are searched without the last effort for proof, since they are only compared.
    """
    prices = []
    with task(progress, mark("pricing limits"), len(limits)):
        for limit in limits:
            changed = tuple(
                replace(clause, exposure_limit=limit)
                if clause.exposure_limit is not None and (not clauses or clause.id in clauses)
                else clause
                for clause in problem.clauses
            )
            plan = solve(replace(problem, clauses=changed), time_limit_s=time_limit_s, effort=0.0)
            possible = plan.status != "infeasible"
            prices.append(Price(limit, possible, plan.released, plan.person_days, plan.bound))
            progress.advance()
    return tuple(prices)
