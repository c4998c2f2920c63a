"""Arguments and options that several commands of the ledger share."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

Folder = Annotated[Path, typer.Argument(metavar="LEDGER", help="The folder of the ledger.")]
LogKey = Annotated[
    Path,
    typer.Option(
        "--key", metavar="FILE", help="The key of the log, made with --role log; its name names the ledger."
    ),
]
Counts = Annotated[
    list[str] | None,
    typer.Option("--count", metavar="NAME=NUMBER", help="A count that is read back: people=640"),
]
Facts = Annotated[
    list[str] | None,
    typer.Option("--fact", metavar="NAME=CODE", help="A code, never a name of a person: round=3"),
]
About = Annotated[
    list[str] | None,
    typer.Option(
        "--about", metavar="DIGEST", help="An entry that this one is about, as “ledger show” names it."
    ),
]
Clocked = Annotated[
    datetime | None, typer.Option("--clock", help="The time, in UTC, instead of the machine's own.")
]
At = Annotated[
    Path | None,
    typer.Option(
        "--log", metavar="FILE.pub", help="The log's key, where you have it from elsewhere than the ledger."
    ),
]
SaltFrom = Annotated[
    Path | None,
    typer.Option(
        "--salt-from",
        metavar="LEDGER",
        help="Decide ties by the salt that both parties drew in this ledger, in the place of the one written down.",
    ),
]
