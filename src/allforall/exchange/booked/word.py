"""Whose word an entry is and of which day, and which promise to whom it is about."""

import re
from dataclasses import dataclass
from datetime import date

from allforall.accounts.posting import Account, Group
from allforall.base.parties import LETTERS, Letter
from allforall.exchange.booked.reading import Reading
from allforall.ledger.entry import Value

BOTH = "both"
"""Who says it where both parties say the same, together."""
_SPEAKER = re.compile(r"both|[A-Z][A-Z0-9]{0,9}(\.[a-z][a-z0-9-]{0,39})?")


@dataclass(frozen=True, slots=True)
class Word:
    """Who says it (`A`, `B`, `both`, `M`, or an office such as `A.bureau`), and the day on which it was so.

    `on` is when it happened; the entry's own time is when it was written down. `document` is the salted digest of the
    paper behind it, empty where there is none.
    """

    said_by: str
    on: date
    document: str = ""

    def __post_init__(self) -> None:
        """Refuse who could be nobody."""
        if not _SPEAKER.fullmatch(self.said_by):
            msg = f"nobody speaks as “{self.said_by}”: write A, B, both, M or A.bureau"
            raise ValueError(msg)

    @property
    def side(self) -> str:
        """The party that the office belongs to, or `both`."""
        return self.said_by.partition(".")[0]

    @property
    def sides(self) -> tuple[str, ...]:
        """The parties whose word it is."""
        return LETTERS if self.side == BOTH else (self.side,)

    def facts(self) -> dict[str, Value | date | None]:
        """Spell it for an entry."""
        return {"said_by": self.said_by, "on": self.on}


@dataclass(frozen=True, slots=True)
class Under:
    """Which promise of which agreement, to whom, counting whom: one account."""

    agreement: str
    promise: str
    to: Letter
    group: Group

    @property
    def account(self) -> Account:
        """The account that everything said under it enters."""
        return Account(f"{self.agreement}/{self.promise}", self.to, self.group)

    def facts(self) -> dict[str, Value | date | None]:
        """Spell it for an entry."""
        return {
            "agreement": self.agreement,
            "promise": self.promise,
            "to": self.to,
            "group": self.group.value,
        }


def read_word(reading: Reading) -> Word:
    """Take whose word it is out of an entry."""
    said_by, on = reading.code("said_by"), reading.day("on")
    return Word(said_by, on, reading.entry.digest)


def read_under(reading: Reading) -> Under:
    """Take the account out of an entry."""
    return Under(
        reading.code("agreement"),
        reading.code("promise"),
        reading.letter("to"),
        reading.choice("group", Group),
    )
