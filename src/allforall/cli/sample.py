"""`allforall sample`: lists of generated people to try things on."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering


class NoiseLevel(StrEnum):
    """How much goes wrong on the lists; the rates stand in docs/sample.md."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class FileFormat(StrEnum):
    """The format of the lists; the truth is always csv."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("sample")(sample)


def sample(
    *,
    people: Annotated[int, typer.Option("--people", help="People on each list, up to 1,000,000.")],
    out: Annotated[Path, typer.Option("--out", help="Folder for the lists, truth.csv and README.txt.")],
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same lists.")] = 1,
    noise: Annotated[NoiseLevel, typer.Option("--noise", help="How much goes wrong.")] = NoiseLevel.MEDIUM,
    form: Annotated[FileFormat, typer.Option("--format", help="Format of the lists.")] = FileFormat.CSV,
    as_json: Json = False,
) -> None:
    """Make two bureaus' lists of generated people: whom each asks for and whom each holds, and the truth.

    Nobody on them is real. Half of each list stands on its counterpart, spelled and dated as clerks would.

    Example:
      allforall sample --people 10000 --seed 7 --noise medium --out out/sample
    """
    from allforall.actions.sample_lists import Order, sample_lists

    with answering(as_json) as answer:
        with answer.progress() as progress:
            made = sample_lists(Order(people, seed, noise.value, form.value), out, progress)
        answer.give(
            out=str(out),
            files=[path.name for path in made.files],
            rows=made.rows,
            same_person=made.same,
            rows_that_repeat=made.twice,
        )
        for pair, count in made.same.items():
            asked, held = pair.split()
            answer.say(
                f"{made.rows[asked]:,} people on {asked}, {made.rows[held]:,} on {held}; {count:,} pairs are the same person."
            )
        answer.say(
            f"{made.twice:,} rows repeat somebody who is on the same list already. Everybody is generated."
        )
        names = [path.name for path in made.files]
        answer.say(f"Next: allforall link {out / names[0]} {out / names[1]} --out {out / 'links'}")
