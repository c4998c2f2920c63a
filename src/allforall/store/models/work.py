"""Work in the background: what it is, how far it is, who does it, and until when it counts as alive."""

from django.db import models

from allforall.people.access import Act
from allforall.store.guarded import GuardedModel
from allforall.store.models.lists import ON_LISTS
from allforall.store.models.who import Compartment


class Progress(models.TextChoices):
    """Where a job is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


class Job(GuardedModel):
    """One piece of work that people would name. A job whose lease ran out was killed, and is taken up again."""

    seen_with = ON_LISTS | {Act.JUDGE}

    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT)
    kind = models.CharField(max_length=20)
    about = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=Progress.choices, default=Progress.WAITING)
    step = models.CharField(max_length=200, blank=True)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=64, blank=True)
    lease_until = models.DateTimeField(null=True)
    error = models.CharField(max_length=60, blank=True)
    error_says = models.TextField(blank=True)
    asked_by = models.CharField(max_length=150)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta(GuardedModel.Meta):
        """Looked for by state, the oldest first."""

        indexes = [models.Index(fields=["state", "lease_until"], name="jobs_by_state")]  # noqa: RUF012
