"""What it means for one item of a text to give way: which of its numbers move, and what each becomes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from allforall.planning.elastic import Slack
from allforall.planning.model import Model
from allforall.planning.terms import Clause


@dataclass(frozen=True, slots=True)
class Change:
    """One number of a problem that changes. `kind` is one of

    `seats`, `stretchers` (`name` is a party), `site`: places in a `round` · `deadline`: a round · `limit`: an exposure
    limit · `most`, `least`, `exactly`: how many go from each party · `stay`: so many of a `party` need not go, out of
    `was` · `tie`: a named pair is left out. `name` is the id of the clause or pair elsewhere.
    """

    kind: str
    name: str
    round: int = 0
    party: str = ""
    was: int | float = 0
    becomes: int | float = 0

    @property
    def by(self) -> int | float:
        """How far the number moves."""
        return abs(self.becomes - self.was)

    def to_json(self) -> dict[str, object]:
        """Write the change without what says nothing."""
        said: dict[str, object] = {"kind": self.kind, "name": self.name}
        if self.round:
            said["round"] = self.round
        if self.party:
            said["party"] = self.party
        return said if self.kind == "tie" else {**said, "was": self.was, "becomes": self.becomes}


@dataclass(frozen=True, slots=True)
class Gives:
    """A slack, and the change that a unit of it stands for; `step` is -1 where a number falls."""

    slack: Slack
    at_rest: Change
    step: int = 1

    def change(self, amount: int) -> Change:
        """Return the change for so many units."""
        return replace(self.at_rest, becomes=self.at_rest.was + self.step * amount)


def gives_of(model: Model, item: str, *, last_resort: bool) -> tuple[Gives, ...]:
    """Name everything of an item that can give way.

    People under a duty without a counterpart stay only as a `last_resort`.
    """
    kind, _, name = item.partition(":")
    rows = [index for index, row in enumerate(model.rows) if row.item == item]
    if kind in ("seats", "stretchers", "site"):
        return tuple(_place(model, kind, name, index) for index in rows)
    if kind not in ("clause", "deadline"):
        return ()
    clause = next(clause for clause in model.problem.clauses if clause.id == name)
    spared = clause.formula == "unconditional" and not last_resort
    if kind == "deadline":
        return () if spared else tuple(_stay(model, clause, index) for index in rows)
    return tuple(_numbers(model, clause, rows, spared=spared))


def _slack(rows: list[int], add: float, model: Model, number: int = 0) -> Slack:
    """Let rows give way by as many units as there are people, or as a number says that is larger."""
    most = float(max(len(model.problem.people), number))
    return Slack(np.array(rows), np.full(len(rows), add), most)


def _place(model: Model, kind: str, name: str, index: int) -> Gives:
    row = model.rows[index]
    turn = int(row.cells[0]) % model.problem.rounds + 1
    return Gives(_slack([index], -1.0, model), Change(kind, name, round=turn, was=row.high, becomes=row.high))


def _stay(model: Model, clause: Clause, index: int) -> Gives:
    row = model.rows[index]
    holder = int(model.groups.holder[row.cells[0] // model.problem.rounds])
    change = Change("stay", clause.id, party=model.problem.parties[holder], was=row.low, becomes=row.low)
    return Gives(_slack([index], 1.0, model), change, step=-1)


def _numbers(model: Model, clause: Clause, rows: list[int], *, spared: bool) -> Iterator[Gives]:
    """Tell apart the rows of a clause: for each holder everyone returns, then at most, then at least."""
    said = (clause.everyone_returns, clause.count_max is not None, bool(clause.count_min))
    kinds = [kind for kind, there in zip(("stay", "most", "least"), said, strict=True) if there]
    of_kind = {kind: rows[place :: len(kinds)] for place, kind in enumerate(kinds)}
    if not spared:
        yield from (_stay(model, clause, index) for index in of_kind.get("stay", []))
    if most := of_kind.get("most"):
        kind = "exactly" if clause.count_exact else "most"
        was = clause.count_max or 0
        number = Change(kind, clause.id, was=was, becomes=was)
        yield Gives(_slack(most, -1.0, model), number)
        if clause.count_exact:
            yield Gives(_slack(most, 1.0, model, was), number, step=-1)
    if least := of_kind.get("least"):
        was = clause.count_min or 0
        number = Change("least", clause.id, was=was, becomes=was)
        yield Gives(_slack(least, 1.0, model, was), number, step=-1)
