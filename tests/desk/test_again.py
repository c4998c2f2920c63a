"""What cannot be taken back is asked twice: a password or a code of the last ten minutes, without script."""

from types import SimpleNamespace

import pytest
from allauth.mfa.totp.internal import auth

from allforall.store.models import Membership, Version
from desk_made import code_of, member, received, signed_in, work_done

PASSWORD = "a long enough password for tests"
TAKE_IN = "/lists/b-held/1/take-in"


@pytest.fixture
def waiting(desk, case):
    """Leave one list read and not taken in."""
    received(desk, case, "b-held", "held", "ПІБ;№\nЖук Ян Янович;7\n", said_by="B")
    from allforall.desk.work.tasks import put_on

    put_on(case.pk, "read", {"version": Version.unguarded.get(sent_list__name="b-held").pk}, "test")
    work_done()
    return case


def state():
    return Version.unguarded.get(sent_list__name="b-held").state


def test_taking_a_list_in_waits_for_a_code_and_the_same_code_works_once(waiting, monkeypatch):
    monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: 1_750_000_000))
    user = member(waiting, "intake")
    browser = signed_in(user, shown_s_ago=None)
    answer = browser.post(TAKE_IN)
    assert answer.status_code == 302
    assert answer.url == "/account/second-step/reauthenticate/?next=%2Flists%2Fb-held%2F1"
    assert state() == "read"
    page = browser.get(answer.url).content.decode()
    assert "press the button again" in page
    assert browser.post(answer.url, {"code": "000000"}).status_code == 200
    browser.post(TAKE_IN)
    assert state() == "read"
    code = code_of(user)
    assert browser.post(answer.url, {"code": code}).url == "/lists/b-held/1"
    assert state() == "read"
    browser.post(TAKE_IN)
    assert state() == "arriving"
    other = signed_in(user, shown_s_ago=None)
    assert other.post(answer.url, {"code": code}).status_code == 200
    assert other.post(TAKE_IN).url == answer.url


def test_a_password_will_do_where_there_is_one(waiting):
    user = member(waiting, "intake")
    user.set_password(PASSWORD)
    user.save()
    browser = signed_in(user, shown_s_ago=None)
    answer = browser.post(TAKE_IN)
    assert answer.url.startswith("/account/reauthenticate/")
    assert "authenticator instead" in browser.get(answer.url).content.decode()
    assert browser.post(answer.url, {"password": "wrong"}).status_code == 200
    assert browser.post(answer.url, {"password": PASSWORD}).url == "/lists/b-held/1"
    browser.post(TAKE_IN)
    assert state() == "arriving"


@pytest.mark.parametrize(("ago", "after"), [(595, "arriving"), (601, "read")])
def test_an_answer_counts_for_ten_minutes(waiting, ago, after):
    signed_in(member(waiting, "intake"), shown_s_ago=ago).post(TAKE_IN)
    assert state() == after


def test_a_role_is_given_and_taken_only_by_somebody_who_showed_again_who_they_are(case):
    member(case, "intake", "olena")
    browser = signed_in(member(case, "administrator"), shown_s_ago=None)
    assert browser.get("/accounts").status_code == 200
    answer = browser.post("/accounts", {"name": "olena", "role": "medic"})
    assert answer.url == "/account/second-step/reauthenticate/?next=%2Faccounts"
    assert Membership.objects.filter(user__username="olena").count() == 1


@pytest.mark.parametrize("page", ["totp/deactivate/", "recovery-codes/generate/", "webauthn/add/"])
def test_keys_of_an_account_are_changed_only_after_showing_again(case, page):
    browser = signed_in(member(case, "reviewer"), shown_s_ago=None)
    answer = browser.get(f"/account/second-step/{page}")
    assert answer.status_code == 302
    assert "reauthenticate" in answer.url


def test_the_example_where_nobody_signs_in_says_that_it_does_not_ask(waiting, settings_of_example):
    browser = signed_in(member(waiting, "intake"), shown_s_ago=None)
    page = browser.post(TAKE_IN, follow=True).content.decode()
    assert "In the example nobody signs in" in page
    assert state() == "arriving"


@pytest.fixture
def settings_of_example():
    """Answer as the example does."""
    from django.test import override_settings

    with override_settings(DEMO=True):
        yield
