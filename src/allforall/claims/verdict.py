"""What a clause says of an exchange and the rule that found it."""

from dataclasses import dataclass

from allforall.claims.claim import Kind


@dataclass(frozen=True, slots=True)
class Verdict:
    """The kind of a clause and the rule that found it; `sure` from 0 to 1."""

    kind: Kind
    rule: str
    sure: float
