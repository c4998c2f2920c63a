"""Accounts of the desk: made on the terminal, one person one account, roles given per compartment."""

from allforall.base.errors import InputError, UsageError
from allforall.base.messages import mark
from allforall.people.access import Role
from allforall.store.models import Compartment, Membership


def make_account(name: str, password: str, roles: list[str], compartment: str | None) -> None:
    """Make an account with some roles in one compartment; the first one is made so, on the terminal.

    Raises `UsageError` (`desk.no_such_role`), `InputError` (`desk.account_there`, `desk.password_weak`, `desk.no_such_case`).
    """
    from django.contrib.auth import get_user_model  # noqa: PLC0415  # Django must be set up first
    from django.contrib.auth.password_validation import validate_password  # noqa: PLC0415
    from django.core.exceptions import ValidationError  # noqa: PLC0415
    from django.db import transaction  # noqa: PLC0415

    known = {role.value: role for role in Role}
    for role in roles:
        if role not in known:
            raise UsageError(
                "desk.no_such_role",
                mark("There is no role {role}. Roles: {roles}."),
                role=role,
                roles=", ".join(known),
            )
    users = get_user_model()
    if users.objects.filter(username=name).exists():
        raise InputError(
            "desk.account_there", mark("There is an account {name} already. Choose another name."), name=name
        )
    try:
        validate_password(password, users(username=name))
    except ValidationError as error:
        raise InputError(
            "desk.password_weak", mark("That password will not do: {why}"), why=" ".join(error.messages)
        ) from error
    with transaction.atomic():
        user = users.objects.create_user(name, password=password)
        for case in _cases(compartment) if roles else []:
            for role in roles:
                Membership.objects.create(user=user, compartment=case, role=role)


def _cases(slug: str | None) -> list[Compartment]:
    found = list(Compartment.objects.filter(slug=slug) if slug else Compartment.objects.all())
    if not found:
        raise InputError(
            "desk.no_such_case",
            mark(
                "There is no case {name} at this desk. Open one first: allforall desk-setup case FOLDER --as A"
            ),
            name=slug or "",
        )
    return found
