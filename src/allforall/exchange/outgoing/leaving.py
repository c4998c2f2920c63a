"""The lists that leave, and how they differ from what left before."""

import hmac
from base64 import b32encode
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from allforall.base.messages import mark
from allforall.exchange.outgoing.decide import Candidate, Sent
from allforall.exchange.outgoing.profiles import Profile, Purpose, Recipient, profiles
from allforall.exchange.outgoing.risks import Decision

REFERENCE = "reference"
_CHARACTERS = 10


class Change(StrEnum):
    """How somebody stands beside what left before."""

    NEW = mark("new")
    SAME = mark("the same")
    CHANGED = mark("changed")
    DROPPED = mark("sent before, not now")


@dataclass(frozen=True, slots=True)
class Leaving:
    """One person as they leave: a reference that is the same every time, and the fields of the profile that are known."""

    entry: str
    reference: str
    fields: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One list for one recipient."""

    profile: Profile
    people: tuple[Leaving, ...]


@dataclass(frozen=True, slots=True)
class Differing:
    """One person who is new, changed or dropped; `fields` are those that differ."""

    change: Change
    recipient: Recipient
    entry: str
    name: str
    fields: tuple[str, ...] = ()


def outgoing(
    people: Sequence[Candidate], decided: Mapping[str, Decision], purpose: Purpose, secret: bytes
) -> tuple[Outgoing, ...]:
    """Make the lists: for the other party those who are released, for the Agency the others who leave; none that is empty.

    `secret` hides our own row numbers behind references. Rows are in the order of references, so that the order of our
    list tells nothing.
    """
    found = []
    released, agency_only = frozenset({Decision.RELEASE}), frozenset({Decision.AGENCY_ONLY})
    takes = {purpose: released, Purpose.AGENCY: agency_only}
    if purpose is Purpose.AGENCY:
        takes = {Purpose.AGENCY: released | agency_only}
    for each, wanted in takes.items():
        profile = profiles()[each]
        leaving = [_leaving(one, profile, secret) for one in people if decided.get(one.entry) in wanted]
        if leaving:
            found.append(Outgoing(profile, tuple(sorted(leaving, key=lambda one: one.reference))))
    return tuple(found)


def _leaving(one: Candidate, profile: Profile, secret: bytes) -> Leaving:
    fields = {name: one.said[name] for name in profile.names if one.said.get(name)}
    return Leaving(one.entry, reference(secret, one.entry), fields)


def reference(secret: bytes, entry: str) -> str:
    """Return what a person is called outside: the same each time, and nobody can tell our row by it."""
    digest = hmac.digest(secret, b"allforall reference v1\n" + entry.encode(), "sha256")
    return f"R-{b32encode(digest).decode()[:_CHARACTERS]}"


def sent_now(lists: Sequence[Outgoing]) -> dict[str, Sent]:
    """Return what leaves, by entry, as the next list will be held against it."""
    return {one.entry: Sent(out.profile.recipient, one.fields) for out in lists for one in out.people}


def differences(people: Sequence[Candidate], now: Mapping[str, Sent]) -> tuple[Differing, ...]:
    """Hold what leaves against what left before; a person for another recipient is dropped here and new there."""
    found = []
    for one in people:
        was, will = one.before, now.get(one.entry)
        if was and (will is None or will.recipient is not was.recipient):
            found.append(Differing(Change.DROPPED, was.recipient, one.entry, one.name))
        if will and (was is None or will.recipient is not was.recipient):
            found.append(Differing(Change.NEW, will.recipient, one.entry, one.name))
        elif will and was:
            fields = [
                f
                for f in dict.fromkeys((*was.fields, *will.fields))
                if was.fields.get(f) != will.fields.get(f)
            ]
            change = Change.CHANGED if fields else Change.SAME
            found.append(Differing(change, will.recipient, one.entry, one.name, tuple(fields)))
    return tuple(found)
