"""Who confirms how many: each side for itself, with its lag. One side's word is shown as one side's word."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from allforall.base.parties import LETTERS, Letter
from allforall.exchange.rounds.events import CountConfirmed
from allforall.exchange.rounds.words import Confirmed, Speaker


@dataclass(frozen=True, slots=True)
class Confirmations:
    """The last word of each speaker on one direction, in all or clause by clause; earlier ones stay in the record."""

    to: Letter
    said: Mapping[Speaker, tuple[CountConfirmed, ...]] = field(default_factory=dict)

    def confirmed(self, event: CountConfirmed) -> "Confirmations":
        """Somebody confirms a number: in all, or of one clause, which takes the place of what they said in all."""
        before = self.said.get(event.by, ())
        kept = [each for each in before if event.clause and each.clause not in {"", event.clause}]
        return replace(self, said={**self.said, event.by: (*kept, event)})

    def number(self, by: Speaker) -> int | None:
        """How many somebody confirms; None where they have said nothing."""
        return sum(each.people for each in self.said[by]) if by in self.said else None

    @property
    def state(self) -> Confirmed:
        """How far the number is confirmed by the two sides."""
        numbers = [number for letter in LETTERS if (number := self.number(letter)) is not None]
        if len(numbers) < len(LETTERS):
            return Confirmed.ONE_SIDE if numbers else Confirmed.NONE
        return Confirmed.BOTH_MATCH if len(set(numbers)) == 1 else Confirmed.BOTH_DIFFER

    def lag(self, by: Speaker, since: datetime | None) -> timedelta | None:
        """How long after the last arrival somebody confirmed; None where they have not, or nobody arrived."""
        if by not in self.said or since is None:
            return None
        return max(each.said_at for each in self.said[by]) - since

    def waiting(self, by: Speaker, since: datetime | None, now: datetime) -> timedelta | None:
        """How long somebody's word is out; None where they have spoken, or nobody arrived."""
        return None if by in self.said or since is None else now - since
