"""Conditions on age, health and time in captivity: the three that agreements ask for most and lists know least."""

from dataclasses import dataclass
from datetime import date

from allforall.agreement.health import FIELDS, NOT_SERIOUS, SERIOUS, UNDECIDED, health_said
from allforall.agreement.known import possible_dates
from allforall.agreement.reason import Reason, reason_kind
from allforall.agreement.truth import NO, OPEN, YES, Answer, Eligibility, agreeing
from allforall.base.dates import PartialDate
from allforall.people.person import Person

OLDEST = 120
"""Nobody is older than this many years: a date of birth that says so is a mistake and decides nothing."""

_AGE = reason_kind("agreement.age", "born {born}: {youngest} years old on {on}")
_AGE_UNCLEAR = reason_kind("agreement.age_unclear", "born {born}: {youngest} or {oldest} years old on {on}")
_BIRTH_NOT_KNOWN = reason_kind("agreement.birth_not_known", "the date of birth is not known")
_BIRTH_IMPOSSIBLE = reason_kind("agreement.birth_impossible", "no living person is born {born}")
_HEALTH = reason_kind("agreement.health", "said to be {said}")
_HEALTH_DIFFERS = reason_kind("agreement.health_differs", "sources differ on health: {said}")
_HEALTH_OPEN = reason_kind("agreement.health_open", "how serious a wound or sickness is has not been decided")
_HEALTH_NOT_KNOWN = reason_kind("agreement.health_not_known", "health is not known")
_HELD_SINCE = reason_kind("agreement.held_since", "held since {since}")
_CAPTURE_NOT_KNOWN = reason_kind("agreement.capture_not_known", "the date of capture is not known")


@dataclass(frozen=True, slots=True)
class AgeBetween:
    """Age in whole years on the reference date, both ends included: 18 to 25 ends on the 26th birthday."""

    youngest: int | None = None
    oldest: int | None = None

    def answer(self, person: Person, on: date) -> Answer:
        """Answer for every date of birth that may be true, and for every day within a partial one."""
        births = possible_dates(person, "dob")
        if not births:
            return Answer(OPEN, (_BIRTH_NOT_KNOWN.because(),), ("dob",))
        reasons = tuple(_age_in_words(born, on) for born in births)
        votes = [self._born(born, on) for born in births if _possible(born, on)]
        return Answer(agreeing(votes), reasons, ("dob",))

    def _born(self, born: PartialDate, on: date) -> Eligibility:
        low, high = born.ages_on(on)
        above = self.youngest is None or low >= self.youngest
        below = self.oldest is None or high <= self.oldest
        if above and below:
            return YES
        never_above = self.youngest is not None and high < self.youngest
        never_below = self.oldest is not None and low > self.oldest
        return NO if never_above or never_below else OPEN


def _possible(born: PartialDate, on: date) -> bool:
    return born.earliest <= on and born.ages_on(on)[0] <= OLDEST


def _age_in_words(born: PartialDate, on: date) -> Reason:
    if not _possible(born, on):
        return _BIRTH_IMPOSSIBLE.because(born=born)
    low, high = born.ages_on(on)
    kind = _AGE if low == high else _AGE_UNCLEAR
    return kind.because(born=born, youngest=max(low, 0), oldest=high, on=on)


@dataclass(frozen=True, slots=True)
class SeriouslyWoundedOrSick:
    """Class A or B of a medical commission, said to be seriously wounded or sick, or a code of Annex I A (GC III 109-112).

    `wounded` and `sick` alone do not say how gravely; a class still to be examined again (`NC`) decides nothing. Whose
    word is heard against whose, `health` says.
    """

    def answer(self, person: Person, on: date) -> Answer:
        """Weigh what everybody says of health and of the medical class."""
        heard = health_said(person, on)
        clear = tuple(dict.fromkeys(each.value for each in heard if each.value in SERIOUS | NOT_SERIOUS))
        if not clear:
            kind = _HEALTH_OPEN if any(each.value in UNDECIDED for each in heard) else _HEALTH_NOT_KNOWN
            return Answer(OPEN, (kind.because(),), FIELDS[:2])
        state = agreeing(YES if value in SERIOUS else NO for value in clear)
        kind = _HEALTH_DIFFERS if state is OPEN else _HEALTH
        fields = tuple(dict.fromkeys(each.field for each in heard if each.value in clear))
        return Answer(state, (kind.because(said=clear),), fields)


@dataclass(frozen=True, slots=True)
class LongHeld:
    """In captivity for at least so many whole years on the reference date.

    Counted from capture; `held_since`, this holder's own date, proves only that it was no shorter.
    """

    years: int

    def answer(self, person: Person, on: date) -> Answer:
        """Answer for every date of capture that may be true."""
        captures = possible_dates(person, "capture_date")
        votes = [self._since(taken, on) for taken in captures]
        proofs = [d for d in possible_dates(person, "held_since") if self._since(d, on) is YES]
        fields = ("capture_date", "held_since")
        if not votes and not proofs:
            return Answer(OPEN, (_CAPTURE_NOT_KNOWN.because(),), fields)
        reasons = tuple(_HELD_SINCE.because(since=d) for d in dict.fromkeys((*captures, *proofs)))
        if proofs:
            return Answer(OPEN if NO in votes else YES, reasons, fields)
        return Answer(agreeing(votes), reasons, fields)

    def _since(self, taken: PartialDate, on: date) -> Eligibility:
        low, high = taken.ages_on(on)
        return YES if low >= self.years else NO if high < self.years else OPEN
