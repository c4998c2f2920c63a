"""What leaves the desk: a request by one person, and the word of another; both are only ever added."""

from django.db import models

from allforall.people.access import Act
from allforall.store.guarded import GuardedModel
from allforall.store.models.lists import Version

ON_LEAVING = frozenset({Act.TAKE_IN, Act.ANSWER_OFFERS, Act.LET_GO})


class What(models.TextChoices):
    """What may leave as a file."""

    LIST = "list"
    ANSWERS = "answers"


class Leaving(GuardedModel):
    """Somebody asks that a file may leave: made as the role saw it, in a language; `digest` binds every byte of it."""

    seen_with = ON_LEAVING
    compartment_path = "version__sent_list__compartment"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    what = models.CharField(max_length=10, choices=What.choices)
    role = models.CharField(max_length=20)
    language = models.CharField(max_length=8)
    digest = models.CharField(max_length=64)
    rows_count = models.PositiveIntegerField()
    who = models.CharField(max_length=150)
    user_id = models.BigIntegerField()
    why = models.BinaryField()
    on = models.DateTimeField()


class LeavingWord(GuardedModel):
    """What a second person said to a request: let go or refused, and why. One word for a request, never the asker's own."""

    seen_with = ON_LEAVING
    compartment_path = "leaving__version__sent_list__compartment"

    leaving = models.OneToOneField(Leaving, on_delete=models.PROTECT, related_name="word")
    let_go = models.BooleanField()
    role = models.CharField(max_length=20)
    who = models.CharField(max_length=150)
    user_id = models.BigIntegerField()
    why = models.BinaryField()
    on = models.DateTimeField()
