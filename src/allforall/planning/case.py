"""What a plan is made of besides the agreement: the people, and what rounds can carry."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from allforall.base.parties import Letter
from allforall.people.person import Person


@dataclass(frozen=True, slots=True)
class Case:
    """One person in captivity.

    `held_by` is the party that answers for the holder, None where no party can make the holder release anyone.
    `verified` tells that somebody has confirmed that the person is where the lists say; `judged` that a human joined
    the entries. `fit_from` is the first day on which the person can travel, None where nothing speaks against any.
    """

    person: Person
    held_by: Letter | None
    goes_to: Letter
    holder: str
    site: str
    verified: bool
    judged: bool
    fit_from: date | None = None

    @property
    def id(self) -> str:
        """The id by which plans name the person."""
        return self.person.id


@dataclass(frozen=True, slots=True)
class RoundSlot:
    """A round that is possible: how many people can leave the hands of each party, and how many of them lying down."""

    day: date
    seats: Mapping[Letter, int]
    stretchers: Mapping[Letter, int] | None = None


@dataclass(frozen=True, slots=True)
class SiteSeats:
    """A place of detention that sets a limit of its own: how many can leave it in each round."""

    party: Letter
    site: str
    seats: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Logistics:
    """What can be carried, and when.

    `horizon` is the day up to which days of captivity saved are counted. `exposure_limits`, by clause id, stand in
    where the text states none.
    """

    rounds: tuple[RoundSlot, ...]
    horizon: date
    exposure_limits: Mapping[str, int] = field(default_factory=dict)
    sites: tuple[SiteSeats, ...] = ()
