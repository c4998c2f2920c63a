"""The order in which the people of one clause leave within a round, so that no step puts a side too far ahead.

Every step is one person. With |e| ≤ ε before and after the round, whoever is behind may always go next as long as two
opposite steps fit between the walls; otherwise at most one step fits at a time, and following it is the only way. Where
people weigh differently, other orders are tried as far as an effort allows. Who cannot leave one by one leaves at the
same moment, as few together as bring the exposure back.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

EFFORT = 20_000
"""Combinations of people left that are tried before people of different weight leave at the same moment."""

Move = tuple[int, int]
"""A person leaves: which holder's (0 or 1), and what they weigh, in units of exposure."""
Moment = tuple[Move, ...]
"""Who leaves at the same moment: one person, or several where no other order was found."""


def safe_order(people: Iterable[Move], exposure: int, reach: int | None, run: int) -> list[Moment]:
    """Order everybody, beginning at an exposure and never beyond ± `reach` after any moment.

    `run` is how many of one holder may leave in a row before the side that is behind has its turn: a bus load.
    """
    walk = _Walk(Counter(people), exposure, reach, run)
    order = walk.greedy(together=False)
    if order is None and len(walk.left) > 2:  # noqa: PLR2004  # one weight a side: the only way was tried
        order = walk.tried()
    return order if order is not None else walk.greedy(together=True) or []


@dataclass(frozen=True)
class _Walk:
    """Everybody of one clause in one round, by holder and weight."""

    left: Counter[Move]
    exposure: int
    reach: int | None
    run: int
    heaviest: Sequence[Move] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "heaviest", sorted(self.left, key=lambda move: (-move[1], move[0])))

    def greedy(self, *, together: bool) -> list[Moment] | None:
        """Let the side that is behind go next, in runs, the heaviest that fits first; None where nobody can."""
        left, exposure, order, last, row = self.left.copy(), self.exposure, [], 1, 0
        while left:
            fitting = [move for move in self.heaviest if left[move] and self._fits(exposure, move)]
            if fitting:
                wanted = last if 0 < row < self.run else _behind(exposure, last)
                moment: Moment = (next((m for m in fitting if m[0] == wanted), fitting[0]),)
            elif together:
                moment = self._together(left, exposure)
            else:
                return None
            order.append(moment)
            for move in moment:
                exposure += _adds(move)
                left = _less(left, move)
            row = row + 1 if moment[-1][0] == last and len(moment) == 1 else 1
            last = moment[-1][0]
        return order

    def _fits(self, exposure: int, move: Move) -> bool:
        return self.reach is None or abs(exposure + _adds(move)) <= self.reach

    def _together(self, left: Counter[Move], exposure: int) -> Moment:
        """Take from the side that is behind until the exposure is back: with one weight a side, the fewest there are."""
        left, taken = left.copy(), list[Move]()
        while left and (not taken or not self._within(exposure)):
            wanted = 1 if exposure > 0 else 0
            choice = [move for move in left if move[0] == wanted] or list(left)
            move = min(choice, key=lambda each: (abs(exposure + _adds(each)), each))
            taken.append(move)
            exposure += _adds(move)
            left = _less(left, move)
        return tuple(taken)

    def _within(self, exposure: int) -> bool:
        return self.reach is None or abs(exposure) <= self.reach

    def tried(self) -> list[Moment] | None:
        """Try orders depth first; what is left decides the exposure, so no combination is tried twice."""
        kinds = list(self.heaviest)
        start = tuple(self.left[move] for move in kinds)
        path: list[tuple[tuple[int, ...], int, Move | None]] = [(start, self.exposure, None)]
        waiting = [self._next(kinds, start, self.exposure)]
        seen = {start}
        while path:
            here, exposure, _ = path[-1]
            if not any(here):
                return [(move,) for _, _, move in path if move is not None]
            if not waiting[-1] or len(seen) > EFFORT:
                path.pop()
                waiting.pop()
                continue
            index = waiting[-1].pop()
            after = tuple(count - (place == index) for place, count in enumerate(here))
            if after not in seen:
                seen.add(after)
                there = exposure + _adds(kinds[index])
                path.append((after, there, kinds[index]))
                waiting.append(self._next(kinds, after, there))
        return None

    def _next(self, kinds: Sequence[Move], left: tuple[int, ...], exposure: int) -> list[int]:
        """Who can leave next, the heaviest of the side that is behind last, so that it is tried first."""
        fitting = [i for i, move in enumerate(kinds) if left[i] and self._fits(exposure, move)]
        behind = _behind(exposure, 1)
        return sorted(fitting, key=lambda i: (kinds[i][0] == behind, kinds[i][1]))


def _adds(move: Move) -> int:
    """What a person's leaving adds to how far the first holder is ahead."""
    return -move[1] if move[0] else move[1]


def _behind(exposure: int, last: int) -> int:
    """Tell which side is behind; where neither is, the one that did not go last."""
    return 1 - last if exposure == 0 else int(exposure > 0)


def _less(left: Counter[Move], move: Move) -> Counter[Move]:
    left[move] -= 1
    if not left[move]:
        del left[move]
    return left
