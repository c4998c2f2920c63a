"""What people read on each paper in each language, word for word. UPDATE_GOLDEN=1 writes the golden files anew."""

import os
import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from allforall.documents.papers.paper import LANGUAGES, Kind
from allforall.documents.papers.pdf import pdf
from documents.papers.paper_samples import paper

GOLDEN = Path(__file__).parent / "golden"


def pages(made):
    return [page.extract_text() for page in PdfReader(BytesIO(made)).pages]


def flat(made):
    return re.sub(r"\s+", " ", " ".join(pages(made)))


def check(name, text):
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(text, encoding="utf-8")
    assert text == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_paper_reads_as_before_in_every_language(kind):
    said = [f"== {code}\n" + "\n-- page\n".join(pages(pdf(paper(kind, (code,))))) for code in LANGUAGES]
    check(f"{kind.value}.txt", "\n".join(said) + "\n")


@pytest.mark.parametrize("kind", list(Kind))
def test_a_paper_in_three_languages_says_everything_in_each(kind):
    together = flat(pdf(paper(kind, ("uk", "tr", "en"))))
    for code, word in (("uk", "Контрольна сума"), ("tr", "Özet kodu"), ("en", "Digest")):
        assert word in together, code


@pytest.mark.parametrize("kind", list(Kind))
def test_the_digest_stands_on_every_page_in_groups_and_in_hex(kind):
    made = paper(kind, ("uk", "ru"))
    for text in pages(pdf(made)):
        assert made.digest in text
        assert made.spoken in re.sub(r"\s+", " ", text)


def test_pages_are_counted():
    people = [{"case": f"c-{number}", "surname": "Коваль"} for number in range(60)]
    texts = pages(pdf(paper(Kind.MANIFEST, people=people)))
    assert len(texts) > 2
    for number, text in enumerate(texts, 1):
        assert f"page {number} of {len(texts)}" in re.sub(r"\s+", " ", text)


def test_the_head_of_a_table_stands_on_every_page_that_it_reaches():
    people = [{"case": f"c-{number:03}", "surname": "Коваль"} for number in range(60)]
    texts = pages(pdf(paper(Kind.MANIFEST, people=people)))
    assert all("Family name, given names" in text for text in texts if "c-0" in text)


def test_all_languages_of_a_paper_bear_the_same_digest():
    for kind in Kind:
        assert len({paper(kind, (code,)).digest for code in LANGUAGES}) == 1


@pytest.mark.parametrize("kind", list(Kind))
def test_an_unjudged_paper_says_so_on_every_page(kind):
    for text in pages(pdf(paper(kind, judged=False))):
        assert "Unjudged draft." in text
    assert "Unjudged draft." not in flat(pdf(paper(kind)))


def test_a_row_that_nobody_judged_makes_the_whole_paper_a_draft():
    people = [{"case": "c-1", "surname": "Коваль", "judged": False}]
    assert not paper(Kind.MANIFEST, judged=False, people=people).judged
    with pytest.raises(ValueError, match="not judged"):
        paper(Kind.MANIFEST, people=people)


def test_a_family_without_a_message_reads_the_sentence_that_every_such_family_reads():
    sentence = "There is no message that we may pass on today."
    assert sentence in flat(pdf(paper(Kind.FAMILY)))
    told = {"day": "2025-06-10", "text": "He is home.", "released_by": "Office F"}
    with_message = flat(pdf(paper(Kind.FAMILY, messages=[told])))
    assert sentence not in with_message
    assert "He is home." in with_message
    assert "10 June 2025" in with_message


def test_a_manifest_does_not_say_where_or_by_whom_somebody_is_held():
    assert {"site", "holder"} & set(type(paper(Kind.MANIFEST).content.people[0]).model_fields) == set()


def test_a_cremation_needs_its_reason():
    with pytest.raises(ValueError, match="120"):
        paper(Kind.DEATH, cremated=True)
    assert "wish of the deceased" in flat(
        pdf(paper(Kind.DEATH, cremated=True, cremated_because="wish of the deceased"))
    )


def test_what_nobody_said_is_not_known_and_never_no():
    text = flat(pdf(paper(Kind.DEATH, grave_marked=None, examined_before=None, cremated=None)))
    assert "Grave marked not known" in text
    assert "Cremated not known" in text
