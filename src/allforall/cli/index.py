"""`allforall index`: a standing list made ready for `allforall link --against`."""

from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong
from allforall.cli.list_options import Columns


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("index")(index)


def index(
    people: Annotated[Path, typer.Argument(metavar="LIST", help="The standing list: xlsx, csv or parquet.")],
    out: Annotated[
        Path, typer.Option("--out", help="Folder of the index; where there is one already, rows are added.")
    ],
    name: Annotated[
        str | None, typer.Option("--name", help="What judgements call the list; else its file's name.")
    ] = None,
    columns: Columns = None,
    as_json: Json = False,
) -> None:
    """Make a standing list ready once, so that new rows are held against it in seconds.

    Rows are only ever added: one that stands there already adds nothing, one that changed takes the old one's place.

    Example: allforall index lists/b-held.csv --out out/held-index
    """
    from allforall.actions.make_index import make_index
    from allforall.base.clock import SystemClock
    from allforall.documents import words

    with answering(as_json) as answer:
        with answer.progress() as progress:
            made = make_index(people, out, SystemClock().now(), name=name, columns=columns, progress=progress)
        there = made.rows - made.new - made.changed
        people_there = words.counted("{n} person", "{n} people", made.people)
        answer.say(strong(people_there), f" of {made.name} in {out}, version {made.version}")
        answer.say(f"Rows: {made.new:,} new, {made.changed:,} changed, {there:,} there already")
        answer.say(f"Next: allforall link NEW --against {out} --out OUT")
        answer.give(
            list=made.name,
            version=made.version,
            people=made.people,
            new=made.new,
            changed=made.changed,
            there_already=there,
            index=str(out),
        )
