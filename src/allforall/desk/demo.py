"""The example: one account for each role, no password, and nothing but generated people."""

from pathlib import Path

from allforall.base.progress import SILENT, Progress
from allforall.desk.cases import open_case
from allforall.desk.house import CLOCK
from allforall.people.access import Role
from allforall.store.models import Compartment, Membership

EXAMPLE = Path("examples/istanbul-2025")


def load_example(folder: Path = EXAMPLE, progress: Progress = SILENT) -> Compartment:
    """Open the example once, with somebody in every role."""
    from django.contrib.auth import get_user_model  # noqa: PLC0415  # Django must be set up first

    known: Compartment | None = Compartment.objects.filter(is_example=True).first()
    compartment = known or open_case(folder, "A", CLOCK.now(), example=True, progress=progress)
    for role in Role:
        user, _ = get_user_model().objects.get_or_create(
            username=account_of(role), defaults={"first_name": role.value.capitalize()}
        )
        Membership.objects.get_or_create(user=user, compartment=compartment, role=role.value)
    return compartment


def account_of(role: Role) -> str:
    """Name the account that stands for a role."""
    return f"{role.value} (example)"
