"""What a role may not see stands on no page that it may open; what it does see is written down first."""

import pytest

from allforall.people.access import PERMISSIONS, Act, Role, Share
from allforall.store.models import LookUp
from desk_made import member, signed_in

SECRETS = {
    Share.CUSTODY: ("КАНАРКА-МІСЦЕ", "СІЗО-2"),
    Share.HEALTH: ("КАНАРКА-НОТАТКА", "важко поранений", "seriously wounded", "seriously_wounded"),
    Share.WILL: ("відмовляється", "declined to return", "нейтральна сторона"),
}
ON_PEOPLE = [role for role in Role if Act.FIND_PEOPLE in PERMISSIONS[role].acts]


def pages(client):
    """Open every page that can show a person; give their texts."""
    for path in (
        "/",
        "/lists/a-missing/1",
        "/lists/b-offer/1",
        "/people/a-missing:AM-1",
        "/people/a-missing:AM-2",
        "/people/b-offer:BO-2",
        "/offers/b-offer",
        "/review",
    ):
        answer = client.get(path, follow=True)
        if answer.status_code == 200:
            yield path, answer.content.decode()
    found = client.post("/people", {"words": "Жаворонський"})
    yield "/people", found.content.decode()


@pytest.mark.parametrize("role", list(Role))
def test_no_page_shows_a_role_what_it_may_not_see(offered, role):
    client = signed_in(member(offered, role.value))
    hidden = [
        secret for share, each in SECRETS.items() if share not in PERMISSIONS[role].shares for secret in each
    ]
    for path, text in pages(client):
        for secret in hidden:
            assert secret not in text, f"{role} sees {secret} on {path}"


def test_who_may_see_them_does(offered):
    shown = "".join(text for _, text in pages(signed_in(member(offered, "medic"))))
    assert "КАНАРКА-НОТАТКА" in shown
    assert "КАНАРКА-МІСЦЕ" not in shown
    shown = "".join(text for _, text in pages(signed_in(member(offered, "negotiator"))))
    assert "КАНАРКА-МІСЦЕ" in shown
    assert "КАНАРКА-НОТАТКА" not in shown


@pytest.mark.parametrize("role", ON_PEOPLE)
def test_every_person_page_is_written_down_with_every_entry_that_it_shows(offered, role):
    user = member(offered, role.value)
    client = signed_in(user)
    before = LookUp.unguarded.count()
    assert client.get("/people/a-missing:AM-2").status_code == 200
    looks = LookUp.unguarded.filter(pk__gt=0, who=user.username, kind="person")
    assert "a-missing:AM-2" in set(looks.values_list("subject", flat=True))
    assert LookUp.unguarded.count() > before
    assert client.get("/people/a-missing:NOBODY").status_code == 404
    assert client.get("/people/no-such-list:AM-1").status_code == 404


@pytest.mark.parametrize("path", ["/lists/a-missing/1", "/offers/b-offer", "/review"])
def test_a_table_of_people_writes_down_every_row_that_it_shows(offered, path):
    user = member(offered, "reviewer")
    assert signed_in(user).get(path, follow=True).status_code == 200
    subjects = set(LookUp.unguarded.filter(who=user.username).values_list("subject", flat=True))
    expected = {
        "/lists/a-missing/1": {"a-missing:AM-1", "a-missing:AM-2", "a-missing:AM-3"},
        "/offers/b-offer": {"b-offer:BO-1", "b-offer:BO-2", "b-offer:BO-3"},
        "/review": set(),
    }
    assert expected[path] <= subjects
    assert subjects


def test_a_page_of_somebody_signed_in_is_kept_by_nobody(case):
    answer = signed_in(member(case, "reviewer")).get("/people/a-missing:AM-1")
    assert answer.headers["Cache-Control"] == "no-store"


def test_a_page_that_cannot_be_filled_shows_nothing_of_anybody(case, monkeypatch):
    from allforall.desk.pages import people

    def broken(*_):
        raise RuntimeError("КАНАРКА")

    monkeypatch.setattr(people, "shown", broken)
    client = signed_in(member(case, "reviewer"))
    client.raise_request_exception = False
    answer = client.get("/people/a-missing:AM-1")
    assert answer.status_code == 500
    assert "КАНАРКА" not in answer.content.decode()
    assert LookUp.unguarded.count() == 0


def test_the_desks_own_log_says_where_it_failed_and_not_about_whom():
    import logging
    import sys

    from allforall.desk.log import Discreet

    try:
        int("КАНАРКА")
    except ValueError:
        record = logging.LogRecord("desk", logging.ERROR, "x.py", 1, "page failed", (), sys.exc_info())
    said = Discreet("{message}", style="{").format(record)
    assert "КАНАРКА" not in said.replace('int("КАНАРКА")', "")
    assert said.endswith("ValueError")
    assert "test_leaks.py" in said
