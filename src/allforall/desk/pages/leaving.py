"""Files that leave: somebody asks and says why, somebody else lets go, the asker takes the file."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from allforall.base.errors import UsageError
from allforall.base.messages import mark, translate
from allforall.desk.access import needs
from allforall.desk.again import irreversible
from allforall.desk.house import CLOCK, vault
from allforall.desk.leaving import digest_of, file_of, made_file
from allforall.desk.show import page
from allforall.people.access import Act
from allforall.store.answering import latest
from allforall.store.leaving import (
    ASKED_WITH,
    TIME_TO_TAKE,
    ask_to_leave,
    check_taking,
    reasons_of,
    say_of_leaving,
    word_on,
)
from allforall.store.look_ups import Looked, record
from allforall.store.models import Leaving, Version
from allforall.store.models.leaving import What
from allforall.store.models.lists import State
from allforall.store.viewer import Viewer

MOST_SHOWN = 100
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs(Act.TAKE_IN, Act.ANSWER_OFFERS, Act.LET_GO)
@require_GET
def leavings(request: HttpRequest) -> HttpResponse:
    """Show every request with what was said to it, the newest first."""
    viewer: Viewer = request.viewer
    asked = [_shown(viewer, each) for each in _known(viewer).order_by("-pk")[:MOST_SHOWN]]
    return page(request, "leavings.html", asked=asked)


@needs(Act.TAKE_IN, Act.ANSWER_OFFERS)
@require_http_methods(["GET", "POST"])
def ask_leaving(request: HttpRequest, what: str, name: str, number: int) -> HttpResponse:
    """Ask that a file may leave, with a reason."""
    viewer: Viewer = request.viewer
    if what not in What.values or not viewer.may(ASKED_WITH[What(what)]):
        raise Http404
    version = _version(viewer, name, number)
    if what == What.ANSWERS and (version.sent_list.kind != "offer" or not latest(version)):
        messages.warning(request, translate(mark("Decide at least one row first."), request.language))
        return redirect("offers")
    problem = ""
    if request.method == "POST":
        content = made_file(version, What(what), viewer.role, request.language)
        if content is None:
            raise Http404
        try:
            ask_to_leave(
                vault(),
                viewer,
                version,
                What(what),
                digest_of(content),
                CLOCK.now(),
                why=request.POST.get("why", ""),
                language=request.language,
                rows=version.rows_count if what == What.LIST else len(latest(version)),
            )
        except UsageError as error:
            problem = error.say(request.language)
        else:
            messages.success(request, translate(mark("Asked. Somebody else lets it go."), request.language))
            return redirect("leavings")
    status = 422 if problem else 200
    return page(request, "ask_leaving.html", status=status, version=version, what=what, problem=problem)


@needs(Act.LET_GO)
@irreversible(back="leavings")
@require_POST
def say_leaving(request: HttpRequest, number: int) -> HttpResponse:
    """Let a file go that somebody else asked for, or refuse it, with a reason."""
    viewer: Viewer = request.viewer
    asked = _asked(viewer, number)
    said = request.POST.get("say", "")
    if said not in {"let go", "refuse"}:
        raise Http404
    try:
        why = request.POST.get("why", "")
        say_of_leaving(vault(), viewer, asked, CLOCK.now(), let_go=said == "let go", why=why)
    except UsageError as error:
        messages.error(request, error.say(request.language))
    return redirect("leavings")


@needs(Act.TAKE_IN, Act.ANSWER_OFFERS)
@irreversible(back="leavings")
@require_POST
def take_leaving(request: HttpRequest, number: int) -> HttpResponse:
    """Hand the file to whoever asked for it, if it still is what was let go; the log says that it left."""
    viewer: Viewer = request.viewer
    asked = _asked(viewer, number)
    name = f"{asked.version.sent_list.name}-{asked.version.number}-{asked.what}"
    content = file_of(asked)
    if content is None:
        raise Http404
    try:
        check_taking(viewer, asked, digest_of(content), CLOCK.now())
    except UsageError as error:
        messages.error(request, error.say(request.language))
        return redirect("leavings")
    with transaction.atomic():
        record(viewer, Looked.FILE, [f"{name}, request {asked.pk}"], CLOCK.now(), asked.rows_count)
    answer = HttpResponse(content, content_type=XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return answer


def _shown(viewer: Viewer, asked: Leaving) -> dict[str, Any]:
    """Lay a request out, with what the viewer may do about it."""
    word = word_on(asked)
    why, answer = reasons_of(vault(), asked, word)
    mine = asked.user_id == viewer.user_id
    late = bool(word and CLOCK.now() - word.on > TIME_TO_TAKE)
    return {
        "asked": asked,
        "word": word,
        "why": why,
        "answer": answer,
        "late": late,
        "mine": mine,
        "may_say": word is None and not mine and viewer.may(Act.LET_GO),
        "may_take": bool(word and word.let_go)
        and mine
        and not late
        and viewer.may(ASKED_WITH[What(asked.what)]),
    }


def _known(viewer: Viewer) -> Any:
    """Narrow to what somebody may let go or could have asked for: a reason may say something of a case."""
    asked = Leaving.objects.seen_by(viewer).select_related("version__sent_list", "version__key")
    if viewer.may(Act.LET_GO):
        return asked
    return asked.filter(what__in=[what for what, act in ASKED_WITH.items() if viewer.may(act)])


def _asked(viewer: Viewer, number: int) -> Leaving:
    found: Leaving | None = _known(viewer).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _version(viewer: Viewer, name: str, number: int) -> Version:
    found: Version | None = (
        Version.objects.seen_by(viewer)
        .select_related("sent_list", "key")
        .filter(sent_list__name=name, number=number, state__in=[State.READ, State.IN])
        .first()
    )
    if found is None:
        raise Http404
    return found
