"""Lists as they were sent: every version whole, every row as its parts, what is said sealed part by part."""

from django.db import models

from allforall.people.access import Act
from allforall.store.guarded import GuardedModel
from allforall.store.models.who import Compartment, DataKey

ON_LISTS = frozenset({Act.SEE_LISTS, Act.TAKE_IN, Act.SEE_OFFERS})
ON_PEOPLE = frozenset({Act.FIND_PEOPLE, Act.JUDGE, *ON_LISTS})


class SentList(GuardedModel):
    """A list by its name in the exchange; `current` is the version that everybody works with, flipped in one step."""

    seen_with = ON_LISTS | {Act.FIND_PEOPLE}

    compartment = models.ForeignKey(Compartment, on_delete=models.PROTECT)
    name = models.CharField(max_length=60)
    kind = models.CharField(max_length=16)
    said_by = models.CharField(max_length=1)
    about = models.CharField(max_length=1)
    received = models.DateField(null=True)
    reply_by = models.DateField(null=True)
    offered_under = models.JSONField(default=list)
    current = models.ForeignKey("Version", null=True, on_delete=models.PROTECT, related_name="+")

    class Meta(GuardedModel.Meta):
        """A name stands once in a compartment, and has no colon."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["compartment", "name"], name="list_name_once"),
            models.CheckConstraint(condition=~models.Q(name__contains=":"), name="list_name_plain"),
        ]


class State(models.TextChoices):
    """Where a version is on its way in."""

    RECEIVED = "received"
    READ = "read"
    REFUSED = "refused"
    ARRIVING = "arriving"
    IN = "in"


class Version(GuardedModel):
    """One file that came for a list, and how it was read: `layout` says which column gives which field."""

    seen_with = ON_LISTS | {Act.FIND_PEOPLE}
    compartment_path = "sent_list__compartment"

    sent_list = models.ForeignKey(SentList, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    file = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State.choices, default=State.RECEIVED)
    key = models.ForeignKey(DataKey, on_delete=models.PROTECT)
    layout = models.JSONField(default=dict)
    given_columns = models.JSONField(default=dict)
    rows_count = models.PositiveIntegerField(default=0)
    findings_count = models.PositiveIntegerField(default=0)
    blocking_count = models.PositiveIntegerField(default=0)
    findings = models.BinaryField(default=bytes)
    preview = models.BinaryField(default=bytes)
    added_by = models.CharField(max_length=150)
    added_at = models.DateTimeField()
    activated_at = models.DateTimeField(null=True)

    class Meta(GuardedModel.Meta):
        """Versions are numbered from 1."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["sent_list", "number"], name="version_number_once")
        ]


class Original(GuardedModel):
    """The file itself, sealed."""

    seen_with = frozenset({Act.TAKE_IN, Act.ANSWER_OFFERS})
    compartment_path = "version__sent_list__compartment"

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="original")
    size = models.PositiveBigIntegerField()
    sealed = models.BinaryField()


class Row(GuardedModel):
    """One row of a list: a vector of cells for each part, the parts that say who and how somebody is, sealed.

    Empty bytes are a part of which nothing was said; a row without its parts and with `erased_at` is a placeholder
    for somebody whose time of keeping is over.
    """

    seen_with = ON_PEOPLE
    compartment_path = "version__sent_list__compartment"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="rows")
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    row_id = models.CharField(max_length=200)
    ordinary = models.BinaryField()
    identity = models.BinaryField()
    custody = models.BinaryField()
    will = models.BinaryField()
    health = models.BinaryField()
    erased_at = models.DateTimeField(null=True)

    class Meta(GuardedModel.Meta):
        """A row is found by where it stands, or by the sender's id."""

        constraints = [  # noqa: RUF012
            models.UniqueConstraint(fields=["version", "position"], name="row_position_once"),
            models.UniqueConstraint(fields=["version", "row_id"], name="row_id_once"),
        ]


class SearchWord(models.Model):  # noqa: DJ008  # shown on no page by itself
    """A blind index of one word of a row: it tells equal words, and nothing else without the key."""

    token = models.BigIntegerField()
    version = models.ForeignKey(Version, on_delete=models.CASCADE, db_index=False, related_name="+")
    position = models.PositiveIntegerField()

    class Meta:
        """Looked up by word, then by version."""

        indexes = [models.Index(fields=["token", "version", "position"], name="word_then_row")]  # noqa: RUF012
