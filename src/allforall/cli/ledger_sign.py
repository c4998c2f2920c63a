"""`allforall ledger sign`: what is signed is said first, and read back."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.clock import clock_of
from allforall.cli.ledger_options import About, Clocked, Counts, Facts
from allforall.cli.passphrase import PassphraseFile, passphrase

if TYPE_CHECKING:
    from allforall.actions.sign_document import Prepared


def register(ledger: typer.Typer) -> None:
    """Add the command."""
    ledger.command("sign")(sign)


def sign(
    document: Annotated[
        Path, typer.Argument(metavar="DOCUMENT", help="What is signed; or a signed document, to sign it too.")
    ],
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="Your key.")],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The signed document to write.")],
    kind: Annotated[
        str, typer.Option("--kind", help="What it is, in small letters with a point: manifest.agreed")
    ] = "document.signed",
    count: Counts = None,
    fact: Facts = None,
    about: About = None,
    read_back: Annotated[
        str | None,
        typer.Option(
            "--read-back", metavar="GROUPS", help="The first two groups of five digits, as read back to you."
        ),
    ] = None,
    passphrase_file: PassphraseFile = None,
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Sign a document: its counts and six groups of five digits are shown, and the first two have to be typed back.

    The document stays with you, and beside it FILE.salt: with both, anybody can see that this is what was signed. Without
    --read-back a person at a terminal is asked; elsewhere nothing is signed and the groups are shown.

    Example:
      allforall ledger sign manifest-A.csv --kind manifest.agreed --count people=640 --key a-1.key --out manifest.signed.json
    """
    from allforall.actions.ledger_files import open_key, write_new
    from allforall.actions.sign_document import prepare, prepare_again
    from allforall.actions.sign_document import sign as sign_it
    from allforall.base.errors import UsageError
    from allforall.cli.ledger_words import counts_of, facts_of
    from allforall.ledger.strict import to_base64

    with answering(as_json) as answer:
        if not document.is_file():
            raise UsageError("cli.no_document", "There is no file {path}.", path=str(document))
        again = prepare_again(document)
        kept = out.with_name(f"{out.name}.salt")
        prepared = again or prepare(
            document,
            kind,
            counts_of(count or []),
            facts_of(fact or []),
            clock_of(clock),
            _salt(kept),
            about or (),
        )
        _show(answer, prepared)
        if prepared.salt and not kept.exists():
            write_new(kept, to_base64(prepared.salt).encode() + b"\n", private=True)
        typed = read_back if read_back is not None else _ask(answer)
        if typed is None:
            raise UsageError(
                "cli.read_back",
                "Nothing was signed yet. Read the first two groups aloud, then sign with --read-back “{groups}”.",
                groups=prepared.read_back,
            )
        envelope = sign_it(prepared, open_key(key, passphrase(passphrase_file, str(key))), typed)
        write_new(out, envelope.to_bytes() + b"\n")
        answer.say(
            strong(f"Signed: {out}"),
            f", {len(envelope.signatures)} signatures. Keep {kept} with the document."
            if prepared.salt
            else "",
        )
        answer.give(out=str(out), kind=prepared.entry.kind, counts=dict(prepared.entry.counts), spoken=prepared.spoken, signatures=len(envelope.signatures))  # fmt: skip


def _show(answer: Answer, prepared: "Prepared") -> None:
    entry = prepared.entry
    answer.say("What is signed: ", strong(entry.kind), f", {entry.at:%d %B %Y, %H:%M UTC}")
    for name, value in (*entry.counts.items(), *entry.facts.items()):
        answer.say(f"  {name}: {value:,}" if isinstance(value, int) else f"  {name}: {value}")
    for each in entry.refs:
        answer.say(f"  about the entry {each}")
    answer.say("Read aloud: ", strong(prepared.spoken))


def _ask(answer: Answer) -> str | None:
    if answer.as_json or not sys.stdin.isatty():
        return None
    return str(typer.prompt("Type the first two groups, as they were read back to you", err=True))


def _salt(kept: Path) -> Callable[[int], bytes]:
    """Take the salt that was kept when the groups were shown, so that they are the same when they are read back."""
    from secrets import token_bytes

    from allforall.actions.sign_document import kept_salt

    return kept_salt(kept) if kept.exists() else token_bytes
