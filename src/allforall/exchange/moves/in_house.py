"""What the house keeps about moves and nobody else has: the secret, the states of the case file, the sheets."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from allforall.exchange.moves.case_file import CaseFile
from allforall.exchange.moves.compare import Move, compare
from allforall.exchange.moves.decided import GAIN
from allforall.exchange.moves.entries import person_mark, state_mark

NOBODY = "nobody"


@dataclass(frozen=True)
class InHouse:
    """States in their order from 1, and the salted digests of the sheets by the number of the state they led to."""

    secret: bytes
    states: tuple[CaseFile, ...] = ()
    sheets: Mapping[int, str] = field(default_factory=dict)
    with_names: bool = True
    """Without names people are called by their cases, for papers that go further than the case file."""

    @cached_property
    def names(self) -> dict[str, str]:
        """Names by mark, of everybody who ever was in a state."""
        found: dict[str, str] = {}
        for state in self.states:
            for case, entries in state.cases.items():
                found[person_mark(self.secret, case)] = self._named(state.name(entries), case)
            for entry in state.rows.keys() - {entry for held in state.cases.values() for entry in held}:
                found.setdefault(person_mark(self.secret, entry), self._named(state.name([entry]), entry))
        return found

    @cached_property
    def marks(self) -> dict[str, CaseFile]:
        """The states by what stands for them in the ledger."""
        return {state_mark(self.secret, state): state for state in self.states}

    def gain_between(self, before: str, after: str) -> str | None:
        """Name who gains from one state to another, by their marks; None where one of them is not in the house."""
        one, two = self.marks.get(before), self.marks.get(after)
        return None if one is None or two is None else self.gain(compare(one, two).with_effect(*GAIN))

    def gain(self, moves: Iterable[Move]) -> str:
        """Name the people of some moves of seats."""
        return ", ".join(sorted({self._named(move.name, move.person) for move in moves})) or NOBODY

    def _named(self, name: str, code: str) -> str:
        return f"{name} ({code})" if name and self.with_names else code
