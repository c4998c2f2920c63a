"""`exchange.yaml`: parties, lists and rounds of one exchange folder, checked line by line."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from allforall.base.finding import Finding
from allforall.base.parties import LETTERS, Holder, HolderType, Letter, Party
from allforall.base.yaml_file import read_yaml, validate
from allforall.exchange.definition import Exchange, ListKind, ListSpec, RoundSlot
from allforall.planning.noshow import Shares

Count = Annotated[int, Field(ge=0, le=10_000_000)]
Share = Annotated[float, Field(ge=0, le=1)]
Text = Annotated[str, Field(min_length=1, max_length=2_000)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Party(_Strict):
    name: Text
    short: Text


class _Holder(_Strict):
    name: Text
    type: HolderType
    answers_to: Letter | None = None


class _List(_Strict):
    name: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,39}$")]
    file: Text
    kind: ListKind
    said_by: Letter
    about: Letter
    shown_to: list[Letter]
    received: date | None = None
    sheet: str | None = None
    columns: str | None = None
    reply_by: date | None = None
    offered_under: list[Text] = []


class _Round(_Strict):
    day: date
    place: str = ""
    seats: dict[Letter, Count]
    stretchers: dict[Letter, Count] | None = None


class _NoShows(_Strict):
    conditional: Share
    others: Share = 0.0


class _Moves(_Strict):
    folder: Text
    ledger: Text | None = None


class _Exchange(_Strict):
    exchange: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
    title: Text
    notice: str = ""
    as_of: date
    tie_break_salt: Text
    parties: dict[Letter, _Party]
    holders: list[_Holder] = []
    agreement: Text = "agreement.yaml"
    judgements: str | None = None
    lists: list[_List]
    rounds: list[_Round]
    horizon: date
    no_shows: _NoShows | None = None
    moves: _Moves | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        """Check what no single key can tell."""
        for check in (_two_parties, _different_names, _who_says_what, _rounds_in_order):
            check(self)
        return self


def _two_parties(said: _Exchange) -> None:
    for letter in LETTERS:
        if letter not in said.parties:
            msg = f"parties has no {letter}; an exchange has two, A and B"
            raise ValueError(msg)


def _different_names(said: _Exchange) -> None:
    names = Counter(each.name for each in said.lists)
    for name, count in names.items():
        if count > 1:
            msg = f"{count} lists have the name {name}; each needs its own"
            raise ValueError(msg)


def _who_says_what(said: _Exchange) -> None:
    """Refuse a list that says it holds, or offers, the people of the party that says it; only others can hold them."""
    for each in said.lists:
        of_the_holder = each.kind in {ListKind.HELD, ListKind.OFFER}
        if of_the_holder and each.said_by == each.about:
            msg = f"the list {each.name} is of kind {each.kind}, said by {each.said_by} about its own people"
            raise ValueError(msg)


def _rounds_in_order(said: _Exchange) -> None:
    for slot in said.rounds:
        for places in filter(None, (slot.seats, slot.stretchers)):
            if missing := set(LETTERS) - set(places):
                msg = (
                    f"the round of {slot.day} says nothing of {min(missing)}; write 0 where nobody can leave"
                )
                raise ValueError(msg)
    days = [slot.day for slot in said.rounds]
    if not days:
        msg = "rounds is empty; name at least one round with its seats"
        raise ValueError(msg)
    if min(days) < said.as_of or said.horizon < max(days):
        msg = f"rounds must lie between as_of ({said.as_of}) and the horizon ({said.horizon})"
        raise ValueError(msg)


def read_exchange(path: Path) -> tuple[Exchange | None, tuple[Finding, ...]]:
    """Read the definition of an exchange; what is wrong in it comes back with line and column."""
    read, findings = validate(read_yaml(path), _Exchange)
    if read is None:
        return None, findings
    exchange = Exchange(
        id=read.exchange,
        title=read.title,
        notice=read.notice,
        as_of=read.as_of,
        salt=read.tie_break_salt,
        parties={
            letter: Party(letter, said.name, said.short) for letter, said in sorted(read.parties.items())
        },
        holders=tuple(Holder(h.name, h.type, h.answers_to) for h in read.holders),
        lists=tuple(_spec(said) for said in read.lists),
        rounds=tuple(
            RoundSlot(number, slot.day, slot.place, slot.seats, slot.stretchers)
            for number, slot in enumerate(sorted(read.rounds, key=lambda slot: slot.day), start=1)
        ),
        horizon=read.horizon,
        agreement_file=read.agreement,
        judgements_file=read.judgements,
        no_shows=Shares(read.no_shows.conditional, read.no_shows.others) if read.no_shows else None,
        moves_folder=read.moves.folder if read.moves else None,
        moves_ledger=read.moves.ledger if read.moves else None,
    )
    return exchange, findings


def _spec(said: _List) -> ListSpec:
    return ListSpec(
        name=said.name,
        file=said.file,
        kind=said.kind,
        said_by=said.said_by,
        about=said.about,
        shown_to=tuple(sorted(set(said.shown_to))),
        received=said.received,
        sheet=said.sheet,
        columns_file=said.columns,
        reply_by=said.reply_by,
        offered_under=tuple(said.offered_under),
    )
