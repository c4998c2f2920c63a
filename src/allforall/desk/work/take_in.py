"""Take a list in: the same reading as its preview, row by row into the store, then flipped over in one step."""

from django.db import transaction

from allforall.base.errors import InputError
from allforall.base.messages import mark
from allforall.base.progress import Progress
from allforall.desk.house import CLOCK, vault
from allforall.desk.work.read import read_version
from allforall.exchange.definition import ListKind
from allforall.store.jobs import ask, ask_once
from allforall.store.keeping import activate, keep_rows
from allforall.store.models import Job, Version
from allforall.store.models.lists import State


def carry_out(job: Job, progress: Progress) -> None:
    """Take in the version that the job names; what follows from it is put on the list of work."""
    version = Version.unguarded.select_related("key", "sent_list").get(pk=job.about["version"])
    if version.state == State.IN:
        return
    preview = read_version(version, progress)
    if preview.people is None:
        raise InputError(
            "desk.list_unreadable",
            mark("{file} cannot be read any more as it was in its preview. Bring the file again."),
            file=version.file,
        )
    keep_rows(vault(), version, preview.people, progress)
    sent, now = version.sent_list, CLOCK.now()
    with transaction.atomic():
        activate(version, now)
        ask_once(sent.compartment_id, "compare", {"about": sent.about}, job.asked_by, now)
        if sent.kind == ListKind.OFFER.value and sent.about == job.compartment.ours:
            ask(sent.compartment_id, "answer", {"version": version.pk}, job.asked_by, now)
