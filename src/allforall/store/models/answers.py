"""The answer to an offered list: what the engine proposes for each row, and what people decided, line upon line."""

from django.db import models

from allforall.people.access import Act
from allforall.store.guarded import GuardedModel
from allforall.store.models.lists import Version


class AnswerSheet(GuardedModel):
    """One answering of an offered version; `active` is flipped when all rows are there. `omitted` is sealed."""

    seen_with = frozenset({Act.SEE_OFFERS})
    compartment_path = "version__sent_list__compartment"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="answers")
    made_at = models.DateTimeField()
    made_from = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)
    omitted = models.BinaryField(default=bytes)
    active = models.BooleanField(default=False)


class AnswerRow(GuardedModel):
    """What is proposed for one row: the reply in the open, what it rests on sealed."""

    seen_with = frozenset({Act.SEE_OFFERS})
    compartment_path = "sheet__version__sent_list__compartment"

    sheet = models.ForeignKey(AnswerSheet, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveIntegerField()
    reply = models.CharField(max_length=16)
    weighed = models.BinaryField()

    class Meta(GuardedModel.Meta):
        """Rows stand in the order of the list."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["sheet", "position"], name="answer_row_once")
        ]
        indexes = [models.Index(fields=["sheet", "reply", "position"], name="rows_by_reply")]  # noqa: RUF012


class Decision(GuardedModel):
    """What somebody decided to reply to one row, and why; never changed, only followed by another."""

    seen_with = frozenset({Act.SEE_OFFERS})
    compartment_path = "version__sent_list__compartment"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="decisions")
    position = models.PositiveIntegerField()
    reply = models.CharField(max_length=16)
    why = models.BinaryField(default=bytes)
    who = models.CharField(max_length=150)
    on = models.DateTimeField()
    after = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(GuardedModel.Meta):
        """The last one of a row holds."""

        indexes = [models.Index(fields=["version", "position", "id"], name="decided_last")]  # noqa: RUF012
