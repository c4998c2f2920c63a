"""Pairs that the engine proposes, and what people judged of them: lines that are only ever added."""

from django.db import models

from allforall.people.judgement import Verdict
from allforall.people.settled import Settled
from allforall.store.guarded import GuardedModel
from allforall.store.models.lists import ON_PEOPLE, Version
from allforall.store.models.who import Compartment


class LinkRun(GuardedModel):
    """One comparing of two lists as they stood; `active` is flipped when its pairs are all there."""

    seen_with = ON_PEOPLE

    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT)
    left = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    right = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    how = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    active = models.BooleanField(default=False)


class Pair(GuardedModel):
    """Two entries that are, or may be, one person: bits, band, and the level and bits of every field."""

    seen_with = ON_PEOPLE
    compartment_path = "run__compartment"

    run = models.ForeignKey(LinkRun, on_delete=models.CASCADE, related_name="pairs")
    left = models.CharField(max_length=270, db_index=True)
    right = models.CharField(max_length=270, db_index=True)
    left_position = models.PositiveIntegerField()
    right_position = models.PositiveIntegerField()
    bits = models.FloatField()
    band = models.CharField(max_length=8)
    evidence = models.JSONField()
    settled = models.CharField(
        max_length=10, choices=[(each.value, each.value) for each in Settled], default=Settled.WAITING.value
    )

    class Meta(GuardedModel.Meta):
        """Waiting pairs are taken the likeliest first."""

        indexes = [  # noqa: RUF012
            models.Index(fields=["band", "settled", "-bits", "id"], name="likeliest_first"),
        ]


class JudgementLine(GuardedModel):
    """What one person judged of two entries. `after` is the last line that they had seen: another may stand beside it."""

    seen_with = ON_PEOPLE

    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT)
    left = models.CharField(max_length=270)
    right = models.CharField(max_length=270)
    verdict = models.CharField(max_length=10, choices=[(each.value, each.value) for each in Verdict])
    who = models.CharField(max_length=150)
    user_id = models.BigIntegerField()
    why = models.BinaryField(default=bytes)
    seen = models.BinaryField(default=bytes)
    on = models.DateTimeField()
    after = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(GuardedModel.Meta):
        """Lines are found by either entry."""

        indexes = [  # noqa: RUF012
            models.Index(fields=["compartment", "left"], name="judged_left"),
            models.Index(fields=["compartment", "right"], name="judged_right"),
            models.Index(fields=["compartment", "user_id", "on"], name="judged_by"),
        ]
