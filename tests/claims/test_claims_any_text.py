from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from allforall.claims.article import Article
from allforall.claims.languages import language_file, languages, lexicon
from allforall.claims.read import read_article

PIECES = st.sampled_from(
    ["Ukraine", "Russia", "said", "prisoners", "exchange", "each", "for", "1,000", "Zelensky", ".", ",", "“", "”", "\n", "and",
     "полонених", "обмін", "Росія", "Україна", "повідомив", "пленных", "обмен", "на", "May 23", "(", "-", "since", "of them"]
)  # fmt: skip


@given(
    st.lists(PIECES | st.text(max_size=5), max_size=60),
    st.sampled_from(languages()),
    st.none() | st.dates(date(2022, 1, 1)),
)
@settings(max_examples=150, deadline=None)
def test_any_text_gives_claims_whose_evidence_stands_in_it(pieces, language, day):
    text = " ".join(pieces)
    reading = read_article(Article(text, language, day))
    for claim in reading.claims:
        for each in claim.evidence:
            assert text[each.start : each.end] == each.quote
        assert all(count.n > 0 and count.to in {"UA", "RU", "both"} for count in claim.counts)


@given(st.lists(PIECES, max_size=60), st.sampled_from(languages()))
@settings(max_examples=80, deadline=None)
def test_every_word_stands_in_a_claim_or_is_listed_as_left_out(pieces, language):
    text = " ".join(pieces)
    reading = read_article(Article(text, language, date(2025, 5, 23)))
    if not reading.relevant:
        return
    covered = [False] * len(text)
    for each in [*reading.left_out, *(e for claim in reading.claims for e in claim.evidence)]:
        covered[each.start : each.end] = [True] * (each.end - each.start)
    assert all(ok or char.isspace() for ok, char in zip(covered, text, strict=True))


def test_a_long_text_without_an_end_is_read_in_bounded_time():
    text = "Ukraine and Russia exchange prisoners each and " * 20_000
    assert read_article(Article(text, "en", date(2025, 5, 23))).relevant


def test_a_language_that_nobody_taught_gives_a_finding():
    reading = read_article(Article("Rusya ve Ukrayna esir takası yaptı.", "tr", None))
    assert [finding.code for finding in reading.findings] == ["claims.language_not_read"]


def test_every_language_has_the_same_sections():
    sections = [set(language_file(language)) for language in languages()]
    needed = set.intersection(*sections)
    assert {"month", "number", "people", "actor", "pred", "report", "office", "cumul", "formula"} <= needed
    assert all(lexicon(language).settings["trigger"] for language in languages())
