"""`allforall ledger seal` and `open`: fix a list now, show one person of it later."""

from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong


def register(ledger: typer.Typer) -> None:
    """Add the commands."""
    ledger.command("seal")(seal)
    ledger.command("open")(open_one)


def seal(
    people: Annotated[Path, typer.Argument(metavar="LIST", help="A list of people: xlsx, csv or parquet.")],
    out: Annotated[Path, typer.Option("--out", metavar="FOLDER", help="A new folder for the sealed list.")],
    field: Annotated[
        list[str] | None,
        typer.Option("--field", metavar="FIELD", help="A field that an opening will show; all, unless said."),
    ] = None,
    hide_size: Annotated[
        bool,
        typer.Option(
            "--hide-size", help="Fill up to the next power of two, so that nobody counts your people."
        ),
    ] = False,
    as_json: Json = False,
) -> None:
    """Seal a list: hand over commitment.json today, and every person whom you show later must have been on it.

    The folder “private” in it never leaves the house. Whoever has it can read the list.

    Example:
      allforall ledger seal lists/a-missing.xlsx --out sealed --field surname --field given_name --field dob
    """
    from secrets import token_bytes

    from allforall.actions.seal_list import seal_list
    from allforall.base.canonical import spoken_groups

    with answering(as_json) as answer:
        with answer.progress() as progress:
            sealed = seal_list(
                people, out, token_bytes, fields=field or (), hide_size=hide_size, progress=progress
            )
        commitment = sealed.commitment
        spoken = spoken_groups(commitment.digest)
        answer.say(strong(f"{sealed.people:,} people sealed"), f" under {commitment.size:,} leaves.")
        answer.say(f"Hand over {out / 'commitment.json'}, and read aloud: {spoken}")
        answer.say(
            f"Then sign it: allforall ledger sign {out / 'commitment.json'} --kind list.sealed --key KEY --out SIGNED"
        )
        answer.give(
            people=sealed.people,
            size=commitment.size,
            root=commitment.root.hex(),
            spoken=spoken,
            out=str(out),
        )


def open_one(
    sealed: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder of the sealed list.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The opening to write.")],
    leaf: Annotated[
        int | None, typer.Option("--leaf", min=1, help="The person by their number on the list, from 1.")
    ] = None,
    find: Annotated[
        str | None,
        typer.Option("--find", metavar="TEXT", help="The one person who has this text in a field: an id."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Open one person of a sealed list: their record and a proof, and nothing of anybody else.

    Example:
      allforall ledger open sealed --find AM-0017 --out opened.json
    """
    from allforall.actions.ledger_files import write_new
    from allforall.actions.seal_list import open_sealed
    from allforall.base.errors import UsageError

    with answering(as_json) as answer:
        if (leaf is None) == (find is None):
            raise UsageError(
                "cli.open_whom", "Say whom: by --leaf, or by --find with a text such as their id."
            )
        opening = open_sealed(sealed, leaf=leaf, find=find)
        data = opening.to_bytes()
        write_new(out, data, private=True)
        answer.say(
            strong(f"Leaf {opening.index + 1:,} of {opening.commitment.size:,}"),
            f": {len(data):,} bytes in {out}.",
        )
        answer.say("It shows, to whoever gets it:")
        for name, text in (opening.record or {}).items():
            answer.say(f"  {name}: {text}")
        answer.give(
            out=str(out), leaf=opening.index + 1, bytes=len(data), fields=sorted(opening.record or {})
        )
