"""Answer an offered list: who each row is, which clause fits, what we would reply."""

from allforall.actions.check_offer import check_offer
from allforall.base.parties import Letter
from allforall.base.progress import Progress
from allforall.bureau import on_store
from allforall.desk.house import CLOCK, vault
from allforall.store.answering import keep_sheet
from allforall.store.models import Compartment, Job, Version


def carry_out(job: Job, progress: Progress) -> None:
    """Answer the offered version that the job names, from our own lists alone."""
    compartment = Compartment.objects.select_related("key").get(pk=job.compartment_id)
    version = Version.unguarded.select_related("key", "sent_list__current").get(pk=job.about["version"])
    source = on_store(compartment, vault())
    ours: Letter = source.ours
    path = source.locate(source.spec(version.sent_list))
    checked = check_offer(path, ours, source, progress=progress)
    keep_sheet(vault(), version, checked.sheet, source.digests(), CLOCK.now())
