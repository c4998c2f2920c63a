import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.claims.languages import lexicon
from allforall.claims.numbers import find_numbers
from claims_texts import flows, one_claim


def numbers_in(text: str, language: str) -> list[int]:
    words = lexicon(language)
    tokens = words.tokens(text, 0, len(text))
    return [n.value for n in find_numbers(words, tokens, words.mark(tokens), [False] * len(tokens))]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("two hundred and fifteen soldiers", "en", 215),
        ("ninety-five soldiers", "en", 95),
        ("one thousand two hundred soldiers", "en", 1200),
        ("a hundred soldiers", "en", 100),
        ("1,212 bodies", "en", 1212),
        ("7 000 people", "en", 7000),
        ("сто п'ять полонених", "uk", 105),
        ("двісті тридцять оборонців", "uk", 230),
        ("7 тисяч осіб", "uk", 7000),
        ("1,2 тис. полонених", "uk", 1200),
        ("троє офіцерів", "uk", 3),
        ("двести пять военнослужащих", "ru", 205),
        ("1 тысяча пленных", "ru", 1000),
        ("тысячу двести пленных", "ru", 1200),
    ],
)
def test_a_number_is_read_in_digits_and_in_words(text, language, value):
    assert numbers_in(text, language) == [value]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("the 48th exchange", "en"),
        ("a 24-year-old soldier", "en"),
        ("aged 18 to 25", "en"),
        ("held for 3 years", "en"),
        ("aboard the Il-76", "en"),
        ("40% of them", "en"),
        ("hundreds of civilians", "en"),
        ("several hundred children", "en"),
        ("67-й обмін", "uk"),
        ("віком від 18 до 25 років", "uk"),
        ("в возрасте от 18 до 25 лет", "ru"),
        ("несколько тысяч человек", "ru"),
    ],
)
def test_ages_ordinals_durations_and_vague_words_are_no_numbers_of_people(text, language):
    assert numbers_in(text, language) == []


@given(st.integers(min_value=2, max_value=9999))
def test_a_number_with_separators_is_the_number_without_them(n):
    for text in (f"{n}", f"{n:,}", f"{n:,}".replace(",", " ")):
        assert numbers_in(f"{text} soldiers", "en") == [n]


def test_a_number_with_an_unknown_noun_counts_something_else():
    text = "Kyiv brought 230 people home after 500 parcels were sent, the Ukrainian Interior Ministry said."
    assert flows(one_claim(text)) == {("UA", 230)}


@pytest.mark.parametrize(
    ("phrase", "bound"),
    [("at least 100", "at_least"), ("more than 100", "more_than"), ("about 100", "about"), ("100", "exact")],
)
def test_a_bound_is_kept_as_it_was_said(phrase, bound):
    claim = one_claim(f"Russia handed over {phrase} Ukrainian soldiers, Andriy Yermak said.")
    assert claim.counts[0].bound == bound
