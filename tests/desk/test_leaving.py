"""Four eyes: what leaves the desk is asked for by one person and let go by another."""

import io
from datetime import timedelta

import openpyxl
import pytest
from django.db import DatabaseError, transaction

from allforall.store.models import Leaving, LeavingWord, LookUp, Membership
from desk_made import member, signed_in

ASK_LIST = "/leaving/ask/list/a-missing/1"
ASK_ANSWERS = "/leaving/ask/answers/b-offer/1"


def cells(content):
    book = openpyxl.load_workbook(io.BytesIO(content))
    return [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]


def asked_for(browser, address=ASK_LIST, why="back to its sender"):
    answer = browser.post(address, {"why": why})
    assert answer.url == "/leaving"
    return Leaving.unguarded.latest("pk").pk


def test_one_browser_asks_another_lets_go_and_the_file_leaves_once_it_may(case):
    clerk = signed_in(member(case, "intake", "olena"))
    officer = signed_in(member(case, "transfer officer", "taras"))
    number = asked_for(clerk)
    take, say = f"/leaving/{number}/take", f"/leaving/{number}/say"
    assert "Nobody has let this file go" in clerk.post(take, follow=True).content.decode()
    page = officer.get("/leaving").content.decode()
    for words in ("back to its sender", "olena", "Let it go", "3 rows"):
        assert words in page
    assert "Let it go" not in clerk.get("/leaving").content.decode()
    officer.post(say, {"say": "let go", "why": "the sender corrects it"})
    assert "the sender corrects it" in clerk.get("/leaving").content.decode()
    file = clerk.post(take)
    assert file.headers["Content-Disposition"] == 'attachment; filename="a-missing-1-list.xlsx"'
    told = cells(file.content)
    assert any("Жаворонський" in each for each in told)
    assert not any("КАНАРКА" in each for each in told)
    look = LookUp.unguarded.get(kind="file")
    assert (look.who, look.subject) == ("olena", f"a-missing-1-list, request {number}")


def test_nobody_lets_their_own_file_go_in_whatever_role_not_even_past_the_program(case):
    user = member(case, "negotiator", "olena")
    Membership.objects.create(user=user, compartment=case, role="intake")
    browser = signed_in(user)
    browser.post("/role", {"membership": user.memberships.get(role="intake").pk})
    number = asked_for(browser)
    browser.post("/role", {"membership": user.memberships.get(role="negotiator").pk})
    assert "Let it go" not in browser.get("/leaving").content.decode()
    answer = browser.post(f"/leaving/{number}/say", {"say": "let go", "why": "mine"}, follow=True)
    assert "You asked for this file yourself" in answer.content.decode()
    asked = Leaving.unguarded.get(pk=number)
    with pytest.raises(DatabaseError, match="their own"), transaction.atomic():
        LeavingWord.unguarded.create(
            leaving=asked, let_go=True, who="olena", user_id=user.pk, why=b"", on=asked.on, role="negotiator"
        )
    assert LeavingWord.unguarded.count() == 0


def test_of_two_who_answer_a_request_the_first_word_stands(case):
    clerk = signed_in(member(case, "intake"))
    one, two = (signed_in(member(case, "transfer officer", name)) for name in ("one", "two"))
    number = asked_for(clerk)
    one.post(f"/leaving/{number}/say", {"say": "refuse", "why": "not to them"})
    answer = two.post(f"/leaving/{number}/say", {"say": "let go", "why": "fine"}, follow=True)
    page = answer.content.decode()
    assert "Somebody else has answered this request already" in page
    assert "not to them" in page
    word = LeavingWord.unguarded.get()
    assert (word.who, word.let_go) == ("one", False)
    assert b"not to them" not in bytes(word.why)
    assert clerk.post(f"/leaving/{number}/take").status_code == 302


@pytest.mark.parametrize("table", [Leaving, LeavingWord])
def test_a_request_and_the_word_on_it_are_only_ever_added(case, table):
    number = asked_for(signed_in(member(case, "intake")))
    officer = signed_in(member(case, "transfer officer"))
    officer.post(f"/leaving/{number}/say", {"say": "let go", "why": "fine"})
    for change in (
        lambda: table.unguarded.update(who="else"),
        lambda: table.unguarded.all()._raw_delete("default"),
    ):
        with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
            change()


def test_a_reason_is_needed_from_both(case):
    clerk, officer = signed_in(member(case, "intake")), signed_in(member(case, "transfer officer"))
    answer = clerk.post(ASK_LIST, {"why": "  "})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    number = asked_for(clerk)
    page = officer.post(f"/leaving/{number}/say", {"say": "let go"}, follow=True).content.decode()
    assert "Say why in a few words" in page
    assert LeavingWord.unguarded.count() == 0


def test_letting_go_and_taking_each_ask_again_who_is_there(case):
    user = member(case, "intake")
    number = asked_for(signed_in(user))
    officer = member(case, "transfer officer")
    answer = signed_in(officer, shown_s_ago=None).post(
        f"/leaving/{number}/say", {"say": "let go", "why": "fine"}
    )
    assert "reauthenticate" in answer.url
    assert LeavingWord.unguarded.count() == 0
    signed_in(officer).post(f"/leaving/{number}/say", {"say": "let go", "why": "fine"})
    assert "reauthenticate" in signed_in(user, shown_s_ago=None).post(f"/leaving/{number}/take").url
    assert signed_in(user).post(f"/leaving/{number}/take").status_code == 200


def test_replies_that_change_after_they_were_let_go_do_not_leave(offered):
    browser = signed_in(member(offered, "negotiator", "olena"))
    assert browser.get(ASK_ANSWERS).url == "/offers"
    decide = {"row": ["0", "1"], "reply": "PROPOSED", "why": "ВНУТРІШНЄ"}
    browser.post("/offers/b-offer/decide", decide)
    assert ASK_ANSWERS in browser.get("/offers/b-offer").content.decode()
    other = signed_in(member(offered, "negotiator", "other"))
    number = asked_for(browser, ASK_ANSWERS)
    other.post(f"/leaving/{number}/say", {"say": "let go", "why": "read row by row"})
    assert other.post(f"/leaving/{number}/take").status_code == 302
    told = cells(browser.post(f"/leaving/{number}/take").content)
    assert told.count("decided") == 3
    assert not any("a-missing" in each or "ВНУТРІШНЄ" in each for each in told)
    browser.post("/offers/b-offer/decide", {"row": ["1"], "reply": "ASK", "last-1": "99"})
    page = browser.post(f"/leaving/{number}/take", follow=True).content.decode()
    assert "not what was asked for" in page


def test_what_was_let_go_yesterday_is_asked_for_again(case, monkeypatch):
    from allforall.desk import house
    from allforall.desk.pages import leaving

    clerk, officer = signed_in(member(case, "intake")), signed_in(member(case, "transfer officer"))
    number = asked_for(clerk)
    officer.post(f"/leaving/{number}/say", {"say": "let go", "why": "fine"})

    class Tomorrow:
        def now(self):
            return house.CLOCK.now() + timedelta(hours=24, seconds=1)

    monkeypatch.setattr(leaving, "CLOCK", Tomorrow())
    answer = clerk.post(f"/leaving/{number}/take", follow=True)
    assert "more than 24 hours ago" in answer.content.decode()


def test_a_request_is_seen_by_those_whom_it_concerns(offered):
    negotiator = signed_in(member(offered, "negotiator"))
    negotiator.post("/offers/b-offer/decide", {"row": ["0"], "reply": "PROPOSED"})
    number = asked_for(negotiator, ASK_ANSWERS, "for the mediator")
    clerk = signed_in(member(offered, "intake"))
    assert "for the mediator" not in clerk.get("/leaving").content.decode()
    assert clerk.post(f"/leaving/{number}/take").status_code == 404
    assert clerk.get(ASK_ANSWERS).status_code == 404
