"""Who looked at whom: a line in the same transaction as the look, chained afterwards, so that none can go missing."""

from django.db import models

from allforall.people.access import Act
from allforall.store.guarded import GuardedModel
from allforall.store.models.who import Compartment


class LookUp(GuardedModel):
    """Somebody looked at a person, a pair, a list or a search. `subject` names an entry, never what was seen."""

    seen_with = frozenset({Act.READ_LOG})

    at = models.DateTimeField()
    user_id = models.BigIntegerField()
    who = models.CharField(max_length=150)
    role = models.CharField(max_length=20)
    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT)
    kind = models.CharField(max_length=16)
    subject = models.CharField(max_length=600)
    shown = models.PositiveIntegerField(default=1)

    class Meta(GuardedModel.Meta):
        """Read by compartment, the newest first; and by whom it is about."""

        indexes = [  # noqa: RUF012
            models.Index(fields=["compartment", "-id"], name="newest_look_first"),
            models.Index(fields=["compartment", "subject"], name="looks_at_one"),
        ]


class ChainLink(models.Model):  # noqa: DJ008  # shown on no page by itself
    """A look-up in its place in the chain: SHA-256 over the link before and the look-up."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    look_up = models.OneToOneField(LookUp, on_delete=models.PROTECT, related_name="link")
    digest = models.CharField(max_length=64)


class Checkpoint(models.Model):  # noqa: DJ008  # shown on no page by itself
    """The head of the chain on a day, to be handed to somebody else: a chain in one hand proves little."""

    seq = models.PositiveBigIntegerField()
    digest = models.CharField(max_length=64)
    at = models.DateTimeField()
