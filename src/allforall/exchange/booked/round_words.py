"""What was said of one round under one promise: who counted how many, who confirmed, and how long the other took."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from allforall.accounts.reported import Reported, Saying
from allforall.base.parties import LETTERS
from allforall.exchange.booked.counts import Count, What
from allforall.exchange.booked.figure import Figure, reported


@dataclass(frozen=True, slots=True)
class RoundWords:
    """What was said of one round under one promise: how many came, who confirmed how many and when."""

    round: int
    day: date
    delivered: Reported
    confirmed: Mapping[str, tuple[date, Figure]]
    on: date

    @property
    def waits_for(self) -> tuple[str, ...]:
        """The sides that have not confirmed."""
        return tuple(letter for letter in LETTERS if letter not in self.confirmed)

    @property
    def lag(self) -> int | None:
        """Days from the first side's confirmation to the other's, or until now; None where nobody has confirmed."""
        days = sorted(day for day, _ in self.confirmed.values())
        return (self.on if self.waits_for else days[-1]).toordinal() - days[0].toordinal() if days else None


def rounds_of(said: list[Count], on: date) -> tuple[RoundWords, ...]:
    """Go through the rounds of one account in their order, as they stood on a day."""
    rounds: dict[int, list[Count]] = defaultdict(list)
    for each in said:
        if each.what in {What.DELIVERED, What.CONFIRMED}:
            rounds[each.round].append(each)
    return tuple(_round(number, words, on) for number, words in sorted(rounds.items()))


def _round(number: int, words: list[Count], on: date) -> RoundWords:
    sayings = tuple(Saying(each.amount, each.said_by, "+".join(map(str, each.entries))) for each in words)
    confirmed: dict[str, list[Count]] = defaultdict(list)
    for each in words:
        if each.what is What.CONFIRMED:
            confirmed[each.side].append(each)
    day = min((each.what is What.CONFIRMED, each.on) for each in words)[1]
    return RoundWords(
        number,
        day,
        Reported.of(sayings),
        {side: (min(each.on for each in said), reported(said)) for side, said in sorted(confirmed.items())},
        on,
    )
