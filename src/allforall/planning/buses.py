"""The order of buses within a round: after every bus, too, neither side is further ahead than the text allows.

People who need no counterpart leave first. Then loads of one party each are filled from the heads of the clauses'
safe orders, the fullest load first, so that every bus ends at a point where every clause is within its limit.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from allforall.base.errors import UsageError
from allforall.base.finding import Finding
from allforall.base.messages import mark
from allforall.planning import findings as found
from allforall.planning.classes import Ints
from allforall.planning.ledgers import Ledger, ledgers_of, weights_of
from allforall.planning.problem import Problem
from allforall.planning.safe_order import Move, safe_order


@dataclass(frozen=True, slots=True)
class Bus:
    """People (by their place in the problem) of one party who leave together; buses of one `moment` leave at once."""

    round: int
    moment: int
    party: str
    people: tuple[int, ...]


@dataclass(frozen=True)
class BusOrder:
    """Every round's buses in their order, and what stands in the way of sending each by itself."""

    buses: tuple[Bus, ...]
    findings: tuple[Finding, ...]

    def to_json(self, problem: Problem) -> list[dict[str, object]]:
        """Write the buses with people by id."""
        ids = problem.people["id"]
        return [
            {"round": b.round, "moment": b.moment, "party": b.party, "id": ids[list(b.people)].tolist()}
            for b in self.buses
        ]


def order_buses(problem: Problem, turns: NDArray[np.int32], *, size: int = 1) -> BusOrder:
    """Put everybody of a plan on buses of at most `size` people; `turns` are each person's round, 0 for who stays.

    The plan must keep the limits after every round; then they hold after every moment as well.
    """
    if size < 1:
        raise UsageError(
            "planning.bus_size", mark("A bus carries at least one person; {size} were asked for."), size=size
        )
    ledgers = [ledger for ledger in ledgers_of(problem) if ledger.limit is not None]
    weights, holder = weights_of(problem), problem.people.holder
    exposures = dict.fromkeys(range(len(ledgers)), 0)
    buses: list[Bus] = []
    tight: dict[int, list[int]] = {}
    for turn, here in enumerate(_by_round(problem, turns), 1):
        queues, free = [], here
        for index, ledger in enumerate(ledgers):
            mine = here[problem.counted_under[here] == ledger.clause]
            free = np.setdiff1d(free, mine, assume_unique=True)
            steps = _steps(mine, holder, weights, ledger, exposures[index], size)
            exposures[index] += _total(mine, holder, weights, ledger)
            queues.append(steps)
            if any(len(step) > 1 for step in steps):
                tight.setdefault(index, []).append(turn)
        loads = _loads(queues, [deque(free[holder[free] == side].tolist()) for side in (0, 1)], holder, size)
        buses += [Bus(turn, moment, problem.parties[side], people) for moment, side, people in loads]
    said = [_said(problem, ledgers[index], weights, rounds) for index, rounds in tight.items()]
    return BusOrder(tuple(buses), tuple(said))


def _by_round(problem: Problem, turns: NDArray[np.int32]) -> list[Ints]:
    """Return the people of each round, the more urgent first."""
    order = np.lexsort((problem.people["id"], -problem.people["urgency"], turns))
    return np.split(order, np.searchsorted(turns[order], np.arange(1, problem.rounds + 2)))[1:-1]


def _steps(
    mine: Ints, holder: NDArray[np.int8], weights: Ints, ledger: Ledger, exposure: int, size: int
) -> deque[tuple[int, ...]]:
    """Give the people of one clause their safe order."""
    moves: list[Move] = [
        (side, weight * ledger.factors[side])
        for side, weight in zip(holder[mine].tolist(), weights[mine].tolist(), strict=True)
    ]
    waiting: dict[Move, deque[int]] = {}
    for move, person in zip(moves, mine.tolist(), strict=True):
        waiting.setdefault(move, deque()).append(person)
    order = safe_order(moves, exposure, ledger.limit, size)
    return deque(tuple(waiting[move].popleft() for move in moment) for moment in order)


def _total(mine: Ints, holder: NDArray[np.int8], weights: Ints, ledger: Ledger) -> int:
    """What the whole round adds to the exposure."""
    signed = np.where(holder[mine] == 0, ledger.factors[0], -ledger.factors[1]) * weights[mine]
    return int(signed.sum())


def _loads(
    queues: list[deque[tuple[int, ...]]], free: list[deque[int]], holder: NDArray[np.int8], size: int
) -> Iterator[tuple[int, int, tuple[int, ...]]]:
    """Fill buses until everybody has left: (moment, which holder's, people)."""
    last = 1
    for moment in count(1):
        ready = [
            min(size, len(free[side]) + sum(_run(q, side, holder, size) for q in queues)) for side in (0, 1)
        ]
        if any(ready):
            side = 1 - last if ready[0] == ready[1] else int(ready[1] > ready[0])
            yield moment, side, _load(queues, free[side], side, holder, size)
            last = side
        elif stuck := next((queue for queue in queues if queue), None):
            together = stuck.popleft()
            for side in (0, 1):
                people = [person for person in together if holder[person] == side]
                for start in range(0, len(people), size):
                    yield moment, side, tuple(people[start : start + size])
        else:
            return


def _run(queue: deque[tuple[int, ...]], side: int, holder: NDArray[np.int8], most: int) -> int:
    """How many of one side can leave next under a clause, at most so many."""
    found = 0
    for step in queue:
        if found == most or len(step) > 1 or holder[step[0]] != side:
            break
        found += 1
    return found


def _load(
    queues: list[deque[tuple[int, ...]]], free: deque[int], side: int, holder: NDArray[np.int8], size: int
) -> tuple[int, ...]:
    """Fill one bus: first with those who need no counterpart, then from the clauses in their order."""
    people = [free.popleft() for _ in range(min(size, len(free)))]
    for queue in queues:
        for _ in range(_run(queue, side, holder, size - len(people))):
            people += queue.popleft()
    return tuple(people)


def _said(problem: Problem, ledger: Ledger, weights: Ints, rounds: list[int]) -> Finding:
    """Say where buses of both sides must leave at the same moment, and which limit would let them leave by turns."""
    clause = problem.clauses[ledger.clause]
    able = problem.eligible & (problem.counted_under == ledger.clause)
    steps = [
        np.unique(weights[able & (problem.people.holder == side)]) * ledger.factors[side] for side in (0, 1)
    ]
    most = [int(each.max(initial=0)) for each in steps]
    alike = all(len(each) <= 1 for each in steps)
    enough = -(-sum(most) // (2 * ledger.scale)) if alike else -(-max(most) // ledger.scale)
    return found.LEAVE_TOGETHER.at(
        clause=clause.id, limit=clause.exposure_limit, rounds=len(rounds), first=rounds[0], enough=enough
    )
