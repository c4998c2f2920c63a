"""`allforall claims site`: the public record as pages that anybody can read, from disk or a web server."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("site")(site)


def site(
    to: Annotated[Path, typer.Option("--to", metavar="DIR", help="Folder for the site.")],
    known: Annotated[
        datetime | None,
        typer.Option(
            "--known",
            metavar="DAY",
            formats=["%Y-%m-%d"],
            help="Show what a reader of that day could know (2023-05-01), and nothing later.",
        ),
    ] = None,
    languages: Annotated[
        str, typer.Option("--languages", metavar="CODES", help="Languages, by commas.")
    ] = "en,uk,ru,tr,ar",
    as_json: Json = False,
) -> None:
    """Write the public record of exchanges as a static site: who promised what, what was announced as done, who said so.

    Pages need no script and load nothing; every figure opens to its statement and source. Without --known they show
    the record whole, as of the day of its newest statement.

    Example: allforall claims site --to out/record --known 2023-05-01
    """
    from allforall.actions.write_site import write_site
    from allforall.claims.record.record import public_record
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        codes = [code.strip() for code in languages.split(",") if code.strip()]
        written = write_site(
            public_record(), FolderOutbox(to), known=known.date() if known else None, languages=codes
        )
        answer.say(
            f"{written.exchanges:,} exchanges and {written.promises:,} promises from {written.statements:,} statements,"
            f" as they could be known on {written.known.isoformat()}."
        )
        answer.say(f"{written.pages:,} pages: {to / 'index.html'}")
        answer.give(
            to=str(to),
            known=written.known.isoformat(),
            languages=codes,
            pages=written.pages,
            exchanges=written.exchanges,
            promises=written.promises,
            statements=written.statements,
        )
