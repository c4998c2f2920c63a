"""What an exchange is made of: parties, holders, lists and who was shown them, rounds that are possible."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from allforall.base.parties import Holder, HolderType, Letter, Party
from allforall.planning.noshow import Shares


class ListKind(StrEnum):
    """What a list says of the people on it."""

    MISSING = "missing"
    """The home party asks for them."""
    HELD = "held"
    """The other party says that it holds them."""
    OFFER = "offer"
    """The other party offers to release them, or asks to verify them."""
    EVIDENCE = "evidence"
    """Somebody saw or heard of them in captivity."""
    RETURNED = "returned"
    """They are home."""
    REMAINS = "remains"
    """Remains, counted apart from the living."""
    CHILDREN = "children"
    """Children, a track of their own and never a counterpart."""


@dataclass(frozen=True, slots=True)
class ListSpec:
    """One list of the folder: who says it, about whose people, and to which parties it was shown."""

    name: str
    file: str
    kind: ListKind
    said_by: Letter
    about: Letter
    shown_to: tuple[Letter, ...]
    received: date | None = None
    sheet: str | None = None
    columns_file: str | None = None
    reply_by: date | None = None
    offered_under: tuple[str, ...] = ()
    """The clauses under which an offer says that it is made; empty where it says none."""


@dataclass(frozen=True, slots=True)
class RoundSlot:
    """A round that logistics allow: its day, its place, and how many can leave each holder's hands."""

    number: int
    day: date
    place: str
    seats: dict[Letter, int]
    stretchers: dict[Letter, int] | None


@dataclass(frozen=True)
class Exchange:
    """One exchange as its folder describes it. `salt` decides between people whom nothing else tells apart."""

    id: str
    title: str
    notice: str
    as_of: date
    salt: str
    parties: dict[Letter, Party]
    holders: tuple[Holder, ...]
    lists: tuple[ListSpec, ...]
    rounds: tuple[RoundSlot, ...]
    horizon: date
    agreement_file: str
    judgements_file: str | None = None
    no_shows: Shares | None = None
    """How many are expected not to come; None where nobody says so."""
    moves_folder: str | None = None
    """Where the case file is kept whose changes need a reason and two persons; None where none is."""
    moves_ledger: str | None = None
    """The ledger in which those decisions are signed; None where only the folder is looked at."""

    @cached_property
    def _holders_by_name(self) -> dict[str, Holder]:
        return {holder.name.casefold(): holder for holder in self.holders}

    def holder(self, name: str | None, holder_type: str | None, detaining: Letter) -> Holder:
        """Say who a holder is and which party can make it release somebody.

        A holder that the folder describes is taken from there. One that it does not describe answers to the detaining
        party if it is a service of its state or said to be nobody else's; a company or a self-declared authority that
        nobody described answers to nobody whom we know.
        """
        known = self._holders_by_name.get((name or "").casefold())
        if known:
            return known
        kind = HolderType(holder_type) if holder_type else (HolderType.STATE if name else HolderType.UNKNOWN)
        reachable = kind is HolderType.STATE or (kind is HolderType.UNKNOWN and holder_type is None)
        return Holder(name or "", kind, detaining if reachable else None)
