"""`allforall claims read`: announcements in, attributed claims out."""

from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong


def register(group: typer.Typer) -> None:
    """Add the command."""
    group.command("read")(read)


def read(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="PATH…", help="Announcements: text, HTML or PDF, or folders of them."),
    ],
    out: Annotated[Path, typer.Option("--out", help="Folder for NAME.json of each, and clusters.json.")],
    as_json: Json = False,
) -> None:
    """Read announcements in English, Ukrainian and Russian to claims: who said it, kind, day, how many, to whom.

    NAME.json beside NAME.txt may give lang, date, outlet, url and title. What was not understood is listed, not
    guessed. Names of private persons are never taken out.

    Example: allforall claims read announcements --out out/claims
    """
    from allforall.actions.read_claims import read_claims
    from allforall.base.clock import SystemClock
    from allforall.base.finding import count_by_code
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        with answer.progress() as progress:
            result = read_claims(paths, FolderOutbox(out), SystemClock().now(), progress=progress)
        answer.say("Announcements read: ", strong(f"{len(result.documents):,}"))
        answer.say("Claims: ", strong(f"{result.claims:,}"))
        answer.say(f"Sentences with a figure that were not understood: {result.not_understood:,}")
        counted = count_by_code(result.findings)
        for code, count in sorted(counted.items()):
            answer.say(f"  {count:,} × {code}")
        answer.say(f"Written to {out}: one file for each, and clusters.json by event.")
        answer.give(
            documents=len(result.documents),
            claims=result.claims,
            not_understood=result.not_understood,
            findings=dict(counted),
            out=str(out),
        )
