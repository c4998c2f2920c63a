"""`allforall round`: a round as it happens, from the offered manifest to what both sides confirm."""

from pathlib import Path
from typing import Annotated

import typer

from allforall.cli import (
    round_abort,
    round_book,
    round_changes,
    round_confirm,
    round_course,
    round_handover,
    round_remains,
    round_show,
    round_way,
    round_wrong,
)
from allforall.cli.answer import Json, answering, strong
from allforall.cli.round_options import At, Who, code

round_app = typer.Typer(no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(round_app, name="round", help="Keep the record of a round: who said what became of whom.")
    for part in (
        round_course,
        round_way,
        round_abort,
        round_handover,
        round_wrong,
        round_confirm,
        round_remains,
        round_show,
        round_changes,
        round_book,
    ):
        part.register(round_app)


@round_app.command("open")
def open_(
    papers: Annotated[
        Path, typer.Argument(metavar="RUN_ROUND", help="A round that a run left, such as out/rounds/09.")
    ],
    folder: Annotated[Path, typer.Argument(metavar="ROUND", help="A new folder for the round.")],
    who: Who,
    plan: Annotated[
        Path | None,
        typer.Option(
            "--plan", metavar="FILE", help="day, place, window, legs and tasks as YAML; see docs/rounds.md."
        ),
    ] = None,
    kept_by: Annotated[
        str, typer.Option("--kept-by", metavar="A|B|neutral", help="Whose record this is.")
    ] = "neutral",
    at: At = "",
    as_json: Json = False,
) -> None:
    """Open a round: both manifests are copied as drafts, and from now on everything that is said stays.

    Example:
      allforall round open out/rounds/09 round-09 --plan way.yaml --kept-by A --who a-7
    """
    from datetime import UTC

    from allforall.actions.open_round import open_round
    from allforall.actions.round_words import moment
    from allforall.base.clock import SystemClock
    from allforall.cli.round_options import speaker

    with answering(as_json) as answer:
        clock = SystemClock()
        opened = moment(at, clock.now().date().isoformat(), UTC, clock)
        way = open_round(papers, folder, plan, speaker(kept_by), code(who), opened)
        answer.say(strong(f"Round {way.number} of {way.agreement} is open"), f" in {folder}.")
        answer.say(
            f"{len(way.legs)} legs, {len(way.tasks)} tasks to sign off, "
            + (
                f"safe window {way.window.start:%H:%M} to {way.window.end:%H:%M %Z}."
                if way.window
                else "no safe window."
            )
        )
        answer.say(f"Next: allforall round offer {folder} --to A --by B --who {who}")
        answer.give(folder=str(folder), round=way.number, agreement=way.agreement, day=way.day.isoformat())
