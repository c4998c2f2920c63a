"""The two parties and those who hold people. The holder is not the party: a company answers to nobody."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Letter = Literal["A", "B"]
"""Which of the two parties. Letters are drawn by lot; A always stands first."""

LETTERS: tuple[Letter, Letter] = ("A", "B")


def other(letter: Letter) -> Letter:
    """Return the other party."""
    return "B" if letter == "A" else "A"


@dataclass(frozen=True, slots=True)
class Party:
    """A party to the exchange, which answers for people held in its name."""

    letter: Letter
    name: str
    short: str


class HolderType(StrEnum):
    """Who has a person in hand, by kind."""

    STATE = "state"
    DEFACTO = "defacto"
    COMPANY = "company"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has people in hand: a service of the state, a self-declared authority, a company, or nobody knows who.

    `answers_to` is the party that can make it release somebody; `None` where no party can: its people stay in the
    remainder, visibly.
    """

    name: str
    type: HolderType
    answers_to: Letter | None
