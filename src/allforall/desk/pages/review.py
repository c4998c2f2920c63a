"""Review: one pair at a time, with its reasons; a judgement is a keystroke, and U takes the last one back."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from allforall.base.messages import mark, translate
from allforall.desk.access import needs
from allforall.desk.house import CLOCK, vault
from allforall.desk.pair import pair_shown
from allforall.desk.show import page
from allforall.people.access import Act
from allforall.people.judgement import Verdict
from allforall.people.person_list import person_said
from allforall.store.judging import judge, lines_about, next_pair, queue, take_back_last, throughput
from allforall.store.look_ups import Looked
from allforall.store.models import Pair
from allforall.store.reading import Seen, rows_at
from allforall.store.viewer import Viewer

ASKED = {"same": Verdict.SAME, "different": Verdict.DIFFERENT, "unsure": Verdict.UNSURE}
MOST_RIVALS = 6


@needs(Act.JUDGE)
@require_GET
def review(request: HttpRequest) -> HttpResponse:
    """Go to the next pair, or say that none waits."""
    viewer: Viewer = request.viewer
    after = request.GET.get("after", "")
    pair = next_pair(viewer, after=int(after) if after.isdecimal() else None)
    if pair is None:
        return page(request, "review_empty.html", done=_done_today(viewer))
    return redirect("pair", pair.pk)


@needs(Act.JUDGE)
@require_GET
def pair(request: HttpRequest, number: int) -> HttpResponse:
    """Show a pair. What others judged of it is shown only where they disagree, or where the viewer judged it too."""
    viewer: Viewer = request.viewer
    found = _pair(viewer, number)
    now = CLOCK.now()
    with transaction.atomic():
        left = rows_at(vault(), viewer, found.run.left, [found.left_position], Looked.PAIR, now)
        right = rows_at(vault(), viewer, found.run.right, [found.right_position], Looked.PAIR, now)
        rivals = [_rival(viewer, found, each) for each in _rivals(viewer, found)]
        lines = list(lines_about(viewer.compartment_id, found.left, found.right))
        mine = any(line.user_id == viewer.user_id for line in lines)
        return page(
            request,
            "pair.html",
            pair=found,
            left=left,
            right=right,
            shown=pair_shown(found, left, right, viewer.permission, request.language),
            rivals=rivals,
            waiting=queue(viewer).count(),
            done=_done_today(viewer),
            said=lines if mine or found.settled == "conflict" else [],
            last=lines[-1].pk if lines else 0,
        )


@needs(Act.JUDGE)
@require_POST
def judge_pair(request: HttpRequest, number: int) -> HttpResponse:
    """Keep a judgement and go on to the next pair."""
    viewer: Viewer = request.viewer
    found = _pair(viewer, number)
    verdict = ASKED.get(request.POST.get("verdict", ""))
    if verdict is None:
        raise Http404
    last = request.POST.get("last", "0")
    now = CLOCK.now()
    with transaction.atomic():
        seen = _said(viewer, found)
        told = judge(
            vault(),
            viewer,
            found,
            verdict,
            now,
            why=request.POST.get("why", "").strip()[:1_000],
            seen=seen,
            after=int(last) if last.isdecimal() else 0,
        )
    if told.others:
        names = ", ".join(
            dict.fromkeys(f"{line.who}: {translate(line.verdict, request.language)}" for line in told.others)
        )
        text = mark(
            "While you looked, somebody else judged this pair too ({names}). Both judgements are kept."
        )
        messages.warning(request, translate(text, request.language).format(names=names))
        return redirect("pair", found.pk)
    return redirect(f"{reverse('review')}?after={found.pk}")


@needs(Act.JUDGE)
@require_POST
def undo(request: HttpRequest) -> HttpResponse:
    """Take back one's own last judgement; both lines stay on record."""
    viewer: Viewer = request.viewer
    taken = take_back_last(vault(), viewer, CLOCK.now())
    if taken is None:
        messages.info(request, translate("There is no judgement of yours to take back.", request.language))
        return redirect("review")
    messages.info(
        request, translate("Your last judgement is taken back. Here is the pair again.", request.language)
    )
    return redirect("pair", taken.pk)


@needs(Act.JUDGE)
@require_GET
def keys(request: HttpRequest) -> HttpResponse:
    """Show all keys, and what each judgement causes."""
    return page(request, "keys.html")


def _pair(viewer: Viewer, number: int) -> Pair:
    found: Pair | None = (
        Pair.objects.seen_by(viewer)
        .filter(pk=number)
        .select_related("run__left__key", "run__left__sent_list", "run__right__key", "run__right__sent_list")
        .first()
    )
    if found is None:
        raise Http404
    return found


def _said(viewer: Viewer, found: Pair) -> dict[str, tuple[str, str]]:
    """Keep what the two rows said when they were judged: a row may stand for somebody else when its list comes again."""
    now = CLOCK.now()
    said = {}
    for entry, version, position in (
        (found.left, found.run.left, found.left_position),
        (found.right, found.run.right, found.right_position),
    ):
        seen = rows_at(vault(), viewer, version, [position], Looked.PAIR, now)
        said[entry] = person_said(seen.people, seen.people.values["id"][0]) or ("", "")
    return said


def _rivals(viewer: Viewer, found: Pair) -> list[Pair]:
    either = Q(left__in=[found.left, found.right]) | Q(right__in=[found.left, found.right])
    others = Pair.objects.seen_by(viewer).filter(either, run__active=True).exclude(pk=found.pk)
    pairs = others.select_related(
        "run__left__key", "run__left__sent_list", "run__right__key", "run__right__sent_list"
    )
    return list(pairs.order_by("-bits")[:MOST_RIVALS])


def _rival(viewer: Viewer, found: Pair, other: Pair) -> dict[str, object]:
    """Name somebody else who fits one of the two, as the log will say that they were shown."""
    ours = {found.left, found.right}
    on_right = other.left in ours
    version = other.run.right if on_right else other.run.left
    position = other.right_position if on_right else other.left_position
    seen: Seen = rows_at(vault(), viewer, version, [position], Looked.PAIR, CLOCK.now())
    name, born = person_said(seen.people, seen.people.values["id"][0]) or ("", "")
    return {
        "pair": other,
        "entry": other.right if on_right else other.left,
        "of": other.left if on_right else other.right,
        "name": name,
        "dob": born,
        "bits": other.bits,
    }


def _done_today(viewer: Viewer) -> object:
    return throughput(viewer, CLOCK.now().replace(hour=0, minute=0, second=0))
