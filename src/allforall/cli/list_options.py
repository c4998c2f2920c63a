"""Options that every verb on lists of people has, in the same words."""

from pathlib import Path
from typing import Annotated

import typer

Columns = Annotated[
    Path | None,
    typer.Option("--columns", help="YAML of field: header, for headers that are not understood."),
]
Judgements = Annotated[
    Path | None,
    typer.Option("--judgements", help="CSV of what people judged: left,right,verdict,who,why,on."),
]
