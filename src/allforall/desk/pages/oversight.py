"""Oversight: who looked at what, for the auditor; accounts and roles, for the administrator. Neither sees a case."""

from django.contrib.auth import get_user_model
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods

from allforall.base.canonical import spoken_groups
from allforall.base.messages import translate
from allforall.desk.access import needs
from allforall.desk.again import irreversible
from allforall.desk.show import page
from allforall.people.access import PERMISSIONS, Act, Role
from allforall.store.models import ChainLink, Checkpoint, LookUp, Membership
from allforall.store.viewer import Viewer

PAGE_LOOKS = 100


@needs(Act.READ_LOG)
@require_GET
def look_ups(request: HttpRequest) -> HttpResponse:
    """Show the log of this compartment, newest first, of everybody or of one person's looks."""
    viewer: Viewer = request.viewer
    looks = LookUp.objects.seen_by(viewer).select_related("link").order_by("-pk")
    who = request.GET.get("who", "")[:150]
    if who:
        looks = looks.filter(who=who)
    before = request.GET.get("before", "")
    if before.isdecimal():
        looks = looks.filter(pk__lt=int(before))
    shown = list(looks[:PAGE_LOOKS])
    head = ChainLink.objects.order_by("-seq").first()
    return page(
        request,
        "look_ups.html",
        looks=shown,
        who=who,
        people=LookUp.objects.seen_by(viewer).order_by("who").values_list("who", flat=True).distinct(),
        before=shown[-1].pk if len(shown) == PAGE_LOOKS else None,
        head=head,
        spoken=spoken_groups(head.digest) if head else "",
        checkpoints=Checkpoint.objects.order_by("-seq")[:5],
    )


@needs(Act.MANAGE)
@irreversible(back="accounts")
@require_http_methods(["GET", "POST"])
def accounts(request: HttpRequest) -> HttpResponse:
    """Show who has which role in this compartment; give one, or take one away."""
    viewer: Viewer = request.viewer
    problem = ""
    if request.method == "POST":
        problem = _change(request, viewer)
        if not problem:
            return redirect("accounts")
    here = Membership.objects.filter(compartment_id=viewer.compartment_id).select_related("user")
    return page(
        request,
        "accounts.html",
        status=422 if problem else 200,
        given=here.order_by("user__username", "role"),
        roles=PERMISSIONS,
        problem=problem,
    )


def _change(request: HttpRequest, viewer: Viewer) -> str:
    """Give or take a role; return what is wrong, in words, or nothing."""
    if taken := request.POST.get("take", ""):
        mine = Membership.objects.filter(user_id=viewer.user_id, role=Role.ADMINISTRATOR.value)
        wanted = Membership.objects.filter(
            compartment_id=viewer.compartment_id, pk=int(taken) if taken.isdecimal() else 0
        )
        if wanted.filter(pk__in=mine).exists():
            return translate(
                "Your own role of administrator is taken away by another administrator.", request.language
            )
        wanted.delete()
        return ""
    user = get_user_model().objects.filter(username=request.POST.get("name", "").strip()).first()
    if user is None:
        return translate(
            "There is no account of that name. Accounts are made on the desk's terminal.", request.language
        )
    if request.POST.get("role") not in {role.value for role in Role}:
        return translate("Choose a role.", request.language)
    Membership.objects.get_or_create(
        user=user, compartment_id=viewer.compartment_id, role=request.POST["role"]
    )
    return ""
