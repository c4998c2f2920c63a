"""`allforall claims`: what was announced in public, and what became of it."""

import typer

from allforall.cli import claims_site

claims = typer.Typer(no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.add_typer(claims, name="claims", help="Public announcements: the record of promises and exchanges.")


claims_site.register(claims)
