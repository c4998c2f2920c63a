"""Default deny: a model gives nothing to a question that does not say who asks."""

from typing import Any

from django.db import models

from allforall.people.access import Act
from allforall.store.viewer import Viewer


class GuardedQuerySet(models.QuerySet):
    """Rows of one compartment, for somebody who may do what the model is for."""

    def seen_by(self, viewer: Viewer) -> Any:
        """Narrow to what a viewer may know of; nothing at all where the role may not."""
        acts: frozenset[Act] = self.model.seen_with
        if not acts & viewer.permission.acts:
            return self.none()
        return self.filter(**{self.model.compartment_path: viewer.compartment_id})


class Guarded(models.Manager):
    """Answers `seen_by` only: every other query through it is empty."""

    def get_queryset(self) -> Any:
        """Return nothing, whatever is asked of it."""
        return GuardedQuerySet(self.model, using=self._db).none()

    def seen_by(self, viewer: Viewer) -> Any:
        """Return what a viewer may know of."""
        return GuardedQuerySet(self.model, using=self._db).seen_by(viewer)


class GuardedModel(models.Model):  # shown on no page by itself
    """A table of one compartment. `seen_with` are the acts of which one is needed to know of a row."""

    objects = Guarded()
    unguarded = models.Manager()  # noqa: DJ012
    """For the store itself and for background work, which have no viewer; pages never touch it (a test looks)."""
    seen_with: frozenset[Act] = frozenset()
    compartment_path = "compartment"

    class Meta:
        """No table of its own."""

        abstract = True
        base_manager_name = "unguarded"
        default_manager_name = "objects"
