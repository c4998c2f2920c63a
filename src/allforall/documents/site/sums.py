"""The sums of the first page: everything announced with a number, and how often none was given. Bodies stand apart."""

from dataclasses import dataclass

from allforall.accounts.amount import Amount, total
from allforall.accounts.posting import Group
from allforall.accounts.reported import Reported
from allforall.claims.record.views import PublicExchange
from allforall.documents.site.site import Site

PEOPLE = Group.PERSONS
"""Everybody alive."""


@dataclass(frozen=True, slots=True)
class Sum:
    """What announcements with a number add up to, how many these are, and how many gave none.

    `withheld` were announced without a number, of `untold` nobody said any.
    """

    amount: Amount
    disputed: bool
    told: int
    withheld: int
    untold: int

    @property
    def without(self) -> int:
        """How many exchanges have no number in this direction."""
        return self.withheld + self.untold


def people(site: Site, side: str) -> Sum:
    """Sum up the people who came home to one side."""
    return _sum([site.people(each, side) for each in took_place(site) if site.of_the_living(each)])


def bodies(site: Site, side: str) -> Sum:
    """Sum up the bodies that one side got; an exchange that nothing is said of brought none that is known of."""
    return _sum([found for each in took_place(site) if (found := site.bodies(each, side))])


def took_place(site: Site) -> list[PublicExchange]:
    """Return the exchanges that were not called off."""
    return [each for each in site.exchanges.values() if each.took_place]


def of_the_living(site: Site) -> int:
    """Count the exchanges that brought people home."""
    return sum(site.of_the_living(each) for each in took_place(site))


def _sum(found: list[Reported | None]) -> Sum:
    known = [each for each in found if each and each.amount.known]
    return Sum(
        total(each.amount for each in known),
        any(each.disputed for each in known),
        len(known),
        sum(each is not None and not each.amount.known for each in found),
        sum(each is None for each in found),
    )
