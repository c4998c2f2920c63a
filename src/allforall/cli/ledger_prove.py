"""`allforall ledger prove` and `witness`: what others need so that they do not have to believe."""

from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong
from allforall.cli.clock import clock_of
from allforall.cli.ledger_options import Clocked, Folder
from allforall.cli.passphrase import PassphraseFile, passphrase


def register(ledger: typer.Typer) -> None:
    """Add the commands."""
    ledger.command("prove")(prove)
    ledger.command("witness")(witness)


def prove(
    folder: Folder,
    number: Annotated[int | None, typer.Argument(metavar="NUMBER", min=0, help="The entry, from 0.")] = None,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="CHECKPOINT",
            help="Prove that the ledger has only grown since this checkpoint.",
        ),
    ] = None,
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The proof to write.")] = Path(
        "entry.tlog-proof"
    ),
    as_json: Json = False,
) -> None:
    """Write a proof that anybody can check without the ledger: of one entry, or that nothing was taken away.

    Example:
      allforall ledger prove ledger 12 --out entry-12.tlog-proof
    """
    from allforall.actions.ledger_files import write_new
    from allforall.actions.prove_entry import prove_entry, prove_growth
    from allforall.base.errors import UsageError

    with answering(as_json) as answer:
        if (number is None) == (since is None):
            raise UsageError("cli.prove_what", "Name the number of an entry, or a checkpoint with --since.")
        proof = prove_growth(folder, since) if since else prove_entry(folder, number or 0)
        data = proof.to_bytes()
        write_new(out, data)
        size = proof.signed.checkpoint.size
        answer.say(f"{out}: {len(data):,} bytes, {len(proof.hashes)} hashes, against {size:,} entries.")
        answer.say(f"Check it: allforall verify {out} --policy POLICY")
        answer.give(out=str(out), size=size, hashes=len(proof.hashes), bytes=len(data))


def witness(
    asked: Annotated[
        Path,
        typer.Argument(
            metavar="LEDGER",
            help="The folder of the ledger, or a proof from “prove --since” carried by hand.",
        ),
    ],
    key: Annotated[Path | None, typer.Option("--key", metavar="FILE", help="The key of the witness.")] = None,
    log: Annotated[
        Path | None, typer.Option("--log", metavar="FILE.pub", help="The key of the log that is witnessed.")
    ] = None,
    state: Annotated[
        Path, typer.Option("--state", metavar="FILE", help="Where the witness keeps what it cosigned last.")
    ] = Path("witness-state/checkpoint"),
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The checkpoint with the cosignature, to send back.")
    ] = Path("cosigned-checkpoint"),
    add: Annotated[
        Path | None,
        typer.Option("--add", metavar="FILE", help="Put a checkpoint that was sent back into the ledger."),
    ] = None,
    passphrase_file: PassphraseFile = None,
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Cosign a ledger, once it has proved that it holds to everything that this witness has seen; or add what came back.

    Never lose the state: a witness without memory can be shown two histories. Keep it where the ledger's owner cannot write.

    Example:
      allforall ledger witness ledger --key ngo.key --log log.key.pub --state ngo/checkpoint --out cosigned
    """
    from allforall.actions.ledger_files import open_key, write_new
    from allforall.actions.ledger_keys import read_public
    from allforall.actions.witness_ledger import add_cosignatures, witness_ledger
    from allforall.base.errors import UsageError
    from allforall.ledger.checkpoint import parse_checkpoint_text

    with answering(as_json) as answer:
        if add:
            names = add_cosignatures(asked, add)
            answer.say(f"Added: cosigned by {', '.join(names)}.")
            answer.give(witnesses=list(names))
            return
        if key is None or log is None:
            raise UsageError(
                "cli.witness_keys", "A witness needs its own --key, and the --log that it witnesses."
            )
        note = witness_ledger(
            asked,
            read_public(log),
            open_key(key, passphrase(passphrase_file, str(key))),
            state,
            clock_of(clock),
        )
        write_new(out, note.to_bytes())
        said = parse_checkpoint_text(note.text)
        answer.say(strong(f"Cosigned: {said.origin} with {said.size:,} entries."), f" Send back {out}.")
        answer.give(origin=said.origin, size=said.size, out=str(out))
