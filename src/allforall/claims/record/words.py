"""The vocabulary of statements about exchanges and promises: which field says what."""

from dataclasses import dataclass

from allforall.accounts.posting import Group

SIDES = ("UA", "RU")
"""The two governments, in the order of the tables."""
BOTH = "both"
"""Both directions together, where a source gives only the sum."""
TO = {"to_ua": "UA", "to_ru": "RU", "both": BOTH}

DAY, STATUS, KIND = "day", "status", "kind"
MEDIATORS, BASIS, NOTE, CONFIDENCE = "mediators", "basis", "note", "confidence"
PARTIES, TERMS, DEADLINE, OUTCOME = "parties", "terms", "deadline", "outcome"
FORMULA, CONDITION, ANSWER, RENEWS = "formula", "condition", "answer", "renews"
PROMISES, DELIVERED, COUNTS, TOTAL, HELD, EVERY, NUMBERING = (
    "promises",
    "delivered",
    "counts",
    "total",
    "held",
    "every",
    "numbering",
)
ALL = "all"
"""An exchange counts towards a promise with all the people that it brought home."""


@dataclass(frozen=True, slots=True, order=True)
class Flow:
    """People or bodies in one direction: `to` is the side that gets them."""

    to: str
    group: Group

    @classmethod
    def parse(cls, direction: str, group: str) -> "Flow":
        """Read `to_ua` and `persons`; raise `KeyError` or `ValueError` for anything else."""
        return cls(TO[direction], Group(group))

    @property
    def field(self) -> str:
        """Write the flow as in the name of a field: `to_ua.persons`."""
        direction = BOTH if self.to == BOTH else f"to_{self.to.lower()}"
        return f"{direction}.{self.group}"


@dataclass(frozen=True, slots=True)
class Field:
    """What the name of a field says: `head` is what is said, `flow` whom it is about, `promise` of which promise."""

    head: str
    flow: Flow | None = None
    promise: str = ""

    @classmethod
    def parse(cls, name: str) -> "Field":
        """Read the name of a field: `day`, `to_ua.persons`, `promises.to_ru.bodies`, `counts.AG-2025-05-16.to_ua.persons`."""
        head, *rest = name.split(".")
        if head in TO:
            return cls("", Flow.parse(head, rest[0]))
        if head == COUNTS:
            return cls(head, Flow.parse(rest[1], rest[2]), rest[0])
        if head in {PROMISES, DELIVERED, TOTAL, HELD, EVERY}:
            return cls(head, Flow.parse(rest[0], rest[1]))
        return cls(name)
