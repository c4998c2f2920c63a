"""`allforall ledger key`: keys of people, and what the ledger says of them."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli.answer import Json, answering, strong
from allforall.cli.clock import clock_of
from allforall.cli.ledger_options import Clocked, Folder
from allforall.cli.passphrase import PassphraseFile, passphrase

if TYPE_CHECKING:
    from allforall.ledger.dsse import Envelope

key = typer.Typer(no_args_is_help=True)
By = Annotated[
    list[Path] | None,
    typer.Option("--by", metavar="FILE", help="A key that signs it: a root key of the party."),
]
Statement = Annotated[
    Path | None,
    typer.Option("--statement", metavar="FILE", help="The signed entry to write, for “ledger append”."),
]
ByFile = Annotated[
    Path | None,
    typer.Option(
        "--by-passphrase-file",
        metavar="FILE",
        help="The passphrase of the keys of --by; as above, unless said.",
    ),
]


def register(ledger: typer.Typer) -> None:
    """Add the commands."""
    ledger.add_typer(key, name="key", help="Make keys, and let them in, replace them, take them out.")


@key.command("new")
def new(
    out: Annotated[
        Path, typer.Option("--out", metavar="FILE", help="The key to write; FILE.pub is its public part.")
    ],
    name: Annotated[
        str,
        typer.Option("--name", help="The name it signs under, like an address: bureau-a.example/exchange"),
    ],
    party: Annotated[str, typer.Option("--party", help="A, B, or a letter for somebody else: M")],
    role: Annotated[
        str,
        typer.Option("--role", help="log, witness, root, or what they are: bureau, delegation, commander"),
    ],
    person: Annotated[str, typer.Option("--person", help="A code from your own roster, never a name: a-7")],
    by: By = None,
    statement: Statement = None,
    passphrase_file: PassphraseFile = None,
    by_passphrase_file: ByFile = None,
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Make a key, locked with a passphrase. With --by, also write the signed entry that lets it into the ledger.

    Example:
      allforall ledger key new --name bureau-a.example --party A --role bureau --person a-7 --out a-7.key --by a-root.key --statement a-7.add.json
    """
    from secrets import token_bytes

    from allforall.actions.ledger_keys import Whose, add_statement, new_key

    with answering(as_json) as answer:
        _hold_statement(by, statement)
        word = passphrase(passphrase_file, str(out), twice=True)
        made = new_key(Whose(name, party, role, person), word, out, token_bytes)
        answer.say(strong(f"{out}: {name}"), f", id {made[0].id}. Hand over {out}.pub.")
        answer.say("Nobody can open the key without its passphrase, and nobody can bring either back.")
        if statement:
            owned = _owned(by, by_passphrase_file or passphrase_file)
            _write(statement, add_statement(made, owned, clock_of(clock)))
            answer.say(f"Next: allforall ledger append LEDGER {statement} --key LOG.key")
        answer.give(
            out=str(out),
            public=f"{out}.pub",
            id=made[0].id,
            vkey=str(made[0].vkey),
            statement=str(statement or ""),
        )


@key.command("list")
def listed(
    folder: Folder,
    at: Annotated[int | None, typer.Option("--at", min=0, help="As the ledger said at this entry.")] = None,
    as_json: Json = False,
) -> None:
    """Show whose keys count: as the ledger says now, or as it said at an entry.

    Example:
      allforall ledger key list ledger --at 12
    """
    from rich.table import Table

    from allforall.actions.ledger_keys import list_keys

    with answering(as_json) as answer:
        index, held = list_keys(folder, at)
        table = Table("party", "role", "person", "name", "id", "counts", box=None, pad_edge=False)
        for each in held:
            span = f"after {each.since:,}" + (
                "" if each.until is None else f" to {each.until:,}, {each.reason}"
            )
            table.add_row(each.key.party, each.key.role, each.key.person, each.key.name, each.key.id, span)
        answer.say(table)
        answer.say(f"As the ledger says at entry {index:,}.")
        answer.give(
            at=index,
            keys=[
                {
                    **each.key.to_json(),
                    "id": each.key.id,
                    "since": each.since,
                    "until": each.until,
                    "reason": each.reason,
                }
                for each in held
            ],
        )


@key.command("revoke")
def revoke(
    key_id: Annotated[str, typer.Argument(metavar="ID", help="The id of the key, as “key list” shows it.")],
    reason: Annotated[str, typer.Option("--reason", help="lost, stolen, left, replaced or mistake")],
    statement: Annotated[
        Path, typer.Option("--statement", metavar="FILE", help="The signed entry to write.")
    ],
    by: By = None,
    passphrase_file: PassphraseFile = None,
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Take a key out: write the entry for it, signed by a root key of its party or by the key itself.

    From that entry on nothing that it signs is accepted, whatever date it bears. What it signed before stays.

    Example:
      allforall ledger key revoke 5f1c0a37c2d94e0b8a6b7f20c1d3e4f5 --reason lost --by a-root.key --statement revoke.json
    """
    from allforall.actions.ledger_keys import revoke_statement

    with answering(as_json) as answer:
        _hold_statement(by, statement)
        _write(statement, revoke_statement(key_id, reason, _owned(by, passphrase_file), clock_of(clock)))
        answer.say(
            f"It counts once it is in the ledger: allforall ledger append LEDGER {statement} --key LOG.key"
        )
        answer.give(statement=str(statement), key=key_id, reason=reason)


@key.command("rotate")
def rotate(
    old: Annotated[
        Path, typer.Argument(metavar="OLD.pub", help="The public part of the key that is replaced.")
    ],
    out: Annotated[Path, typer.Option("--out", metavar="FILE", help="The new key to write.")],
    statement: Annotated[
        Path, typer.Option("--statement", metavar="FILE", help="The signed entry to write.")
    ],
    by: By = None,
    passphrase_file: PassphraseFile = None,
    by_passphrase_file: ByFile = None,
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Make a new key for the same person, and write the entry that puts it in the place of the old one.

    Example:
      allforall ledger key rotate a-7.key.pub --out a-7-2.key --by a-7.key --statement rotate.json
    """
    from secrets import token_bytes

    from allforall.actions.ledger_keys import Whose, new_key, read_public, rotate_statement

    with answering(as_json) as answer:
        _hold_statement(by, statement)
        was = read_public(old)
        word = passphrase(passphrase_file, str(out), twice=True)
        made = new_key(Whose(was.name, was.party, was.role, was.person), word, out, token_bytes)
        owned = _owned(by, by_passphrase_file or passphrase_file)
        _write(statement, rotate_statement(was.id, made, owned, clock_of(clock)))
        answer.say(strong(f"{out}: {was.name}"), f", id {made[0].id}, in the place of {was.id}.")
        answer.say(
            f"It counts once it is in the ledger: allforall ledger append LEDGER {statement} --key LOG.key"
        )
        answer.give(out=str(out), id=made[0].id, old=was.id, statement=str(statement))


def _hold_statement(by: list[Path] | None, statement: Path | None) -> None:
    from allforall.base.errors import UsageError

    if bool(by) != bool(statement):
        raise UsageError(
            "cli.statement", "An entry about keys needs both: who signs it (--by), and a file (--statement)."
        )


def _owned(by: list[Path] | None, file: Path | None) -> list[tuple]:  # type: ignore[type-arg]
    from allforall.actions.ledger_files import open_key

    return [open_key(path, passphrase(file, str(path))) for path in by or []]


def _write(path: Path, envelope: "Envelope") -> None:
    from allforall.actions.ledger_files import write_new

    write_new(path, envelope.to_bytes() + b"\n")
