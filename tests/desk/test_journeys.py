"""What people do at the desk, page by page, without script."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from allforall.store.models import Decision, JudgementLine, SentList, Version
from desk_made import MISSING, member, paired, signed_in, work_done

WITH_DOUBTS = MISSING.replace("30.09.1994", "літо 1979").replace("Кленовецький", "Клен\u006fвецький")


def upload(client, content, file="b-held.csv", **said):
    form = {"file": SimpleUploadedFile(file, content), "list": "", "name": "b-held", "kind": "held"}
    return client.post("/lists/add", form | {"said_by": "B", "about": "A"} | said)


def test_a_list_is_brought_in_looked_through_and_taken_in(case):
    client = signed_in(member(case, "intake"))
    answer = upload(client, WITH_DOUBTS.encode())
    assert answer.url == "/lists/b-held/1"
    assert "being read" in client.get(answer.url).content.decode()
    work_done()
    page = client.get("/lists/b-held/1").content.decode()
    assert "Take in 3 rows" in page
    assert "<mark><bdi>літо 1979</bdi></mark>" in page
    assert "КАНАРКА" not in page
    assert SentList.unguarded.get(name="b-held").current is None
    assert 'href="/leaving/ask/list/b-held/1"' in page
    assert client.post("/lists/b-held/1/take-in").status_code == 302
    assert client.post("/lists/b-held/1/take-in").status_code == 302
    work_done()
    page = client.get("/lists/b-held/1").content.decode()
    assert "in use" in page
    assert "Клен" in page
    assert Version.unguarded.filter(sent_list__name="b-held").count() == 1


def test_a_column_that_was_misread_is_named_by_hand(case):
    client = signed_in(member(case, "intake"))
    upload(client, "ПІБ;Дата;№\nЖук Ян Янович;01.02.1990;7\n".encode())
    work_done()
    page = client.get("/lists/b-held/1").content.decode()
    fields = dict(re.findall(r'<select id="(field-\d+)".*?<option value="(\w+)" selected', page))
    assert "full_name" in fields.values()
    at = next(name for name, field in fields.items() if field == "full_name")
    client.post("/lists/b-held/1/columns", fields | {at: "callsign"})
    work_done()
    assert Version.unguarded.get(sent_list__name="b-held").given_columns["callsign"] == "ПІБ"


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ({"name": "Bad Name"}, "small letters"),
        ({"name": "a-missing"}, "There is a list of that name"),
        ({"kind": "rumour"}, "Choose what the list says"),
        ({"about": "C"}, "Choose A or B"),
        ({"reply_by": "soon"}, "Write a day"),
    ],
)
def test_a_form_with_a_mistake_says_which_and_keeps_what_was_typed(case, said, problem):
    answer = upload(signed_in(member(case, "intake")), b"x", **said)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert problem in page
    assert 'role="alert"' in page
    assert not SentList.unguarded.filter(name="b-held").exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("b-held.xlsx", b"PK\x03\x04 no workbook"),
        ("b-held.csv", b"\xff\xfe\x00\x00" * 50),
        ("b-held.csv", b""),
        ("b-held.csv", b'"' * 10_001),
        ("b-held.parquet", b"PAR1PAR1"),
        ("../../etc/passwd.csv", "ПІБ;№\n=HYPERLINK(1);1\n".encode()),
    ],
)
def test_a_hostile_file_is_refused_or_shown_in_words_and_the_worker_lives(case, name, content):
    client = signed_in(member(case, "intake"))
    answer = upload(client, content, name)
    if answer.status_code == 302:
        work_done()
        page = client.get("/lists/b-held/1")
        assert page.status_code == 200
        assert Version.unguarded.get(sent_list__name="b-held").state in {"refused", "read"}
        assert "/" not in Version.unguarded.get(sent_list__name="b-held").file
    assert ("read", "running") not in work_done()


def test_a_pair_is_judged_taken_back_and_judged_again(case):
    pair = paired(case)
    client = signed_in(member(case, "reviewer"))
    answer = client.get("/review", follow=True)
    assert answer.redirect_chain[-1][0] == f"/review/{pair.pk}"
    page = answer.content.decode()
    for words in ("Жаворонський", "Жаворонский", "Same person", "Most speaks for one person", "+9.5"):
        assert words in page
    assert re.search(r'data-key="1"', page)
    answer = client.post(f"/review/{pair.pk}/judge", {"verdict": "same", "last": "0"}, follow=True)
    assert "No pair waits for you" in answer.content.decode() or "Is this the same" in answer.content.decode()
    answer = client.post("/review/undo", follow=True)
    assert "taken back" in answer.content.decode()
    client.post(f"/review/{pair.pk}/judge", {"verdict": "different", "last": "2", "why": "another father"})
    assert list(JudgementLine.unguarded.values_list("verdict", flat=True)) == [
        "same",
        "taken back",
        "different",
    ]
    assert client.post(f"/review/{pair.pk}/judge", {"verdict": "perhaps"}).status_code == 404


def test_two_who_judge_at_once_are_both_kept_and_the_second_is_told(case):
    pair = paired(case)
    one, two = (signed_in(member(case, "reviewer", name)) for name in ("one", "two"))
    one.get(f"/review/{pair.pk}")
    page = two.get(f"/review/{pair.pk}").content.decode()
    assert "What was judged so far" not in page
    one.post(f"/review/{pair.pk}/judge", {"verdict": "same", "last": "0"})
    answer = two.post(f"/review/{pair.pk}/judge", {"verdict": "different", "last": "0"}, follow=True)
    page = answer.content.decode()
    assert "Both judgements are kept" in page
    assert "one more person decides" in page


def test_an_offered_list_is_answered_row_by_row_and_in_bulk(offered):
    case = offered
    client = signed_in(member(case, "negotiator"))
    page = client.get("/offers/b-offer").content.decode()
    assert "a-missing:AM-1" in page
    assert page.count('name="row"') == 3
    answer = client.post("/offers/b-offer/decide", {"row": ["0", "1"], "reply": "PROPOSED"}, follow=True)
    assert "Kept." in answer.content.decode()
    client.post("/offers/b-offer/decide", {"row": ["1"], "reply": "ASK", "why": "ask again"})
    assert list(Decision.unguarded.order_by("pk").values_list("position", flat=True)) == [0, 1, 1]
    page = client.get("/offers").content.decode()
    assert re.search(r'<td class="n">2</td>', page)
    answer = client.post("/offers/b-offer/decide", {"reply": "ASK"}, follow=True)
    assert "Tick at least one row" in answer.content.decode()
    other = signed_in(member(case, "negotiator", "other"))
    answer = other.post(
        "/offers/b-offer/decide", {"row": ["1"], "reply": "ACCEPT", "last-1": "0"}, follow=True
    )
    assert "Both decisions are kept" in answer.content.decode()


def test_a_person_is_everything_that_was_said_with_its_cell(case):
    page = signed_in(member(case, "transfer officer")).get("/people/a-missing:AM-1").content.decode()
    for words in ("Zhavoronskyi", "3 July 1991", "a-missing.csv", "КАНАРКА-МІСЦЕ", "7 June 2025"):
        assert words in page
    assert "not shown to this role" in page


def test_the_auditor_reads_who_looked_and_not_what_they_saw(case):
    signed_in(member(case, "reviewer")).get("/people/a-missing:AM-1")
    work_done()
    page = signed_in(member(case, "auditor")).get("/look-ups").content.decode()
    assert "a-missing:AM-1" in page
    assert "reviewer of small" in page
    assert "Жаворон" not in page


def test_an_administrator_gives_and_takes_roles_but_not_the_own_one(case):
    member(case, "intake", "olena")
    admin = member(case, "administrator")
    client = signed_in(admin)
    assert client.post("/accounts", {"name": "olena", "role": "medic"}).status_code == 302
    assert case.memberships.filter(user__username="olena").count() == 2
    taken = case.memberships.get(user__username="olena", role="intake").pk
    client.post("/accounts", {"take": taken})
    assert case.memberships.filter(user__username="olena").count() == 1
    assert client.post("/accounts", {"take": admin.memberships.get().pk}).status_code == 422
    assert client.post("/accounts", {"name": "nobody", "role": "medic"}).status_code == 422


@pytest.mark.parametrize("path", ["/", "/lists", "/people", "/offers", "/components", "/lists/a-missing/1"])
@pytest.mark.parametrize("language", ["en", "uk", "ru", "tr", "ar"])
def test_pages_hold_to_the_strict_policy_in_every_language(case, path, language):
    client = signed_in(member(case, "negotiator"))
    client.cookies["language"] = language
    answer = client.get(path)
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'lang="{language}"' in page
    assert not re.search(r"\sstyle=|\son\w+=|javascript:", page)
    assert not re.search(r"<script(?![^>]*(src=|application/json))", page)
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]


def test_reasons_of_a_pair_write_numbers_as_the_language_does(case):
    pair = paired(case)
    pair.evidence["surname"] = ["same", 12.0]
    pair.save()
    client = signed_in(member(case, "reviewer"))
    marks = {}
    for language in ("en", "uk", "tr"):
        client.cookies["language"] = language
        page = client.get(f"/review/{pair.pk}").content.decode()
        marks[language] = set(re.findall(r"\b[1-9]([,.\u202f])\d00\b", page))
    assert marks == {"en": {","}, "uk": {"\N{NARROW NO-BREAK SPACE}"}, "tr": {"."}}
