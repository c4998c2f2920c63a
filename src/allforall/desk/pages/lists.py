"""Lists: what came, bringing a file in, its preview with every doubt at its cell, taking it in, the rows as they are."""

import re
from datetime import date
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from allforall.base.messages import mark, translate
from allforall.base.parties import LETTERS
from allforall.desk.access import needs
from allforall.desk.again import irreversible
from allforall.desk.findings import at_cells
from allforall.desk.house import CLOCK, vault
from allforall.desk.rows import rows_shown
from allforall.desk.show import page
from allforall.desk.work.tasks import put_on
from allforall.exchange.definition import ListKind
from allforall.people.access import Act
from allforall.people.fields import FIELDS
from allforall.store.arrivals import Arrival, opened_preview, receive
from allforall.store.look_ups import Looked, record
from allforall.store.models import Compartment, Job, SentList, Version
from allforall.store.models.lists import State
from allforall.store.models.work import Progress
from allforall.store.reading import rows_at
from allforall.store.viewer import Viewer

PAGE_ROWS = 50
MOST_BYTES = 60_000_000
NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
SUFFIXES = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".csv", ".tsv", ".txt", ".parquet")


@needs(Act.SEE_LISTS, Act.TAKE_IN)
@require_GET
def lists(request: HttpRequest) -> HttpResponse:
    """Show every list with the version that everybody works with, and those on their way in."""
    viewer: Viewer = request.viewer
    sent = SentList.objects.seen_by(viewer).select_related("current").order_by("about", "kind", "name")
    coming = (
        Version.objects.seen_by(viewer).exclude(state=State.IN).select_related("sent_list").order_by("-pk")
    )
    return page(request, "lists.html", lists=sent, coming=coming[:20])


@needs(Act.TAKE_IN)
@require_http_methods(["GET", "POST"])
def add_list(request: HttpRequest) -> HttpResponse:
    """Bring a file in, as the next version of a list or as a new one."""
    viewer: Viewer = request.viewer
    known = SentList.objects.seen_by(viewer).order_by("name")
    problems: dict[str, str] = {}
    if request.method == "POST":
        arrival, problems = _arrival(request, viewer)
        file = request.FILES.get("file")
        if arrival and file and not problems:
            compartment = Compartment.objects.select_related("key").get(pk=viewer.compartment_id)
            with transaction.atomic():
                version = receive(
                    vault(), compartment, arrival, file.name, file.read(), viewer.name, CLOCK.now()
                )
                put_on(
                    viewer.compartment_id, "read", {"version": version.pk, "file": version.file}, viewer.name
                )
            return redirect("version", version.sent_list.name, version.number)
    return page(
        request,
        "add_list.html",
        status=422 if problems else 200,
        lists=known,
        kinds=list(ListKind),
        problems=problems,
        said=request.POST.dict(),
        suffixes=",".join(SUFFIXES),
    )


def _arrival(request: HttpRequest, viewer: Viewer) -> tuple[Arrival | None, dict[str, str]]:
    """Read the form; return what is known of the list, and what is wrong with which field."""
    said = request.POST
    problems = _wrong_file(request.FILES.get("file"))
    known = SentList.objects.seen_by(viewer)
    sent = known.filter(name=said.get("list", "")).first()
    if sent:
        return Arrival(sent.name, sent.kind, sent.said_by, sent.about), _in_words(problems, request)
    problems |= _wrong_description(said, known)
    if problems:
        return None, _in_words(problems, request)
    today, reply_by = CLOCK.now().date(), _day(said.get("reply_by", ""))
    return Arrival(said["name"].strip(), said["kind"], said["said_by"], said["about"], today, reply_by), {}


def _wrong_file(file: Any) -> dict[str, str]:
    if file is None:
        return {"file": mark("Choose a file.")}
    if not file.name.lower().endswith(SUFFIXES):
        return {"file": mark("Choose a workbook, a CSV or a Parquet file.")}
    if file.size > MOST_BYTES:
        return {"file": mark("The file is larger than 60 MB. Send it in parts.")}
    return {}


def _wrong_description(said: Any, known: Any) -> dict[str, str]:
    problems = {}
    name = said.get("name", "").strip()
    if not NAME.fullmatch(name):
        problems["name"] = mark("Write a name of small letters, digits and hyphens, such as b-held.")
    elif known.filter(name=name).exists():
        problems["name"] = mark("There is a list of that name. Choose it above.")
    if said.get("kind") not in {kind.value for kind in ListKind}:
        problems["kind"] = mark("Choose what the list says of the people on it.")
    for field in ("said_by", "about"):
        if said.get(field) not in LETTERS:
            problems[field] = mark("Choose A or B.")
    if said.get("reply_by") and _day(said["reply_by"]) is None:
        problems["reply_by"] = mark("Write a day as 2025-06-13.")
    return problems


def _in_words(problems: dict[str, str], request: HttpRequest) -> dict[str, str]:
    return {field: translate(text, request.language) for field, text in problems.items()}


@needs(Act.SEE_LISTS, Act.TAKE_IN)
@require_GET
def version(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Show one version: its preview while it is on its way in, its rows once it is."""
    viewer: Viewer = request.viewer
    found = _version(viewer, name, number)
    job = _job_of(viewer, found)
    if found.state == State.IN:
        return _rows(request, viewer, found)
    with transaction.atomic():
        shown, findings = opened_preview(vault(), found)
        if shown["rows"]:
            record(
                viewer, Looked.ROWS, [f"{name}, version {number}, preview"], CLOCK.now(), len(shown["rows"])
            )
    sees = viewer.permission
    return page(
        request,
        "preview.html",
        version=found,
        shown=shown,
        at=at_cells(findings, request.language),
        job=job,
        fields=[field.name for field in FIELDS],
        hidden=[not sees.sees(field) for _, _, field in shown["columns"]],
        running=bool(job and job.state in {Progress.WAITING, Progress.RUNNING}),
    )


def _rows(request: HttpRequest, viewer: Viewer, found: Version) -> HttpResponse:
    start = request.GET.get("from", "1")
    first = max(0, int(start) - 1) if start.isdecimal() and len(start) < 9 else 0  # noqa: PLR2004  # digits of a row
    with transaction.atomic():
        seen = rows_at(vault(), viewer, found, range(first, first + PAGE_ROWS), Looked.ROWS, CLOCK.now())
    return page(
        request,
        "version.html",
        version=found,
        table=rows_shown(seen),
        hidden=seen.hidden,
        first=first,
        last=first + len(seen.positions),
        before=max(0, first - PAGE_ROWS) + 1 if first else None,
        after=first + PAGE_ROWS + 1 if first + PAGE_ROWS < found.rows_count else None,
        versions=Version.objects.seen_by(viewer).filter(sent_list=found.sent_list).order_by("number"),
        job=_job_of(viewer, found),
    )


@needs(Act.TAKE_IN)
@require_POST
def name_columns(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Read the file again with columns that a person named."""
    viewer: Viewer = request.viewer
    found = _version(viewer, name, number)
    shown, _ = opened_preview(vault(), found)
    known = {field.name for field in FIELDS}
    given: dict[str, str] = {}
    headers = [header for _, header, _ in shown["columns"]] + list(request.POST.getlist("unread"))
    for index, header in enumerate(headers):
        field = request.POST.get(f"field-{index}", "")
        if field in known and header and field not in given:
            given[field] = header
    with transaction.atomic():
        changed = Version.objects.seen_by(viewer).filter(
            pk=found.pk, state__in=[State.READ, State.REFUSED, State.RECEIVED]
        )
        if changed.update(given_columns=given):
            put_on(viewer.compartment_id, "read", {"version": found.pk, "file": found.file}, viewer.name)
    return redirect("version", name, number)


@needs(Act.TAKE_IN)
@irreversible(back="version")
@require_POST
def take_in(request: HttpRequest, name: str, number: int) -> HttpResponse:
    """Take a version in, in the background; pressing twice takes it in once."""
    viewer: Viewer = request.viewer
    found = _version(viewer, name, number)
    with transaction.atomic():
        job = _job_of(viewer, found)
        again = found.state == State.ARRIVING and job is not None and job.state == Progress.FAILED
        taken = Version.objects.seen_by(viewer).filter(pk=found.pk, state=State.READ)
        if taken.update(state=State.ARRIVING) or again:
            put_on(viewer.compartment_id, "take_in", {"version": found.pk, "file": found.file}, viewer.name)
    return redirect("version", name, number)


@needs(Act.SEE_LISTS, Act.TAKE_IN, Act.JUDGE)
@require_GET
def work(request: HttpRequest, number: int) -> HttpResponse:
    """Show how far a piece of work is; a page asks for it again while it runs."""
    viewer: Viewer = request.viewer
    found = get_object_or_404(Job.objects.seen_by(viewer), pk=number)
    if not request.htmx:
        return page(request, "job.html", job=found)
    answer = page(request, "parts/job.html", job=found)
    if found.state in {Progress.DONE, Progress.FAILED}:
        answer.headers["HX-Refresh"] = "true"
    return answer


def _version(viewer: Viewer, name: str, number: int) -> Version:
    found: Version | None = (
        Version.objects.seen_by(viewer)
        .select_related("sent_list", "key")
        .filter(sent_list__name=name, number=number)
        .first()
    )
    if found is None:
        raise Http404
    return found


def _job_of(viewer: Viewer, found: Version) -> Job | None:
    job_found: Job | None = (
        Job.objects.seen_by(viewer).filter(about__version=found.pk).order_by("-pk").first()
    )
    return job_found


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
