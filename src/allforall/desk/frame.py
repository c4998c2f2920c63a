"""What every page shares: its language, who looks, and where they may go."""

from collections.abc import Iterable
from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest

from allforall.base.messages import mark, translate
from allforall.desk.person import LABELS
from allforall.documents import words
from allforall.people.access import Act, roles_that_may
from allforall.store.models import Membership
from allforall.store.viewer import Viewer

PLACES = (
    ("", "today", mark("Home"), ()),
    (mark("Cases"), "lists", mark("Lists"), (Act.SEE_LISTS,)),
    (mark("Cases"), "people", mark("People"), (Act.FIND_PEOPLE,)),
    (mark("Cases"), "review", mark("Review"), (Act.JUDGE,)),
    (mark("Exchange"), "offers", mark("Offers"), (Act.SEE_OFFERS,)),
    (mark("Exchange"), "leavings", mark("Files that leave"), (Act.LET_GO, Act.TAKE_IN, Act.ANSWER_OFFERS)),
    (mark("Oversight"), "look_ups", mark("Look-ups"), (Act.READ_LOG,)),
    (mark("Oversight"), "accounts", mark("Accounts"), (Act.MANAGE,)),
)
"""The rail: under which heading, the name of the page, its word, and the acts of which it needs one."""


def frame(request: HttpRequest) -> dict[str, Any]:
    """Give a template its words and its surroundings."""
    language = getattr(request, "language", "en")
    viewer: Viewer | None = getattr(request, "viewer", None)
    return {
        "language": language,
        "direction": "rtl" if words.right_to_left(language) else "ltr",
        "languages": settings.LANGUAGES,
        "demo": settings.DEMO,
        "viewer": viewer,
        "membership": getattr(request, "membership", None),
        "memberships": roles_to_take(request),
        "compartment": getattr(getattr(request, "membership", None), "compartment", None),
        "places": [place for place in PLACES if viewer and _open(place[3], viewer)],
        "here": getattr(request.resolver_match, "url_name", "") or "",
        "labels": LABELS,
        **speech(language),
        **names(language),
    }


def roles_to_take(request: HttpRequest) -> list[Membership]:
    """Return the roles that somebody may change to: their own; in the example, where each is somebody, all."""
    if settings.DEMO and getattr(request, "viewer", None):
        return list(Membership.objects.filter(compartment__is_example=True).order_by("pk"))
    return list(getattr(request, "memberships", []))


def speech(language: str) -> dict[str, Any]:
    """Return the functions by which a template speaks one language."""
    return {
        "_": partial(translate, language=language),
        "number": partial(words.number, language=language),
        "counted": partial(words.counted, language=language),
        "day": partial(words.day, language=language),
        "short_day": partial(words.short_day, language=language),
        "moment": partial(words.moment, language=language),
        "signed": partial(words.signed, language=language),
        "listed": partial(words.listed, language=language),
    }


def names(language: str) -> dict[str, Any]:
    """Return the functions by which a template names fields and roles in one language."""

    def labelled(fields: Iterable[str]) -> list[str]:
        return [translate(LABELS[field], language) for field in fields if field in LABELS]

    def roles_for(acts: Iterable[Act]) -> list[str]:
        roles = {role: None for act in acts for role in sorted(roles_that_may(act))}
        return [translate(role.value, language) for role in roles]

    return {"labelled": labelled, "roles_for": roles_for}


def _open(acts: tuple[Act, ...], viewer: Viewer) -> bool:
    return not acts or any(viewer.may(act) for act in acts)
