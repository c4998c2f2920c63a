"""What somebody typed is printed as it was typed, whatever it is: never run, never lost, never turned round."""

import re
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from allforall.documents.papers.letters import printable
from allforall.documents.papers.paper import Kind
from allforall.documents.papers.pdf import pdf
from documents.papers.paper_samples import paper


def text_of(made):
    """Read a PDF without the places where a long word may be broken, which nobody sees."""
    said = " ".join(page.extract_text() for page in PdfReader(BytesIO(made)).pages)
    return re.sub(r"\s+", " ", said.replace("\u200b", ""))


def places(page):
    """Return each piece of text with where it begins, from the left."""
    found = []
    page.extract_text(
        visitor_text=lambda text, cm, tm, _font, _size: found.append((text.strip(), cm[4] + tm[4]))
    )
    return [(text, x) for text, x in found if text]


def named(surname, **more):
    return paper(Kind.MANIFEST, people=[{"case": "c-1", "surname": surname, **more}])


@pytest.mark.parametrize(
    "typed",
    ['#eval("1+1")', "*bold*", "_x_ $y$", '#import "@preview/a:1"', "[content]", "= head", "@label", "<a>", "\\u{41}",
     "// no", "/* no", "`raw`", "{i} {n}", "%s {0}"],
)  # fmt: skip
def test_no_text_is_read_as_markup(typed):
    assert typed in text_of(pdf(named(typed)))


def test_markup_in_every_line_of_a_form_stays_text():
    made = pdf(
        paper(
            Kind.DEATH,
            cause="#panic()",
            grave="#{",
            examined_by='"; #read("/etc/passwd")',
            last_moments="$ $",
        )
    )
    for typed in ("#panic()", "#{", '#read("/etc/passwd")', "$ $"):
        assert typed in text_of(made)


def test_braces_of_a_party_do_not_fill_a_sentence():
    assert "For: {party}" in text_of(pdf(paper(Kind.MANIFEST, home_to="{party}")))


@pytest.mark.parametrize(("typed", "shown"), [("中村", "[U+4E2D][U+6751]"), ("A\u202eB", "A[U+202E]B"), ("a\u200bb", "a[U+200B]b"),
                                              ("x\x07y", "x[U+0007]y"), ("😀", "[U+1F600]")])  # fmt: skip
def test_a_letter_that_cannot_be_seen_or_printed_is_named(typed, shown):
    text = text_of(pdf(named(typed)))
    assert shown in text
    assert "A letter written as [U+0000]" in text


def test_the_note_about_such_letters_stands_only_where_there_are_some():
    assert "[U+0000]" not in text_of(pdf(named("Шевченко")))


@pytest.mark.parametrize(
    "typed",
    ["Шевченко", "Ґудзь Їжак", "Әбдірахманұлы", "Җәмилә", "Şahin Çiğdem İpek", "გიორგი", "Արամ", "Ελένη"],
)
def test_names_of_many_scripts_are_printed_as_they_are(typed):
    assert typed in text_of(pdf(named(typed)))


def test_an_arabic_name_in_an_english_paper_keeps_its_letters():
    assert "أحمد" in text_of(pdf(named("أحمد")))


def test_a_cyrillic_name_in_an_arabic_paper_reads_left_to_right():
    people = [{"case": "c-1", "surname": "Шевченко", "given_name": "Тарас (мол.)"}]
    assert "Шевченко Тарас (мол.)" in text_of(pdf(paper(Kind.MANIFEST, ("ar",), people=people)))


def test_an_overlong_word_stays_on_the_page():
    reader = PdfReader(BytesIO(pdf(named("Ж" * 290, rank="R" * 290))))
    page = reader.pages[0]
    right = float(page.mediabox.right)
    starts = [x for text, x in places(page) if set(text) & set("ЖR")]
    assert starts
    assert max(starts) < right - 60
    assert "".join(re.findall("Ж", page.extract_text())) == "Ж" * 290


@settings(max_examples=25)
@given(st.text(max_size=60), st.sampled_from(["en", "ar"]))
def test_any_text_gives_a_paper(typed, language):
    try:
        made = paper(Kind.RECEIPT, (language,), remark=typed)
    except ValueError:  # a lone surrogate is no text
        assert any("\ud800" <= letter <= "\udfff" for letter in typed)
        return
    assert pdf(made).startswith(b"%PDF-1.7")


@given(st.text(max_size=200))
def test_what_is_printed_has_no_mark_that_nobody_sees(typed):
    shown = printable(typed).replace("\u200b", "")
    assert not set(shown) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\u00ad\u0000\n\r\t")


def test_thousands_of_people_make_a_manifest_and_more_than_ten_thousand_are_refused():
    people = [
        {"case": f"c-{number}", "surname": "Коваль", "given_name": "Юрій", "born": "1990"}
        for number in range(10_001)
    ]
    made = pdf(paper(Kind.MANIFEST, people=people[:2_000]))
    assert len(PdfReader(BytesIO(made)).pages) > 40
    with pytest.raises(ValueError, match="10000 items"):
        paper(Kind.MANIFEST, people=people)
