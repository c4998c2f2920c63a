"""Where everybody of a manifest is, by what was said last: also when a round is aborted, nobody is left out."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from allforall.base.messages import mark
from allforall.exchange.rounds.handover import Handover
from allforall.exchange.rounds.journey import Journey, State
from allforall.exchange.rounds.words import NOT_KNOWN, Outcome


class Where(StrEnum):
    """The kinds of places where somebody can be."""

    HOME = mark("handed over")
    HOLDER = mark("with the holder")
    UNDER_WAY = mark("under way")
    AT_PLACE = mark("on the way, standing at")
    DEAD = mark("dead before the round")
    TO_SETTLE = mark("to settle: two marks differ")
    NOT_KNOWN = mark("not known")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody is; `place` names the leg or the place where that says more."""

    where: Where
    place: str = ""


_BY_OUTCOME = {
    Outcome.DELIVERED: Where.HOME,
    Outcome.NO_SHOW: Where.HOLDER,
    Outcome.REFUSED: Where.HOLDER,
    Outcome.SUBSTITUTED: Where.HOLDER,
    Outcome.DIED_BEFORE: Where.DEAD,
    Outcome.TO_SETTLE: Where.TO_SETTLE,
}


def whereabouts(handover: Handover, journey: Journey) -> Mapping[int, Whereabouts]:
    """Say of every row where its person is."""
    return {row: _of(row, outcome, handover, journey) for row, outcome in handover.outcomes().items()}


def _of(row: int, outcome: Outcome, handover: Handover, journey: Journey) -> Whereabouts:
    if outcome in _BY_OUTCOME:
        return Whereabouts(_BY_OUTCOME[outcome])
    last = journey.last_of(row, handover.to)
    if last is None:
        return Whereabouts(Where.NOT_KNOWN if _boards_unnamed(handover, journey) else Where.HOLDER)
    leg, stretch = last
    if stretch.state is State.UNDER_WAY:
        return Whereabouts(Where.UNDER_WAY, leg.name)
    if stretch.where in {"", NOT_KNOWN}:
        return Whereabouts(Where.NOT_KNOWN, leg.name)
    return Whereabouts(Where.AT_PLACE, stretch.where)


def _boards_unnamed(handover: Handover, journey: Journey) -> bool:
    """Tell whether a leg left for which nobody said who is on board: then nobody without a leg is surely elsewhere."""
    return any(
        journey.stretch(leg.name).left is not None and not journey.stretch(leg.name).rows
        for leg in journey.way.legs
        if leg.to == handover.to
    )
