"""Every address, every role, every compartment: who may open what is written down once, and held here."""

import ast
from pathlib import Path

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import allforall.desk
from allforall.desk.access import OF_OTHERS, OPEN, SIGNED_IN, access_of
from allforall.people.access import PERMISSIONS, Act, Role, Share, roles_that_may, share_of
from allforall.people.fields import BY_NAME
from allforall.store.models import LookUp, Pair
from desk_made import member, paired, signed_in, small_case

EVERYBODY = frozenset(Role)
ON_LISTS = roles_that_may(Act.SEE_LISTS) | roles_that_may(Act.TAKE_IN)
WHO = {
    "today": EVERYBODY,
    "components": EVERYBODY,
    "lists": ON_LISTS,
    "add_list": {Role.INTAKE},
    "version": ON_LISTS,
    "name_columns": {Role.INTAKE},
    "take_in": {Role.INTAKE},
    "work": ON_LISTS,
    "people": EVERYBODY - {Role.AUDITOR, Role.ADMINISTRATOR},
    "person": EVERYBODY - {Role.AUDITOR, Role.ADMINISTRATOR},
    "review": {Role.REVIEWER},
    "review_keys": {Role.REVIEWER},
    "undo": {Role.REVIEWER},
    "pair": {Role.REVIEWER},
    "judge_pair": {Role.REVIEWER},
    "offers": {Role.REVIEWER, Role.NEGOTIATOR, Role.TRANSFER, Role.MEDIATOR},
    "offer": {Role.REVIEWER, Role.NEGOTIATOR, Role.TRANSFER, Role.MEDIATOR},
    "decide_rows": {Role.NEGOTIATOR},
    "leavings": {Role.INTAKE, Role.NEGOTIATOR, Role.TRANSFER},
    "ask_leaving": {Role.INTAKE, Role.NEGOTIATOR},
    "say_leaving": {Role.NEGOTIATOR, Role.TRANSFER},
    "take_leaving": {Role.INTAKE, Role.NEGOTIATOR},
    "look_ups": {Role.AUDITOR},
    "accounts": {Role.ADMINISTRATOR},
}
"""What a role may open, page by page; a new page fails here until somebody writes down who it is for."""
BY_POST = {"name_columns", "take_in", "undo", "judge_pair", "decide_rows", "say_leaving", "take_leaving"}
OPEN_PAGES = {"health", "choose_language", "choose_role"}
REFUSED = 403


def names(patterns=None, prefix=""):
    """Give every address of the desk by its name, with the view behind it."""
    for pattern in patterns or get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns, f"{prefix}{pattern.pattern}")
        elif isinstance(pattern, URLPattern):
            yield pattern.name, pattern.callback


def address(name, case):
    """Name a page of a case that exists."""
    pair = Pair.unguarded.filter(run__compartment=case).first()
    inside = {
        "version": {"name": "a-missing", "number": 1},
        "name_columns": {"name": "a-missing", "number": 1},
        "take_in": {"name": "a-missing", "number": 1},
        "ask_leaving": {"what": "list", "name": "a-missing", "number": 1},
        "say_leaving": {"number": 1},
        "take_leaving": {"number": 1},
        "work": {"number": 1},
        "person": {"entry": "a-missing:AM-1"},
        "pair": {"number": pair.pk},
        "judge_pair": {"number": pair.pk},
        "offer": {"name": "a-missing"},
        "decide_rows": {"name": "a-missing"},
    }
    return reverse(name, kwargs=inside.get(name))


def ask(client, name, case):
    """Open a page, or send its form empty."""
    there = address(name, case)
    return client.post(there) if name in BY_POST else client.get(there)


def test_every_address_says_who_may_open_it_and_no_other_is_open():
    said = {name: access_of(view, name) for name, view in names()}
    ours = {name for name in said if name not in OF_OTHERS and said[name] is not None}
    assert ours == set(WHO) | OPEN_PAGES | {"take_role"}
    assert {name for name in ours if said[name] == OPEN} == OPEN_PAGES
    for name in set(WHO):
        roles = (
            EVERYBODY
            if said[name] == SIGNED_IN
            else {r for act in said[name].acts for r in roles_that_may(act)}
        )
        assert roles == set(WHO[name]), name


@pytest.fixture
def two_cases(desk, case):
    """Open a second case beside the first, the same people in both."""
    other = small_case(desk, "other")
    paired(case)
    paired(other)
    return case, other


@pytest.mark.parametrize("role", list(Role))
def test_a_role_opens_its_pages_and_no_others_and_nothing_of_another_case(two_cases, role):
    here, elsewhere = two_cases
    client = signed_in(member(here, role.value))
    for name, roles in WHO.items():
        status = ask(client, name, here).status_code
        assert (status != REFUSED) == (role in roles), f"{role} {name}: {status}"
        assert status < 500, name
    for name in ("pair", "judge_pair"):
        if role in WHO[name]:
            assert ask(client, name, elsewhere).status_code == 404
    assert not LookUp.unguarded.filter(compartment=elsewhere).exists()


def test_nobody_gets_in_without_signing_in_and_a_second_step(two_cases):
    here, _ = two_cases
    stranger, half = Client(), signed_in(member(here, "reviewer", "half", second_factor=False))
    for name in WHO:
        answer = ask(stranger, name, here)
        assert answer.status_code == 302
        assert answer.url.startswith(reverse("account_login")), name
        answer = ask(half, name, here)
        assert (answer.status_code, answer.url) == (302, reverse("mfa_activate_totp")), name
    assert LookUp.unguarded.count() == 0


def test_pages_of_libraries_that_the_desk_does_not_use_are_not_there(case):
    client = signed_in(member(case, "reviewer"))
    shut = [name for name, view in names() if access_of(view, name) is None]
    assert {"account_signup", "account_reset_password", "account_email"} <= set(shut)
    for name in ("account_signup", "account_reset_password", "account_email", "account_set_password"):
        assert client.get(reverse(name)).status_code == 404, name
        assert Client().get(reverse(name)).status_code == 404, name


def test_the_switch_of_the_example_is_no_way_into_a_real_desk(case):
    assert Client().get(reverse("choose_role")).status_code == 404
    assert Client().post(reverse("choose_role"), {"role": "reviewer"}).status_code == 404
    other = member(case, "auditor")
    client = signed_in(member(case, "reviewer"))
    assert client.post(reverse("take_role"), {"membership": other.memberships.get().pk}).status_code == 404


def test_somebody_without_a_role_sees_no_case(desk, case):
    paired(case)
    user = member(case, "reviewer")
    user.memberships.all().delete()
    client = signed_in(user)
    answer = client.get(reverse("today"))
    assert answer.status_code == 200
    assert case.title not in answer.content.decode()
    for name, roles in WHO.items():
        if roles != EVERYBODY:
            assert ask(client, name, case).status_code == REFUSED, name


def test_every_field_belongs_to_a_part_and_what_nobody_knows_is_guarded_most():
    assert share_of("condition") is share_of("medical_class") is share_of("note") is Share.HEALTH
    assert share_of("no such field") is Share.HEALTH
    assert {role for role, permission in PERMISSIONS.items() if Share.HEALTH in permission.shares} == {
        Role.MEDIC
    }
    assert {share_of(field) for field in BY_NAME} == set(Share)


def test_no_page_asks_the_store_around_its_guard():
    for path in (Path(allforall.desk.__file__).parent / "pages").glob("*.py"):
        names_used = {
            n.attr for n in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(n, ast.Attribute)
        }
        assert not names_used & {"unguarded", "raw", "cursor"}, path.name
