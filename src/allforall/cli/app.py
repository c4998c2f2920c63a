"""The command line: `allforall VERB`. Each verb stands in a file of its own and loads what it needs when it is called."""

from importlib import import_module

import typer

from allforall import __version__

VERBS = (
    "run",
    "offer",
    "moves",
    "lot",
    "agreement",
    "compare",
    "sample",
    "link",
    "dedupe",
    "index",
    "explain_link",
    "audit_links",
    "names",
    "claims",
    "plan",
    "replan",
    "price",
    "why",
    "trace",
    "round",
    "paper",
    "ledger",
    "verify",
    "demo",
    "desk",
    "desk_setup",
)
"""Files of this package, in the order in which help shows their commands."""


def build() -> typer.Typer:
    """Put the commands together."""
    app = typer.Typer(
        name="allforall",
        help="Software for exchanges of prisoners between parties who do not trust each other.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode="rich",
    )
    app.callback()(options)
    for verb in VERBS:
        import_module(f"allforall.cli.{verb}").register(app)
    return app


def version(value: bool) -> None:
    """Print the version and stop."""
    if value:
        typer.echo(f"allforall {__version__}")
        raise typer.Exit


def options(
    show_version: bool = typer.Option(
        False, "--version", callback=version, is_eager=True, help="Print the version."
    ),
) -> None:
    """Options that stand before the verb."""


def main() -> None:
    """Run the command line."""
    build()()
