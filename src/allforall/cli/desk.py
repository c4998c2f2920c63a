"""`allforall desk`: the web desk. One door does not know the inside of the other: it is opened by its name."""

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from allforall.cli.answer import answering, strong

DATA = Path("data/desk")
Data = Annotated[Path, typer.Option("--data", help="Folder in which the desk keeps what it knows.")]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("desk")(desk)


def desk(
    data: Data = DATA,
    port: Annotated[int, typer.Option("--port", min=1, max=65_535, help="Port on this machine.")] = 8000,
    demo: Annotated[
        bool, typer.Option("--demo", help="Show the example, with a switch of roles and without signing in.")
    ] = False,
) -> None:
    """Open the desk for the people of a bureau, in a browser on this machine.

    For a team set ALLFORALL_DATABASE_URL to a PostgreSQL, ALLFORALL_DESK_HOSTS to the name under which a proxy with
    https reaches the desk, and ALLFORALL_KEYS to where the keys lie.

    Example: allforall desk --data data/desk --port 8000
    """
    serve = import_module("allforall.desk.serve")
    place = import_module("allforall.desk.prepare").Place(data, port, demo)
    with answering(as_json=False) as answer:
        with answer.progress() as progress:
            somebody = serve.make_ready(place, progress)
        if not somebody:
            answer.say(
                strong("Nobody can sign in yet. "),
                "Open a case and make the first account on this terminal:\n"
                f"  allforall desk-setup case FOLDER --as A --data {data}\n"
                f"  allforall desk-setup account NAME --role administrator --data {data}",
            )

        def ready() -> None:
            answer.say(
                strong(serve.address(place)),
                "  Ctrl+C ends it; what is on its way is finished or taken up again.",
            )

        serve.serve(place, ready)
        answer.status = 0
