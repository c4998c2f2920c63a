"""Read a file that came, and keep what a page shows of it before anything is taken in."""

from allforall.actions.preview_list import Preview, preview_list
from allforall.base.progress import Progress
from allforall.desk.house import CLOCK, vault
from allforall.store.arrivals import keep_preview, original_as_file
from allforall.store.models import Job, Version


def carry_out(job: Job, progress: Progress) -> None:
    """Read the version that the job names."""
    version = Version.unguarded.select_related("key", "sent_list").get(pk=job.about["version"])
    preview = read_version(version, progress)
    keep_preview(
        vault(),
        version,
        preview.shown(),
        preview.told(),
        rows=len(preview.people) if preview.people is not None else 0,
        found=len(preview.findings),
        blocking=preview.blocked,
        readable=preview.people is not None,
    )


def read_version(version: Version, progress: Progress) -> Preview:
    """Read the file of a version by the columns that somebody named for it."""
    sent = version.sent_list
    with original_as_file(vault(), version) as path:
        return preview_list(
            path,
            name=sent.name,
            source=sent.said_by,
            received=sent.received,
            today=CLOCK.now().date(),
            columns=version.given_columns or None,
            progress=progress,
        )
