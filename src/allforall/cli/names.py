"""`allforall names`: compare two names, or score a file of pairs."""

from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong

names = typer.Typer(no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(names, name="names", help="Compare names across scripts, languages and spellings.")


@names.command(
    "compare", epilog='Example: allforall names compare "Шевченко Олексій Петрович" "Aleksej SCHEWTSCHENKO"'
)
def compare(
    left: Annotated[str, typer.Argument(metavar="NAME", help="A full name, in any script and order.")],
    right: Annotated[str, typer.Argument(metavar="NAME", help="The other name.")],
    as_json: Json = False,
) -> None:
    """Tell how alike two full names are, and why. One name is never proof of one person."""
    from allforall.actions.compare_names import compare_names

    with answering(as_json) as answer:
        comparison = compare_names(left, right)
        answer.say(strong(f"{comparison.score:.2f}"), " of 1")
        for reason in comparison.reasons:
            answer.say(f"  {reason.say()}")
        answer.give(
            left=left,
            right=right,
            score=comparison.score,
            reasons=[{"part": r.part, "kind": r.kind, "says": r.say()} for r in comparison.reasons],
        )


@names.command(
    "score", epilog="Example: allforall names score pairs.csv --left name_a --right name_b --out scored.csv"
)
def score(
    pairs: Annotated[
        Path, typer.Argument(metavar="PAIRS.csv", help="A CSV file with a pair of names in each row.")
    ],
    left: Annotated[str, typer.Option("--left", metavar="COLUMN", help="The column of the first name.")],
    right: Annotated[str, typer.Option("--right", metavar="COLUMN", help="The column of the second name.")],
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The file to write: the same with a column score.")
    ],
    as_json: Json = False,
) -> None:
    """Score every pair of names in a file, from 0 to 1."""
    from allforall.actions.score_names import score_names

    with answering(as_json) as answer:
        with answer.progress() as progress:
            scored = score_names(pairs, left=left, right=right, out=out, progress=progress)
        answer.say(
            f"{scored.pairs:,} pairs scored; {scored.likely:,} of them are likely one name (0.5 or more)."
        )
        answer.say(f"Scores: {out}")
        answer.give(pairs=scored.pairs, likely=scored.likely, out=str(out))
