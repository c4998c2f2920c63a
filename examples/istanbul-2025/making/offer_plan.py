"""Who goes on the offered list, and what is wrong with whom: the planted faults, chosen by what A's lists say."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from allforall.sampling.people import CIVILIAN, POW, SERIOUS
from allforall.sampling.written_dates import day_number
from making.cast import Cast
from making.clerk import Table
from making.known import HELD, NOTHING_SAID, Sayings, sayings, standing_twice

ROWS = 640
FAULTS = {
    "already_home": 7,
    "dead": 6,
    "civilian": 14,
    "twice": 9,
    "not_in_category": 228,
    "theirs": 5,
    "wrong_dob": 18,
    "misspelt": 24,
    "unknown_to_a": 31,
    "no_dob": 16,
}
SIZES = {"younger": 8, "day_off": 10, "no_dob_anywhere": 10, "no_dob_on_offer": 6, "unlisted": 12}
"""Kinds within a fault: a wrong date of birth takes a year off somebody of 26, or is a few days off; a missing one A
knows, or not. `unlisted` is no fault: B offers people whom it never acknowledged."""
LEFT_OUT = 24
"""People whom B acknowledges, whom a clause fits by A's lists, and whom the offer leaves out."""

YOUNG_SINCE = day_number("1999-06-03")
YOUNG_UNTIL = day_number("2007-06-02")
TWENTY_SIX_SINCE = day_number("1998-06-03")


@dataclass(slots=True)
class Plan:
    """People of the offer by fault; `none` are without fault. `left_out` are eligible, held, and not offered."""

    by_fault: dict[str, list[str]] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    @property
    def taken(self) -> set[str]:
        """Everybody who is planned already."""
        return {who for people in self.by_fault.values() for who in people} | set(self.left_out)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody of A who may go on the offer: what is true of them, and what A's lists say."""

    who: str
    said: Sayings
    born: int
    serious: bool
    civilian: bool
    pow: bool

    @property
    def meant(self) -> bool:
        """Whether a category truly fits, soldier or not."""
        return self.serious or YOUNG_SINCE <= self.born <= YOUNG_UNTIL

    @property
    def turned_26(self) -> bool:
        """Whether the person turned 26 in the year before."""
        return TWENTY_SIX_SINCE <= self.born < YOUNG_SINCE - 1

    @property
    def rightly_dated(self) -> bool:
        """Whether A's lists know the true date of birth, or none."""
        return self.said.births <= {str(np.datetime64(self.born, "D"))}

    @property
    def fits(self) -> bool:
        """Whether a clause certainly fits by A's lists."""
        return bool(self.said.clauses())

    @property
    def known_held(self) -> bool:
        """Whether A's lists say that B holds the person."""
        return bool(self.said.statuses & HELD)


def plan_offer(a: Cast, b: Cast, missing: Table, evidence: Table, rng: np.random.Generator) -> Plan:
    """Choose people for every fault, then those whom the offer leaves out, then those without fault."""
    said = sayings([missing, evidence])
    plan = Plan()
    pick = _Picker(a, said, plan, standing_twice(missing), rng)
    plan.by_fault["already_home"] = _ids("A", a.groups["home"][: FAULTS["already_home"]])
    plan.by_fault["dead"] = _ids("A", a.groups["dead"][: FAULTS["dead"]])
    plan.by_fault["theirs"] = _ids("B", b.groups["both"][: FAULTS["theirs"]])
    pick.fault("civilian", "both", lambda c: c.civilian and c.meant)
    pick.fault("unknown_to_a", "held_only", lambda c: c.pow and c.meant)
    pick.fault(
        "younger",
        "both",
        lambda c: c.turned_26 and c.said.young is False and not c.serious and c.rightly_dated,
    )
    pick.fault("no_dob_anywhere", "both", lambda c: not c.said.births and not c.serious and c.said.soldier)
    pick.fault(
        "not_in_category",
        "both",
        lambda c: c.pow and c.said.soldier and c.said.young is False and not c.serious and c.rightly_dated,
    )
    pick.fault("unlisted", "seen_asked", lambda c: c.fits)
    plan.left_out = pick.all("both", lambda c: c.fits and c.known_held)[:LEFT_OUT]
    pick.fault("no_dob_on_offer", "both", lambda c: c.said.young is True and c.said.soldier)
    _fill(plan, pick, rng)
    seen = _ids("A", a.of("seen_asked", "seen_only"))
    plan.left_out += [who for who in seen if who not in plan.taken and said[who].clauses()]
    return plan


def _fill(plan: Plan, pick: "_Picker", rng: np.random.Generator) -> None:
    """Fill the offer with people whom a clause fits; everybody whom A knows to be held must be among them."""
    must = pick.all("both", lambda c: c.fits and c.known_held)
    may = pick.all("both", lambda c: c.meant and c.said.soldier and c.rightly_dated and not c.known_held)
    misspelt, day_off = FAULTS["misspelt"], SIZES["day_off"]
    places = ROWS - sum(FAULTS.values()) - SIZES["unlisted"] + misspelt + day_off
    if not len(must) <= places <= len(must) + len(may):
        msg = f"the cast cannot fill the offer: {len(must)} must stand on it, {len(may)} may, {places} places"
        raise ValueError(msg)
    rest = (must + may)[:places]
    exact = [who for who in rest if pick.said[who].exactly_born and pick.said[who].young is True]
    plan.by_fault["misspelt"] = exact[:misspelt]
    plan.by_fault["day_off"] = exact[misspelt : misspelt + day_off]
    others = [who for who in rest if who not in plan.taken]
    plan.by_fault["none"] = others + plan.by_fault.pop("unlisted")
    plan.by_fault["twice"] = [others[k] for k in rng.choice(len(others), FAULTS["twice"], replace=False)]


@dataclass(slots=True)
class _Picker:
    cast: Cast
    said: dict[str, Sayings]
    plan: Plan
    apart: frozenset[str]
    rng: np.random.Generator

    def fault(self, fault: str, group: str, test: Callable[[Candidate], bool]) -> None:
        """Plan as many people of a group whom a test fits as the fault wants."""
        wanted = SIZES.get(fault) or FAULTS[fault]
        found = self.all(group, test)[:wanted]
        if len(found) < wanted:
            msg = f"only {len(found)} of {wanted} people for {fault}"
            raise ValueError(msg)
        self.plan.by_fault[fault] = found

    def all(self, group: str, test: Callable[[Candidate], bool]) -> list[str]:
        """Return everybody of a group whom a test fits and who is not planned, in drawn order."""
        taken = self.plan.taken | self.apart
        candidates = [
            self._candidate(int(person)) for person in self.rng.permutation(self.cast.groups[group])
        ]
        return [c.who for c in candidates if c.who not in taken and not c.said.refuses and test(c)]

    def _candidate(self, person: int) -> Candidate:
        people = self.cast.people
        return Candidate(
            who=f"A{person}",
            said=self.said.get(f"A{person}", NOTHING_SAID),
            born=int(people.born[person]),
            serious=bool(people.condition[person] >= SERIOUS),
            civilian=bool(people.category[person] == CIVILIAN),
            pow=bool(people.category[person] == POW),
        )


def _ids(party: str, people: Iterable[int]) -> list[str]:
    return [f"{party}{person}" for person in people]
