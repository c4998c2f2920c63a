"""A direction of a round in numbers, from the manifest to what both sides confirm. Rows add up; those beside stand apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from allforall.base.parties import Letter
from allforall.exchange.rounds.confirmations import Confirmations
from allforall.exchange.rounds.course import Stage
from allforall.exchange.rounds.round import Round
from allforall.exchange.rounds.words import Outcome


@dataclass(frozen=True, slots=True)
class Balance:
    """The numbers of one direction.

    `boarded` is None where nobody counted, `open_legs` are first legs that have not left. `substitutes` came in the place
    of a row, `extras` on no row, `wrong` as somebody whom they are not (`sent_back` of them went back).
    """

    to: Letter
    stage: Stage
    manifest: int
    drafts: int
    outcomes: Mapping[Outcome, int]
    boarded: int | None
    open_legs: int
    substitutes: int
    extras: int
    wrong: int
    sent_back: int
    confirmations: Confirmations
    last_arrival: datetime | None

    @property
    def handed_over(self) -> int:
        """Everybody who came and stays: on their own row, in another's place, or beside the manifest."""
        return self.outcomes[Outcome.DELIVERED] + self.substitutes + self.extras

    @property
    def open(self) -> int:
        """Rows of which nothing, or nothing certain, is said yet."""
        return self.outcomes[Outcome.NOT_YET] + self.outcomes[Outcome.TO_SETTLE]


def balance(now: Round, to: Letter) -> Balance:
    """Count one direction of a round."""
    course, handover = now.courses[to], now.handovers[to]
    counted = handover.count()
    boarded, open_legs = now.journey.boarded(to)
    wrong = len(handover.wrong())
    return Balance(
        to=to,
        stage=course.stage,
        manifest=course.manifest.people,
        drafts=len(course.manifest.drafts),
        outcomes={outcome: counted[outcome] for outcome in Outcome},
        boarded=boarded,
        open_legs=open_legs,
        substitutes=counted[Outcome.SUBSTITUTED],
        extras=len(handover.others) - wrong,
        wrong=wrong,
        sent_back=len(handover.sent_back),
        confirmations=now.confirmations[to],
        last_arrival=now.last_arrival.get(to),
    )
