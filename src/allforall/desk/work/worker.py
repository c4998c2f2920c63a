"""The worker: takes up what the dead left, runs what waits, chains the log of look-ups, and waits a little."""

import logging
import signal
import time
from types import FrameType

from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from allforall.base.clock import Clock
from allforall.desk.house import CLOCK
from allforall.desk.work.tasks import carry_out
from allforall.store.jobs import take_back_dead, waiting
from allforall.store.look_ups import chain

PAUSE_S = 0.7
LOG = logging.getLogger("allforall.work")


class Stop:
    """Remembers that somebody asked the worker to end."""

    asked = False

    def __call__(self, _signal: int, _frame: FrameType | None) -> None:
        """Note it; the job at hand is finished first."""
        self.asked = True


def run() -> None:
    """Work until somebody asks to stop."""
    stop = Stop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop)
    while not stop.asked:
        close_old_connections()
        once(CLOCK)
        time.sleep(PAUSE_S)


def once(clock: Clock) -> None:
    """Do everything that waits now."""
    clear_dead(take_back_dead(clock.now()))
    queued = {tuple(task.args_kwargs["args"]) for task in DBTaskResult.objects.ready()}
    for job_id in waiting(clock.now()):
        if (job_id,) not in queued:
            carry_out.enqueue(job_id)
    Worker(
        queue_names=["default"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=20,
        worker_id="desk",
        excluded_queue_names=[],
    ).run()
    chain(clock.now())


def clear_dead(job_ids: list[int]) -> None:
    """End the queue's own lines of jobs whose worker died: nothing else ever would."""
    dead = [task for task in DBTaskResult.objects.running() if task.args_kwargs["args"][:1] != []]
    for task in dead:
        if task.args_kwargs["args"][0] in job_ids:
            LOG.warning("job %s is taken up again after its worker died", task.args_kwargs["args"][0])
            task.set_failed(RuntimeError("worker died"))
