"""How a page says who may open it. A page that says nothing opens for nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allforall.people.access import Act

Page = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Access:
    """Who may open a page: everybody, whoever has signed in, or whoever may do one of some acts."""

    signed_in: bool
    acts: frozenset[Act] = frozenset()


OPEN = Access(signed_in=False)
SIGNED_IN = Access(signed_in=True)
OF_OTHERS = {
    "account_login": OPEN,
    "mfa_authenticate": OPEN,
    "mfa_login_webauthn": OPEN,
    "account_logout": SIGNED_IN,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
}
"""Pages of allauth that the desk uses, by name; its other pages stay shut."""
SECOND_FACTOR = frozenset(
    {
        "mfa_activate_totp",
        "mfa_add_webauthn",
        "account_logout",
        "account_reauthenticate",
        "mfa_reauthenticate",
    }
)
"""What somebody may open who has signed in and has no second factor yet."""


def open_to_all(page: Page) -> Page:
    """Open a page to everybody, signed in or not."""
    page.access = OPEN  # type: ignore[attr-defined]  # how Django's own decorators mark a view
    return page


def signed_in(page: Page) -> Page:
    """Open a page to whoever has signed in, whatever their role."""
    page.access = SIGNED_IN  # type: ignore[attr-defined]
    return page


def needs(*acts: Act) -> Callable[[Page], Page]:
    """Open a page to those whose role may do one of some acts."""

    def mark_page(page: Page) -> Page:
        page.access = Access(signed_in=True, acts=frozenset(acts))  # type: ignore[attr-defined]
        return page

    return mark_page


def access_of(page: Page, name: str | None) -> Access | None:
    """Return who may open a page, None where it never said."""
    said: Access | None = getattr(page, "access", None)
    return said or OF_OTHERS.get(name or "")
