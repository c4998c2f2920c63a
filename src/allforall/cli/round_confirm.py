"""`allforall round confirm`: how many each side says were handed over, and when it said so."""

from typing import TYPE_CHECKING, Annotated

import typer

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.cli.answer import Json, answering, strong
from allforall.cli.round_options import At, Folder, To, Who, Why, direction, say_and_tell, speaker

if TYPE_CHECKING:
    from datetime import datetime

    from allforall.actions.round_words import Situation
    from allforall.exchange.rounds.events import Event

Speaks = Annotated[str, typer.Option("--by", metavar="A|B|neutral", help="Whose word it is.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("confirm")(confirm)


def confirm(
    folder: Folder,
    to: To,
    by: Speaks,
    people: Annotated[
        int, typer.Option("--people", min=0, max=100_000, help="How many they say were handed over.")
    ],
    who: Who,
    clause: Annotated[
        str,
        typer.Option(
            "--clause",
            metavar="ID",
            help="Of those only whom this clause counts; “outside”: of those on no row.",
        ),
    ] = "",
    said_at: Annotated[
        str, typer.Option("--said-at", metavar="TIME", help="When they said so, if not when you write it.")
    ] = "",
    why: Why = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Record how many people a side confirms: its own number, whatever the record or the other side says.

    Example:
      allforall round confirm round-09 --to A --by B --people 146 --said-at 14:10 --who a-7
    """
    from allforall.base.clock import SystemClock
    from allforall.exchange.rounds.balance import balance
    from allforall.exchange.rounds.booking_people import OUTSIDE
    from allforall.exchange.rounds.events import CountConfirmed
    from allforall.exchange.rounds.times import duration
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        letter, speaks = direction(to), speaker(by)

        def make(now: "Situation", time: "datetime") -> "list[Event]":
            known = sorted({*now.clauses()[letter], *([OUTSIDE] if balance(now.now, letter).extras else [])})
            if clause and clause not in known:
                raise UsageError(
                    "cli.no_such_clause",
                    mark("Nobody on the manifest is counted by the clause {clause}. It has: {known}."),
                    clause=clause,
                    known=", ".join(known),
                )
            spoken = now.moment(said_at, SystemClock()) if said_at else time
            return [
                CountConfirmed(
                    at=time,
                    who=who,
                    to=letter,
                    by=speaks,
                    people=people,
                    said_at=spoken,
                    clause=clause,
                    why=plain(why),
                )
            ]

        said = say_and_tell(answer, folder, who, at, make)
        counted = balance(said.now, letter)
        spoken = counted.confirmations
        lag = spoken.lag(speaks, counted.last_arrival)
        after = f", {duration(lag)} after the last arrival" if lag is not None else ""
        answer.say(
            strong(f"To {letter}: {spoken.state.value}"), f"; {by} says {spoken.number(speaks):,}{after}."
        )
        if (
            said.happened
            and not any("confirmed" in path.name for path in said.drafts)
            and speaks != "neutral"
        ):
            answer.say(
                "It is not ready for the ledger: the number differs from the record and several clauses count these people."
                " Say it of each clause with --clause."
            )
        answer.give(
            to=letter,
            state=spoken.state.value,
            people=spoken.number(speaks),
            lag_s=None if lag is None else int(lag.total_seconds()),
        )
