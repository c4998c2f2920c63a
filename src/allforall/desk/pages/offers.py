"""Offers: the answer sheet of an offered list, row by row; what is proposed, what somebody decided, by when."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from allforall.base.messages import mark, translate
from allforall.desk.access import needs
from allforall.desk.answer import answer_rows, offers_of, omitted_rows
from allforall.desk.house import CLOCK, vault
from allforall.desk.show import page
from allforall.exchange.offer import EXPLANATIONS, Reply
from allforall.people.access import Act
from allforall.store.answering import decide, latest
from allforall.store.models import AnswerRow, AnswerSheet, SentList
from allforall.store.viewer import Viewer

PAGE_ROWS = 40


@needs(Act.SEE_OFFERS)
@require_GET
def offers(request: HttpRequest) -> HttpResponse:
    """Show every offer with its deadline and how far its answer is."""
    return page(request, "offers.html", offers=offers_of(request.viewer, CLOCK.now().date()))


@needs(Act.SEE_OFFERS)
@require_GET
def offer(request: HttpRequest, name: str) -> HttpResponse:
    """Show the answer sheet of one offer, some rows at a time, all or those with one proposed reply."""
    viewer: Viewer = request.viewer
    sheet = _sheet(viewer, name)
    if sheet is None:
        return page(request, "offer_waits.html", name=name)
    chosen = request.GET.get("reply", "")
    rows = AnswerRow.objects.seen_by(viewer).filter(sheet=sheet)
    if chosen in Reply.__members__:
        rows = rows.filter(reply=chosen)
    text = request.GET.get("page", "1")
    number = max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004  # digits of a page
    count = rows.count()
    window = list(rows.order_by("position")[(number - 1) * PAGE_ROWS : number * PAGE_ROWS])
    now = CLOCK.now()
    with transaction.atomic():
        shown = answer_rows(vault(), viewer, sheet, window, now, request.language)
        omitted = omitted_rows(vault(), viewer, sheet, now) if number == 1 and not chosen else ()
    decided = latest(sheet.version)
    return page(
        request,
        "offer.html",
        sheet=sheet,
        sent=sheet.version.sent_list,
        rows=shown,
        omitted=omitted,
        chosen=chosen,
        replies=Reply,
        explanations=EXPLANATIONS,
        counts=sheet.counts["replies"],
        page_number=number,
        pages=max(1, -(-count // PAGE_ROWS)),
        decided=len(decided),
        days_left=_days_left(sheet),
        may_answer=viewer.may(Act.ANSWER_OFFERS),
    )


@needs(Act.ANSWER_OFFERS)
@require_POST
def decide_rows(request: HttpRequest, name: str) -> HttpResponse:
    """Keep the same reply for every ticked row, or for each what is proposed."""
    viewer: Viewer = request.viewer
    sheet = _sheet(viewer, name)
    if sheet is None:
        raise Http404
    asked = request.POST.get("reply", "")
    ticked = {int(text) for text in request.POST.getlist("row") if text.isdecimal() and len(text) < 9}  # noqa: PLR2004
    rows = AnswerRow.objects.seen_by(viewer).filter(sheet=sheet, position__in=ticked)
    if asked != "PROPOSED" and asked not in Reply.__members__:
        raise Http404
    replies = {row.position: Reply[row.reply if asked == "PROPOSED" else asked] for row in rows}
    known = {
        position: int(text)
        for position in replies
        if (text := request.POST.get(f"last-{position}", "0")).isdecimal()
    }
    back = f"{reverse('offer', args=[name])}?reply={request.POST.get('filter', '')}&page={request.POST.get('page', '1')}"
    if not replies:
        messages.warning(request, translate("Tick at least one row first.", request.language))
        return redirect(back)
    why = request.POST.get("why", "").strip()[:1_000]
    decided = decide(vault(), viewer, sheet.version, replies, CLOCK.now(), why=why, known=known)
    if decided.others:
        text = mark(
            "Somebody else decided some of these rows while you looked. Both decisions are kept; yours stands last."
        )
        messages.warning(request, translate(text, request.language))
    messages.success(request, translate("Kept.", request.language))
    return redirect(back)


def _sheet(viewer: Viewer, name: str) -> AnswerSheet | None:
    sent = SentList.objects.seen_by(viewer).filter(name=name, kind="offer").first()
    if sent is None:
        raise Http404
    found: AnswerSheet | None = (
        AnswerSheet.objects.seen_by(viewer)
        .filter(version=sent.current_id, active=True)
        .select_related("version__key", "version__sent_list")
        .first()
    )
    return found


def _days_left(sheet: AnswerSheet) -> int | None:
    due = sheet.version.sent_list.reply_by
    return (due - CLOCK.now().date()).days if due else None
