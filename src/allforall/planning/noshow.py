"""What a plan is worth if some do not come: people home and how far a side gets ahead, sampled many times.

A conditional seat is confirmed only at the handover, so a plan must bear that some of them fall out. Nothing reacts
here: buses leave without whoever does not come. People who count alike in a round are drawn together (a binomial
draw for each), so that millions cost as little as thousands; whom a text ties to somebody else is drawn one by one.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.planning.classes import Ints, numbered
from allforall.planning.ledgers import ledgers_of, weights_of
from allforall.planning.plan import Plan
from allforall.planning.problem import Problem

Floats = NDArray[np.float64]
PERCENTILES = (5, 50, 95)
ON_CONDITION = "on_condition"
"""The column of a problem that tells whose seat is confirmed only at the handover."""
DRAWN_WHERE_NOT_KNOWN = (0.05, 0.1, 0.2)
"""Shares of conditional seats that are drawn side by side where nobody knows how many fall out."""


@dataclass(frozen=True, slots=True)
class Shares:
    """How many do not come, from 0 to 1: of those whose seat is on condition, and of everybody else."""

    conditional: float
    others: float = 0.0

    def __post_init__(self) -> None:
        """Refuse what is no share."""
        for share in (self.conditional, self.others):
            if not 0 <= share <= 1:
                raise UsageError(
                    "planning.no_probability",
                    mark("A share of people lies between 0 and 1; it was {share}."),
                    share=share,
                )


@dataclass(frozen=True, slots=True)
class Spread:
    """The 5th, 50th and 95th percentile of what was sampled."""

    low: float
    middle: float
    high: float

    @classmethod
    def of(cls, values: NDArray[np.int64] | Floats) -> "Spread":
        """Take the percentiles; each is a value that was sampled."""
        low, middle, high = np.percentile(values.astype(np.float64), PERCENTILES, method="nearest").tolist()
        return cls(low, middle, high)


@dataclass(frozen=True, slots=True)
class PeakSpread:
    """The peak exposure under a clause, in its own unit; `beyond` is the share of samples above its `limit`."""

    clause: str
    planned: float
    peak: Spread
    limit: float | None
    beyond: float


@dataclass(frozen=True, slots=True)
class NoShows:
    """The spread over `samples` of people home, by party and in all, and of every clause's peak exposure."""

    samples: int
    planned: int
    home: Spread
    home_by_party: dict[str, Spread]
    peaks: tuple[PeakSpread, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What was sampled under an assumption; `conditional` is how many of those who go have a seat on condition."""

    shares: Shares
    conditional: int
    found: NoShows


def draw_noshows(
    problem: Problem, plan: Plan, conditional: Collection[str], stated: Shares | None, *, seed: int
) -> tuple[Drawn, ...]:
    """Sample the shares that somebody states; where nobody does, several, since one would be invented."""
    assumed = (stated,) if stated else tuple(Shares(share) for share in DRAWN_WHERE_NOT_KNOWN)
    unsure = int((np.isin(problem.people["id"], list(conditional)) & (plan.assignment > 0)).sum())
    return tuple(
        Drawn(
            shares,
            unsure,
            sample_noshows(problem, plan, falling_out(problem, conditional, shares), seed=seed),
        )
        for shares in assumed
    )


def falling_out(problem: Problem, conditional: Collection[str], shares: Shares) -> Floats:
    """Give each person a probability of not coming, by whether their seat is conditional."""
    unsure = np.isin(problem.people["id"], list(conditional))
    return np.where(unsure, shares.conditional, shares.others)


def on_condition(problem: Problem) -> frozenset[str]:
    """Name those whose seat is confirmed only at the handover, where the problem says so of anybody."""
    if ON_CONDITION not in problem.people:
        return frozenset()
    return frozenset(problem.people["id"][problem.people[ON_CONDITION].astype(np.bool_)].tolist())


def sample_noshows(
    problem: Problem, plan: Plan, falls_out: Floats, *, seed: int, samples: int = 1000
) -> NoShows:
    """Let people fall out of a plan by their probabilities, `samples` times, and tell the spread."""
    draw = np.random.default_rng(seed)
    turns, people = plan.assignment, problem.people
    tied = _tied(problem, turns)
    alone = np.setdiff1d(np.flatnonzero(turns > 0), tied)
    who = np.concatenate((alone, tied))
    columns: dict[str, NDArray[Any]] = {
        "holder": people.holder,
        "clause": problem.counted_under,
        "weight": weights_of(problem),
        "turn": turns,
    }
    kind_of, kinds = numbered({name: column[who] for name, column in columns.items()})
    came = np.zeros((len(kinds["turn"]), samples), dtype=np.int64)
    _draw_alike(came, kind_of[: len(alone)], falls_out[alone], draw)
    np.add.at(came, kind_of[len(alone) :], _draw_tied(problem, tied, falls_out, draw, samples))
    home = [came[kinds["holder"] == holder].sum(axis=0) for holder in (0, 1)]
    return NoShows(
        samples=samples,
        planned=plan.released,
        home=Spread.of(home[0] + home[1]),
        home_by_party={party: Spread.of(each) for party, each in zip(problem.parties, home, strict=True)},
        peaks=tuple(_peaks(problem, kinds, came, np.bincount(kind_of, minlength=len(came)))),
    )


def _draw_alike(came: Ints, kind_of: Ints, falls_out: Floats, draw: np.random.Generator) -> None:
    """Draw at once everybody who counts alike and is equally likely to come."""
    which, alike = numbered({"kind": kind_of, "share": falls_out})
    size = np.bincount(which, minlength=len(alike["kind"]))
    for kind, share, people in zip(alike["kind"], alike["share"], size, strict=True):
        came[kind] += draw.binomial(people, 1 - share, size=came.shape[1])


def _tied(problem: Problem, turns: NDArray[np.int32]) -> Ints:
    """Return the people who go and are tied to somebody."""
    named = [name for pair in problem.named for name in (pair.first, pair.second)]
    return np.flatnonzero((turns > 0) & np.isin(problem.people["id"], named))


def _draw_tied(
    problem: Problem, tied: Ints, falls_out: Floats, draw: np.random.Generator, samples: int
) -> NDArray[np.bool_]:
    """Draw tied people one by one: who depends on somebody who does not come stays as well."""
    comes = draw.random((len(tied), samples)) >= falls_out[tied, np.newaxis]
    row = {name: index for index, name in enumerate(problem.people["id"][tied].tolist())}
    pairs = [(row[p.first], row.get(p.second), p.condition) for p in problem.named if p.first in row]
    while True:
        before = comes.copy()
        for first, second, condition in pairs:
            if second is not None:
                comes[first] &= comes[second]
                if condition == "same_round":
                    comes[second] &= comes[first]
        if (comes == before).all():
            return comes


def _peaks(
    problem: Problem, kinds: Mapping[str, NDArray[Any]], came: Ints, planned: Ints
) -> Iterator[PeakSpread]:
    """Follow every clause's exposure through the rounds of each sample."""
    turn = np.arange(1, problem.rounds + 1)
    for ledger in ledgers_of(problem):
        clause = problem.clauses[ledger.clause]
        mine = kinds["clause"] == ledger.clause
        sign = np.where(kinds["holder"][mine] == 0, ledger.factors[0], -ledger.factors[1])
        gone = (sign * kinds["weight"][mine])[:, np.newaxis] * (kinds["turn"][mine, np.newaxis] <= turn)
        peak = np.abs(came[mine].T @ gone).max(axis=1, initial=0)
        yield PeakSpread(
            clause=clause.id,
            planned=int(np.abs(planned[mine] @ gone).max(initial=0)) / ledger.scale,
            peak=Spread.of(peak / ledger.scale),
            limit=None if ledger.limit is None else float(clause.exposure_limit or 0),
            beyond=0.0 if ledger.limit is None else float((peak > ledger.limit).mean()),
        )
