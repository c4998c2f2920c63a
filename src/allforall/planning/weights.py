"""How long and how badly somebody waits, as numbers that only order the waiting. They are no price on anybody.

Urgency is a weight for health times one more than the whole years in captivity, at most five: whole years keep people
who wait alike together, so that millions of them stay a few hundred classes.

| severity | meaning | weight |
|---|---|---|
| 0 | nothing said, or well | 1 |
| 1 | sick, wounded, to be examined again, or a code of Annex I B | 2 |
| 2 | seriously sick or wounded, a code of Annex I A, or medical class B: travels lying down | 5 |
| 3 | medical class A | 12 |
"""

from datetime import date

from allforall.agreement.health import FIELDS
from allforall.agreement.known import possible_dates
from allforall.people.annex1 import Track, codes_on
from allforall.people.person import Person

HEALTH_WEIGHT = (1, 2, 5, 12)
MOST_YEARS = 5
_SEVERITY = {
    "A": 3,
    "B": 2,
    "seriously_sick": 2,
    "seriously_wounded": 2,
    **dict.fromkeys(codes_on(Track.DIRECT), 2),
    "NC": 1,
    "sick": 1,
    "wounded": 1,
    **dict.fromkeys(codes_on(Track.NEUTRAL, Track.NOT_NEUTRAL), 1),
}


def severity(person: Person) -> int:
    """Return the gravest that anybody says, 0 to 3: better a stretcher too many than one too few."""
    said = (value for field in FIELDS for value in person.values(field))
    return max((_SEVERITY.get(value, 0) for value in said), default=0)


def days_held(person: Person, on: date) -> int:
    """Return for how many days at least the person has been held, by the latest date of capture that is said."""
    dates = possible_dates(person, "capture_date") or possible_dates(person, "held_since")
    return max(0, min((day.days_until(on)[0] for day in dates), default=0))


def urgency(person: Person, on: date) -> int:
    """Return the weight by which each further day of waiting counts."""
    years = min(days_held(person, on) // 365, MOST_YEARS)
    return HEALTH_WEIGHT[severity(person)] * (1 + years)
