"""What is said of somebody's health, and whose word is heard: a commission's class before a holder's `well`.

A mixed medical commission examined the person and decided (GC III 112; Annex II 10-12); `well` is what somebody reports.
So class A or B outweighs `well` said by the party that holds the person, which could otherwise keep the gravely wounded
back by a word. It does not outweigh `well` said at home, where nobody gains by saying it, nor a commission's `none`.

A class speaks for a year: Annex I decides by what is likely within one. Older, or on a list without a day, it is one
voice among others, and a contradiction leaves the answer open.
"""

from datetime import date, timedelta

from allforall.people.annex1 import Track, codes_on
from allforall.people.person import Person
from allforall.people.statement import Statement

FIELDS = ("medical_class", "condition", "annex_code")
CLASSES = frozenset({"A", "B"})
CLASS_SPEAKS_FOR = timedelta(days=365)

SERIOUS = frozenset({"A", "B", "seriously_sick", "seriously_wounded", *codes_on(Track.DIRECT)})
"""Words for seriously wounded or sick: a doctor's code for direct repatriation (Annex I A) is one."""
NOT_SERIOUS = frozenset({"none", "well"})
UNDECIDED = frozenset({"NC", "sick", "wounded", *codes_on(Track.NEUTRAL, Track.NOT_NEUTRAL)})
"""Words that tell of wounds or sickness and not how grave they are."""


def health_said(person: Person, on: date) -> tuple[Statement, ...]:
    """Return what is heard of a person's health on a day: everything said but a holder's outweighed `well`."""
    ignored = outweighed(person, on)
    return tuple(each for field in FIELDS for each in person.said(field) if each not in ignored)


def outweighed(person: Person, on: date) -> tuple[Statement, ...]:
    """Return the holder's word `well` where a commission's class, in date on a day, says otherwise."""
    if not any(_in_date(each, on) for each in person.said("medical_class") if each.value in CLASSES):
        return ()
    return tuple(
        each
        for each in person.said("condition")
        if each.value == "well" and person.home and each.said_by not in {"", person.home}
    )


def has_class(person: Person) -> bool:
    """Tell whether anybody says that a commission put the person in class A or B."""
    return not CLASSES.isdisjoint(person.values("medical_class"))


def _in_date(decided: Statement, on: date) -> bool:
    return decided.said_on is not None and on - decided.said_on <= CLASS_SPEAKS_FOR
