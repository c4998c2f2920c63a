"""Compare the lists about one party's people, and keep the pairs for people to judge."""

from allforall.actions.compare_lists import compare_lists
from allforall.actions.open_exchange import open_exchange
from allforall.base.parties import Letter
from allforall.base.progress import Progress
from allforall.bureau import on_store
from allforall.desk.house import CLOCK, vault
from allforall.exchange.view import View
from allforall.store.linking import keep_links
from allforall.store.models import Compartment, Job, Version


def carry_out(job: Job, progress: Progress) -> None:
    """Compare every list about the people that the job names."""
    compartment = Compartment.objects.select_related("key").get(pk=job.compartment_id)
    source = on_store(compartment, vault())
    opened = open_exchange(source, View(compartment.ours), progress)
    about: Letter = "A" if job.about["about"] == "A" else "B"
    found = compare_lists(opened, about, progress)
    if found is None:
        return
    current = Version.unguarded.filter(sent_list__compartment=compartment, state="in")
    versions = {
        version.sent_list.name: version
        for version in current.select_related("sent_list")
        if version.sent_list.current_id == version.pk
    }
    for (left, right), links in found.links.items():
        whole = found.whole[left], found.whole[right]
        keep_links(versions[left], versions[right], links, whole, CLOCK.now())
