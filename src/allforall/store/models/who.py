"""Compartments, who works in them as what, and the keys that seal what they hold."""

from django.conf import settings
from django.db import models

from allforall.people.access import Role


class DataKey(models.Model):  # noqa: DJ008  # shown on no page by itself
    """A key that seals one list or one compartment, itself sealed by a master key outside the database."""

    about = models.CharField(max_length=80)
    master = models.CharField(max_length=16, db_index=True)
    sealed = models.BinaryField()


class Compartment(models.Model):
    """One exchange as one bureau works on it: nothing in it is seen from another."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=200)
    notice = models.TextField(blank=True)
    ours = models.CharField(max_length=1, choices=[("A", "A"), ("B", "B")])
    is_example = models.BooleanField(default=False)
    definition = models.TextField(help_text="exchange.yaml as it was taken in")
    agreement = models.TextField(help_text="agreement.yaml as it was taken in")
    key = models.ForeignKey(DataKey, on_delete=models.PROTECT)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        """Name it as people do."""
        return str(self.title)


class Membership(models.Model):  # noqa: DJ008  # shown on no page by itself
    """Somebody's role in a compartment. Whoever has two roles takes on one at a time."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    compartment = models.ForeignKey(Compartment, on_delete=models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, role.value) for role in Role])

    class Meta:
        """Nobody has the same role twice."""

        constraints = [  # noqa: RUF012  # Django reads a list
            models.UniqueConstraint(fields=["user", "compartment", "role"], name="one_role_once")
        ]
