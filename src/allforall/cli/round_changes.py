"""`allforall round changes`: what the round changed, for `allforall replan`."""

import json
from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong
from allforall.cli.round_options import Folder


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("changes")(changes)


def changes(
    folder: Folder,
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The file of changes to write, as JSON.")
    ],
    as_json: Json = False,
) -> None:
    """Write what a round changed for the plan of the next: who died or declined, who did not come, who came instead.

    It cannot tell (status 3) while something is not known of somebody. The file has cases and no names.

    Example:
      allforall round changes round-09 --out changes.json
    """
    from allforall.actions.ledger_files import write_new
    from allforall.actions.round_words import situation
    from allforall.base.parties import LETTERS
    from allforall.exchange.rounds.changes import changes as changed

    with answering(as_json) as answer:
        now = situation(folder)
        cases = {to: [each.case for each in now.travellers(to)] for to in LETTERS}
        said = changed(now.now, cases)
        write_new(out, (json.dumps(said, indent=1) + "\n").encode(), private=True)
        counts = {name: len(said.get(name, ())) for name in ("out", "missed", "went")}
        answer.say(
            strong(f"{counts['missed']:,} did not come"),
            f", {counts['out']:,} can no longer go, {counts['went']:,} came instead, by their cases: {out}",
        )
        number = now.now.way.number
        answer.say(f"Next: allforall replan PROBLEM PLAN --done {number} --changes {out} --out PLAN-2")
        answer.give(file=str(out), **counts)
