"""What reading an article gives: its claims, every sentence that gave none with the reason, and what was found."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from allforall.base.finding import Finding
from allforall.claims.claim import Claim


class Reason(StrEnum):
    """Why a sentence gave no claim. Only `not_understood` asks a person to look."""

    TITLE = "title"
    MENU = "menu"
    CAPTION = "caption"
    HEADING = "heading"
    OTHER_CONFLICT = "other_conflict"
    MEDIATION = "mediation"
    NO_EXCHANGE = "no_exchange"
    MOOD = "mood"
    CEASEFIRE = "ceasefire"
    CASUALTIES = "casualties"
    TREATMENT = "treatment"
    PAST_FRAME = "past_frame"
    NO_FIGURE = "no_figure"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A part of the text that gave no claim, and why."""

    start: int
    end: int
    reason: Reason

    def to_json(self) -> dict[str, Any]:
        """Write it as a JSON object."""
        return {"start": self.start, "end": self.end, "reason": self.reason.value}


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything taken from one article; `relevant` says that it is about exchanges of this war."""

    claims: tuple[Claim, ...]
    left_out: tuple[LeftOut, ...]
    findings: tuple[Finding, ...] = ()
    relevant: bool = True
