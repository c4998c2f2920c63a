"""`allforall claims site`: the public record as pages that anybody can read, from disk or a web server."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering
from allforall.cli.finding_lines import show


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
    judged: Annotated[
        list[Path] | None,
        typer.Option(
            "--judged",
            metavar="FILE",
            help="Claims that a person accepted (review.csv of `claims read`, filled in); may be repeated.",
        ),
    ] = None,
    as_json: Json = False,
) -> None:
    """Write the public record of exchanges as a static site: who promised what, what was announced as done, who said so.

    Pages need no script and load nothing; every figure opens to its statement and source. Without --known they show
    the record whole, as of the day of its newest statement.

    Example: allforall claims site --to out/record --known 2023-05-01
    """
    from allforall.actions.write_site import write_site
    from allforall.claims.record.record import public_record
    from allforall.claims.review import statements
    from allforall.files.claim_reviews import read_reviews
    from allforall.files.folder_out import FolderOutbox

    with answering(as_json) as answer:
        codes = [code.strip() for code in languages.split(",") if code.strip()]
        accepted, doubtful = read_reviews(judged or ())
        said, without = statements(accepted)
        record = public_record().plus(said)
        written = write_site(record, FolderOutbox(to), known=known.date() if known else None, languages=codes)
        if judged:
            answer.say(f"{len(said):,} statements of accepted claims are among them.")
        show(answer, (*doubtful, *without))
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
            accepted=len(said),
        )
