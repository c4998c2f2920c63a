"""Who takes part: generated people of both parties, and what became of each, before anybody writes a list."""

from dataclasses import dataclass, replace

import numpy as np

from allforall.base.parties import Letter
from allforall.sampling.coded import Ints
from allforall.sampling.lives import YEAR_DAYS
from allforall.sampling.noise import Noise
from allforall.sampling.people import ACCUSED, CIVILIAN, MEDICAL, POW, SERIOUS, People
from allforall.sampling.population import draw_people
from allforall.sampling.written_dates import day_number

SEED = 20250602

NOISE = Noise(
    overlap=1.0, latin_a=0.0, latin_b=0.0, other_cyrillic_a=0.0, other_cyrillic_b=0.0,
    without_yo=0.7, name_kept=0.02,
    typo_surname=0.015, typo_given_name=0.008, typo_patronymic=0.012, typo_place=0.02,
    swapped_names=0.004, no_patronymic=0.04, initials=0.004,
    no_dob=0.04, dob_year_only=0.012, dob_day_month_swapped=0.003, dob_digit=0.007, dob_year_off=0.004,
    place_otherwise=0.2, no_place=0.15, no_place_of_birth=1.0, no_rank=0.06, no_unit=0.2, unit_short=0.5,
    no_personal_number=0.75, no_capture_date=0.08, capture_date_days_off=0.2, no_capture_place=0.12,
    siblings=0.02, namesakes=0.004, father_and_son=0.005, twice=0.0,
)  # fmt: skip
"""The mistakes of the example's clerks, a little fewer than `medium`."""

GROUPS: dict[Letter, dict[str, int]] = {
    "A": {"both": 1_330, "held_only": 140, "seen_asked": 150, "seen_only": 40, "no_trace": 700, "home": 420, "dead": 40},
    "B": {"both": 1_090, "held_only": 142, "no_trace": 880, "home": 380, "dead": 36},
}  # fmt: skip
"""What became of them: asked for and held; held and not asked for; seen by somebody who returned, asked for or not;
without a trace; home before; dead."""

YOUNG_EXTRA = {"both": 0.14, "held_only": 0.30, "seen_asked": 0.12, "seen_only": 0.25}
"""Share of people who are made 18 to 25 years old, so that the clause about them has somebody to bite on."""
ALL_YOUNG = {"A": {"home": 7, "dead": 6}, "B": {"both": 5}}
"""The first of these groups are young as well: a list that is offered will name them."""
TWENTY_SIX = 30
"""People who turned 26 in the year before the reference day."""
BORDERS = (
    *["1999-06-02"] * 4,  # 26 on the day: no longer meant
    *["1999-06-03"] * 4,  # 25 for the last day
    *["2007-06-02"] * 3,  # 18 on the day
    *["2007-06-03", "2007-08-19", "2007-11-30"],  # 17
)
"""Dates of birth at both ends of 18 to 25 on 2 June 2025."""
LAST_CAPTURE = "2025-05-20"


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of a party and the rows of each group among them."""

    people: People
    groups: dict[str, Ints]

    def of(self, *names: str) -> Ints:
        """Return the people of several groups."""
        return np.concatenate([self.groups[name] for name in names])


def cast(party: Letter) -> Cast:
    """Draw the people of a party and share out what became of them."""
    rng = np.random.default_rng([SEED, "AB".index(party)])
    sizes = GROUPS[party]
    people = draw_people(sum(sizes.values()), party, NOISE, rng)
    ends = np.cumsum(list(sizes.values()))
    rows = np.split(rng.permutation(len(people)), ends[:-1])
    groups = dict(zip(sizes, rows, strict=True))
    return Cast(_with_ages(people, groups, rng), groups)


def _with_ages(people: People, groups: dict[str, Ints], rng: np.random.Generator) -> People:
    born, category, captured = people.born.copy(), people.category.copy(), people.captured.copy()
    both = groups["both"]
    young = [group[: round(YOUNG_EXTRA.get(name, 0) * len(group))] for name, group in groups.items()]
    young += [groups[name][:size] for name, size in ALL_YOUNG[people.party].items()]
    made_young = np.unique(np.concatenate(young))
    born[made_young] = rng.integers(day_number("1999-06-10"), day_number("2007-02-20"), len(made_young))
    edge = both[-len(BORDERS) :]
    born[edge] = [day_number(day) for day in BORDERS]
    older = both[-len(BORDERS) - TWENTY_SIX : -len(BORDERS)]
    born[older] = rng.integers(day_number("1998-06-05"), day_number("1999-05-30"), len(older))
    changed = np.concatenate([made_young, edge, older])
    category[changed] = POW
    young_or_ill = (born > day_number("1999-06-01")) | (people.condition >= SERIOUS)
    category[(category == MEDICAL) & young_or_ill] = POW
    first = np.maximum(born[changed] + int(18 * YEAR_DAYS), day_number("2022-02-24"))
    captured[changed] = np.minimum(first + rng.integers(0, 900, len(changed)), day_number(LAST_CAPTURE))
    without_service = (category < CIVILIAN) & (people.rank < 0)
    rank, unit = people.rank.copy(), people.unit.copy()
    rank[without_service] = 1
    unit[without_service] = rng.integers(0, 200, int(without_service.sum()))
    category[(category == ACCUSED) & (born > day_number("2005-01-01"))] = CIVILIAN
    return replace(people, born=born, category=category, captured=captured, rank=rank, unit=unit)
