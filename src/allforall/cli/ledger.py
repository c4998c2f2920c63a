"""`allforall ledger`: the record that both sides can check."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from allforall.cli import (
    ledger_balance,
    ledger_keys,
    ledger_moves,
    ledger_prove,
    ledger_seal,
    ledger_sign,
    verify,
)
from allforall.cli.answer import Answer, Json, answering, strong
from allforall.cli.clock import clock_of
from allforall.cli.ledger_options import About, At, Clocked, Counts, Facts, Folder, LogKey
from allforall.cli.passphrase import PassphraseFile, passphrase

if TYPE_CHECKING:
    from allforall.ledger.entry import SignedEntry

ledger = typer.Typer(no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(ledger, name="ledger", help="Keep a record that neither side can rewrite, and check it.")
    for part in (ledger_balance, ledger_moves, ledger_prove, ledger_sign, ledger_seal):
        part.register(ledger)
    ledger.command("verify")(verify.ledger_verify)
    ledger_keys.register(ledger)


@ledger.command("init")
def init(
    folder: Folder,
    key: LogKey,
    root: Annotated[
        list[Path] | None,
        typer.Option(
            "--root", metavar="FILE.pub", help="A root key: it lets its party's keys in. One for each party."
        ),
    ] = None,
    witness: Annotated[
        list[Path] | None, typer.Option("--witness", metavar="FILE.pub", help="The key of a witness.")
    ] = None,
    quorum: Annotated[int, typer.Option("--quorum", min=0, help="How many witnesses have to cosign.")] = 0,
    rule: Annotated[
        list[str] | None,
        typer.Option("--rule", metavar="RULE", help="Who signs what: manifest=A:bureau:1,B:bureau:1"),
    ] = None,
    passphrase_file: PassphraseFile = None,
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Begin a ledger, named as its log key: the parties' root keys, the witnesses and the rules are its first entry.

    Its file “policy” says which keys to trust. Give it to both parties and to the witnesses by another way than the ledger.

    Example:
      allforall ledger init ledger --key log.key --root a-root.key.pub --root b-root.key.pub --rule manifest=A:bureau:1,B:bureau:1
    """
    from allforall.actions.append_entries import Charter, begin_ledger
    from allforall.actions.ledger_files import open_key
    from allforall.actions.ledger_keys import read_public
    from allforall.base.errors import UsageError
    from allforall.cli.ledger_words import rules_of

    with answering(as_json) as answer:
        witnesses = tuple(map(read_public, witness or []))
        if quorum > len(witnesses):
            raise UsageError(
                "cli.quorum", "{quorum} of {count} witnesses cannot cosign. Name more witnesses.", quorum=quorum, count=len(witnesses)
            )  # fmt: skip
        charter = Charter(tuple(map(read_public, root or [])), witnesses, quorum, rules_of(rule or []))
        _, log = open_key(key, passphrase(passphrase_file, str(key)))
        policy = begin_ledger(folder, log, charter, clock_of(clock))
        answer.say(strong(f"{log.name} begins."), f" Policy to hand over: {folder / 'policy'}")
        answer.say(f"Next: allforall ledger append {folder} SIGNED --key {key}")
        answer.give(origin=log.name, folder=str(folder), policy=policy)


@ledger.command("append")
def append(
    folder: Folder,
    signed: Annotated[
        list[Path] | None,
        typer.Argument(metavar="SIGNED…", help="Signed documents, from “allforall ledger sign” or “key”."),
    ] = None,
    key: Annotated[Path, typer.Option("--key", metavar="FILE", help="The key of the log.")] = Path("log.key"),
    kind: Annotated[
        str | None, typer.Option("--kind", help="Append an entry of this kind that nobody signs.")
    ] = None,
    count: Counts = None,
    fact: Facts = None,
    about: About = None,
    passphrase_file: PassphraseFile = None,
    clock: Clocked = None,
    as_json: Json = False,
) -> None:
    """Append signed documents to a ledger: all of them or none, and only with the signatures that its rules ask for.

    When the command ends, the entries are on the disk and under a new checkpoint.

    Example:
      allforall ledger append ledger manifest.signed.json --key log.key
    """
    from allforall.actions.append_entries import append_entries, plain_entry, read_signed
    from allforall.actions.ledger_files import open_key
    from allforall.base.errors import UsageError
    from allforall.cli.ledger_words import counts_of, facts_of

    with answering(as_json) as answer:
        entries = [read_signed(path) for path in signed or []]
        if kind:
            entries.append(
                plain_entry(kind, counts_of(count or []), facts_of(fact or []), clock_of(clock), about or ())
            )
        if not entries:
            raise UsageError(
                "cli.nothing_to_append", "Nothing to append. Name a signed document, or a --kind."
            )
        _, log = open_key(key, passphrase(passphrase_file, str(key)))
        done = append_entries(folder, entries, log)
        for number in done.known:
            answer.say(f"Entry {number:,} says so already; it was not put in twice.")
        for number in done.numbers:
            answer.say(f"Entry {number:,} is in the ledger.")
        answer.say(
            f"{log.name} has {done.size:,} entries. Prove one: allforall ledger prove {folder} NUMBER --out FILE"
        )
        answer.give(entries=list(done.numbers), known=list(done.known), size=done.size)


@ledger.command("show")
def show(
    folder: Folder,
    number: Annotated[int | None, typer.Argument(metavar="NUMBER", min=0, help="One entry, from 0.")] = None,
    last: Annotated[int, typer.Option("--last", min=1, help="How many entries to show, the newest.")] = 20,
    as_json: Json = False,
) -> None:
    """Show the newest entries of a ledger, or one of them, with its digest to read aloud.

    What is shown is what stands in the files; “allforall verify” says whether it holds.

    Example:
      allforall ledger show ledger --last 5
    """
    from allforall.actions.show_ledger import show_ledger
    from allforall.exchange.booked.fields import entry_digest

    with answering(as_json) as answer:
        shown = show_ledger(folder, number, last)
        answer.say(strong(shown.origin), f"  {shown.size:,} entries, read aloud: {shown.spoken}")
        for index, signed in shown.entries:
            _show(answer, index, signed)
        if number is not None:
            answer.say(f"         To refer to it: --about {entry_digest(shown.entries[0][1].entry)}")
        answer.give(
            origin=shown.origin,
            size=shown.size,
            spoken=shown.spoken,
            entries=[
                {
                    "number": index,
                    "id": entry_digest(signed.entry),
                    **signed.entry.to_json(),
                    "keys": [each.key_id for each in signed.signatures],
                }
                for index, signed in shown.entries
            ],
        )


def _show(answer: Answer, index: int, signed: "SignedEntry") -> None:
    entry = signed.entry
    parts = [f"{name} {count:,}" for name, count in entry.counts.items()]
    parts += [f"{name} {fact}" for name, fact in entry.facts.items()]
    parts.append(f"{len(signed.signatures)} signed" if signed.signatures else "nobody signed")
    answer.say(f"{index:>7,}  {entry.at:%Y-%m-%d %H:%M}  ", strong(entry.kind), f"  {', '.join(parts)}")
    answer.say(f"         {entry.spoken}")


@ledger.command("fsck")
def fsck(folder: Folder, at: At = None, as_json: Json = False) -> None:
    """Look through a ledger byte by byte, and name the first bad byte of each bad file.

    Example:
      allforall ledger fsck ledger
    """
    from allforall.actions.show_ledger import look_through

    with answering(as_json) as answer:
        looked = look_through(folder, at)
        for fault in looked.faults:
            near = "" if fault.exact else " or behind it"
            answer.say(strong(f"{fault.file}, byte {fault.offset}{near}: "), f"{fault.why}.")
        for note in looked.notes:
            answer.say(f"{note[:1].upper()}{note[1:]}.")
        if not looked.faults:
            answer.say(
                f"{looked.entries:,} entries in {looked.files:,} files: every byte is as it should be."
            )
        answer.status = 1 if looked.faults else 0
        answer.give(
            entries=looked.entries,
            files=looked.files,
            faults=[
                {"file": each.file, "offset": each.offset, "why": each.why, "exact": each.exact}
                for each in looked.faults
            ],
            notes=looked.notes,
        )
