"""What enters an account: one promise or one delivery, in one direction, of one group, on somebody's word."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from allforall.accounts.amount import Amount


class Stage(StrEnum):
    """What a posting does to its account."""

    PROMISED = "promised"
    DELIVERED = "delivered"
    """One event: words about different events add up."""
    DELIVERED_IN_ALL = "delivered in all"
    """Somebody's word about everything up to that day: never added to the events that it covers."""


class Group(StrEnum):
    """Who or what is counted.

    Persons are everybody alive; the others but bodies are among them or apart as the source says. Bodies are never
    added to people.
    """

    PERSONS = "persons"
    MILITARY = "military"
    CIVILIANS = "civilians"
    OFFICERS = "officers"
    ENLISTED = "enlisted"
    WOMEN = "women"
    MEN = "men"
    WOUNDED = "wounded"
    CHILDREN = "children"
    FOREIGNERS = "foreigners"
    BODIES = "bodies"


@dataclass(frozen=True, slots=True, order=True)
class Account:
    """What one promise owes to one side: `to` is who gets the people home."""

    promise: str
    to: str
    group: Group


@dataclass(frozen=True, slots=True)
class Posting:
    """One word about one account.

    `event` is what happened or was promised, under its id; words about one event are never added up. `day` is when it
    was true, `known` when it could first be known. `deadline` stands on promises that have one.
    """

    account: Account
    stage: Stage
    event: str
    day: date
    known: date
    amount: Amount
    said_by: str
    statement: str
    deadline: date | None = None
