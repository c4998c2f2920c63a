"""The first page: where we stand, what is due, what runs."""

from typing import Any

from django.db.models import Count, Sum
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from allforall.desk.access import signed_in
from allforall.desk.house import CLOCK
from allforall.desk.show import page
from allforall.exchange.definition import ListKind
from allforall.people.access import Act
from allforall.people.settled import Settled
from allforall.store.judging import queue
from allforall.store.models import AnswerSheet, Decision, Job, SentList, Version
from allforall.store.models.lists import State
from allforall.store.models.work import Progress
from allforall.store.viewer import Viewer

MOST_JOBS, MOST_ENDED = 6, 3


@signed_in
@require_GET
def today(request: HttpRequest) -> HttpResponse:
    """Show what this role may know of the case."""
    viewer: Viewer | None = request.viewer
    if viewer is None:
        return page(request, "no_role.html")
    return page(request, "today.html", **_standing(viewer), now=CLOCK.now())


def _standing(viewer: Viewer) -> dict[str, Any]:
    lists = SentList.objects.seen_by(viewer).exclude(current=None).select_related("current")
    waiting = queue(viewer).values("settled").annotate(n=Count("pk")) if viewer.may(Act.JUDGE) else []
    by_state = {each["settled"]: each["n"] for each in waiting}
    return {
        "lists": lists.order_by("about", "kind", "name"),
        "people": lists.exclude(kind=ListKind.REMAINS.value).aggregate(n=Sum("current__rows_count"))["n"]
        or 0,
        "pairs": sum(by_state.values()),
        "conflicts": by_state.get(Settled.CONFLICT.value, 0),
        "offers": [_offer(viewer, sent) for sent in lists.filter(kind=ListKind.OFFER.value)],
        "to_take_in": Version.objects.seen_by(viewer)
        .filter(state__in=[State.READ, State.REFUSED])
        .select_related("sent_list"),
        "jobs": Job.objects.seen_by(viewer)
        .filter(state__in=[Progress.WAITING, Progress.RUNNING])
        .order_by("pk")[:MOST_JOBS],
        "ended": Job.objects.seen_by(viewer)
        .filter(state__in=[Progress.DONE, Progress.FAILED])
        .order_by("-ended_at")[:MOST_ENDED],
    }


def _offer(viewer: Viewer, sent: SentList) -> dict[str, object]:
    """Say how far the answer to an offer is."""
    sheet = AnswerSheet.objects.seen_by(viewer).filter(version=sent.current_id, active=True).first()
    decided = (
        Decision.objects.seen_by(viewer).filter(version=sent.current_id).values("position").distinct().count()
    )
    left = (sent.reply_by - CLOCK.now().date()).days if sent.reply_by else None
    return {"list": sent, "sheet": sheet, "decided": decided, "days_left": left}
