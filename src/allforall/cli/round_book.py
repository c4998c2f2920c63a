"""`allforall round book`: what waits for signatures, signed when it was read aloud, and put into the ledger."""

from pathlib import Path
from typing import Annotated

import typer

from allforall.base.errors import UsageError
from allforall.base.messages import mark
from allforall.cli.answer import Json, answering, strong
from allforall.cli.passphrase import PassphraseFile, passphrase
from allforall.cli.round_options import Folder


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("book")(book)


def book(
    folder: Folder,
    key: Annotated[
        Path | None, typer.Option("--key", metavar="FILE", help="Your key, to sign what waits.")
    ] = None,
    read_back: Annotated[
        str, typer.Option("--read-back", metavar="GROUPS", help="The first two groups, as read back to you.")
    ] = "",
    ledger: Annotated[
        Path | None, typer.Option("--ledger", metavar="LEDGER", help="The ledger to append to.")
    ] = None,
    log_key: Annotated[
        Path | None, typer.Option("--log-key", metavar="FILE", help="The key of the log.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    as_json: Json = False,
) -> None:
    """Show what of a round waits for the ledger; sign it with --key and --read-back, append it with --ledger and --log-key.

    Entries hold counts, codes and salted digests, never a name. A key signs the word of its own party, and of both together.
    What the rules of the ledger ask another signature for waits on.

    Example:
      allforall round book round-09 --ledger ledger --log-key log.key
    """
    from allforall.actions.book_round import book as append
    from allforall.actions.book_round import kinds, sign_waiting, waiting
    from allforall.actions.ledger_files import open_key

    with answering(as_json) as answer:
        if (ledger is None) != (log_key is None):
            raise UsageError("cli.ledger_and_key", mark("Give --ledger and --log-key together."))
        found = waiting(folder)
        answer.say(strong(f"{len(found.entries):,} entries wait for the ledger."))
        for name, what in kinds(found):
            answer.say(f"  {name.removesuffix('.json')}: {what}")
        if found.entries:
            answer.say("Read aloud: ", strong(found.spoken))
        signed = 0
        if key is not None and found.entries:
            if not read_back:
                raise UsageError(
                    "cli.round_read_back",
                    mark(
                        "Nothing was signed yet. Read the first two groups aloud, then sign with --read-back “{groups}”."
                    ),
                    groups=found.read_back,
                )
            signed = sign_waiting(found, open_key(key, passphrase(passphrase_file, str(key))), read_back)
            others = len(found.entries) - signed
            answer.say(
                f"{signed:,} entries signed" + (f"; {others:,} are the word of others." if others else ".")
            )
            found = waiting(folder)
        numbers: list[tuple[str, int]] = []
        refused: list[tuple[str, str]] = []
        if ledger is not None and log_key is not None and found.entries:
            _, log = open_key(log_key, passphrase(passphrase_file, str(log_key)))
            done = append(found, ledger, log)
            numbers, refused = list(done.numbers), list(done.refused)
            for name, number in numbers:
                answer.say(f"Entry {number:,}: {name.removesuffix('.json')}")
            for name, why in refused:
                answer.say(f"Waits on: {name.removesuffix('.json')}, since {why}.")
        answer.give(
            waiting=len(found.entries) - len(numbers),
            spoken=found.spoken if found.entries else None,
            signed=signed,
            booked=[{"entry": name, "number": number} for name, number in numbers],
            refused=[{"entry": name, "why": why} for name, why in refused],
        )
