import re
from types import SimpleNamespace

from allauth.mfa.totp.internal import auth
from django.contrib.auth import get_user_model
from django.test import Client

from desk_made import code_from, code_of, member, signed_in

PASSWORD = "a long enough password for tests"
STEP = "/account/second-step/authenticate/"


def with_password(user):
    user.set_password(PASSWORD)
    user.save()
    return user


def test_health_answers_everybody_and_says_nothing_else(case):
    answer = Client().get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_somebody_signs_in_for_the_first_time_without_script(case):
    with_password(member(case, "reviewer", "olena", second_factor=False))
    browser = Client()
    answer = browser.post("/account/login/", {"login": "olena", "password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == "/account/second-step/totp/activate/"
    secret = re.search(r'id="secret"><bdi>([A-Z2-7]+)<', answer.content.decode()).group(1)
    answer = browser.post("/account/second-step/totp/activate/", {"code": "000000"})
    assert "errors" in answer.content.decode()
    answer = browser.post("/account/second-step/totp/activate/", {"code": code_from(secret)}, follow=True)
    assert answer.status_code == 200
    assert browser.get("/review").status_code == 200
    again = Client()
    answer = again.post("/account/login/", {"login": "olena", "password": PASSWORD}, follow=True)
    assert answer.redirect_chain[-1][0] == "/account/second-step/authenticate/"
    assert again.get("/review").status_code == 302
    assert again.post("/account/second-step/authenticate/", {"code": "123"}).status_code == 200


def test_a_right_code_signs_in_again_and_a_wrong_or_used_one_does_not(case, monkeypatch):
    def at(seconds):
        monkeypatch.setattr(auth, "time", SimpleNamespace(time=lambda: seconds))

    def second_step():
        browser = Client()
        answer = browser.post("/account/login/", {"login": "olena", "password": PASSWORD})
        assert answer.url.startswith(STEP)
        return browser

    user = with_password(member(case, "reviewer", "olena"))
    at(1_750_000_000)
    right = code_of(user)
    first, second = second_step(), second_step()
    for wrong in (f"{(int(right) + 1) % 1_000_000:06}", "", "letters"):
        answer = first.post(STEP, {"code": wrong})
        assert "errors" in answer.content.decode()
        assert first.get("/review").status_code == 302
    assert first.post(STEP, {"code": right}).url == "/"
    assert first.get("/review").status_code == 200
    assert "errors" in second.post(STEP, {"code": right}).content.decode()
    assert second.get("/review").status_code == 302
    at(1_750_000_030)
    assert "errors" in second.post(STEP, {"code": right}).content.decode()
    assert second.post(STEP, {"code": code_of(user)}).url == "/"
    assert second.get("/review").status_code == 200


def test_a_wrong_password_says_the_same_as_a_wrong_name(case):
    with_password(member(case, "reviewer", "olena"))
    texts = []
    for name in ("olena", "nobody"):
        page = Client().post("/account/login/", {"login": name, "password": "wrong"}).content.decode()
        texts.append(re.sub(r'value="[^"]*"', "", page))
    assert texts[0] == texts[1]


def test_many_wrong_passwords_are_stopped(case):
    with_password(member(case, "reviewer", "olena"))
    browser = Client()
    for _ in range(12):
        answer = browser.post("/account/login/", {"login": "olena", "password": "wrong"})
    right = browser.post("/account/login/", {"login": "olena", "password": PASSWORD})
    assert answer.status_code in {200, 429}
    assert right.status_code in {200, 429}


def test_the_pages_of_ones_own_account_open(case):
    client = signed_in(member(case, "reviewer"))
    assert "Recovery" in client.get("/account/second-step/").content.decode()
    assert client.get("/account/second-step/webauthn/").status_code == 200


def test_a_language_is_remembered_and_nothing_sends_away_from_the_desk(case):
    client = signed_in(member(case, "reviewer"))
    answer = client.post("/language", {"language": "ar", "next": "https://elsewhere.example/"})
    assert answer.url == "/"
    page = client.get("/").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    client.post("/language", {"language": "xx"})
    assert '<html lang="ar"' in client.get("/").content.decode()


def test_an_account_is_made_on_the_terminal_with_a_password_that_will_do(case, tmp_path):
    import pytest

    from allforall.base.errors import InputError, UsageError
    from allforall.desk.people_here import make_account

    make_account("taras", PASSWORD, ["medic"], "small")
    assert get_user_model().objects.get(username="taras").memberships.get().role == "medic"
    with pytest.raises(InputError, match="already"):
        make_account("taras", PASSWORD, ["medic"], "small")
    with pytest.raises(InputError, match="will not do"):
        make_account("ivan", "short", ["medic"], "small")
    with pytest.raises(UsageError, match="no role general"):
        make_account("ivan", PASSWORD, ["general"], "small")
    with pytest.raises(InputError, match="no case nowhere"):
        make_account("ivan", PASSWORD, ["medic"], "nowhere")
    assert not get_user_model().objects.filter(username="ivan").exists()
