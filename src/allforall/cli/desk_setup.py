"""`allforall desk-setup`: what is done at the desk's own terminal: cases, accounts, keys, the log."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import Json, answering, strong
from allforall.cli.desk import DATA, Data
from allforall.cli.passphrase import PassphraseFile, passphrase


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(help="Cases, accounts and keys of a desk.", no_args_is_help=True)
    group.command("case")(case)
    group.command("account")(account)
    group.command("new-key")(new_key)
    group.command("check-log")(check_log)
    app.add_typer(group, name="desk-setup")


def case(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The exchange folder.")],
    as_party: Annotated[str, typer.Option("--as", help="A or B: whose bureau works at this desk.")],
    data: Data = DATA,
    as_json: Json = False,
) -> None:
    """Open an exchange folder as a case of the desk, with the lists that this bureau was shown.

    Example: allforall desk-setup case examples/istanbul-2025 --as A
    """
    from allforall.base.clock import SystemClock
    from allforall.cli.party import party

    with answering(as_json) as answer:
        _open(data)
        with answer.progress() as progress:
            made = import_module("allforall.desk.cases").open_case(
                folder, party(as_party), SystemClock().now(), progress=progress
            )
        answer.say(strong(made.title), " is open. Next: allforall desk-setup account NAME --role ROLE")
        answer.give(case=made.slug, title=made.title)
        answer.status = 0


def account(
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the person signs in with.")],
    role: Annotated[list[str], typer.Option("--role", help="A role; name the option again for another one.")],
    in_case: Annotated[
        str | None, typer.Option("--case", help="The case; every case unless said otherwise.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    data: Data = DATA,
    as_json: Json = False,
) -> None:
    """Make an account. The second factor, a code or a passkey, is set up when the person first signs in.

    Example: allforall desk-setup account olena --role reviewer --role negotiator
    """
    with answering(as_json) as answer:
        _open(data)
        password = passphrase(passphrase_file, name, twice=True)
        import_module("allforall.desk.people_here").make_account(name, password, role, in_case)
        answer.say(strong(name), f" may sign in as {', '.join(role)}.")
        answer.give(account=name, roles=role)
        answer.status = 0


def new_key(data: Data = DATA, as_json: Json = False) -> None:
    """Draw a new master key and seal every data key anew under it; what is kept stays as it is.

    Example: allforall desk-setup new-key
    """
    with answering(as_json) as answer:
        _open(data)
        name, sealed = import_module("allforall.desk.keys").draw_new_master()
        answer.say(strong(name), f" seals from now on; {sealed} data keys were sealed anew.")
        answer.give(master=name, sealed=sealed)
        answer.status = 0


def check_log(data: Data = DATA, as_json: Json = False) -> None:
    """Check that the log of look-ups is as it was written, and print its head, to be handed to somebody else.

    Example: allforall desk-setup check-log
    """
    with answering(as_json) as answer:
        _open(data)
        broken, size, head = import_module("allforall.desk.keys").log_checked()
        if broken:
            answer.say(strong("The log was changed"), f" at {len(broken)} places, first at {broken[0]}.")
        else:
            answer.say(strong(f"{size:,} look-ups"), f" are as they were written. Head: {head}")
        answer.give(look_ups=size, head=head, broken=broken)
        answer.status = int(bool(broken))


def _open(data: Path) -> None:
    """Make the data ready and set Django up."""
    prepare = import_module("allforall.desk.prepare")
    prepare.set_up(prepare.Place(data))
    prepare.bring_up_to_date()
