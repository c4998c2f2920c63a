"""What allauth asks the desk: nobody signs up by themselves, nobody is told whether an account exists."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.core import context
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import HttpRequest


class DeskAdapter(DefaultAccountAdapter):
    """Accounts are made on the terminal or by an administrator, never from outside."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002  # allauth calls it so
        """Refuse whoever tries to sign up."""
        return False

    def is_reauthentication_required(self, *, app: str) -> bool:  # noqa: ARG002  # allauth calls it so
        """Ask again before an account is changed, unless the password was typed just now for the very first time."""
        request = context.request
        if is_mfa_enabled(request.user):
            return True
        records = get_authentication_records(request, request.user)
        return not records or time.time() - records[-1]["at"] > settings.ACCOUNT_REAUTHENTICATION_TIMEOUT

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Send nothing: the desk talks to nobody outside."""
