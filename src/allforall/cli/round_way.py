"""`allforall round leg` and `window`: the way that people take, as it goes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.cli.answer import Json, answering, strong
from allforall.cli.round_options import At, By, Folder, People, ReasonWhy, Who, Why, direction, say_and_tell

if TYPE_CHECKING:
    from datetime import datetime

    from allforall.actions.round_words import Situation
    from allforall.exchange.rounds.events import Event

leg_app = typer.Typer(no_args_is_help=True)
LegName = Annotated[str, typer.Argument(metavar="LEG", help="The name of the leg in round.yaml.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command("window")(window)
    app.add_typer(leg_app, name="leg", help="Say what happens on a leg of the way.")


def window(
    folder: Folder,
    by: By,
    start: Annotated[str, typer.Option("--from", metavar="TIME", help="When it begins: 09:00.")],
    end: Annotated[str, typer.Option("--until", metavar="TIME", help="When it ends: 15:00.")],
    who: Who,
    at: At = "",
    as_json: Json = False,
) -> None:
    """Say which safe window a side keeps; it holds when both sides have said the same.

    Example:
      allforall round window round-09 --by A --from 09:00 --until 17:00 --who a-7
    """
    from allforall.base.clock import SystemClock
    from allforall.exchange.rounds.events import WindowSaid

    with answering(as_json) as answer:
        letter, clock = direction(by), SystemClock()
        said = say_and_tell(
            answer,
            folder,
            who,
            at,
            lambda now, time: [
                WindowSaid(
                    at=time, who=who, by=letter, start=now.moment(start, clock), end=now.moment(end, clock)
                )
            ],
        )
        kept = said.now.window
        if kept:
            answer.say(
                strong(f"Safe window {kept.start:%H:%M} to {kept.end:%H:%M %Z}"),
                ", both sides said the same.",
            )
        answer.give(window=[kept.start.isoformat(), kept.end.isoformat()] if kept else None)


@leg_app.command("depart")
def depart(
    folder: Folder,
    leg: LegName,
    who: Who,
    people: People = None,
    rows: Annotated[
        str,
        typer.Option(
            "--rows",
            metavar="ROWS",
            help="Who is on board, by rows of the manifest: 1-70,72; or “not known”.",
        ),
    ] = "",
    why: Why = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Record that a leg left. Without --rows everybody who waits where it begins is on board.

    Example:
      allforall round leg depart round-09 a-sites --people 146 --at 06:05 --who a-12
    """
    from allforall.exchange.rounds.boarding import boarding
    from allforall.exchange.rounds.events import Departed
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        given = _rows(rows)

        def make(now: "Situation", time: "datetime") -> "list[Event]":
            aboard = boarding(now.now, leg, given)
            return [Departed(at=time, who=who, leg=leg, people=people, rows=aboard, why=plain(why))]

        said = say_and_tell(answer, folder, who, at, make)
        aboard = said.now.journey.stretch(leg).rows
        answer.say(_aboard(leg, aboard, people))
        answer.give(leg=leg, rows=list(aboard), people=people)


@leg_app.command("arrive")
def arrive(
    folder: Folder,
    leg: LegName,
    who: Who,
    people: People = None,
    why: Why = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Record that a leg reached its end.

    Example:
      allforall round leg arrive round-09 a-sites --people 146 --at 08:10 --who a-12
    """
    from allforall.exchange.rounds.events import Arrived
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        said = say_and_tell(
            answer,
            folder,
            who,
            at,
            lambda _, time: [Arrived(at=time, who=who, leg=leg, people=people, why=plain(why))],
        )
        answer.say(f"The leg {leg} is at {said.now.journey.stretch(leg).where}.")
        answer.give(leg=leg, people=people)


@leg_app.command("abort")
def abort_leg(
    folder: Folder,
    leg: LegName,
    where: Annotated[
        str, typer.Option("--where", metavar="PLACE", help="Where its people are now, or “not known”.")
    ],
    reason: ReasonWhy,
    who: Who,
    people: People = None,
    why: Why = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Record that a leg does not go on, and where its people are now. It may leave again later.

    Example:
      allforall round leg abort round-09 a-crossing --where "crossing point 2" --reason fire --who a-12
    """
    from allforall.exchange.rounds.events import LegAborted
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        said = say_and_tell(
            answer,
            folder,
            who,
            at,
            lambda _, time: [
                LegAborted(
                    at=time,
                    who=who,
                    leg=leg,
                    where=plain(where),
                    reason=reason,
                    people=people,
                    why=plain(why),
                )
            ],
        )
        answer.say(f"The leg {leg} stopped; its people: {said.now.journey.stretch(leg).where}.")
        answer.give(leg=leg, where=where, people=people)


def _rows(typed: str) -> tuple[int, ...] | None:
    """Read `1-70,72`; None where nothing was typed, no row where it is not known who is on board."""
    from allforall.exchange.rounds.words import NOT_KNOWN

    if not typed.strip():
        return None
    if typed.strip().casefold() == NOT_KNOWN:
        return ()
    found: set[int] = set()
    for part in typed.replace("–", "-").split(","):
        first, _, last = part.strip().partition("-")
        numbers = [each.strip() for each in (first, last or first)]
        if not all(each.isascii() and each.isdecimal() and len(each) < 6 for each in numbers):  # noqa: PLR2004  # a row of a manifest
            raise UsageError(
                "cli.no_rows", mark("“{text}” names no rows. Write 1-70,72, or “not known”."), text=typed
            )
        found.update(range(int(numbers[0]), int(numbers[1]) + 1))
    return tuple(sorted(found))


def _aboard(leg: str, rows: Sequence[int], people: int | None) -> str:
    from allforall.exchange.rounds.course import ranges

    counted = "nobody counted them" if people is None else f"{people:,} counted at the door"
    named = f"rows {ranges(rows)}" if rows else "who is on board is not known"
    return f"The leg {leg} is under way: {named}; {counted}."
