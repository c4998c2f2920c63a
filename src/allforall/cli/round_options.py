"""Arguments and options that the commands of a round share, and what each of them says when it is done."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.base.errors import UsageError
from allforall.base.finding import Severity
from allforall.base.messages import mark
from allforall.base.parties import Letter
from allforall.cli.answer import Answer, strong
from allforall.cli.finding_lines import facts, show
from allforall.cli.party import party
from allforall.exchange.rounds.words import Reason

if TYPE_CHECKING:
    from datetime import datetime

    from allforall.actions.round_words import Situation
    from allforall.actions.say_in_round import Said
    from allforall.exchange.rounds.events import Event
    from allforall.exchange.rounds.words import Speaker

Folder = Annotated[Path, typer.Argument(metavar="ROUND", help="The folder of the round.")]
Who = Annotated[
    str,
    typer.Option(
        "--who",
        metavar="CODE",
        envvar="ALLFORALL_WHO",
        help="Who writes this down: your code, as in your key (a-7), never a name.",
    ),
]
At = Annotated[
    str,
    typer.Option(
        "--at",
        metavar="TIME",
        help="When it happened, if not now: 05:40 on the day of the round, or a date and time.",
    ),
]
To = Annotated[str, typer.Option("--to", metavar="A|B", help="The party to whom these people go home.")]
By = Annotated[str, typer.Option("--by", metavar="A|B", help="The party whose word it is.")]
Why = Annotated[str, typer.Option("--why", metavar="TEXT", help="One sentence on why, or on what was seen.")]
Second = Annotated[
    str, typer.Option("--second", metavar="CODE", help="The second person who answers for it: their code.")
]
ReasonWhy = Annotated[Reason, typer.Option("--reason", help="Why, as a code that may stand in the ledger.")]
People = Annotated[
    int | None, typer.Option("--people", min=0, max=100_000, help="How many were counted at the door.")
]


def speaker(text: str) -> "Speaker":
    """Read whose word it is: a party's or a neutral's."""
    return "neutral" if text.casefold() == "neutral" else party(text)


def say_and_tell(
    answer: Answer,
    folder: Path,
    who: str,
    at: str,
    make: "Callable[[Situation, datetime], list[Event]]",
) -> "Said":
    """Say something of a round and tell what was written, what to look at now, and what waits for a signature."""
    from secrets import token_bytes

    from allforall.actions.say_in_round import say
    from allforall.base.clock import SystemClock

    code(who)

    def decide(situation: "Situation") -> "list[Event]":
        return make(situation, situation.moment(at, SystemClock()))

    return tell(answer, folder, say(folder, decide, token_bytes))


def tell(answer: Answer, folder: Path, said: "Said") -> "Said":
    """Tell what became of something that was said."""
    from allforall.exchange.rounds.look import look

    if said.file:
        answer.say(strong("Recorded"), f" in {said.file.relative_to(folder)}.")
    elif said.known:
        answer.say("This was said already; nothing was written twice.")
    new: list[object] = []
    if said.happened:
        time = max(event.at for event in said.happened)
        known = {(each.code, str(each.args)) for each in look(said.before, time)}
        fresh = [
            each
            for each in look(said.now, time)
            if each.severity is not Severity.NOTE and (each.code, str(each.args)) not in known
        ]
        show(answer, fresh)
        new = list(facts(fresh))
    if said.drafts:
        entries = f"{len(said.drafts)} entries" if len(said.drafts) > 1 else "1 entry"
        answer.say(f"For the ledger: {entries} to sign, with “allforall round book {folder}”.")
    answer.give(
        file=str(said.file) if said.file else None,
        events=len(said.happened),
        said_already=said.known,
        entries=[str(path) for path in said.drafts],
        findings=new,
    )
    return said


def code(text: str) -> str:
    """Check that whoever writes is named by a code: a name would travel with every copy of the record."""
    from allforall.exchange.rounds.words import is_code

    if not is_code(text):
        raise UsageError(
            "cli.no_code",
            mark("“{text}” is no code of a person. Write the one of your key, such as a-7."),
            text=text,
        )
    return text


def direction(text: str) -> Letter:
    """Read the party to whom people go home."""
    return party(text)
