"""Which fields leave the house for whom, each with its reason and rule; some never leave for the other party."""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from allforall.base.errors import InternalError
from allforall.base.messages import mark
from allforall.people.fields import FIELDS, Sensitivity


class Recipient(StrEnum):
    """Who gets a list."""

    COUNTERPART = "counterpart"
    AGENCY = "agency"


class Purpose(StrEnum):
    """What a list goes out for."""

    EXCHANGE = "exchange"
    """People are proposed for an exchange."""
    VERIFY = "verify"
    """The other party is asked where somebody is."""
    AGENCY = "agency"
    """The Central Tracing Agency is told (GC III 123; GC IV 140)."""


RELATIVES = frozenset({"mother_maiden_name", "place"})
EVIDENCE = frozenset({"source", "reliability", "last_sign_of_life"})
NEVER_TO_COUNTERPART = (
    frozenset(field.name for field in FIELDS if field.sensitivity is Sensitivity.PROTECTED)
    | RELATIVES
    | EVIDENCE
    | {"callsign", "unit", "full_name"}
)
"""Health, will, where and by whom held, remarks; relatives and homes; who told us; what a prisoner need not say (GC III 17)."""


@dataclass(frozen=True, slots=True)
class OutgoingField:
    """One field that leaves, why, and by which rule."""

    name: str
    why: str
    rule: str


@dataclass(frozen=True, slots=True)
class Profile:
    """The fewest fields for one purpose and recipient."""

    purpose: Purpose
    recipient: Recipient
    fields: tuple[OutgoingField, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the fields, in the order in which they leave."""
        return tuple(field.name for field in self.fields)


@cache
def profiles() -> dict[Purpose, Profile]:
    """Read the packaged profiles; raise `InternalError` where one would tell the other party what it must never learn."""
    text = (files("allforall.exchange") / "data" / "outgoing.csv").read_text("utf-8")
    rows = list(csv.DictReader(line for line in text.splitlines() if not line.startswith("#")))
    found = {}
    for purpose in Purpose:
        mine = [row for row in rows if row["profile"] == purpose]
        fields = tuple(OutgoingField(row["field"], row["why"], row["rule"]) for row in mine)
        found[purpose] = hold(Profile(purpose, Recipient(mine[0]["recipient"]), fields))
    return found


def hold(profile: Profile) -> Profile:
    """Return a profile that may be used; raise `InternalError` for any other."""
    strange = set(profile.names) - {field.name for field in FIELDS}
    told = NEVER_TO_COUNTERPART & set(profile.names) if profile.recipient is Recipient.COUNTERPART else set()
    if strange or told:
        raise InternalError(
            "exchange.profile_tells_too_much",
            mark("The profile {profile} would send {fields}. Nothing was sent; please report it."),
            profile=profile.purpose.value,
            fields=", ".join(sorted(strange | told)),
        )
    return profile
