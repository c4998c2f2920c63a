"""How many signatures an entry needs, by party and role: m of n, counted in distinct keys and distinct persons."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from allforall.ledger.keys import PublicKey
from allforall.ledger.limits import RULES
from allforall.ledger.malformed import Malformed

_PREFIX = re.compile(r"[a-z]{1,20}(\.[a-z_]{1,30}){0,3}")
_MOST = 20


@dataclass(frozen=True, slots=True)
class Need:
    """So many persons of a party, each with a key of a role."""

    party: str
    role: str
    count: int

    def __str__(self) -> str:
        """Say it in words."""
        return f"{self.count} of party {self.party} as {self.role}"


@dataclass(frozen=True, slots=True)
class Rule:
    """What every entry of a kind, or of kinds below it, needs. `round` is about `round.confirmed` too."""

    kind: str
    needs: tuple[Need, ...]

    def is_about(self, kind: str) -> bool:
        """Tell whether an entry of a kind falls under the rule."""
        return kind == self.kind or kind.startswith(f"{self.kind}.")

    def to_json(self) -> dict[str, Any]:
        """Return what stands in an entry."""
        needs = [{"party": each.party, "role": each.role, "count": each.count} for each in self.needs]
        return {"kind": self.kind, "needs": needs}


def parse_rules(value: Any) -> tuple[Rule, ...]:
    """Read rules from an entry."""
    if not isinstance(value, list) or len(value) > RULES:
        raise Malformed(f"rules are a list of at most {RULES}")
    return tuple(_rule(each) for each in value)


def _rule(value: Any) -> Rule:
    if not isinstance(value, dict) or value.keys() != {"kind", "needs"} or not isinstance(value["kind"], str):
        raise Malformed("a rule has a kind of entry and what it needs")
    if not _PREFIX.fullmatch(value["kind"]) or not isinstance(value["needs"], list):
        raise Malformed("a rule has a kind of entry in small letters and a list of needs")
    if not 1 <= len(value["needs"]) <= _MOST:
        raise Malformed("a rule needs somebody, and not everybody")
    return Rule(value["kind"], tuple(_need(each) for each in value["needs"]))


def _need(value: Any) -> Need:
    if not isinstance(value, dict) or value.keys() != {"party", "role", "count"}:
        raise Malformed("a need has a party, a role and a count")
    party, role, count = value["party"], value["role"], value["count"]
    if not isinstance(party, str) or not isinstance(role, str) or isinstance(count, bool):
        raise Malformed("a need has a party and a role in letters and a count in digits")
    if not isinstance(count, int) or not 1 <= count <= _MOST:
        raise Malformed(f"a need counts 1 to {_MOST} persons")
    return Need(party, role, count)


def missing(needs: Sequence[Need], signers: Iterable[PublicKey]) -> list[Need]:
    """Return the needs that these signers do not meet, each with how many persons it still lacks.

    One public key is one signer whatever ids it goes by, and one person fills one place, whatever keys they hold.
    """
    by_key = {key.public: key for key in signers}
    places = [need for need in needs for _ in range(need.count)]
    roles: dict[tuple[str, str], set[str]] = {}
    for key in by_key.values():
        roles.setdefault((key.party, key.person), set()).add(key.role)
    taken: dict[int, tuple[str, str]] = {}
    for person in sorted(roles):
        _seat(person, places, roles, taken, set())
    lacking: dict[Need, int] = {}
    for number, need in enumerate(places):
        if number not in taken:
            lacking[need] = lacking.get(need, 0) + 1
    return [Need(need.party, need.role, count) for need, count in lacking.items()]


def _seat(
    person: tuple[str, str],
    places: Sequence[Need],
    roles: dict[tuple[str, str], set[str]],
    taken: dict[int, tuple[str, str]],
    tried: set[int],
) -> bool:
    """Give a person a place that fits, moving others on where that makes room (augmenting paths)."""
    for number, need in enumerate(places):
        fits = need.party == person[0] and need.role in roles[person]
        if not fits or number in tried:
            continue
        tried.add(number)
        if number not in taken or _seat(taken[number], places, roles, taken, tried):
            taken[number] = person
            return True
    return False
