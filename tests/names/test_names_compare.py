"""Two names, a number and its reasons."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from allforall.names.compare import LIKELY, compare, compare_many
from allforall.names.latin import STYLES, to_latin
from allforall.names.part import Part
from shared import shared
from two_languages import uk_to_ru

SURNAMES = ("Шевченко", "Гончар", "Гончаренко", "Коваль", "Ковальчук", "Зеленський", "Кузьмін", "Чорний")
GIVEN = ("Олексій", "Олександр", "Іван", "Микола", "Юрій", "Тарас")
PATRONYMICS = ("Олексійович", "Іванович", "Миколайович", "Петрович")
PEOPLE = st.tuples(st.sampled_from(SURNAMES), st.sampled_from(GIVEN), st.sampled_from(PATRONYMICS))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Шевченко Олексій Петрович", "Алексей Петрович ШЕВЧЕНКО"),
        ("Шевченко Олексій Петрович", "Aleksej SCHEWTSCHENKO"),
        ("Шевченко Т. Г.", "Taras Hryhorovych Shevchenko"),
        ("Саша Коваль", "Коваль Олександр"),
        ("Мельник Іван", "Нечуй-Мельник Іван"),
        ("Бондаренко Микола", "Бондоренко Николай"),
    ],
)
def test_one_name_is_recognised(one, other):
    assert compare(one, other).score >= LIKELY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Петренко Іван Миколайович", "Петренко Петро Миколайович"),
        ("Петренко Олексій Миколайович", "Петренко Олександр Миколайович"),
        ("Петренко Іван Петрович", "Петренко Петро Іванович"),
        ("Петренко Іван Миколайович", "Петренко Іван Петрович"),
        ("Гончар Іван", "Гончаров Иван"),
        ("Коваль Іван", "Ковальчук Іван"),
        ("Олексієнко Петро", "Олексій Петренко"),
        ("Тарас Григорович", "Шевченко"),
    ],
)
def test_brothers_father_and_son_and_other_families_stay_apart(one, other):
    assert compare(one, other).score < LIKELY


@pytest.mark.parametrize(
    ("one", "other", "sentence"),
    [
        ("Коваль Олексій", "Коваль Алексей", "Given name: Олексій and Алексей are the Ukrainian and the Russian form of one name."),
        ("Коваль Алексей", "Коваль Олексій", "Given name: Олексій and Алексей are the Ukrainian and the Russian form of one name."),
        ("Коваль Олексій", "Koval Oleksii", "Given name: Олексій and Oleksii are one name in two spellings."),
        ("Петренко Іван", "Петрінка Іван", "Family name: differs in letters (2): Петренко / Петрінка."),
        ("Гончар Іван", "Гончаров Иван", "Family name: Гончар and Гончаров differ by an ending that makes another family's name."),
        ("Коваль І.", "Коваль Іван", "Given name: of І. and Іван one may stand for the other; an initial is weak evidence."),
        ("Коваль Саша", "Коваль Олександр", "Given name: of Саша and Олександр one may be what friends say for the other; this is weak evidence."),
        ("Коваль Іван", "Коваль Іван Петрович", "Patronymic: stands in one of the two names only: Петрович."),
        ("Коваль Іван", "Іван Коваль", "The order of family name and given name differs."),
        ("Роман Богдан", "Богдан Роман", "What is the family name in one is the given name in the other."),
    ],
)  # fmt: skip
def test_reasons_are_sentences_about_names(one, other, sentence):
    assert sentence in [reason.say() for reason in compare(one, other).reasons]


def test_another_order_lowers_the_score():
    same = compare("Коваль Іван", "Коваль Іван").score
    turned = compare("Коваль Іван", "Іван Коваль").score
    exchanged = compare("Роман Богдан", "Богдан Роман").score
    assert same == 1.0
    assert LIKELY <= exchanged < turned < same


def test_weak_evidence_scores_lower_than_a_full_name():
    full = compare("Коваль Олександр", "Коваль Александр").score
    assert compare("Коваль Саша", "Коваль Александр").score < full
    assert compare("Коваль О.", "Коваль Александр").score < full
    assert compare("Коваль", "Коваль Александр").score < full


def test_either_form_of_a_name_may_be_the_initial():
    assert (
        compare("Коваль О.", "Коваль Алексей").score >= LIKELY > compare("Коваль П.", "Коваль Алексей").score
    )


@given(st.text(max_size=50), st.text(max_size=50))
def test_any_two_texts_compare_the_same_both_ways(one, other):
    forth, back = compare(one, other), compare(other, one)
    assert forth.score == back.score
    assert 0 <= forth.score <= 1


@given(PEOPLE, PEOPLE)
def test_any_two_people_compare_the_same_both_ways_and_as_in_bulk(one, other):
    left, right = " ".join(one), " ".join(other)
    assert compare(left, right).score == compare(right, left).score == compare_many([left], [right])[0]


@given(PEOPLE, st.sampled_from(STYLES))
def test_a_name_is_recognised_in_every_style(person, style):
    written = person
    if style.language == "ru":
        written = tuple(uk_to_ru(word, part) for word, part in zip(person, Part, strict=True))
    assert compare(" ".join(person), to_latin(" ".join(written), style.code)).score >= LIKELY


@pytest.mark.needs_shared
def test_real_spellings_are_told_from_near_namesakes():
    with shared("data/names/eu_pairs_dev/pairs.csv").open(encoding="utf-8", newline="") as file:
        pairs = list(csv.DictReader(file))
    scores = compare_many([p["name_l"] for p in pairs], [p["name_r"] for p in pairs])
    likely = [p["match"] == "1" for p, score in zip(pairs, scores, strict=True) if score >= LIKELY]
    precision, recall = sum(likely) / len(likely), sum(likely) / sum(p["match"] == "1" for p in pairs)
    assert precision >= 0.99
    assert recall >= 0.96
