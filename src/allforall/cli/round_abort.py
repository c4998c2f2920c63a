"""`allforall round abort`: the round ends, and it is said of everybody where they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.round_options import At, Folder, ReasonWhy, Who, Why, say_and_tell

if TYPE_CHECKING:
    from datetime import datetime

    from allforall.actions.round_words import Situation
    from allforall.exchange.rounds.events import Event


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("abort")(abort)


def abort(
    folder: Folder,
    reason: ReasonWhy,
    who: Who,
    stands: Annotated[
        list[str] | None,
        typer.Option(
            "--stands",
            metavar="LEG=PLACE",
            help="Where the people of a leg under way are now, or LEG=“not known”. Once for each such leg.",
        ),
    ] = None,
    why: Why = "",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Abort the round: whoever is handed over stays home, everybody else stays where they are, and that is said of each.

    Example:
      allforall round abort round-09 --reason fire --stands "a-crossing=crossing point 2" --who a-7
    """
    from allforall.exchange.rounds.events import LegAborted, RoundAborted
    from allforall.files.round_events import plain

    with answering(as_json) as answer:
        places = _stands(stands or [])

        def make(_: "Situation", time: "datetime") -> "list[Event]":
            legs = [
                LegAborted(at=time, who=who, leg=leg, where=plain(where), reason=reason, why=plain(why))
                for leg, where in places.items()
            ]
            return [*legs, RoundAborted(at=time, who=who, reason=reason, why=plain(why))]

        said = say_and_tell(answer, folder, who, at, make)
        answer.say(strong("The round is aborted."), " Where everybody is now:")
        _places(answer, said.situation)


def _places(answer: Answer, situation: "Situation") -> None:
    from collections import Counter

    from allforall.base.parties import LETTERS
    from allforall.exchange.rounds.whereabouts import whereabouts

    given: dict[str, dict[str, int]] = {}
    for to in LETTERS:
        places = whereabouts(situation.now.handovers[to], situation.now.journey).values()
        counted = Counter(" ".join(filter(None, (each.where.value, each.place))) for each in places)
        given[to] = dict(sorted(counted.items()))
        answer.say(
            f"  going home to {to}: " + ", ".join(f"{count:,} {place}" for place, count in given[to].items())
        )
    answer.give(places=given)


def _stands(typed: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in typed:
        leg, _, place = each.partition("=")
        if not leg or not place.strip():
            raise UsageError(
                "cli.no_stand",
                mark("“{text}” names no place. Write LEG=PLACE, or LEG=“not known”."),
                text=each,
            )
        found[leg.strip()] = place.strip()
    return found
