"""What of a round's end a person should look at: numbers that differ or wait, and the dead."""

from collections.abc import Iterator
from datetime import datetime

from allforall.base.finding import Finding
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.rounds import findings as found
from allforall.exchange.rounds.balance import balance
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.times import duration
from allforall.exchange.rounds.words import SPEAKERS, Confirmed


def look_at_confirmations(now: Round, to: Letter, time: datetime) -> Iterator[Finding]:
    """Go through what the sides confirm of a direction, as of a time."""
    counted = balance(now, to)
    spoken = counted.confirmations
    numbers = {letter: spoken.number(letter) for letter in LETTERS}
    known = [number for number in numbers.values() if number is not None]
    if spoken.state is Confirmed.BOTH_DIFFER or any(number != counted.handed_over for number in known):
        yield found.CONFIRMED_OTHERWISE.at(
            to=to,
            a=_number(numbers["A"]),
            b=_number(numbers["B"]),
            record=counted.handed_over,
        )
    for letter in LETTERS:
        waiting = spoken.waiting(letter, counted.last_arrival, time)
        if waiting is not None and not counted.open:
            yield found.WAITS_FOR_WORD.at(by=letter, to=to, lag=duration(waiting))


def look_at_remains(now: Round) -> Iterator[Finding]:
    """Go through bags, and who is in them."""
    remains = now.remains
    for to in LETTERS:
        for stage in remains.stages(to):
            said = {f"{by} counts": remains.said(to, stage, by) for by in SPEAKERS}
            known = {who: bags for who, bags in said.items() if bags is not None}
            listed = remains.listed_bags(to, stage)
            if len(set(known.values())) > 1 or (known and listed > max(known.values())):
                words = [
                    *(f"{who} {bags:,}" for who, bags in known.items()),
                    f"labels listed so far {listed:,}",
                ]
                yield found.BAGS_DIFFER.at(to=to, stage=stage, said=", ".join(words))
    for bag, person in remains.proposed_links():
        methods = ", ".join(sorted({each.method.value for each in remains.links[bag, person]}))
        yield found.PROPOSED_ONLY.at(bag=bag, person=person, methods=methods)
    for (bag, person), home in remains.to_return().items():
        yield found.REMAINS_TO_RETURN.at(bag=bag, person=person, to=remains.bags[bag].to, home=home)


def _number(number: int | None) -> str:
    return "nothing yet" if number is None else f"{number:,}"
