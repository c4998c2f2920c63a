"""Before what cannot be taken back the desk asks once more who is there: a password or a code of the last ten minutes."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from allforall.base.messages import mark, translate

Page = Callable[..., Any]
NOTHING_YET = mark("Nothing is done yet. Once you have shown that it is you, press the button again.")
NOT_IN_THE_EXAMPLE = mark(
    "At a real desk you would now type your password or a code once more. In the example nobody signs in, so this is skipped."
)


def irreversible(*, back: str) -> Callable[[Page], Page]:
    """Mark a page whose form cannot be taken back; `back` names the page that holds the button."""

    def mark_page(page: Page) -> Page:
        page.back = back  # type: ignore[attr-defined]  # how Django's own decorators mark a view
        return page

    return mark_page


def asked_again(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Return the way to the question, None where it was answered in time or need not be asked.

    Signing in does not count: who opened the desk in the morning may not be who sits there now. What was sent is
    thrown away rather than kept for afterwards: a session holds nothing of a case.
    """
    back = getattr(page, "back", None)
    if back is None or request.method != "POST":
        return None
    if settings.DEMO:
        messages.info(request, translate(NOT_IN_THE_EXAMPLE, request.language))
        return None
    if did_recently_reauthenticate(request):
        return None
    ways = get_adapter().get_reauthentication_methods(request.user)
    there = reverse(back, kwargs=request.resolver_match.kwargs if back == "version" else None)
    messages.info(request, translate(NOTHING_YET, request.language))
    return redirect(f"{ways[0]['url']}?{urlencode({'next': there})}")
