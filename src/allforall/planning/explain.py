"""Why somebody stays: for everybody whom a plan leaves, the smallest thing that would let one more like them go.

Everyone who goes still goes. First it is counted what one more of a group would need if nobody's round changed; then
the solver is asked whether less would do if others changed rounds. So a reason is minimal: one unit less would not do.
"""

from collections import Counter
from dataclasses import dataclass, field, replace
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from allforall.base.messages import mark
from allforall.base.progress import SILENT, Progress, task
from allforall.planning.assign import by_lot, counts_of
from allforall.planning.budget import Budget
from allforall.planning.classes import Ints
from allforall.planning.least_needs import LeastNeeds
from allforall.planning.model import build
from allforall.planning.needs import Need, Standing
from allforall.planning.problem import Problem
from allforall.planning.reading import Node


class Kind(StrEnum):
    """What keeps somebody."""

    NEEDS = "needs"
    """Something more of something: `Reason.needs`."""
    ORDER = "order"
    """Nothing: they could go if others changed rounds, which the aims of the plan rank lower."""
    TIED = "tied"
    """No number of seats would do: they are tied to somebody who cannot go, or the terms keep them."""
    NOT_FIT = "not_fit"
    """They may travel only after the last round: another round would do."""
    DECLINED = "declined"
    NOT_VERIFIED = "not_verified"
    NO_CLAUSE = "no_clause"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one more of a kind stays. `others_move`: with these needs it also takes others to change rounds.

    `proven`: no fewer units would do; otherwise these would, and fewer might.
    """

    kind: Kind
    needs: tuple[Need, ...] = ()
    others_move: bool = False
    proven: bool = True


@dataclass(frozen=True)
class Explanation:
    """A reason for each person by their place in the problem; None for who goes. `counts` are people by reason."""

    problem: Problem
    reasons: tuple[Reason, ...]
    of_person: Ints = field(repr=False)
    group_of: Ints = field(repr=False)

    @property
    def counts(self) -> tuple[tuple[Reason, int], ...]:
        """Reasons with how many people each keeps, the commonest first."""
        found = Counter(self.of_person[self.of_person >= 0].tolist())
        ordered = sorted(found.items(), key=lambda each: (-each[1], each[0]))
        return tuple((self.reasons[index], count) for index, count in ordered)

    def of(self, person: int) -> Reason | None:
        """Why a person stays."""
        index = int(self.of_person[person])
        return None if index < 0 else self.reasons[index]

    def ahead(self, person: int) -> int:
        """How many of the same kind who stay as well would go before this person."""
        people, stay = self.problem.people, self.of_person >= 0
        alike = np.flatnonzero(stay & (self.group_of == self.group_of[person]))
        if self.group_of[person] < 0:
            return 0
        held = people["days_held"] if "days_held" in people else np.zeros(len(people), dtype=np.int64)
        urgency = people["urgency"]
        same = urgency[alike] == urgency[person]
        before = (urgency[alike] > urgency[person]) | (same & (held[alike] > held[person]))
        tied = alike[same & (held[alike] == held[person])]
        lot: list[int] = by_lot(self.problem, tied).tolist()
        return int(before.sum()) + lot.index(person)


def explain(
    problem: Problem, turns: NDArray[np.int32], *, progress: Progress = SILENT, time_limit_s: float = 60
) -> Explanation:
    """Explain everybody whom a plan leaves; `turns` are each person's round, 0 for who stays.

    Raises `InputError` (`planning.bad_problem`) for a plan that does not keep the terms of the problem.
    """
    model = build(problem)
    groups = model.groups
    counts = counts_of(groups, turns, problem.rounds)
    if not model.allows(counts) or (turns[~problem.eligible] > 0).any():
        Node(None, "assignment", "plan").wrong(
            "breaks a term of this problem, so it was made for another one"
        )
    standing = Standing(model, counts)
    per_group = _per_group(standing, Budget.of(time_limit_s), progress)
    reasons = list(dict.fromkeys([*_BEFORE_ANY_PLAN, *per_group.values()]))
    place = {reason: index for index, reason in enumerate(reasons)}
    group_of = np.full(len(problem.people), -1, dtype=np.int64)
    group_of[groups.members] = np.repeat(np.arange(len(groups)), groups.size)
    of_group = np.array(
        [place[per_group[g]] if g in per_group else -1 for g in range(len(groups))], dtype=np.int64
    )
    people = problem.people
    of_person = np.select(
        [turns > 0, ~people["consent"], ~people["verified"], problem.counted_under < 0],
        [-1, *range(len(_BEFORE_ANY_PLAN))],
        of_group[group_of] if len(groups) else -1,
    )
    return Explanation(problem, tuple(reasons), of_person.astype(np.int64), group_of)


_BEFORE_ANY_PLAN = (Reason(Kind.DECLINED), Reason(Kind.NOT_VERIFIED), Reason(Kind.NO_CLAUSE))


def _per_group(standing: Standing, budget: Budget, progress: Progress) -> dict[int, Reason]:
    """Find the reason of every group of which somebody stays."""
    groups, rounds = standing.model.groups, standing.model.problem.rounds
    found: dict[int, Reason] = {}
    open_groups = []
    for group in np.flatnonzero(standing.left).tolist():
        if groups.fit[group] > min(rounds, groups.until[group]):
            found[group] = Reason(Kind.NOT_FIT)
        else:
            open_groups.append(group)
    if not open_groups:
        return found
    asked = LeastNeeds(standing, budget)
    with task(progress, mark("asking what would let one more go"), len(open_groups)):
        for group in open_groups:
            found[group] = _reason(standing, asked, group)
            progress.advance()
    return found


def _reason(standing: Standing, asked: LeastNeeds, group: int) -> Reason:
    """Take what nobody else need move for, unless the solver finds that less would do."""
    in_place = _in_place(standing, group)
    units = None if in_place is None else sum(need.units for need in in_place.needs)
    if units == 0:
        return Reason(Kind.ORDER)
    if units is None or asked.fewest()[group] < units:
        asked.ask(group)
    if units is not None and in_place is not None and asked.fewest()[group] >= units:
        return in_place
    least = asked.least(group)
    if least.needs is not None and (units is None or least.units < units):
        return (
            Reason(Kind.NEEDS, least.needs, others_move=True, proven=least.proven)
            if least.needs
            else Reason(Kind.ORDER)
        )
    if in_place is None:
        return Reason(Kind.TIED, proven=least.proven)
    return replace(in_place, proven=least.proven)


def _in_place(standing: Standing, group: int) -> Reason | None:
    """Name the needs in the earliest round where they are fewest, or in any round where all are alike."""
    per_round = standing.per_round(group)
    ways = [needs for needs in per_round if needs is not None]
    if not ways:
        return None
    needs = min(ways, key=lambda each: sum(need.units for need in each))
    anywhere = {tuple(replace(need, round=0) for need in each or ()) for each in per_round}
    if len(per_round) > 1 and len(anywhere) == 1:
        needs = anywhere.pop()
    return Reason(Kind.NEEDS, needs)
