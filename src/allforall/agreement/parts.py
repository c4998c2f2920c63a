"""What stands around the clauses of an agreement: stages, positions, conditions, intermediaries, sources."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from allforall.agreement.residence import Concerned, Residence
from allforall.base.parties import Letter
from allforall.base.place import Place


class Stage(StrEnum):
    """How far an agreement is. A statement of willingness is no agreement, and an agreement no return."""

    WILLINGNESS = "willingness"
    PROPOSED = "proposed"
    AGREED = "agreed"
    TECHNICAL = "technical"
    ACTIVE = "active"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    FULFILLED = "fulfilled"
    ABANDONED = "abandoned"


class Stance(StrEnum):
    """What a party says to a clause. Silence is an answer of its own."""

    ACCEPTS = "accepts"
    REJECTS = "rejects"
    UNCLEAR = "unclear"
    NO_ANSWER = "no_answer"


class Role(StrEnum):
    """What a third party does for the agreement."""

    VENUE = "venue"
    MEDIATOR = "mediator"
    TRANSIT = "transit"
    CARE = "care"
    GUARANTOR = "guarantor"
    CERTIFIER = "certifier"


class Effect(StrEnum):
    """What a condition does to the people of its clause."""

    COUNTERPART = "counterpart"
    """They go only when somebody else goes."""
    POLITICAL = "political"
    """They go only when a political item is settled."""
    THIRD_COUNTRY = "third_country"
    """They must stay in a third country."""
    AFTER_HOSTILITIES = "after_hostilities"
    """They go only when active hostilities have ended."""
    LEAVES_OUT_CONVICTED = "leaves_out_convicted"
    """Those who were convicted or are on trial do not go."""
    LEAVES_OUT_PUNISHED = "leaves_out_punished"
    """Those under a disciplinary punishment do not go."""
    RESTRICTS_RIGHT = "restricts_right"
    """A right under the Conventions is taken away, such as visits or mail."""
    WAIVES_RIGHT = "waives_right"
    """People must give up a right of their own before they go."""
    COST = "cost"
    """They go only when somebody has paid, or it is settled who pays."""
    OTHER = "other"
    """Anything else; recorded and checked by a person."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the text of a term is known from."""

    id: str
    says: str
    said_on: date | None = None
    reference: str = ""


@dataclass(frozen=True, slots=True)
class StageChange:
    """When an agreement reached a stage, and who says so."""

    stage: Stage
    on: date
    source: str = ""
    note: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Intermediary:
    """A third party in its roles, from one day to another; an agreement may have none."""

    name: str
    roles: tuple[Role, ...]
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """What one party says to a clause, or to one category of its people."""

    party: Letter
    stance: Stance
    on: date | None = None
    source: str = ""
    category: str = ""
    place: Place | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition tied to a clause.

    `waits_for` names the political item or the clause that it waits for; `concerns` the people whom it is about, None
    for everybody under the clause; `residence` where they must stay, for a condition that keeps them abroad.
    """

    id: str
    says: str
    effect: Effect = Effect.OTHER
    waits_for: str = ""
    until: date | None = None
    source: str = ""
    place: Place | None = None
    concerns: Concerned | None = None
    residence: Residence | None = None


@dataclass(frozen=True, slots=True)
class PoliticalItem:
    """Something that was talked about beside the people: recorded, and never able to hold them up."""

    id: str
    says: str
    on: date | None = None
    source: str = ""
