"""Where a passphrase comes from: a file, the environment, or somebody's fingers; never from the command line itself."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from allforall.base.errors import UsageError
from allforall.base.messages import mark

VARIABLE = "ALLFORALL_PASSPHRASE"
_MOST = 1_000
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        help=f"A file whose first line is the passphrase. Without it: ${VARIABLE}, or you are asked.",
    ),
]


def passphrase(file: Path | None, what: str, *, twice: bool = False) -> str:
    """Return the passphrase of a key; a person is asked, twice for a new key."""
    if file is not None:
        if not file.is_file():
            raise UsageError("cli.no_passphrase_file", mark("There is no file {path}."), path=str(file))
        with file.open(encoding="utf-8", errors="replace") as lines:
            return lines.readline(_MOST).rstrip("\n")
    if VARIABLE in os.environ:
        return os.environ[VARIABLE]
    if not sys.stdin.isatty():
        raise UsageError(
            "cli.no_passphrase",
            mark("No passphrase for {what}. Name a file with --passphrase-file, or set {variable}."),
            what=what,
            variable=VARIABLE,
        )
    return str(typer.prompt(f"Passphrase of {what}", hide_input=True, confirmation_prompt=twice, err=True))
