"""What was planned of a round: its day, place and window, the way that people take, and who signs off what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from allforall.accounts.posting import Group
from allforall.base.parties import Letter
from allforall.exchange.rounds.words import Speaker


@dataclass(frozen=True, slots=True)
class Window:
    """The time in which both sides promise that nobody is fired at: a start and an end, with their zone."""

    start: datetime
    end: datetime

    def covers(self, moment: datetime) -> bool:
        """Tell whether a moment lies in it; both ends belong to it."""
        return self.start <= moment <= self.end


@dataclass(frozen=True, slots=True)
class Leg:
    """One stretch of the way for people going home to a party; `country` is where it ends, empty where nobody says.

    What `crosses` the line happens in the safe window.
    """

    name: str
    to: Letter
    start: str
    end: str
    means: str = ""
    country: str = ""
    crosses: bool = False


@dataclass(frozen=True, slots=True)
class Task:
    """What a body of a state, or somebody neutral, signs off before the manifests become final; `name` is a code."""

    name: str
    by: Speaker
    body: str
    what: str


@dataclass(frozen=True, slots=True)
class Way:
    """A round as planned, under an agreement that is called by a code.

    `kept_by` is whose record this is. `transit` names the country that people pass through, empty where there is none;
    `groups` says whom a clause counts, where that is not everybody; `remains_under` is the clause that the dead go under.
    """

    agreement: str
    number: int
    day: date
    place: str
    kept_by: Speaker
    transit: str = ""
    window: Window | None = None
    legs: tuple[Leg, ...] = ()
    tasks: tuple[Task, ...] = ()
    groups: Mapping[str, Group] = field(default_factory=dict)
    remains_under: str = "remains"

    def leg(self, name: str) -> Leg | None:
        """Find a leg by its name."""
        return next((leg for leg in self.legs if leg.name == name), None)

    def task(self, name: str) -> Task | None:
        """Find a task by its name."""
        return next((task for task in self.tasks if task.name == name), None)

    def first_legs(self, to: Letter) -> tuple[Leg, ...]:
        """The legs that begin where people are held: no other leg of that direction ends there."""
        ours = [leg for leg in self.legs if leg.to == to]
        ends = {leg.end for leg in ours}
        return tuple(leg for leg in ours if leg.start not in ends)


def faults(way: Way) -> Iterator[str]:
    """Say what cannot be in a plan: two legs or tasks of one name, a window that ends before it begins."""
    for what, names in (("legs", [leg.name for leg in way.legs]), ("tasks", [t.name for t in way.tasks])):
        for name in _twice(names):
            yield f"two {what} are called {name}"
    for leg in way.legs:
        if leg.start == leg.end:
            yield f"the leg {leg.name} ends where it begins"
    if way.window and way.window.end <= way.window.start:
        yield "the window ends before it begins"


def _twice(names: Sequence[str]) -> list[str]:
    return sorted({name for name in names if names.count(name) > 1})
