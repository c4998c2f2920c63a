"""Who confirms how many: each side for itself, with its lag. One side's word is shown as one side's word."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from allforall.base.parties import LETTERS, Letter
from allforall.exchange.rounds.events import CountConfirmed
from allforall.exchange.rounds.words import Confirmed, Speaker


@dataclass(frozen=True, slots=True)
class Confirmations:
    """The last word of each speaker on one direction; every earlier one stays in the record."""

    to: Letter
    said: Mapping[Speaker, CountConfirmed] = field(default_factory=dict)

    def confirmed(self, event: CountConfirmed) -> "Confirmations":
        """Somebody confirms a number."""
        return replace(self, said={**self.said, event.by: event})

    @property
    def state(self) -> Confirmed:
        """How far the number is confirmed by the two sides."""
        numbers = [self.said[letter].people for letter in LETTERS if letter in self.said]
        if len(numbers) < len(LETTERS):
            return Confirmed.ONE_SIDE if numbers else Confirmed.NONE
        return Confirmed.BOTH_MATCH if len(set(numbers)) == 1 else Confirmed.BOTH_DIFFER

    @property
    def witnessed(self) -> bool:
        """Whether somebody neutral said a number too."""
        return "neutral" in self.said

    def lag(self, by: Speaker, since: datetime | None) -> timedelta | None:
        """How long after the last arrival somebody confirmed; None where they have not, or nobody arrived."""
        return self.said[by].said_at - since if by in self.said and since else None

    def waiting(self, by: Speaker, since: datetime | None, now: datetime) -> timedelta | None:
        """How long somebody's word is out; None where they have spoken, or nobody arrived."""
        return None if by in self.said or since is None else now - since
