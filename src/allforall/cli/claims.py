"""`allforall claims`: what was said in public, by whom, and where it stands."""

import typer

from allforall.cli import claims_read


def register(app: typer.Typer) -> None:
    """Add the commands."""
    group = typer.Typer(
        help="Public announcements: who said what, of which day, about how many.", no_args_is_help=True
    )
    claims_read.register(group)
    app.add_typer(group, name="claims")
