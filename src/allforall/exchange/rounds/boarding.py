"""Who is on board of a leg that leaves, where nobody says so row by row."""

from collections.abc import Sequence

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.whereabouts import Where, Whereabouts, whereabouts
from allforall.exchange.rounds.words import Outcome


def boarding(now: Round, name: str, given: Sequence[int] | None) -> tuple[int, ...]:
    """Return the rows on board: those that were said, or everybody who waits where the leg begins.

    Raises `UsageError` where several legs begin with the holder and nobody said who is on this one.
    """
    leg = now.way.leg(name)
    if given is not None or leg is None:
        return tuple(given or ())
    handover = now.handovers[leg.to]
    waiting = [row for row, outcome in handover.outcomes().items() if outcome is Outcome.NOT_YET]
    last = {row: now.journey.last_of(row, leg.to) for row in waiting}
    first = now.way.first_legs(leg.to)
    if leg not in first:
        places = whereabouts(handover, now.journey)
        return tuple(row for row in waiting if places[row] == Whereabouts(Where.AT_PLACE, leg.start))
    if len(first) > 1:
        raise UsageError(
            "rounds.who_is_aboard",
            mark(
                "People going home to {to} leave on several legs. Say with --rows who is on the leg {leg}, or write"
                " --rows “not known”."
            ),
            to=leg.to,
            leg=name,
        )
    return tuple(row for row, on in last.items() if on is None or on[0] == leg)
