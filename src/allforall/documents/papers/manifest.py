"""The manifest of a round in one direction: who travels. The fewest fields that people need on the road."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from allforall.documents.papers.speech import Speech
from allforall.documents.papers.values import MOST_PEOPLE, Content, Day, Line, Named, Wanted
from allforall.documents.papers.view import Column, Signer, Table, View, day, known, narrow, our, signature

Side = Literal["home", "holder", "neutral"]


class Traveller(Named):
    """One person on a manifest. Where and by whom somebody is held is not for the road."""

    case: Wanted
    latin: Line = ""
    born: Line = ""
    rank: Line = ""
    clause: Line = ""
    lying: bool = False
    conditional: bool = False
    judged: bool = True


class Manifest(Content):
    """Who goes home to one party in one round, from whose hands. `day` is the one aimed at."""

    round: Annotated[int, Field(ge=1, le=100_000)]
    day: Day = ""
    place: Line = ""
    home_to: Wanted
    held_by: Wanted
    people: Annotated[tuple[Traveller, ...], Field(max_length=MOST_PEOPLE)]
    signers: Mapping[Side, Signer] = {}

    @property
    def unjudged(self) -> bool:
        """Whether a match behind some row was judged by nobody."""
        return not all(person.judged for person in self.people)


def view(said: Manifest, say: Speech) -> View:
    """Lay the manifest out."""
    lying = sum(person.lying for person in said.people)
    conditional = sum(person.conditional for person in said.people)
    notes = [say("Place of detention and holder are left out: nobody needs them on the road.")]
    if conditional:
        notes.append(
            say("On condition: identity is confirmed at the handover, or the seat goes to somebody else.")
        )
    notes.append(
        say(
            "Who signs agrees that these people travel in this round. The signature changes nothing about anybody else."
        )
    )
    return View(
        title=say("Manifest of round {number}", number=said.round),
        subtitle=say("Go home to: {home}. Held by: {holder}.", home=said.home_to, holder=said.held_by),
        facts=[
            (say("Day aimed at"), day(said.day, say)),
            (say("People"), our(say.number(len(said.people)))),
            (say("Place"), known(said.place, say)),
            (say("Lying down"), our(say.number(lying))),
            (say("Round"), our(say.number(said.round))),
            (say("On condition"), our(say.number(conditional))),
        ],
        tables=[_table(said, say)],
        notes=notes,
        signatures=[
            signature(say("For: {party}", party=said.home_to), said.signers.get("home"), say),
            signature(say("For: {party}", party=said.held_by), said.signers.get("holder"), say),
            signature(say("For the intermediary"), said.signers.get("neutral"), say),
        ],
    )


def _table(said: Manifest, say: Speech) -> Table:
    columns = (
        Column(say("No."), end=True),
        Column(say("Family name, given names"), 3.4),
        Column(say("Born"), 1.5),
        Column(say("Rank"), 1.6),
        Column(say("Clause"), 2),
        Column(say("Travels"), 1.7),
        Column(say("Case"), 2),
    )
    rows = [
        (
            our(say.number(number)),
            narrow(person.full_name, person.latin),
            narrow(person.born) if person.born else known("", say),
            narrow(person.rank),
            narrow(person.clause),
            _travels(person, say),
            narrow(person.case),
        )
        for number, person in enumerate(said.people, 1)
    ]
    return Table(columns, rows)


def _travels(person: Traveller, say: Speech) -> dict[str, object]:
    how = our(say("lying down") if person.lying else say("sitting"))
    return how | {"below": our(say("on condition"))} if person.conditional else how
