"""An agreement and its clauses, as the text on the table says them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from allforall.agreement.parts import (
    Condition,
    Intermediary,
    PoliticalItem,
    Position,
    Source,
    Stage,
    StageChange,
    Stance,
)
from allforall.agreement.predicate import EVERYONE, Predicate
from allforall.agreement.quantity import Quantity
from allforall.agreement.sessions import Session
from allforall.agreement.stages import in_order
from allforall.base.parties import Letter
from allforall.base.place import Place


class Formula(StrEnum):
    """How a clause sets people, or remains, against each other."""

    ALL_FOR_ALL = "all_for_all"
    ALL_FOR_ALL_CATEGORY = "all_for_all_category"
    N_FOR_N = "n_for_n"
    N_FOR_M = "n_for_m"
    AT_LEAST_N = "at_least_n"
    BODIES_N_FOR_N = "bodies_n_for_n"
    ONE_WAY = "one_way"
    NAMED = "named"


COUNTING = frozenset(Formula) - {Formula.BODIES_N_FOR_N, Formula.ONE_WAY}
"""Formulas in which living people of one side stand against people of the other."""


class Direction(StrEnum):
    """Whose people go home under a clause."""

    BOTH = "both"
    TO_A = "to_a"
    TO_B = "to_b"

    def brings_home_to(self, letter: Letter) -> bool:
        """Tell whether people of this party go home under it."""
        return self is Direction.BOTH or self == f"to_{letter.lower()}"


class Tie(StrEnum):
    """How a text ties two named people together."""

    SAME_ROUND = "same_round"
    NOT_BEFORE = "not_before"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people whom the text ties together, by their entries (`LIST:ROW_ID`). Recorded, never suggested."""

    id: str
    first: str
    second: str
    tie: Tie
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Category:
    """A part of the people of a clause on which a party can have a position of its own."""

    id: str
    title: str
    who: Predicate


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause.

    `who` is everyone unless the text says otherwise. `agreed_on` None means the day of the agreement, and
    `reference_date` None the day on which the clause was agreed. Nobody travels under a clause before that day.
    `on_round_day` says that age and time in captivity count on the day of the round instead.
    `ratio` is how many people of A's hands stand against how many of B's; `equivalents` the weight of a rank, as the
    text writes it. `exposure_limit` is the most people by which one side may be ahead. A `deadline` binds; a
    `target_date` is aimed at and never promised.
    """

    id: str
    title: str
    formula: Formula
    who: Predicate = EVERYONE
    agreed_on: date | None = None
    reference_date: date | None = None
    quantity: Quantity | None = None
    ratio: Mapping[Letter, int] | None = None
    equivalents: Mapping[str, int] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    exposure_limit: int | None = None
    deadline: date | None = None
    target_date: date | None = None
    list_name: str = ""
    direction: Direction = Direction.BOTH
    positions: tuple[Position, ...] = ()
    conditions: tuple[Condition, ...] = ()
    sources: tuple[str, ...] = ()
    note: str = ""
    place: Place | None = None
    on_round_day: bool = False
    categories: tuple[Category, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether its people stand against people of the other side."""
        return self.formula in COUNTING

    def stance(self, party: Letter, category: str = "", on: date | None = None) -> Stance:
        """Return what a party says to it, or to one of its categories; who said nothing gave no answer.

        The latest word by date counts, on a day where one is given; what was said without a date counts as earliest.
        What a party says of the whole clause it says of each category; of one day, the word on the category is heard.
        """
        said = [each for each in self.history_of(party, category) if on is None or _day_said(each) <= on]
        return said[-1].stance if said else Stance.NO_ANSWER

    def history_of(self, party: Letter, category: str = "") -> tuple[Position, ...]:
        """Return everything that a party said to the clause, or to one of its categories, the latest last."""
        said = [each for each in self.positions if each.party == party and each.category in {"", category}]
        return tuple(sorted(said, key=lambda each: (_day_said(each), bool(each.category))))

    def category(self, category_id: str) -> Category | None:
        """Find a category by its id."""
        return next((each for each in self.categories if each.id == category_id), None)


def _day_said(position: Position) -> date:
    return position.on or date.min


@dataclass(frozen=True, slots=True)
class Agreement:
    """An agreement, its clauses in the order of the text, and what is known of its course."""

    id: str
    title: str
    agreed_on: date
    clauses: tuple[Clause, ...]
    place: str = ""
    history: tuple[StageChange, ...] = ()
    intermediaries: tuple[Intermediary, ...] = ()
    sources: tuple[Source, ...] = ()
    political: tuple[PoliticalItem, ...] = ()
    note: str = ""
    sessions: tuple[Session, ...] = ()
    hostilities_ended: date | None = None

    @property
    def state(self) -> Stage:
        """The stage that it reached last; without any history it is a proposal."""
        return self.state_on(date.max)

    def state_on(self, day: date) -> Stage:
        """The stage that it had reached on a day."""
        reached = [change for change in in_order(self.history) if change.on <= day]
        return reached[-1].stage if reached else Stage.PROPOSED

    def reference_date(self, clause: Clause) -> date:
        """The day on which ages and times are counted for a clause."""
        return clause.reference_date or clause.agreed_on or self.agreed_on

    def clause(self, clause_id: str) -> Clause | None:
        """Find a clause by its id."""
        return next((clause for clause in self.clauses if clause.id == clause_id), None)
