"""What allauth asks the desk: nobody signs up by themselves, nobody is told whether an account exists."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class DeskAdapter(DefaultAccountAdapter):
    """Accounts are made on the terminal or by an administrator, never from outside."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth calls it so
        """Refuse whoever tries to sign up."""
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: the desk talks to nobody outside."""
