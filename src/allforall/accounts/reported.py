"""What several sources say of one number: what all can be right about, or a range, and who says which end."""

from dataclasses import dataclass
from functools import reduce

from allforall.accounts.amount import NOT_KNOWN, Amount


@dataclass(frozen=True, slots=True)
class Saying:
    """One source's word about one number.

    `said_by` is an office such as `UA.president`, a state where only that is known, empty where nobody wrote it down; `statement` is where it
    stands.
    """

    amount: Amount
    said_by: str
    statement: str

    @property
    def side(self) -> str:
        """The party or state that the office belongs to."""
        return self.said_by.partition(".")[0]


@dataclass(frozen=True, slots=True)
class Reported:
    """One number as its sources have it; `disputed` where they cannot all be right."""

    sayings: tuple[Saying, ...]
    amount: Amount
    disputed: bool

    @classmethod
    def of(cls, sayings: tuple[Saying, ...]) -> "Reported":
        """Take together what was said; who said only "about" gives way to who gave a number."""
        known = [each.amount for each in sayings if each.amount.known]
        firm = [amount for amount in known if not amount.about] or known
        if not firm:
            return cls(sayings, NOT_KNOWN, disputed=False)
        narrow = firm[0]
        for amount in firm[1:]:
            if not narrow.meets(amount):
                return cls(sayings, reduce(Amount.around, firm), disputed=True)
            narrow = narrow.within(amount)
        return cls(sayings, narrow, disputed=False)

    @property
    def in_dispute(self) -> Amount:
        """How far apart the sources are: 0 where all can be right."""
        width = None if self.amount.high is None else self.amount.high - self.amount.low
        return Amount(0, width) if self.disputed else Amount(0, 0)

    def by(self, side: str) -> Amount | None:
        """Return what one side says, None where it says nothing."""
        own = tuple(each for each in self.sayings if each.side in {side, "both"})
        return Reported.of(own).amount if own else None

    def confirmed_by_both(self, sides: tuple[str, str]) -> Amount | None:
        """Return how many both sides stand by: the smaller word; None where one of them is silent."""
        first, second = (self.by(side) for side in sides)
        if first is None or second is None or not (first.known and second.known):
            return None
        return first.lesser(second)
