"""What a person decided about two entries. It wins over every score, and it can be taken back."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """A person's answer to: are these two entries the same person?"""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who judged two entries, how, why and when. Entries are `LIST:ROW_ID`."""

    left: str
    right: str
    verdict: Verdict
    who: str
    why: str
    on: datetime | None = None
