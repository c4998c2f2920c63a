"""`allforall claims`: what was said in public, by whom, and what became of it."""

import typer

from allforall.cli import claims_read, claims_site


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        help="Public announcements: who said what, and what became of it.", no_args_is_help=True
    )
    claims_read.register(group)
    claims_site.register(group)
    app.add_typer(group, name="claims")
