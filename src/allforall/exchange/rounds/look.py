"""Going through a round for what people should look at now."""

from datetime import datetime

from allforall.base.finding import Finding
from allforall.base.parties import LETTERS
from allforall.exchange.rounds.look_after import look_at_confirmations, look_at_remains
from allforall.exchange.rounds.look_people import look_at_people
from allforall.exchange.rounds.look_way import look_at_way
from allforall.exchange.rounds.round import Round


def look(now: Round, time: datetime) -> tuple[Finding, ...]:
    """Return everything that a person should look at, as of a time, people first."""
    return (
        *(each for to in LETTERS for each in look_at_people(now, to)),
        *look_at_way(now, time),
        *(each for to in LETTERS for each in look_at_confirmations(now, to, time)),
        *look_at_remains(now),
    )
