"""Exchanges and promises as their statements have them: nothing is merged away, every number knows who said it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from allforall.accounts.amount import Amount
from allforall.accounts.reported import Reported, Saying
from allforall.claims.record.words import (
    COUNTS,
    DEADLINE,
    KIND,
    MEDIATORS,
    NUMBERING,
    PROMISES,
    RENEWS,
    SIDES,
    STATUS,
    Field,
    Flow,
)
from allforall.people.statement import Statement

EXCHANGE, TALLY = "EX-", "AS-"
CANCELLED = "cancelled"


def statement_id(said: Statement) -> str:
    """Name a statement by what it says, so that the name stays when tables grow."""
    content = f"{said.entry}\0{said.field}\0{said.value}\0{said.said_by}\0{said.source}"
    return f"s-{sha256(content.encode()).hexdigest()[:10]}"


@dataclass(frozen=True, slots=True)
class Entry:
    """What an exchange and a promise have in common: an id that begins with its day, and all that was said of it."""

    id: str
    day: date
    statements: tuple[Statement, ...]

    def said(self, field: str) -> tuple[Statement, ...]:
        """Return every word about one field."""
        return tuple(each for each in self.statements if each.field == field)

    def value(self, field: str) -> str:
        """Return the newest word about one field, empty where there is none."""
        said = self.said(field)
        return max(said, key=known_on).value if said else ""

    def flows(self, head: str = "") -> dict[Flow, Reported]:
        """Take together what is said of each flow under one head: the people themselves, or what was promised."""
        return {flow: Reported.of(tuple(said)) for flow, said in sorted(self._sayings(head).items())}

    def _sayings(self, head: str) -> dict[Flow, list[Saying]]:
        found: dict[Flow, list[Saying]] = defaultdict(list)
        for each in self.statements:
            field = Field.parse(each.field)
            if field.flow and field.head == head:
                found[field.flow].append(Saying(Amount.parse(each.value), each.said_by, statement_id(each)))
        return found


@dataclass(frozen=True, slots=True)
class PublicExchange(Entry):
    """One exchange, on one day."""

    @property
    def took_place(self) -> bool:
        """Whether it happened; one that was called off stays in the record."""
        return self.value(STATUS) != CANCELLED

    @property
    def mediators(self) -> tuple[str, ...]:
        """Who is credited with mediating, by anybody."""
        return tuple(dict.fromkeys(code for each in self.said(MEDIATORS) for code in each.value.split()))

    def numbering(self, side: str) -> tuple[Statement, ...]:
        """Return which number one side gives it in its own count."""
        return self.said(f"{NUMBERING}.{side.lower()}")

    def counts_towards(self) -> Iterator[tuple[Statement, Field]]:
        """Go through what is said of which promise it counts towards."""
        for each in self.statements:
            field = Field.parse(each.field)
            if field.head == COUNTS:
                yield each, field


@dataclass(frozen=True, slots=True)
class PublicPromise(Entry):
    """An agreement, a proposal or a dispute about one."""

    @property
    def kind(self) -> str:
        """Whether it was agreed, proposed or is a dispute; the id tells where nobody has said so yet."""
        by_id = {"AG": "agreed", "PR": "proposed", "DS": "disputed"}
        return self.value(KIND) or by_id[self.id[:2]]

    @property
    def deadline(self) -> date | None:
        """By when, where a day was named."""
        try:
            return date.fromisoformat(self.value(DEADLINE))
        except ValueError:
            return None

    @property
    def said_by(self) -> tuple[str, ...]:
        """Who says that it is so."""
        said = (each for each in self.statements if Field.parse(each.field).head in {KIND, PROMISES})
        return tuple(dict.fromkeys(each.said_by for each in said if each.said_by))

    @property
    def renews(self) -> str:
        """The earlier promise whose people this one promises again, empty where it promises others."""
        return self.value(RENEWS)

    @property
    def one_sided(self) -> bool:
        """Whether it binds both sides and only one of them is on record saying so."""
        sides = {by.partition(".")[0] for by in self.said_by}
        return self.kind == "agreed" and len(sides & set(SIDES)) == 1 and "both" not in sides


def known_on(said: Statement) -> date:
    """Return the day on which a statement could first be known."""
    return said.said_on or date.max


def entries(statements: Iterable[Statement]) -> Mapping[str, tuple[Statement, ...]]:
    """Put statements about one thing together."""
    by_entry: dict[str, list[Statement]] = defaultdict(list)
    for each in statements:
        by_entry[each.entry].append(each)
    return {name: tuple(said) for name, said in by_entry.items()}
