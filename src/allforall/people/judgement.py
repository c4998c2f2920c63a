"""What a person decided about two entries. It wins over every score, and it can be taken back."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """A person's answer to: are these two entries the same person?"""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    TAKEN_BACK = "taken back"
    """What was judged before no longer holds, as if nobody had judged the pair; both lines stay on record."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """Who judged two entries, how, why and when. Entries are `LIST:ROW_ID`.

    `seen` is what the rows said when they were judged, as name and date of birth by entry, where the judgement keeps
    it: a row may stand for somebody else when the list comes again.
    """

    left: str
    right: str
    verdict: Verdict
    who: str
    why: str
    on: datetime | None = None
    seen: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    @property
    def pair(self) -> frozenset[str]:
        """The two entries, whichever way round they were written."""
        return frozenset((self.left, self.right))


def holding(log: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Return the judgements that hold: of each pair the last one, unless that takes back what was said before."""
    last: dict[frozenset[str], Judgement] = {}
    for judgement in log:
        last.pop(judgement.pair, None)
        if judgement.verdict is not Verdict.TAKEN_BACK:
            last[judgement.pair] = judgement
    return tuple(last.values())
