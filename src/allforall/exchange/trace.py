"""The way back: from a row of a paper to every statement behind it, and to the cell that each stands in."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from allforall.people.fields import BY_NAME
from allforall.people.statement import Statement


@dataclass(frozen=True, slots=True)
class Joined:
    """Why two entries were taken for one person: the weight of the evidence in bits, or a person's judgement."""

    left: str
    right: str
    weight: str
    judged: str


@dataclass(frozen=True, slots=True)
class Trace:
    """Everything behind one row: what the paper says, why entries were joined, and the statements by field."""

    paper: str
    line: int
    row: Mapping[str, str]
    joined: tuple[Joined, ...]
    statements: tuple[Statement, ...]
    changed: tuple[str, ...] = ()
    """Files that are no longer the ones that the paper was made from."""

    def by_field(self) -> dict[str, tuple[Statement, ...]]:
        """Group the statements by field, in the order in which a list has its fields."""
        names = [name for name in BY_NAME if any(s.field == name for s in self.statements)]
        return {name: tuple(s for s in self.statements if s.field == name) for name in names}


def joins_of(entries: Sequence[str], links: Sequence[Mapping[str, str]]) -> tuple[Joined, ...]:
    """Pick from the pairs of a run those that join these entries."""
    mine = set(entries)
    return tuple(
        Joined(pair["left"], pair["right"], pair["match_weight"], pair["judged"])
        for pair in links
        if pair["band"] == "match" and pair["left"] in mine and pair["right"] in mine
    )
