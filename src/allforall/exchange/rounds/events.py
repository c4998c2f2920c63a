"""What can be said of a round, and is then never changed: who said it, when, and what exactly.

`who` is the code of the person who wrote it down (as in keys of the ledger, `a-7`), never a name; `by` is whose word it
is. `to` is the party to whom people go home. A row is a line of the manifest, counted from 1.
"""

from dataclasses import dataclass
from datetime import datetime

from allforall.base.parties import Letter
from allforall.exchange.rounds.words import Danger, HeardBy, Method, Reason, Result, Speaker, Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that was said of a round."""

    at: datetime
    who: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened(Event):
    """The round was opened from a plan, with these digests of `round.yaml` and of the drafts of both manifests."""

    way: str
    manifest_a: str
    manifest_b: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered(Event):
    """A party offers a version of a manifest; a new version lets agreement to the one before lapse."""

    to: Letter
    by: Letter
    version: int
    people: int
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreed(Event):
    """A party agrees to a version that was offered."""

    to: Letter
    by: Letter
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finalised(Event):
    """A party makes a version final for its part; it is final when both have."""

    to: Letter
    by: Letter
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedOff(Event):
    """A body signs a task off, or withholds it with a reason."""

    task: str
    withheld: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowSaid(Event):
    """A party says which window it keeps; it is agreed when both have said the same one last."""

    by: Letter
    start: datetime
    end: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Departed(Event):
    """A leg left with so many people on board, as counted at the door; `rows` are who, where that is known."""

    leg: str
    people: int | None = None
    rows: tuple[int, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived(Event):
    """A leg reached its end with so many people on board."""

    leg: str
    people: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegAborted(Event):
    """A leg did not go on; `where` is the place where those on board now are, or `not known`."""

    leg: str
    where: str
    reason: Reason = Reason.OTHER
    people: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundAborted(Event):
    """The round ends here; whoever was not handed over stays where they are."""

    reason: Reason
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(Event):
    """What became of a row; `came` is who came in a substitute's place, as far as that is known.

    With `correct`, everything marked before about the row no longer counts; that needs a reason and a second person.
    """

    to: Letter
    row: int
    result: Result
    heard_by: HeardBy | None = None
    came: str = ""
    why: str = ""
    correct: bool = False
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extra(Event):
    """Somebody came who is on no row; `label` is what the record calls them (`X1`), `came` who they are, where known."""

    to: Letter
    label: str
    came: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongPerson(Event):
    """Somebody came as the person of a row and is not that person: the row's person did not arrive, this one is here."""

    to: Letter
    row: int
    label: str
    came: str = ""
    why: str = ""
    second: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Interviewed(Event):
    """Somebody was heard in private: a row, or one who came and is on no row; what they wish, what they may fear."""

    to: Letter
    subject: str
    heard_by: HeardBy
    wish: Wish
    danger: Danger = Danger.UNDETERMINED
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SentBack(Event):
    """A wrong person went back to the holder; `happened` says that it was done without waiting for an interview."""

    to: Letter
    label: str
    second: str
    happened: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountConfirmed(Event):
    """Somebody confirms that so many people of a direction were handed over; `said_at` is when they said so.

    With a `clause`, they say it of those whom that clause counts, and the number of the direction is the sum.
    """

    to: Letter
    by: Speaker
    people: int
    said_at: datetime
    clause: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemainsCounted(Event):
    """A side says how many bags went to a party in a stage; it says nothing of how many people these are."""

    to: Letter
    by: Speaker
    bags: int
    stage: int = 1
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BagListed(Event):
    """A bag was received, under the label that it bears."""

    to: Letter
    bag: str
    stage: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified(Event):
    """Somebody's remains are in a bag, by a method; `home` is whose dead they are, empty where that is not known.

    A bag may hold several people and a person may lie in several bags. With `taken_back`, this no longer holds.
    """

    bag: str
    person: str
    method: Method
    body: str
    home: Letter | None = None
    taken_back: bool = False
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RemainsReturned(Event):
    """What is in a bag of a person went on to the party whose dead they are."""

    bag: str
    person: str
    to: Letter
    why: str = ""
