import json
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from allforall.claims import documents
from allforall.claims.documents import open_document
from allforall.claims.read import read_article

TEXT = "Kyiv and Moscow swapped 95 prisoners of war each on 14 May 2025, Zelensky said.\n"
PAGE = f"""<!DOCTYPE html><html lang="en"><head><title>Swap</title>
<meta property="article:published_time" content="2025-05-14T10:00:00Z"></head><body><nav>Menu</nav>
<article><h1>Swap</h1><p>{TEXT}</p><p>The people are on their way to hospitals, and their families were told at
once. They will be looked after for some weeks, and nobody will be asked to speak before they wish to.</p></article>
</body></html>"""


def write(folder, name, content):
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def codes(document):
    return [finding.code for finding in document.findings]


def test_the_day_of_a_side_car_is_believed_first(tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "a.json", json.dumps({"lang": "en", "date": "2025-05-15"}))
    article = open_document(path).article
    assert (article.published, article.published_from) == (date(2025, 5, 15), "side-car")


def test_without_a_side_car_the_text_gives_the_day(tmp_path):
    article = open_document(write(tmp_path, "a.txt", TEXT)).article
    assert (article.published, article.published_from, article.language) == (date(2025, 5, 14), "text", "en")


def test_a_broken_side_car_is_said_and_the_text_still_read(tmp_path):
    path = write(tmp_path, "a.txt", TEXT)
    write(tmp_path, "a.json", "{")
    document = open_document(path)
    assert codes(document) == ["claims.side_car"]
    assert document.article


def test_text_in_windows_1251_is_read_and_said(tmp_path):
    document = open_document(write(tmp_path, "a.txt", "Домой вернулись 95 пленных.".encode("cp1251")))
    assert codes(document) == ["claims.not_utf8"]
    assert "пленных" in document.article.text


@pytest.mark.parametrize(("content", "code"), [(b"", "claims.no_text"), (b"a\0b", "claims.not_text")])
def test_a_file_without_text_gives_a_finding(tmp_path, content, code):
    document = open_document(write(tmp_path, "a.txt", content))
    assert document.article is None
    assert codes(document) == [code]


def test_a_file_that_is_far_too_large_is_not_opened(tmp_path, monkeypatch):
    monkeypatch.setattr(documents, "MOST_TEXT", 10)
    assert codes(open_document(write(tmp_path, "a.txt", TEXT))) == ["claims.too_large"]


@pytest.mark.slow
def test_a_web_page_gives_its_text_and_its_day(tmp_path):
    article = open_document(write(tmp_path, "a.html", PAGE)).article
    assert (article.published, article.published_from) == (date(2025, 5, 14), "metadata")
    assert "Menu" not in article.text
    assert read_article(article).claims


@pytest.mark.slow
@pytest.mark.parametrize("content", [b"%PDF-1.7\nrubbish", b"<html>" + b"<div>" * 50_000])
def test_a_hostile_page_or_pdf_gives_a_finding_and_no_more(tmp_path, content):
    document = open_document(write(tmp_path, "a.pdf", content))
    assert document.article is None
    assert codes(document)[0] in {"claims.not_opened", "claims.no_text"}


@given(st.binary(max_size=300))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_bytes_give_an_article_or_a_finding(tmp_path, content):
    document = open_document(write(tmp_path, "any.txt", content))
    assert document.article or document.findings
    if document.article:
        read_article(document.article)
