"""Stands before every page: signed in, with a second factor, in a role that may; asks again where it must."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote

from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from allforall.desk.access import SECOND_FACTOR, Access, access_of
from allforall.desk.again import asked_again
from allforall.people.access import Role
from allforall.store.models import Membership
from allforall.store.viewer import Viewer

CHOSEN = "membership"
"""Where the session keeps which of somebody's roles they took on."""


class GuardMiddleware:
    """Refuses before a page runs; gives the page its viewer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        """Stand before the rest."""
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Let a request in as nobody yet; what a signed-in page showed is not kept by any browser or proxy."""
        request.viewer = None
        response = self._get_response(request)
        if getattr(request, "user", None) is not None and request.user.is_authenticated:
            response.headers["Cache-Control"] = "no-store"
        return response

    def process_view(
        self, request: HttpRequest, page: Callable[..., Any], _args: Any, _kwargs: Any
    ) -> HttpResponse | None:
        """Refuse, send to sign in, or let the page run."""
        name = request.resolver_match.url_name
        access = access_of(page, name)
        if access is None:
            raise Http404
        if not access.signed_in:
            return None
        if not request.user.is_authenticated:
            door = "choose_role" if settings.DEMO else "account_login"
            return redirect(f"{reverse(door)}?next={quote(request.get_full_path())}")
        if not settings.DEMO and name not in SECOND_FACTOR and not is_mfa_enabled(request.user):
            return redirect("mfa_activate_totp")
        request.viewer = viewer_of(request)
        return refusal(request, access) or asked_again(request, page)


def refusal(request: HttpRequest, access: Access) -> HttpResponse | None:
    """Return the page that refuses, None where the viewer's role may."""
    if not access.acts:
        return None
    viewer: Viewer | None = request.viewer
    if viewer is not None and access.acts & viewer.permission.acts:
        return None
    return render(request, "refused.html", {"acts": sorted(access.acts)}, status=403, using="desk")


def memberships_of(request: HttpRequest) -> list[Membership]:
    """Return the roles of whoever is signed in, in the order of the compartments."""
    found = Membership.objects.filter(user_id=request.user.pk).select_related("compartment")
    return list(found.order_by("compartment__title", "role"))


def viewer_of(request: HttpRequest) -> Viewer | None:
    """Return whoever is signed in, in the role that they took on; None for somebody without any role."""
    request.memberships = memberships_of(request)
    if not request.memberships:
        return None
    chosen = request.session.get(CHOSEN)
    taken = next((each for each in request.memberships if each.pk == chosen), request.memberships[0])
    request.membership = taken
    return Viewer(request.user.pk, request.user.get_username(), Role(taken.role), taken.compartment_id)
