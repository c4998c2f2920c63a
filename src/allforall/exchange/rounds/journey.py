"""The legs of a round: who left, who arrived, and where those are whose leg did not go on."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.exchange.rounds.events import Arrived, Departed, LegAborted
from allforall.exchange.rounds.times import clock_time
from allforall.exchange.rounds.way import Leg, Way


class State(StrEnum):
    """Where a leg stands."""

    NOT_LEFT = mark("not left")
    UNDER_WAY = mark("under way")
    ARRIVED = mark("arrived")
    ABORTED = mark("aborted")


@dataclass(frozen=True, slots=True)
class Stretch:
    """What happened on one leg; a number that nobody counted is None."""

    state: State = State.NOT_LEFT
    left: datetime | None = None
    ended: datetime | None = None
    rows: tuple[int, ...] = ()
    people_left: int | None = None
    people_ended: int | None = None
    where: str = ""


@dataclass(frozen=True, slots=True)
class Journey:
    """All legs of a round, by name."""

    way: Way
    stretches: Mapping[str, Stretch] = field(default_factory=dict)

    def stretch(self, leg: str) -> Stretch:
        """What happened on a leg so far."""
        return self.stretches.get(leg, Stretch())

    def under_way(self) -> tuple[Leg, ...]:
        """The legs that left and have not ended."""
        return tuple(leg for leg in self.way.legs if self.stretch(leg.name).state is State.UNDER_WAY)

    def departed(self, event: Departed) -> "Journey":
        """A leg leaves; one that was aborted may leave again."""
        leg = self._leg(event.leg)
        stretch = self.stretch(leg.name)
        if stretch.state in {State.UNDER_WAY, State.ARRIVED}:
            raise UsageError(
                "rounds.left_already",
                mark("The leg {leg} left already, at {time}. Nothing was written."),
                leg=leg.name,
                time=clock_time(stretch.left),
            )
        if twice := sorted(set(event.rows) & set(self.aboard(leg.to))):
            raise UsageError(
                "rounds.on_two_legs",
                mark("Row {row} is under way on another leg. Say with --rows who is on the leg {leg}."),
                row=twice[0],
                leg=leg.name,
            )
        left = Stretch(
            State.UNDER_WAY, left=event.at, rows=tuple(sorted(set(event.rows))), people_left=event.people
        )
        return self._with(leg.name, left)

    def arrived(self, event: Arrived) -> "Journey":
        """A leg reaches its end."""
        leg, stretch = self._on_the_way(event.leg)
        ended = replace(
            stretch, state=State.ARRIVED, ended=event.at, people_ended=event.people, where=leg.end
        )
        return self._with(leg.name, ended)

    def aborted(self, event: LegAborted) -> "Journey":
        """A leg does not go on."""
        leg, stretch = self._on_the_way(event.leg)
        if not event.where:
            raise UsageError(
                "rounds.where_are_they",
                mark(
                    "Say with --where where the people of the leg {leg} are now; write “not known” where nobody can say."
                ),
                leg=leg.name,
            )
        ended = replace(
            stretch, state=State.ABORTED, ended=event.at, people_ended=event.people, where=event.where
        )
        return self._with(leg.name, ended)

    def aboard(self, to: Letter) -> tuple[int, ...]:
        """The rows that are known to be under way to a party."""
        return tuple(row for leg in self.under_way() if leg.to == to for row in self.stretch(leg.name).rows)

    def boarded(self, to: Letter) -> tuple[int | None, int]:
        """Return how many boarded where people are held, None where nobody counted, and how many such legs are open.

        Legs that were aborted are left out: whoever was on board boards again, or does not.
        """
        counted = [self.stretch(leg.name) for leg in self.way.first_legs(to)]
        went = [each for each in counted if each.state in {State.UNDER_WAY, State.ARRIVED}]
        known = [each.people_left for each in went if each.people_left is not None]
        total = sum(known) if went and len(known) == len(went) else None
        return total, len(counted) - len(went)

    def last_of(self, row: int, to: Letter) -> tuple[Leg, Stretch] | None:
        """The leg that a row was on last."""
        on = [(leg, self.stretch(leg.name)) for leg in self.way.legs if leg.to == to]
        on = [(leg, stretch) for leg, stretch in on if row in stretch.rows and stretch.left]
        return max(on, key=lambda pair: (pair[1].left, self.way.legs.index(pair[0])), default=None)

    def _leg(self, name: str) -> Leg:
        leg = self.way.leg(name)
        if leg is None:
            raise UsageError(
                "rounds.no_such_leg",
                mark("The round has no leg called {leg}. It has: {known}."),
                leg=name,
                known=", ".join(each.name for each in self.way.legs) or "none",
            )
        return leg

    def _on_the_way(self, name: str) -> tuple[Leg, Stretch]:
        leg = self._leg(name)
        stretch = self.stretch(name)
        if stretch.state is not State.UNDER_WAY:
            raise UsageError(
                "rounds.not_under_way",
                mark(
                    "The leg {leg} is not under way ({state}). Record when it left first, with --at where that is past."
                ),
                leg=name,
                state=stretch.state.value,
            )
        return leg, stretch

    def _with(self, name: str, stretch: Stretch) -> "Journey":
        return replace(self, stretches={**self.stretches, name: stretch})
