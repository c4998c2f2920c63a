"""What an attentive reader takes from an announcement: one claim for each speaker, kind and event."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Self


class Kind(StrEnum):
    """What a claim says of an exchange. A wish, an agreement and a handover are different things."""

    DONE = "DONE"
    COMMIT = "COMMIT"
    PROPOSE = "PROPOSE"
    CUMUL = "CUMUL"
    HELD = "HELD"
    DISPUTE = "DISPUTE"


@dataclass(frozen=True, slots=True)
class ClaimCount:
    """A number of people: `to` is the side that gets them, or `both` where two flows are summed."""

    to: str
    n: int
    what: str = "persons"
    bound: str = "exact"
    role: str = "total"

    def to_json(self) -> dict[str, Any]:
        """Write it as a JSON object."""
        return {"to": self.to, "n": self.n, "what": self.what, "bound": self.bound, "role": self.role}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Read it from a JSON object."""
        return cls(said["to"], said["n"], said["what"], said["bound"], said["role"])


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands in the text. `quote` is None where it would name a private person: see `gate`."""

    start: int
    end: int
    quote: str | None

    def to_json(self) -> dict[str, Any]:
        """Write it as a JSON object."""
        return {"start": self.start, "end": self.end, "quote": self.quote}

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Read it from a JSON object."""
        return cls(said["start"], said["end"], said["quote"])


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim. `rule` names the rule that found it; `confidence` from 0 to 1 says how much of it was spelled out."""

    kind: Kind
    speaker: str
    event_date: str | None
    deadline: str | None = None
    formula: str | None = None
    counts: tuple[ClaimCount, ...] = ()
    mediators: tuple[str, ...] = ()
    ref: str | None = None
    evidence: tuple[Evidence, ...] = ()
    rule: str = ""
    confidence: float = 1.0

    @property
    def side(self) -> str:
        """The side that speaks: the part of the speaker before the dot."""
        return self.speaker.partition(".")[0]

    @property
    def totals(self) -> tuple[ClaimCount, ...]:
        """The counts that are no part of another."""
        return tuple(each for each in self.counts if each.role == "total")

    def with_ref(self, ref: str | None) -> "Claim":
        """Put the claim into a cluster."""
        return replace(self, ref=ref)

    def to_json(self) -> dict[str, Any]:
        """Write it as a JSON object."""
        return {
            "kind": self.kind.value,
            "speaker": self.speaker,
            "side": self.side,
            "event_date": self.event_date,
            "deadline": self.deadline,
            "formula": self.formula,
            "counts": [each.to_json() for each in self.counts],
            "mediators": list(self.mediators),
            "ref": self.ref,
            "evidence": [each.to_json() for each in self.evidence],
            "rule": self.rule,
            "confidence": self.confidence,
        }

    @classmethod
    def from_json(cls, said: Mapping[str, Any]) -> Self:
        """Read it from a JSON object; one without rule and confidence was written by a person."""
        return cls(
            kind=Kind(said["kind"]),
            speaker=said["speaker"],
            event_date=said["event_date"],
            deadline=said["deadline"],
            formula=said["formula"],
            counts=tuple(ClaimCount.from_json(each) for each in said["counts"]),
            mediators=tuple(said["mediators"]),
            ref=said["ref"],
            evidence=tuple(Evidence.from_json(each) for each in said["evidence"]),
            rule=said.get("rule", ""),
            confidence=said.get("confidence", 1.0),
        )
