"""Coming in: health, language, which role; in the example the switch of roles that needs no password."""

from django.conf import settings
from django.contrib.auth import get_user_model, login
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from allforall.desk.access import open_to_all, signed_in
from allforall.desk.demo import account_of
from allforall.desk.guard import CHOSEN, memberships_of
from allforall.desk.language import COOKIE
from allforall.desk.show import page
from allforall.people.access import PERMISSIONS, Role
from allforall.store.models import Compartment, Membership

A_YEAR_S = 31_536_000


@open_to_all
@require_GET
def health(_request: HttpRequest) -> JsonResponse:
    """Say that the desk answers and its database does; nothing else, to anybody."""
    Compartment.objects.exists()
    return JsonResponse({"status": "ok"})


@open_to_all
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember a language in this browser."""
    answer = redirect(_inside(request))
    language = request.POST.get("language", "")
    if language in dict(settings.LANGUAGES):
        answer.set_cookie(
            COOKIE, language, max_age=A_YEAR_S, httponly=True, samesite="Strict", secure=settings.SECURE
        )
    return answer


@open_to_all
@require_http_methods(["GET", "POST"])
def choose_role(request: HttpRequest) -> HttpResponse:
    """Let anybody take on a role of the example; a desk with real cases has no such page."""
    if not settings.DEMO:
        raise Http404
    if request.method == "POST":
        role = request.POST.get("role", "")
        example = Membership.objects.filter(compartment__is_example=True, role=role)
        user = (
            get_user_model()
            .objects.filter(username=account_of(Role(role)) if role in list(Role) else "")
            .first()
        )
        taken = example.filter(user=user).first() if user else None
        if taken is None:
            raise Http404
        login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
        request.session[CHOSEN] = taken.pk
        return redirect(_inside(request))
    return page(request, "choose_role.html", roles=PERMISSIONS, next=request.GET.get("next", "/"))


@signed_in
@require_POST
def take_role(request: HttpRequest) -> HttpResponse:
    """Take on another of one's own roles. In the example, where each role is somebody, become that somebody."""
    mine = {each.pk for each in memberships_of(request)}
    chosen = request.POST.get("membership", "")
    wanted = int(chosen) if chosen.isdecimal() else 0
    if settings.DEMO:
        taken = (
            Membership.objects.select_related("user").filter(pk=wanted, compartment__is_example=True).first()
        )
        if taken is None:
            raise Http404
        login(request, taken.user, backend=settings.AUTHENTICATION_BACKENDS[0])
    elif wanted not in mine:
        raise Http404
    request.session[CHOSEN] = wanted
    return redirect("today")


def _inside(request: HttpRequest) -> str:
    """Return where to go next, if that is on this desk."""
    there = request.POST.get("next", "/")
    inside = url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()})
    return there if inside and there.startswith("/") else "/"
