"""`exchange.yaml`: parties, lists and rounds of one exchange folder, checked line by line."""

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from allforall.base.finding import Finding
from allforall.base.parties import Holder, HolderType, Letter, Party
from allforall.base.yaml_file import read_yaml, validate
from allforall.exchange.definition import Exchange, ListKind, ListSpec, RoundSlot

Count = Annotated[int, Field(ge=0, le=10_000_000)]
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


class _Exchange(_Strict):
    exchange: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$")]
    title: Text
    notice: str = ""
    as_of: date
    tie_break_salt: Text
    parties: dict[Letter, _Party]
    holders: list[_Holder] = []
    agreement: Text = "agreement.yaml"
    announcements: str | None = None
    judgements: str | None = None
    lists: list[_List]
    rounds: list[_Round]
    horizon: date


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
        announcements_folder=read.announcements,
        judgements_file=read.judgements,
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
