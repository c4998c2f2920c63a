"""Sessions of talks: where and when, who led, what was handed over, and by when an answer is due."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from allforall.base.parties import Letter
from allforall.base.place import Place


class Purpose(StrEnum):
    """What a list was handed over for. To verify a list obliges nobody to release the people on it."""

    VERIFY = "verify"
    EXCHANGE = "exchange"
    CHILDREN = "children"
    REMAINS = "remains"


@dataclass(frozen=True, slots=True)
class Delegation:
    """One party's delegation by its head: the name of a holder of public office, and the office held that day."""

    party: Letter
    head: str = ""
    office: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Handed:
    """A document handed over in a session.

    `by` gave it to the other party. `reply_by` is the day until which an answer is due, None where none was said;
    `replied_on` the day of the answer. `list_name` names the list of people that it is, for a `purpose`.
    """

    id: str
    says: str
    by: Letter
    reply_by: date | None = None
    replied_on: date | None = None
    list_name: str = ""
    purpose: Purpose | None = None
    source: str = ""
    place: Place | None = None

    def overdue_on(self, day: date) -> int:
        """Return for how many days an answer has been overdue on a day; 0 where it is not."""
        if self.reply_by is None or (self.replied_on is not None and self.replied_on <= day):
            return 0
        return max(0, (day - self.reply_by).days)


@dataclass(frozen=True, slots=True)
class Session:
    """One session. `shortest` and `longest` bound its length, None where nobody said."""

    id: str
    on: date
    venue: str = ""
    shortest: timedelta | None = None
    longest: timedelta | None = None
    delegations: tuple[Delegation, ...] = ()
    documents: tuple[Handed, ...] = ()
    source: str = ""
    note: str = ""
    place: Place | None = None
