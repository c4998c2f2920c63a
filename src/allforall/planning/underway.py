"""An exchange that is under way: rounds that are over bind as they happened, the rest is open.

What has been broken already cannot be kept any more: a deadline that has passed, a tie between one who went and one
who did not, a limit that was exceeded. It is found and said, and not asked of the rounds to come.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from allforall.base.finding import Finding
from allforall.planning import findings as found
from allforall.planning.changes import Changes, joined
from allforall.planning.classes import Ints
from allforall.planning.model import Account, Model, Row, build
from allforall.planning.people import People
from allforall.planning.problem import Problem
from allforall.planning.reading import Node
from allforall.planning.terms import NamedPair

DONE = "done"
"""The item of what has happened: no text can change it, so it is never among what contradicts itself."""


@dataclass(frozen=True)
class Underway:
    """A problem as it stands after `done` rounds.

    `gone` is the round in which a person went, 0 for who has not; `promised` the round to come that the published plan
    gave them, 0 for none, -1 for new people and for those whose promise a round that is over has broken.
    """

    problem: Problem
    done: int
    gone: Ints
    promised: Ints
    findings: tuple[Finding, ...]


def underway(problem: Problem, published: NDArray[np.int32], done: int, changes: Changes) -> Underway:
    """Take what happened into a problem; raise `InputError` (`planning.bad_problem`) for what cannot have happened."""
    ids = problem.people["id"].tolist()
    gone = np.where((published > 0) & (published <= done), published, 0).astype(np.int64)
    gone[np.isin(gone, list(changes.missed_rounds))] = 0
    gone[np.isin(problem.people["id"], list(changes.missed))] = 0
    place = {name: row for row, name in enumerate(ids)} if changes.went else {}
    for name, turn in changes.went.items():
        gone[place[name]] = turn
    _possible(problem, gone, done, changes)
    promised = np.where(gone > 0, 0, np.where((published > 0) & (published <= done), -1, published))
    new = 0 if changes.people is None else len(changes.people)
    gone = np.concatenate((gone, np.zeros(new, dtype=np.int64)))
    promised = np.concatenate((promised, np.full(new, -1))).astype(np.int64)
    now = joined(problem, changes)
    fit = now.people["fit_from_round"]
    fit = np.where(gone > 0, np.minimum(fit, gone), np.maximum(fit, done + 1))
    columns = {**now.people.columns, "fit_from_round": fit}
    if "fit_until_round" in columns:
        until = columns["fit_until_round"]
        columns["fit_until_round"] = np.where(until > 0, np.maximum(until, gone), 0)
    people = People(columns, now.people.holder, now.people.site)
    turns = dict(zip(people["id"].tolist(), gone.tolist(), strict=True)) if now.named else {}
    open_pairs = tuple(p for p in now.named if not turns[p.first] and not turns[p.second])
    now = replace(now, people=people, named=open_pairs)
    broken = [*_broken_ties(problem.named, turns), *_missed_deadlines(now, gone, done)]
    return Underway(now, done, gone, promised, tuple(broken))


def model_of(state: Underway, apart: Ints | None = None) -> Model:
    """Build the model in which rounds that are over are as they happened.

    Groups are told apart by the round in which their people went and, for the others, by `apart` (negative or above
    `done`), where it is given.
    """
    done, rounds = state.done, state.problem.rounds
    others = np.zeros(len(state.gone), dtype=np.int64) if apart is None else apart
    model = build(state.problem, np.where(state.gone > 0, state.gone, others))
    groups = model.groups
    went = np.flatnonzero((groups.apart > 0) & (groups.apart <= done))
    happened = np.zeros(model.shape, dtype=np.int64)
    happened[went, groups.apart[went] - 1] = groups.size[went]
    rows = [row for row in model.rows if (row.cells % rounds >= done).any()]
    rows += [
        Row(DONE, np.array([g * rounds + groups.apart[g] - 1]), np.ones(1, np.int64), size, size)
        for g, size in zip(went.tolist(), groups.size[went].tolist(), strict=True)
    ]
    accounts = tuple(_from_here(account, happened, done) for account in model.accounts)
    return replace(model, rows=tuple(rows), accounts=accounts)


def _from_here(account: Account, happened: Ints, done: int) -> Account:
    """Let the limit bind from the next round on; what is over reached what it reached."""
    if account.reach is None:
        return account
    past = np.arange(len(account.reach)) < done
    reached = np.abs(account.exposure(happened))
    return replace(account, reach=np.where(past, np.maximum(account.reach, reached), account.reach))


def _possible(problem: Problem, gone: Ints, done: int, changes: Changes) -> None:
    """Refuse changes that contradict what they say was done."""
    node = Node(None, document="file of changes")
    if not 0 <= done < len(changes.days):
        replace(node, path="rounds").wrong(f"leave none to plan after {done}")
    for name, turn in changes.went.items():
        if turn > done:
            replace(node, path="went").wrong(f"says that {name} went in round {turn}, which is not over")
    late = [turn for turn in changes.missed_rounds if turn > done]
    if late:
        replace(node, path="missed_rounds").wrong(f"names round {late[0]}, which is not over")
    home = np.isin(problem.people["id"], list(changes.out)) & (gone > 0)
    if home.any():
        name = problem.people["id"][home][0]
        replace(node, path="out").wrong(
            f"names {name}, who went already; who did not travel stands under missed too"
        )
    if (stray := (gone > 0) & ~problem.eligible).any():
        name = problem.people["id"][stray][0]
        replace(node, path="went").wrong(
            f"or the plan has {name} going, who counts under no clause or may not go"
        )


def _broken_ties(named: tuple[NamedPair, ...], turns: dict[str, int]) -> Iterator[Finding]:
    """Find pairs of which one went without the other."""
    for pair in named:
        first, second = turns.get(pair.first, 0), turns.get(pair.second, 0)
        together = pair.condition == "same_round"
        if first != second if together else first and not 0 < second <= first:
            yield found.TIE_BROKEN.at(name=pair.id, first=pair.first, second=pair.second)


def _missed_deadlines(now: Problem, gone: Ints, done: int) -> Iterator[Finding]:
    """Find deadlines that are over while somebody under the clause is still held."""
    for index, clause in enumerate(now.clauses):
        if clause.deadline_round and clause.deadline_round <= done:
            left = (
                now.eligible & (now.counted_under == index) & ~((gone > 0) & (gone <= clause.deadline_round))
            )
            if left.any():
                yield found.DEADLINE_PASSED.at(
                    clause=clause.id, round=clause.deadline_round, count=int(left.sum())
                )
