"""Work in the background, held by a lease: whoever does it says so every few seconds, and whoever stops saying so is dead.

A queue alone leaves the task of a killed worker running for ever; a lease that runs out is taken up by the next one.
"""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import close_old_connections, connection, transaction
from django.db.models import F, Q

from allforall.base.clock import Clock
from allforall.store.models import Job
from allforall.store.models.work import Progress as State

LEASE = timedelta(seconds=30)
BEAT_S = 5.0
MOST_TRIES = 3
TELL_EVERY_S = 0.5
"""Progress is written at most twice a second, so that telling it costs the database nothing."""


def ask(compartment_id: int, kind: str, about: Mapping[str, Any], who: str, now: datetime) -> Job:
    """Put a piece of work on the list; whoever runs the queue is told by the caller."""
    job: Job = Job.unguarded.create(
        compartment_id=compartment_id, kind=kind, about=dict(about), asked_by=who, asked_at=now
    )
    return job


def ask_once(compartment_id: int, kind: str, about: Mapping[str, Any], who: str, now: datetime) -> Job:
    """Put a piece of work on the list unless the same work waits there already."""
    same: Job | None = Job.unguarded.filter(
        compartment_id=compartment_id, kind=kind, about=dict(about), state=State.WAITING
    ).first()
    return same or ask(compartment_id, kind, about, who, now)


def take(job_id: int, worker: str, now: datetime) -> Job | None:
    """Take a waiting job up; None where somebody else has it, or it is done."""
    with transaction.atomic():
        taken = Job.unguarded.filter(pk=job_id, state=State.WAITING).update(
            state=State.RUNNING,
            worker=worker,
            lease_until=now + LEASE,
            started_at=now,
            tries=F("tries") + 1,
            step="",
            done=0,
            total=0,
        )
        return Job.unguarded.select_related("compartment").get(pk=job_id) if taken else None


def beat(job_id: int, worker: str, now: datetime) -> bool:
    """Say that the work goes on; False where the lease was lost to somebody else, who does it now."""
    held = Job.unguarded.filter(pk=job_id, worker=worker, state=State.RUNNING)
    return bool(held.update(lease_until=now + LEASE))


def done(job_id: int, worker: str, now: datetime) -> None:
    """Note that the work is done."""
    Job.unguarded.filter(pk=job_id, worker=worker).update(
        state=State.DONE, ended_at=now, lease_until=None, done=F("total")
    )


def failed(job_id: int, worker: str, code: str, says: str, now: datetime) -> None:
    """Note that the work cannot be done, with what to tell a person."""
    Job.unguarded.filter(pk=job_id, worker=worker).update(
        state=State.FAILED, error=code[:60], error_says=says[:2_000], ended_at=now, lease_until=None
    )


def take_back_dead(now: datetime) -> list[int]:
    """Put jobs whose worker died back on the list, or give them up after so many tries; return those to do again."""
    dead = Job.unguarded.filter(Q(lease_until__lt=now) | Q(lease_until=None), state=State.RUNNING)
    again = []
    for job in dead:
        with transaction.atomic():
            same = Job.unguarded.filter(pk=job.pk, worker=job.worker, lease_until=job.lease_until)
            if job.tries >= MOST_TRIES:
                same.update(
                    state=State.FAILED,
                    error="store.worker_died",
                    error_says="",
                    ended_at=now,
                    lease_until=None,
                )
            elif same.update(state=State.WAITING, worker="", lease_until=None):
                again.append(job.pk)
    return again


def waiting(now: datetime, older_than: timedelta = timedelta(0)) -> list[int]:
    """Return the jobs that nobody took up, the oldest first."""
    found = Job.unguarded.filter(state=State.WAITING, asked_at__lte=now - older_than).order_by("pk")
    return list(found.values_list("pk", flat=True))


@contextmanager
def kept_alive(job_id: int, worker: str, clock: Clock, every_s: float = BEAT_S) -> Iterator[threading.Event]:
    """Beat from a thread of its own while the work runs; the event is set when the lease was lost."""
    stop, lost = threading.Event(), threading.Event()

    def run() -> None:
        try:
            while not stop.wait(every_s):
                close_old_connections()
                if not beat(job_id, worker, clock.now()):
                    lost.set()
                    return
        finally:
            connection.close()

    thread = threading.Thread(target=run, name=f"lease-{job_id}", daemon=True)
    thread.start()
    try:
        yield lost
    finally:
        stop.set()
        thread.join()


@dataclass(slots=True)
class JobProgress:
    """Shows work as a row of a table, so that whoever closes the page finds it again. Fulfils `Progress`."""

    job_id: int
    tick: Any
    """Tells seconds, such as `time.monotonic`."""
    _done: int = 0
    _total: int = 0
    _told: float = field(default=-1e9)

    def start(self, what: str, total: int | None = None) -> None:
        """Begin a piece of work that people would name."""
        self._done, self._total = 0, total or 0
        Job.unguarded.filter(pk=self.job_id).update(step=what[:200], done=0, total=self._total)
        self._told = self.tick()

    def advance(self, by: int = 1) -> None:
        """Count work that is done."""
        self._done += by
        if self.tick() - self._told >= TELL_EVERY_S:
            self._told = self.tick()
            Job.unguarded.filter(pk=self.job_id).update(done=self._done)

    def done(self, result: str = "") -> None:  # noqa: ARG002  # a page shows counts, not results
        """End the piece of work."""
        Job.unguarded.filter(pk=self.job_id).update(done=self._done)
