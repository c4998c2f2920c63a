"""The dead: what each side counts, which bags are here, and who is in them. Three accounts that are never one number.

A bag may hold one to three people, one person may lie in several bags and stages, and dead of the other side may be
among them. A count of bags says nothing of how many people there are; an identification changes no count.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.exchange.rounds.events import BagListed, Identified, RemainsCounted, RemainsReturned
from allforall.exchange.rounds.words import PRIMARY, Speaker

Link = tuple[str, str]
"""A bag and a person in it."""


@dataclass(frozen=True, slots=True)
class Remains:
    """What was said of the dead in a round; `links` keeps of each bag and person what still holds."""

    counted: Mapping[tuple[Letter, int, Speaker], RemainsCounted] = field(default_factory=dict)
    bags: Mapping[str, BagListed] = field(default_factory=dict)
    links: Mapping[Link, tuple[Identified, ...]] = field(default_factory=dict)
    returned: Mapping[Link, RemainsReturned] = field(default_factory=dict)

    def count_said(self, event: RemainsCounted) -> "Remains":
        """A side counts bags."""
        return replace(self, counted={**self.counted, (event.to, event.stage, event.by): event})

    def listed(self, event: BagListed) -> "Remains":
        """A bag is received."""
        if event.bag in self.bags:
            raise UsageError(
                "rounds.bag_listed",
                mark(
                    "A bag {bag} is listed already. Two bags of one label are told apart with a suffix: {bag}/2."
                ),
                bag=event.bag,
            )
        return replace(self, bags={**self.bags, event.bag: event})

    def identified(self, event: Identified) -> "Remains":
        """A person is identified in a bag, or that is taken back."""
        if event.bag not in self.bags:
            raise UsageError(
                "rounds.no_such_bag",
                mark(
                    "No bag {bag} is listed. Look at the label, or list it first with “allforall round remains --label”."
                ),
                bag=event.bag,
            )
        link = event.bag, event.person
        before = self.links.get(link, ())
        if event.taken_back and not (before and event.why):
            raise UsageError(
                "rounds.nothing_to_take_back",
                mark(
                    "Nothing holds that says {person} is in the bag {bag}, or no reason was given with --why."
                ),
                person=event.person,
                bag=event.bag,
            )
        return replace(self, links={**self.links, link: () if event.taken_back else (*before, event)})

    def went_back(self, event: RemainsReturned) -> "Remains":
        """What was another side's dead goes to that side."""
        link = event.bag, event.person
        if link not in self.to_return():
            raise UsageError(
                "rounds.not_to_return",
                mark(
                    "{person} in the bag {bag} is not known as somebody whose remains go on to {to}. Identify them first,"
                    " with --home."
                ),
                person=event.person,
                bag=event.bag,
                to=event.to,
            )
        return replace(self, returned={**self.returned, link: event})

    def is_identified(self, link: Link) -> bool:
        """Tell whether a method that may stand alone says so; effects or a look at the face propose only."""
        return any(each.method in PRIMARY for each in self.links.get(link, ()))

    def identified_links(self) -> tuple[Link, ...]:
        """Every bag and person that hold together by a primary method."""
        return tuple(link for link in self.links if self.is_identified(link))

    def proposed_links(self) -> tuple[Link, ...]:
        """Every bag and person that only a secondary method joins."""
        return tuple(link for link, said in self.links.items() if said and not self.is_identified(link))

    def people(self, to: Letter) -> Mapping[str, tuple[str, ...]]:
        """Who is identified among the dead handed over to a party, each with their bags."""
        found: dict[str, list[str]] = defaultdict(list)
        for bag, person in self.identified_links():
            if self.bags[bag].to == to:
                found[person].append(bag)
        return {person: tuple(bags) for person, bags in found.items()}

    def to_return(self) -> Mapping[Link, Letter]:
        """Remains identified as the other side's dead, which have not gone on to it yet."""
        found: dict[Link, Letter] = {}
        for link in self.identified_links():
            homes = {each.home for each in self.links[link] if each.home}
            home = homes.pop() if len(homes) == 1 else None
            if home and home != self.bags[link[0]].to and link not in self.returned:
                found[link] = home
        return found

    def stages(self, to: Letter) -> tuple[int, ...]:
        """The stages in which remains went to a party."""
        said = {stage for letter, stage, _ in self.counted if letter == to}
        return tuple(sorted(said | {bag.stage for bag in self.bags.values() if bag.to == to}))

    def said(self, to: Letter, stage: int, by: Speaker) -> int | None:
        """How many bags somebody counts in a stage; None where they said nothing."""
        event = self.counted.get((to, stage, by))
        return event.bags if event else None

    def total(self, to: Letter, by: Speaker) -> int | None:
        """How many bags somebody counts over all stages; None where they left a stage out."""
        each = [self.said(to, stage, by) for stage in self.stages(to)]
        known = [bags for bags in each if bags is not None]
        return sum(known) if each and len(known) == len(each) else None

    def listed_bags(self, to: Letter, stage: int | None = None) -> int:
        """How many bags are listed by their labels."""
        return sum(bag.to == to and (stage is None or bag.stage == stage) for bag in self.bags.values())
