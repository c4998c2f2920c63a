"""What A's own lists say of each of its people, weighed on the reference day: the truth that the offer is planted by."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from allforall.base.dates import PartialDate
from making.clerk import Table

REFERENCE = date(2025, 6, 2)
YOUNGEST, OLDEST = 18, 25
SERIOUS = frozenset({"seriously_wounded", "seriously_sick", "A", "B"})
NOT_SERIOUS = frozenset({"well", "none"})
HELD = frozenset({"held_acknowledged", "held_unacknowledged"})

Truth = bool | None
"""Yes, no, or nobody can tell."""


@dataclass(frozen=True, slots=True)
class Sayings:
    """Everything that some rows say of one person in the fields that decide."""

    births: frozenset[str]
    health: frozenset[str]
    categories: frozenset[str]
    statuses: frozenset[str]
    refuses: bool
    rows: int

    @property
    def young(self) -> Truth:
        """Whether the person is 18 to 25, by every date of birth that is said."""
        votes = {_young(PartialDate.parse(born)) for born in self.births}
        return votes.pop() if len(votes) == 1 else None

    @property
    def exactly_born(self) -> bool:
        """Whether one day of birth is said, and no other."""
        return len(self.births) == 1 and all(PartialDate.parse(born).exact for born in self.births)

    @property
    def serious(self) -> Truth:
        """Whether the person is seriously wounded or sick, by everything that is said of health."""
        votes = {word in SERIOUS for word in self.health if word in SERIOUS | NOT_SERIOUS}
        return votes.pop() if len(votes) == 1 else None

    @property
    def soldier(self) -> bool:
        """Whether everybody says prisoner of war, or that the status is in doubt."""
        return self.categories <= {"pow", "unknown_status"}

    def clauses(self) -> tuple[str, ...]:
        """Return the clauses of the agreement that certainly fit."""
        fits = (("seriously-wounded", self.serious), ("young", self.young))
        return tuple(clause for clause, answer in fits if answer and self.soldier)

    def also(self, other: "Sayings") -> "Sayings":
        """Return what both say together."""
        return Sayings(
            self.births | other.births,
            self.health | other.health,
            self.categories | other.categories,
            self.statuses | other.statuses,
            self.refuses or other.refuses,
            self.rows + other.rows,
        )


NOTHING_SAID = Sayings(frozenset(), frozenset(), frozenset(), frozenset(), refuses=False, rows=0)


def _young(born: PartialDate) -> Truth:
    low, high = born.ages_on(REFERENCE)
    if low >= YOUNGEST and high <= OLDEST:
        return True
    return False if high < YOUNGEST or low > OLDEST else None


def sayings(tables: Iterable[Table]) -> dict[str, Sayings]:
    """Collect what several lists say of each person."""
    found: dict[str, Sayings] = {}
    for table in tables:
        columns = {name: table.rows[name].to_list() for name in table.rows.columns}
        for row, who in enumerate(table.who):
            one = Sayings(
                births=_set(columns, row, "dob"),
                health=_set(columns, row, "condition", "medical_class"),
                categories=_set(columns, row, "category"),
                statuses=_set(columns, row, "status"),
                refuses="refuses" in _set(columns, row, "will"),
                rows=1,
            )
            found[who] = found[who].also(one) if who in found else one
    return found


def _set(columns: dict[str, list[str | None]], row: int, *names: str) -> frozenset[str]:
    values = (columns[name][row] for name in names if name in columns)
    return frozenset(value for value in values if value)


def standing_twice(table: Table) -> frozenset[str]:
    """Return who stands on a list more than once."""
    return frozenset(who for who, times in Counter(table.who).items() if times > 1)
