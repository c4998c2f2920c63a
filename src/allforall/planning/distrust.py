"""The price of distrust: how many come home, and how soon, by how far each side lets the other get ahead.

Small steps protect whoever fears to be cheated, and can cost both sides people (Kartal and others, Games
and Economic Behavior 2021): the curve shows what another limit would be worth.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.planning.budget import Budget
from allforall.planning.ledgers import weights_of
from allforall.planning.levels import level
from allforall.planning.plan import LevelResult
from allforall.planning.problem import Problem
from allforall.planning.under_limit import Limit, Tried, furthest_ahead, try_limit

DOUBLINGS = 8
"""Limits above 0 that are tried unless somebody names them, each twice the one before."""


@dataclass(frozen=True, slots=True)
class Price:
    """What one limit would mean: people home and weighed person-days, each with what no plan under it can exceed.

    `possible` is false where the terms then contradict each other and nobody goes, None where the time was too short
    to tell. A bound is None where nothing is proven; `bound` holds among plans that bring as many home.
    """

    limit: Limit
    possible: bool | None
    released: int = 0
    person_days: int = 0
    released_bound: int | None = None
    bound: int | None = None

    @property
    def proven(self) -> bool:
        """Whether no plan under this limit brings more people home, or as many of them sooner."""
        if self.possible is not True:
            return self.possible is False
        return self.released_bound in {self.released, None} and self.bound == self.person_days


@dataclass(frozen=True, slots=True)
class Curve:
    """Prices by rising limit, the limits that the text states itself, and what no limit at all would mean.

    `own` has one limit for each clause whose limit was varied, in the order of the text. `without` carries as its limit
    the furthest that one side is ahead in it, in the unit of the clause.
    """

    prices: tuple[Price, ...]
    own: tuple[tuple[str, Limit], ...]
    without: Price


def price_curve(
    problem: Problem,
    limits: Sequence[Limit] = (),
    *,
    clauses: Collection[str] = (),
    progress: Progress = SILENT,
    time_limit_s: float = 20,
    near: bool = False,
    doublings: int = DOUBLINGS,
) -> Curve:
    """Plan the problem under each exposure limit, put into the clauses named (none: into all that have one).

    Without `limits` they double until one costs nothing, with the text's own among them. Every limit has an even share
    of the time that is left. `near` looks only next to the linear program's solution: quick, and the same everywhere.

    Raises `UsageError` (`planning.no_limit_to_price`, `planning.bad_limit`) where there is nothing to vary.
    """
    own = _own(problem, clauses)
    if any(limit < 0 for limit in limits):
        raise UsageError("planning.bad_limit", mark("A limit is 0 or more. Leave out the sign."))
    budget = Budget.of(time_limit_s, effort=0.0, near=near)
    varied = [name for name, _ in own]
    with task(progress, mark("pricing limits")):
        free = try_limit(problem, varied, max(1, int(weights_of(problem).sum())), budget.share(4), None)
        furthest = furthest_ahead(free, varied)
        asked = sorted(
            {*limits} or {*_doubling(furthest, doublings), *(limit for _, limit in own)}, reverse=True
        )
        tried = [free]
        for done, limit in enumerate(asked):
            share = budget.share(len(asked) - done)
            tried.append(try_limit(problem, varied, limit, share, tried[-1].counts))
            progress.advance()
    *prices, without = (_price(each) for each in _never_falling(tried[::-1]))
    kept = prices if limits else _until_nothing_is_gained(prices, without, {limit for _, limit in own})
    return Curve(tuple(kept), own, replace(without, limit=furthest))


def _own(problem: Problem, clauses: Collection[str]) -> tuple[tuple[str, Limit], ...]:
    """Name the clauses to vary with their limits."""
    limited = [(c.id, c.exposure_limit) for c in problem.clauses if c.exposure_limit is not None]
    found = tuple((name, limit) for name, limit in limited if not clauses or name in clauses)
    if not found or set(clauses) - {name for name, _ in limited}:
        raise UsageError(
            "planning.no_limit_to_price",
            mark("There is no such exposure limit to vary. Clauses that have one: {clauses}."),
            clauses=", ".join(name for name, _ in limited) or "none",
        )
    return found


def _doubling(furthest: Limit, doublings: int) -> Iterator[int]:
    """Double from 1, or from what reaches the furthest in a few doublings, until a limit binds nobody."""
    yield 0
    step = 1
    while step << doublings < furthest:
        step *= 2
    while furthest:
        yield step
        if step >= furthest:
            return
        step *= 2


def _never_falling(rising: Sequence[Tried]) -> Iterator[Tried]:
    """Take the plan of a narrower limit where it is better: it keeps every wider one, and a search may have missed it."""
    best: Tried | None = None
    for each in rising:
        if best is None or each.values >= best.values or not each.possible:
            best = each if each.possible else best
            yield each
            continue
        reached = tuple(
            LevelResult(mine.name, mine.value, max(mine.value, theirs.bound))
            for mine, theirs in zip(best.reached, each.reached, strict=True)
        )
        yield replace(each, counts=best.counts, reached=reached)


def _price(tried: Tried) -> Price:
    """Put a limit's levels into words for people: how many, how soon, and what is proven."""
    if tried.counts is None:
        return Price(tried.limit, tried.possible)
    bounds = {each.name: each.bound for each in tried.reached}
    return Price(
        limit=tried.limit,
        possible=True,
        released=int(tried.counts.sum()),
        person_days=level("person_days", tried.model).value(tried.model, tried.counts),
        released_bound=bounds.get("number_home"),
        bound=bounds.get("person_days"),
    )


def _until_nothing_is_gained(
    prices: Sequence[Price], without: Price, own: Collection[Limit]
) -> Iterator[Price]:
    """Leave out limits beyond the first that is worth as much as none, but for the text's own."""
    over = False
    for price in prices:
        if not over or price.limit in own:
            yield price
        worth = (price.possible, price.released, price.person_days)
        over = over or worth == (without.possible, without.released, without.person_days)
