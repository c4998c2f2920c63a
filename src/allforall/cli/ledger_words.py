"""Small things that a person types to the ledger: counts, facts, rules."""

from collections.abc import Sequence

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.ledger.malformed import Malformed
from allforall.ledger.rules import Rule, parse_rules


def counts_of(typed: Sequence[str]) -> dict[str, int]:
    """Read `people=640`."""
    found = {}
    for each in typed:
        name, _, value = each.partition("=")
        if not name or not (value.isascii() and value.isdecimal()):
            raise UsageError(
                "cli.no_count", mark("“{text}” is no count. Write NAME=NUMBER, as people=640."), text=each
            )
        found[name] = int(value)
    return found


def facts_of(typed: Sequence[str]) -> dict[str, str | int]:
    """Read `round=3` and `clause=B2`."""
    found: dict[str, str | int] = {}
    for each in typed:
        name, _, value = each.partition("=")
        if not name or not value:
            raise UsageError(
                "cli.no_fact", mark("“{text}” is no fact. Write NAME=CODE, as round=3."), text=each
            )
        found[name] = int(value) if value.isascii() and value.isdecimal() else value
    return found


def rules_of(typed: Sequence[str]) -> tuple[Rule, ...]:
    """Read `manifest=A:bureau:1,B:bureau:1`: entries of that kind need one of each party as bureau."""
    rules: list[Rule] = []
    for each in typed:
        kind, _, needs = each.partition("=")
        try:
            wanted = []
            for need in needs.split(","):
                party, role, count = need.split(":")
                wanted.append({"party": party, "role": role, "count": int(count)})
            rules += parse_rules([{"kind": kind, "needs": wanted}])
        except (ValueError, Malformed) as error:
            raise UsageError(
                "cli.no_rule",
                mark("“{text}” is no rule. Write KIND=PARTY:ROLE:COUNT, as manifest=A:bureau:1,B:bureau:1."),
                text=each,
            ) from error
    return tuple(rules)
