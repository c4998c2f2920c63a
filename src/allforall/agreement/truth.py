"""Eligible, not eligible, undetermined: three answers, and how conditions join them (Kleene's strong logic).

Undetermined means that what is known leaves both answers possible. It is never read as no.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from allforall.agreement.reason import Reason


class Eligibility(StrEnum):
    """Whether a person meets a condition."""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    UNDETERMINED = "undetermined"


YES, NO, OPEN = Eligibility.ELIGIBLE, Eligibility.NOT_ELIGIBLE, Eligibility.UNDETERMINED
_OPPOSITE = {YES: NO, NO: YES, OPEN: OPEN}


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a person meets a condition, why, and the fields of the person that decided it."""

    state: Eligibility
    reasons: tuple[Reason, ...] = ()
    fields: tuple[str, ...] = ()

    def says(self, language: str = "en") -> str:
        """Say the reasons in one line."""
        return "; ".join(reason.says(language) for reason in self.reasons)


def agreeing(votes: Iterable[Eligibility]) -> Eligibility:
    """Answer for several values that may each be true: a clear answer only where all of them give it."""
    different = set(votes)
    return different.pop() if len(different) == 1 else OPEN


def every(answers: Sequence[Answer]) -> Answer:
    """Join conditions that must all be met; only those that decided give their reasons."""
    return _joined(answers, (NO, OPEN, YES))


def some(answers: Sequence[Answer]) -> Answer:
    """Join conditions of which one is enough."""
    return _joined(answers, (YES, OPEN, NO))


def opposite(answer: Answer) -> Answer:
    """Turn a condition round: what is undetermined stays so."""
    return Answer(_OPPOSITE[answer.state], answer.reasons, answer.fields)


def _joined(answers: Sequence[Answer], strongest_first: tuple[Eligibility, ...]) -> Answer:
    """Take the strongest state that occurs; of no conditions at all, the weakest."""
    state = next((s for s in strongest_first if any(a.state is s for a in answers)), strongest_first[-1])
    reasons: list[Reason] = []
    for answer in answers:
        if answer.state is state:
            reasons += [reason for reason in answer.reasons if reason not in reasons]
    fields = dict.fromkeys(f for answer in answers if answer.state is state for f in answer.fields)
    return Answer(state, tuple(reasons), tuple(fields))
