"""The one task of the queue: carry a job out under a lease, and say how it ended."""

import logging
import os
import time
from collections.abc import Callable
from functools import partial

from django.db import transaction
from django_tasks import task

from allforall.base.errors import AllforallError
from allforall.base.progress import Progress
from allforall.desk.house import CLOCK
from allforall.desk.work import answer, compare, read, take_in
from allforall.store.jobs import JobProgress, ask, done, failed, kept_alive, take
from allforall.store.models import Job

LOG = logging.getLogger("allforall.work")
KINDS: dict[str, Callable[[Job, Progress], None]] = {
    "read": read.carry_out,
    "take_in": take_in.carry_out,
    "compare": compare.carry_out,
    "answer": answer.carry_out,
}
FINDINGS_OF_MINE = "desk.job_failed"


@task()
def carry_out(job_id: int) -> None:
    """Carry out a job that waits; one that somebody else has, or that is done, is left alone."""
    worker = f"{os.uname().nodename}-{os.getpid()}"
    job = take(job_id, worker, CLOCK.now())
    if job is None:
        return
    try:
        with kept_alive(job_id, worker, CLOCK):
            KINDS[job.kind](job, JobProgress(job_id, time.monotonic))
    except AllforallError as error:
        failed(job_id, worker, error.code, str(error), CLOCK.now())
    except Exception:
        LOG.exception("job %s (%s) failed", job_id, job.kind)
        failed(job_id, worker, FINDINGS_OF_MINE, "", CLOCK.now())
    else:
        done(job_id, worker, CLOCK.now())


def put_on(compartment_id: int, kind: str, about: dict[str, object], who: str) -> Job:
    """Ask for a job and put it on the queue once the transaction at hand is through."""
    job = ask(compartment_id, kind, about, who, CLOCK.now())
    transaction.on_commit(partial(_enqueue, job.pk))
    return job


def _enqueue(job_id: int) -> None:
    carry_out.enqueue(job_id)
