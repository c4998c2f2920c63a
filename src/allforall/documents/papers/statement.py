"""The public statement of a round: counts of both directions side by side, and nothing about anybody (GC III 13)."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from allforall.base.messages import mark, translate
from allforall.documents.papers.speech import Speech
from allforall.documents.papers.values import Content, Count, Day, Line, Story, Wanted
from allforall.documents.papers.view import Cell, Column, Table, View, day, known, our
from allforall.documents.words import listed
from allforall.exchange.public_counts import LEAST


class Stage(StrEnum):
    """How far a round is; one stage is never taken for another."""

    PLANNED = "planned"
    HANDED_OVER = "handed_over"
    CONFIRMED_BY_ONE = "confirmed_by_one"
    CONFIRMED_BY_BOTH = "confirmed_by_both"


STAGES = {
    Stage.PLANNED: mark("planned; nobody has been handed over yet"),
    Stage.HANDED_OVER: mark("handed over; not yet confirmed"),
    Stage.CONFIRMED_BY_ONE: mark("handed over, confirmed by one side"),
    Stage.CONFIRMED_BY_BOTH: mark("handed over, confirmed by both sides"),
}
Category = Literal[
    "pow", "retained_medical", "civilian_internee", "civilian_accused", "child", "unknown_status", "together"
]  # fmt: skip
GROUPS: dict[Category, str] = {
    "pow": mark("prisoners of war"),
    "retained_medical": mark("medical and religious personnel"),
    "civilian_internee": mark("civilians"),
    "civilian_accused": mark("civilians accused of an offence"),
    "child": mark("children"),
    "unknown_status": mark("people whose status is not known"),
    "together": mark("people of any status, counted together"),
}
"""Legal categories as a public reads them. Remains are counted apart and are in no statement about the living."""


Enough = Annotated[Count, Field(ge=LEAST)]
"""A number behind which nobody can be singled out; no other stands in a statement."""


class Group(Content):
    """People of one or more categories, counted together."""

    of: Annotated[tuple[Category, ...], Field(min_length=1, max_length=len(GROUPS))]
    people: Enough


class Side(Content):
    """One direction: None where a number would show fewer than five people."""

    home_to: Wanted
    groups: Annotated[tuple[Group, ...], Field(max_length=20)] = ()
    total: Enough | None = None
    so_far: Enough | None = None


class Statement(Content):
    """Counts of one round, A's direction first."""

    round: Annotated[int, Field(ge=1, le=100_000)]
    stage: Stage
    day: Day = ""
    place: Line = ""
    sides: Annotated[tuple[Side, Side], Field()]
    contact: Story = ""


def view(said: Statement, say: Speech) -> View:
    """Lay the statement out."""
    return View(
        title=say("Public statement on round {number}", number=said.round),
        facts=[
            (say("Stage"), our(say(STAGES[said.stage]))),
            (say("Day aimed at") if said.stage is Stage.PLANNED else say("Day"), day(said.day, say)),
            (say("Place"), known(said.place, say)),
        ],
        tables=[_table(side, say) for side in said.sides],
        notes=[
            say("Groups of fewer than five people are counted together with others, here and across all statements of this exchange, so that nobody can be singled out. A number that would show fewer than five is not disclosed."),
            say("Nobody in captivity is named, shown or described here (Third Geneva Convention, Article 13; Fourth Geneva Convention, Article 27)."),
        ],
        more={"contact_word": say("Contact for questions"), "contact": known(said.contact, say)},
    )  # fmt: skip


def _table(side: Side, say: Speech) -> Table:
    columns = (Column(say("Group"), 2), Column(say("People"), 1, end=True))
    rows: list[tuple[Cell, Cell]] = [
        (_groups(group, say), our(say.number(group.people)))
        for group in sorted(side.groups, key=lambda group: -group.people)
    ]
    rows.append((our(say("In this round")), _number(side.total, say)))
    rows.append((our(say("So far, with this round")), _number(side.so_far, say)))
    return Table(columns, rows, say("Go home to: {party}", party=side.home_to))


def _groups(group: Group, say: Speech) -> Cell:
    return our(
        say.each(lambda language: listed([translate(GROUPS[code], language) for code in group.of], language))
    )


def _number(value: int | None, say: Speech) -> Cell:
    return our(say("not disclosed") if value is None else say.number(value))
